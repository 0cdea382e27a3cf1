"""`cxcli check` on rows of customers and cases: what can be read, and every cell that cannot."""

import csv
import json
from pathlib import Path

import pytest

from tests.cli.real_command import Run

CELLS = """case,customer,opened,solved,left,country
1,a,2026-01-01,yes,2025-12-01,FR
2,b,2026-01-02,maybe,,FR
3,c,soon,no,2026-03-01,FR
4,d,2026-01-04,,2026-03-01,FR
5,e,,yes,2026-03-01,FR
6,f,2026-01-05,perhaps,2026-03-01,BE
"""
FCR = "{type: fcr, case: case, customer: customer, opened: opened, resolved_first: solved}"
CHURN = "{type: churn, customer: customer, start: opened, end: left}"
CONFIG = "version: 1\nlimits: {max_invalid_share: 1}\n"


def written(run: Run, folder: Path, metrics: str, more: str = "") -> list[tuple[str, str, str]]:
    """Return row, column and text of every unread cell that `check --rows` writes."""
    (folder / "d.csv").write_text(CELLS)
    (folder / "c.yaml").write_text(f"{CONFIG}{more}metrics:\n{metrics}")
    done = run("check", "d.csv", "-c", "c.yaml", "--rows", "unread.csv", "-f", "none")
    assert done.returncode in (0, 3), done.stderr  # 3 where nothing at all can be read
    rows = list(csv.DictReader((folder / "unread.csv").read_text().splitlines()))
    return [(row["row"], row["column"], row["text"]) for row in rows]


def test_every_unread_cell_is_written_with_its_row_and_column(run: Run, tmp_path: Path) -> None:
    assert written(run, tmp_path, f"  fcr: {FCR}\n") == [
        ("3", "opened", "soon"),
        ("2", "solved", "maybe"),
        ("6", "solved", "perhaps"),
    ]


def test_days_out_of_order_are_written_both(run: Run, tmp_path: Path) -> None:
    assert written(run, tmp_path, f"  churn: {CHURN}\n", "period: month\n") == [
        ("1", "opened", "2026-01-01"),
        ("3", "opened", "soon"),
        ("1", "left", "2025-12-01"),
    ]


def test_a_cell_that_several_metrics_read_is_written_once(run: Run, tmp_path: Path) -> None:
    one = written(run, tmp_path, f"  fcr: {FCR}\n")
    both = written(
        run,
        tmp_path,
        f"  fcr: {FCR}\n  net: {FCR[:-1]}, basis: net}}\n  quick: {{type: bounce, flag: solved}}\n",
    )
    assert both == one


@pytest.mark.parametrize(
    ("metrics", "more"),
    [
        (f"  fcr: {FCR[:-1]}, where: {{country: BE}}}}\n", ""),
        (f"  fcr: {FCR}\n", "where: {country: BE}\n"),
        ("  quick: {type: bounce, flag: solved, where: {country: BE}}\n", ""),
        ("  nps: {type: nps, column: solved, where: {country: BE}}\n", ""),
    ],
)
def test_rows_that_do_not_count_are_not_written(metrics: str, more: str, run: Run, tmp_path: Path) -> None:
    assert written(run, tmp_path, metrics, more) == [("6", "solved", "perhaps")]


def test_components_of_a_score_are_written_with_their_columns(run: Run, tmp_path: Path) -> None:
    health = "{type: health_score, components: {a: {column: case, min: 0, max: 9}, b: {column: solved, min: 0, max: 9}}}"
    found = written(run, tmp_path, f"  health: {health}\n")
    assert {column for _, column, _ in found} == {"solved"}


@pytest.fixture
def files(tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text(CELLS)
    (tmp_path / "c.yaml").write_text(f"{CONFIG}metrics:\n  fcr: {FCR}\n  nps: {{type: nps, column: case}}\n")


@pytest.mark.usefixtures("files")
def test_the_states_of_a_metric_count_rows(run: Run) -> None:
    found = json.loads(run("check", "d.csv", "-c", "c.yaml", "-f", "json").stdout)
    states = {one["metric"]: one["answers"] for one in found["metrics"]}
    assert states["fcr"] == {"valid": 1, "missing": 2, "not_applicable": 0, "invalid": 3}


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(
    ("lang", "headings"),
    [
        ("en", ["Answers, or rows", "Cells that cannot be read (metric, text, rows, first rows)"]),
        ("fr", ["Réponses, ou lignes", "Cellules illisibles (métrique, texte, lignes, premières lignes)"]),
    ],
)
def test_cells_are_not_called_answers(lang: str, headings: list[str], run: Run) -> None:
    lines = run("check", "d.csv", "-c", "c.yaml", "--lang", lang).stdout.splitlines()
    assert [heading for heading in headings if heading not in lines] == []
    assert not [line for line in lines if line.startswith(("Not on the scale", "Hors échelle"))]


@pytest.mark.usefixtures("files")
def test_answers_off_their_scale_stand_apart(run: Run, tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text(f"{CELLS}99,g,2026-01-05,yes,,BE\n")
    words = " ".join(run("check", "d.csv", "-c", "c.yaml").stdout.split())
    assert "Not on the scale (metric, answer, people, rows) nps '99' 1 7" in words
    assert "first rows) fcr 'maybe' 1 2" in words
