"""`cxcli explain METRIC FILE --as NAME`: another definition's number on the same data, and why it differs."""

from pathlib import Path

import pytest

from tests.cli.real_command import Run

CONFIG = """version: 1
duplicates: "off"
metrics:
  nps: {type: nps, column: q1}
  csat: {type: csat, column: q2, labels: {bad: 1, poor: 2, fair: 3, good: 4, great: 5}}
  ten: {type: csat, column: q1, scale: 1-10, positive: [9, 10]}
  effort: {type: ces, column: q3, scale: 1-7, better: lower}
  fcr: {type: fcr, contacts: contacts, resolved_first: resolved, not_eligible: out}
  churn: {type: churn, start: contacts, lost: out, new: out, lost_new: "0", end: contacts}
  nrr: {type: nrr, start: contacts, expansion: resolved, contraction: out, churned: out}
  rate: {type: response_rate, invited: contacts, complete: resolved, undeliverable: out}
limits: {max_invalid_share: 0.5}
"""
ROWS = (
    "q1,q2,q3,contacts,resolved,out\n"
    + "10,great,1,10,6,1\n" * 30
    + "8,fair,2,10,6,1\n" * 15
    + "0,bad,7,10,6,1\n" * 15
    + "n/a,,,,,\n" * 5
)


@pytest.fixture(autouse=True)
def _files(tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text(ROWS)
    (tmp_path / "c.yaml").write_text(CONFIG)


@pytest.mark.parametrize(
    ("metric", "name", "lines"),
    [
        ("nps", "mean", ["25.00 points", "7.00 scale points", "base: 60"]),
        ("nps", "dismissed", ["25.00 points", "base: 60", "23.08 points", "base: 65"]),
        ("nps", "1-10", ["25.00 points", "base: 60", "66.67 points", "base: 45", "non-standard scale"]),
        ("csat", "mean", ["50.00 percent", "3.50 scale points"]),
        ("csat", "zendesk", ["50.00 percent", "base: 60", "66.67 percent", "base: 45"]),
        ("csat", "net", ["50.00 percent", "25.00 points"]),
        ("ten", "7-10", ["66.67 percent", "100.00 percent", "base: 45"]),
        ("effort", "easy_share", ["2.75 scale points", "75.00 percent"]),
        ("effort", "high", ["easy 75.00%, neutral 0.00%, difficult 25.00%", "easy 25.00%"]),
        ("fcr", "net", ["60.00 percent", "base: 600", "66.67 percent", "base: 540"]),
        ("churn", "total", ["10.00 percent", "base: 600", "9.09 percent", "base: 660"]),
        ("nrr", "grr", ["140.00 percent", "80.00 percent"]),
        ("rate", "invited", ["66.67 percent", "base: 540", "60.00 percent", "base: 600"]),
    ],
)
def test_both_numbers_and_both_bases_are_shown(metric: str, name: str, lines: list[str], run: Run) -> None:
    done = run("explain", metric, "d.csv", "-c", "c.yaml", "--as", name)
    assert done.returncode == 0, done.stderr
    assert [line for line in lines if line not in done.stdout] == []
    assert f"--as {name}" in done.stdout


def test_one_sentence_says_why_they_differ(run: Run) -> None:
    told = " ".join(run("explain", "csat", "d.csv", "-c", "c.yaml", "--as", "zendesk").stdout.split())
    assert told.endswith(
        "'share' counts the satisfied answers among all valid ones; 'zendesk' counts good against bad answers "
        "only, those in between being nowhere."
    )


def test_it_is_said_in_french(run: Run) -> None:
    told = run("explain", "csat", "d.csv", "-c", "c.yaml", "--as", "zendesk", "--lang", "fr").stdout
    assert "50,00" in told
    assert "66,67" in told
    assert "« share »" in told.replace("\xa0", " ")
    assert "base\xa0: 45" in told


def test_an_unknown_definition_is_met_with_those_there_are(run: Run) -> None:
    done = run("explain", "csat", "d.csv", "-c", "c.yaml", "--as", "nps")
    assert done.returncode == 2
    assert "no other definition called 'nps'" in done.stderr
    assert "There are: mean, net, zendesk, top_box." in done.stderr
    assert done.stdout == ""


def test_the_definition_that_is_configured_is_no_other(run: Run) -> None:
    assert run("explain", "csat", "d.csv", "-c", "c.yaml", "--as", "share").returncode == 2


def test_without_a_file_there_is_nothing_to_compare(run: Run) -> None:
    done = run("explain", "csat", "--as", "mean")
    assert done.returncode == 2
    assert "cxcli explain csat FILE --as mean" in done.stderr


def test_warnings_are_those_of_the_metric_as_configured(run: Run) -> None:
    done = run("explain", "nps", "d.csv", "-c", "c.yaml", "--as", "1-10")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", ["mean", "zendesk"])
def test_a_hidden_result_shows_no_number_on_either_side(name: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text("q1,q2,q3,contacts,resolved,out\n" + "10,great,1,1,1,0\n" * 7)
    told = run("explain", "csat", "d.csv", "-c", "c.yaml", "--as", name).stdout
    assert told.count("hidden") == 2
    assert "base" not in told


def test_a_base_that_gets_small_under_the_other_definition_is_hidden(run: Run, tmp_path: Path) -> None:
    rows = "10,great,1,1,1,0\n" * 7 + "10,fair,1,1,1,0\n" * 7
    (tmp_path / "d.csv").write_text("q1,q2,q3,contacts,resolved,out\n" + rows)
    told = run("explain", "csat", "d.csv", "-c", "c.yaml", "--as", "zendesk").stdout
    assert told.count("base: ") == 1
    assert "hidden" in told


def test_the_help_names_the_option(run: Run) -> None:
    assert "--as" in run("explain", "--help").stdout
