"""`cxcli explain METRIC FILE`: the arithmetic from a column to its number, shown."""

from pathlib import Path

import pytest

from tests.cli.real_command import Run

CONFIG = """version: 1
metrics:
  nps: {type: nps, column: q1}
  csat: {type: csat, column: q2, labels: {bad: 1, poor: 2, fair: 3, good: 4, great: 5}}
  effort: {type: ces, column: q3, scale: 1-7, better: lower}
"""
ROWS = "q1,q2,q3\n" + "10,great,1\n" * 30 + "8,fair,2\n" * 15 + "0,bad,7\n" * 15 + ",,\n"


@pytest.fixture(autouse=True)
def _files(tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text(ROWS)
    (tmp_path / "c.yaml").write_text(CONFIG)


@pytest.mark.parametrize(
    ("metric", "lines"),
    [
        (
            "nps",
            [
                "61 read, 60 used",
                "60 valid, 0 missing, 0 not applicable, 0 invalid",
                "100 x (30 - 15) / 60 = 25.00",
                "10: 30",
            ],
        ),
        ("csat", ["great = 5", "positive 50.00%", "100 x 30 / 60 = 50.00"]),
        ("effort", ["1-7, lower is better", "165 / 60 = 2.75"]),
    ],
)
def test_a_column_becomes_its_number_step_by_step(metric: str, lines: list[str], run: Run) -> None:
    done = run("explain", metric, "d.csv", "-c", "c.yaml")
    assert done.returncode == 0, done.stderr
    assert [line for line in lines if line not in done.stdout] == []


def test_it_says_the_steps_in_french(run: Run) -> None:
    told = run("explain", "effort", "d.csv", "-c", "c.yaml", "--lang", "fr").stdout
    assert "165 / 60 = 2,75" in told


def test_weights_are_shown_beside_the_people(run: Run, tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text("q1,q2,q3,w\n" + "10,great,1,2\n" * 30 + "0,bad,7,0.5\n" * 30)
    (tmp_path / "c.yaml").write_text(CONFIG + "weight: w\n")
    told = run("explain", "nps", "d.csv", "-c", "c.yaml").stdout
    assert "10: 30 (60.00 after weighting)" in told
    assert "100 x (60.00 - 15.00) / 75.00 = 60.00" in told


def test_a_hidden_result_shows_no_number(run: Run, tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text("q1,q2,q3\n" + "10,great,1\n" * 7)
    told = run("explain", "nps", "d.csv", "-c", "c.yaml").stdout
    assert "hidden" in told
    assert "100" not in told.replace("d.csv", "")


def test_a_metric_that_the_configuration_does_not_have_is_refused(run: Run) -> None:
    done = run("explain", "npss", "d.csv", "-c", "c.yaml")
    assert done.returncode == 2
    assert "Did you mean 'nps'?" in done.stderr


def test_the_quick_form_is_explained_as_well(run: Run) -> None:
    assert "100 x (30 - 15) / 60 = 25.00" in run("explain", "nps", "d.csv", "--nps", "q1").stdout
