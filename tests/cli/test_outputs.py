from pathlib import Path
from typing import get_args

import pytest

from cxcli.cli.options.cutting import Period
from cxcli.cli.options.showing import Format
from cxcli.cli.outputs import Target, targets_of
from cxcli.errors import UsageProblem
from cxcli.renderers import RENDERERS
from cxcli.study import study


@pytest.mark.parametrize(
    ("output", "target"),
    [
        ("json=r.json", Target("json", Path("r.json"))),
        ("json=report", Target("json", Path("report"))),
        ("JSON=report", Target("json", Path("report"))),
        ("csv=odd.json", Target("csv", Path("odd.json"))),
        ("table=r.txt", Target("table", Path("r.txt"))),
        ("r.json", Target("json", Path("r.json"))),
        ("r.JSON", Target("json", Path("r.JSON"))),
        ("out/r.csv", Target("csv", Path("out/r.csv"))),
        ("r.txt", Target("table", Path("r.txt"))),
        ("./wave=2.json", Target("json", Path("wave=2.json"))),
        ("json=wave=2.json", Target("json", Path("wave=2.json"))),
    ],
)
def test_the_format_is_as_written_else_that_of_the_suffix(output: str, target: Target) -> None:
    assert targets_of([output]) == (target,)


@pytest.mark.parametrize(
    "output", ["r", "r.docx", "r.json.bak", "html=r.html", "html=r.json", "-", "json=-", ".json", ""]
)
def test_an_output_of_no_known_format_is_refused(output: str) -> None:
    with pytest.raises(UsageProblem):
        targets_of([output])


@pytest.mark.parametrize("second", ["csv=r.json", "./r.json", "x/../r.json"])
def test_two_outputs_into_one_file_are_refused(
    second: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x").mkdir()
    with pytest.raises(UsageProblem, match=r"r\.json"):
        targets_of(["r.json", second])


def test_outputs_keep_their_order() -> None:
    assert [target.format for target in targets_of(["b.csv", "a.json", "c.txt"])] == ["csv", "json", "table"]


def test_standard_output_offers_every_format_and_none() -> None:
    assert {*get_args(Format)} == {*(renderer.name for renderer in RENDERERS), "none"}


def test_the_periods_are_those_of_a_study() -> None:
    assert get_args(Period) == get_args(study.Period)
