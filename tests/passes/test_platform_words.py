"""What a platform writes in its own way is read as it meant it."""

from dataclasses import replace

import pytest

from cxcli.engines.counted import Counted
from cxcli.engines.notices import notices
from cxcli.engines.streaming import run
from cxcli.pipeline.measuring import counts_of
from cxcli.reader import Origin
from cxcli.report.build import build
from cxcli.study.study import DateSettings, SourceSettings, Study
from tests.studies import named, nps, study
from tests.tables import MemoryTable


def counted(profile: str, rows: list[list[str]], of: Study) -> Counted:
    origin = Origin("export.csv", "utf-8", ",", profile=profile)
    return run(of, [MemoryTable(["Q1", "when"], rows, origin=origin)])


def states(found: Counted) -> tuple[int, int, int, int]:
    _, d = next(found.tally.cells())
    return d.n, d.missing, d.not_applicable, d.invalid


@pytest.mark.parametrize(
    ("profile", "cell", "expected"),
    [
        ("limesurvey", "N/A", (0, 1, 0, 0)),
        ("none", "N/A", (0, 0, 1, 0)),
        ("zendesk", "Offered", (0, 1, 0, 0)),
        ("none", "Offered", (0, 0, 0, 1)),
    ],
)
def test_the_words_of_a_platform_for_no_answer_are_missing(
    profile: str, cell: str, expected: tuple[int, int, int, int]
) -> None:
    assert states(counted(profile, [[cell, ""]], study())) == expected


def test_what_the_configuration_says_wins_over_the_platform() -> None:
    one = nps()
    coding = replace(one.question.coding, not_applicable=("N/A",))
    of = study(replace(one, question=replace(one.question, coding=coding)))
    assert states(counted("limesurvey", [["N/A", ""]], of)) == (0, 0, 1, 0)


def test_anonymised_dates_are_no_dates() -> None:
    of = study(date=DateSettings(named("when")), period="year")
    found = counted("limesurvey", [["9", "1980-01-01 00:00:00"]] * 3, of)
    assert {cell.period for cell, _ in found.tally.cells()} == {""}
    codes = [n.code for n in notices(of, found, build(of, counts_of(found)))]
    assert "CX0121" in codes
    assert "CX0107" not in codes


@pytest.mark.parametrize(
    ("drop", "people", "told"), [(("preview",), 3, True), (("preview", "unfinished"), 1, False)]
)
def test_unfinished_answers_are_counted_and_told_unless_they_are_left_out(
    *, drop: tuple[str, ...], people: int, told: bool
) -> None:
    origin = Origin("export.csv", "utf-8", ",", profile="qualtrics")
    table = MemoryTable(["Q1", "Finished"], [["9", "True"], ["8", "False"], ["7", "0"]], origin=origin)
    of = study(source=SourceSettings(drop=drop))
    found = run(of, [table])
    assert states(found)[0] == people
    notice = [n for n in notices(of, found, build(of, counts_of(found))) if n.code == "CX0122"]
    assert bool(notice) is told
    assert not told or notice[0].message.en.startswith("2 rows are marked 'unfinished'")
