import csv
import io
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis.strategies import characters, dictionaries, none, text

from cxcli.renderers.to_csv import COLUMNS, segment_text, to_csv
from tests.renderers.reports import BLANK, nps, report, survey, weighted_csat

HEADER = (
    "metric,type,segment,period,value,unit,low,high,confidence,method,"
    "n,n_effective,valid,missing,not_applicable,invalid,suppressed,flags"
)
NAMES = text(characters(exclude_categories=["Cs"]))
VALUES = text(characters(exclude_categories=["Cs"]), min_size=1)


def lines(document: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(document, newline=""), strict=True))


def segment_of(cell: str) -> dict[str, str | None]:
    """Read a segment cell back, as a consumer of the file would."""
    pairs = re.findall(r"((?:[^;=\\]|\\.)*)=((?:[^;=\\]|\\.)*)(?:;|$)", cell, re.DOTALL)
    return {
        re.sub(r"\\(.)", r"\1", n, flags=re.DOTALL): re.sub(r"\\(.)", r"\1", v, flags=re.DOTALL) or None
        for n, v in pairs
    }


def test_the_header_is_that_of_the_contract() -> None:
    assert to_csv(report()) == HEADER + "\n"
    assert ",".join(COLUMNS) == HEADER


def test_a_line_per_result_in_the_order_of_the_report() -> None:
    assert to_csv(report(nps(2, 1, 1, {"country": "FR", "plan": "Pro"}, "2026-10"), weighted_csat())) == (
        f"{HEADER}\n"
        "nps,nps,country=FR;plan=Pro,2026-10,25.0,points,15.0,35.0,0.95,score,4,4.0,4,3,1,0,,\n"
        "csat,csat,,,81.25,percent,80.5,82.0,0.95,wilson,12500,9800.7,12500,90,10,0,,\n"
    )


def test_a_suppressed_result_has_no_number() -> None:
    hidden = replace(BLANK, segment={"country": "FR"}, suppressed="small_base")
    assert to_csv(report(hidden)).splitlines()[1] == "nps,nps,country=FR,,,points,,,,,,,,,,,small_base,"


def test_flags_are_joined_by_semicolons() -> None:
    flagged = replace(nps(1, 1, 1), flags=("low_base", "clipped"))
    assert lines(to_csv(report(flagged)))[0]["flags"] == "low_base;clipped"


def test_people_without_an_answer_are_told_from_every_value() -> None:
    assert segment_text({"country": None}) == "country="
    assert segment_text({"country": "(no answer)"}) == "country=(no answer)"
    assert segment_text({}) == ""


def test_numbers_are_unrounded_and_negative_ones_stay_numbers() -> None:
    line = lines(to_csv(report(nps(1, 0, 2))))[0]
    assert (float(line["value"]), line["low"][0]) == (-100 / 3, "-")


def test_minus_zero_is_zero() -> None:
    assert lines(to_csv(report(replace(nps(1, 1, 1), value=-0.0))))[0]["value"] == "0.0"


def test_every_result_of_a_survey_has_all_its_cells() -> None:
    read = lines(to_csv(survey()))
    assert len(read) == len(survey().results)
    assert all(None not in line and None not in line.values() for line in read)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r", "\n", "\0", "  =", "\u00a0+", "＝", "＠"])
def test_a_text_that_a_spreadsheet_would_run_is_made_inert(start: str) -> None:
    line = lines(to_csv(report(replace(BLANK, metric=f"{start}cmd|' /C calc'!A0"))))[0]
    assert line["metric"] == f"'{start}cmd|' /C calc'!A0"


def test_a_column_name_that_starts_a_formula_is_made_inert_too() -> None:
    assert lines(to_csv(report(replace(BLANK, segment={"+1": "x"}))))[0]["segment"] == "'+1=x"


@given(segment=dictionaries(NAMES, VALUES | none(), max_size=3))
def test_a_segment_reads_back_from_its_cell(segment: dict[str, str | None]) -> None:
    assert segment_of(segment_text(segment)) == segment


@given(metric=NAMES, segment=dictionaries(NAMES, VALUES | none(), max_size=3))
def test_the_file_reads_back_cell_by_cell(metric: str, segment: dict[str, str | None]) -> None:
    line = lines(to_csv(report(replace(BLANK, metric=metric, segment=segment), nps(1, 1, 1))))[0]
    assert line["metric"].removeprefix("'") == metric.removeprefix("'")
    assert line["segment"].removeprefix("'") == segment_text(segment).removeprefix("'")


@given(metric=text())
def test_every_file_can_be_written_as_utf_8(metric: str) -> None:
    assert to_csv(report(replace(BLANK, metric=metric))).encode("utf-8")
