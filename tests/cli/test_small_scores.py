"""A small export is scored in little more than the time of loading what reads it, so nothing else is loaded."""

from pathlib import Path

import pytest

from tests.cli.real_command import loaded

LARGE = {"pandas", "pyarrow.compute", "numpy.random", "concurrent.futures"}
ROWS = [
    "id,date,country,nps",
    "1,2026-01-05 10:00:00,FR,9",
    "2,,FR,10",
    "3,2026-02-30,DE,3",
    "4,2026-02-01,,x",
]


def modules_of_score(folder: Path, rows: list[str], *options: str) -> set[str]:
    (folder / "export.csv").write_text("\n".join([*rows, ""]), encoding="utf-8")
    metric = "metrics: {nps: {type: nps, column: nps}}"
    config = f"version: 1\ndate: date\nlimits: {{max_invalid_share: 1}}\n{metric}\n"
    (folder / "cxcli.yaml").write_text(config, encoding="utf-8")
    modules = loaded(folder, "score", "export.csv", *options, "-f", "json")
    assert "pyarrow.csv" in modules
    return modules


@pytest.mark.parametrize("options", [("--by", "country"), ("--where", "country=FR"), ("--period", "month")])
def test_what_only_large_exports_need_is_not_loaded(options: tuple[str, ...], tmp_path: Path) -> None:
    assert modules_of_score(tmp_path, ROWS, *options) & LARGE == set()


def test_an_empty_row_costs_no_pandas(tmp_path: Path) -> None:
    assert "pandas" not in modules_of_score(tmp_path, [*ROWS, ",,,"])
