"""`cxcli compare` in a real process: exports and reports, formats, and what is refused."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.real_command import Run

CONFIG = """version: 1
title: Two waves
segments: [country]
metrics:
  nps: {type: nps, column: q}
  csat: {type: csat, column: c}
"""


def write(folder: Path, name: str, down: int, up: int) -> None:
    answers = ["0"] * down + ["8"] * 60 + ["10"] * up
    rows = [f"{name}{i},{q},{i % 5 + 1},{'FR' if i % 3 else 'BE'}" for i, q in enumerate(answers)]
    (folder / name).write_text("\n".join(["id,q,c,country", *rows, ""]))


@pytest.fixture(autouse=True)
def _files(tmp_path: Path) -> None:
    write(tmp_path, "june.csv", 60, 60)
    write(tmp_path, "september.csv", 20, 100)
    (tmp_path / "cxcli.yaml").write_text(CONFIG)


@pytest.fixture
def reports(run: Run) -> None:
    for name in ("june", "september"):
        assert run("score", f"{name}.csv", "-o", f"{name}.json", "-f", "none").returncode == 0


def results(run: Run, *words: str) -> list[dict[str, Any]]:
    done = run("compare", *words, "-f", "json")
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)["results"]
    return found


@pytest.mark.usefixtures("reports")
def test_exports_and_their_reports_compare_to_the_same_bytes(run: Run) -> None:
    wanted = results(run, "june.csv", "september.csv")
    for words in (
        ("june.json", "september.csv"),
        ("june.csv", "september.json"),
        ("june.json", "september.json"),
    ):
        assert results(run, *words) == wanted


def test_a_comparison_tells_difference_interval_and_mix(run: Run) -> None:
    everyone = results(run, "june.csv", "september.csv")[0]
    assert (everyone["metric"], everyone["segment"]) == ("nps", {})
    assert (everyone["baseline"]["value"], everyone["current"]["value"]) == (0.0, pytest.approx(400 / 9))
    assert everyone["difference"] == pytest.approx(400 / 9)
    assert (everyone["method"], everyone["verdict"]) == ("mover_score", "up")
    assert everyone["low"] < everyone["difference"] < everyone["high"]
    (mix,) = everyone["mix_shift"]
    assert (mix["by"], mix["total"]) == ("country", everyone["difference"])


def test_every_report_says_which_configuration_was_used(run: Run) -> None:
    document = json.loads(run("compare", "june.csv", "september.csv", "-f", "json").stdout)
    assert document["schema"] == "cxcli.comparison/1"
    assert Path(document["config"]["path"]).name == "cxcli.yaml"
    assert len(document["config"]["sha256"]) == 64
    assert (document["confidence"], document["adjust"]) == (0.95, "holm")
    assert document["baseline"]["path"] == "june.csv"
    assert document["current"]["sources"][0]["rows"] == 180


def test_the_table_reads_as_one(run: Run) -> None:
    done = run("compare", "june.csv", "september.csv", "--metric", "nps")
    assert done.returncode == 0
    assert "Baseline: june.csv; current: september.csv" in done.stdout
    assert "NPS +44 (n = 180), up 44 on the baseline (0, n = 180)" in done.stdout
    assert "csat" not in done.stdout


def test_the_csv_has_a_line_for_each_comparison(run: Run) -> None:
    done = run("compare", "june.csv", "september.csv", "-f", "csv")
    lines = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [(line["metric"], line["segment"]) for line in lines] == [
        ("nps", ""),
        ("nps", "country=BE"),
        ("nps", "country=FR"),
        ("csat", ""),
        ("csat", "country=BE"),
        ("csat", "country=FR"),
    ]


def test_files_are_written_beside_what_is_shown(run: Run, tmp_path: Path) -> None:
    words = ("-o", "c.json", "-o", "c.csv", "-o", "c.txt", "-f", "none")
    done = run("compare", "june.csv", "september.csv", *words)
    assert (done.returncode, done.stdout) == (0, "")
    assert json.loads((tmp_path / "c.json").read_text())["schema"] == "cxcli.comparison/1"
    assert (tmp_path / "c.csv").read_text().startswith("metric,type,segment,")
    assert "Baseline: june.csv" in (tmp_path / "c.txt").read_text()


def test_the_same_comparison_is_the_same_bytes(run: Run) -> None:
    once, again = (
        run("compare", "june.csv", "september.csv", "-f", "json", env={"SOURCE_DATE_EPOCH": "1791158400"})
        for _ in range(2)
    )
    assert once.stdout == again.stdout


@pytest.mark.parametrize("output", ["june.csv", "json=september.csv", "csv=june.json", "table=cxcli.yaml"])
@pytest.mark.usefixtures("reports")
def test_what_was_read_is_never_written_over(run: Run, tmp_path: Path, output: str) -> None:
    path = tmp_path / output.rpartition("=")[2]
    before = path.read_bytes()
    baseline = "june.json" if "june.json" in output else "june.csv"
    done = run("compare", baseline, "september.csv", "-o", output)
    assert (done.returncode, done.stdout, path.read_bytes()) == (2, "", before)
    assert "would overwrite" in done.stderr


def test_the_quick_form_needs_no_configuration(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cxcli.yaml").unlink()
    found = results(run, "june.csv", "september.csv", "--nps", "q", "--by", "country")
    assert [one["segment"] for one in found] == [{}, {"country": "BE"}, {"country": "FR"}]


@pytest.mark.usefixtures("reports")
def test_two_reports_need_no_configuration(run: Run, tmp_path: Path) -> None:
    wanted = results(run, "june.json", "september.json")
    (tmp_path / "cxcli.yaml").unlink()
    assert results(run, "june.json", "september.json") == wanted


@pytest.mark.usefixtures("reports")
def test_exports_need_one(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cxcli.yaml").unlink()
    done = run("compare", "june.json", "september.csv")
    assert (done.returncode, "error CX2002" in done.stderr) == (2, True)


@pytest.mark.usefixtures("reports")
def test_a_metric_can_be_chosen_from_reports(run: Run) -> None:
    assert {one["metric"] for one in results(run, "june.json", "september.json", "--metric", "csat")} == {
        "csat"
    }
    assert {one["metric"] for one in results(run, "june.json", "september.csv", "--metric", "csat")} == {
        "csat"
    }
    done = run("compare", "june.json", "september.json", "--metric", "npss")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Did you mean 'nps'?" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("--by", "country"),
        ("--where", "country=FR"),
        ("--since", "2026-01-01"),
        ("--until", "2026-01-01"),
        ("--last", "3m"),
        ("--nps", "q"),
        ("--scale", "nps=1-10"),
        ("--delimiter", ";"),
        ("--encoding", "utf-8"),
        ("--profile", "none"),
    ],
)
@pytest.mark.usefixtures("reports")
def test_what_has_nothing_to_act_on_in_reports_is_refused(run: Run, words: tuple[str, str]) -> None:
    done = run("compare", "june.json", "september.json", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{words[0]} acts on rows, and stored reports hold none" in done.stderr


def test_periods_are_no_waves(run: Run) -> None:
    done = run("compare", "june.csv", "september.csv", "--period", "month")
    assert (done.returncode, "--period splits one export by time" in done.stderr) == (2, True)


def test_metrics_of_one_wave_only_are_said(run: Run) -> None:
    run("score", "june.csv", "--metric", "nps", "-o", "june.json", "-f", "none")
    done = run("compare", "june.json", "september.csv", "-f", "json")
    document = json.loads(done.stdout)
    assert {one["metric"] for one in document["results"]} == {"nps"}
    assert "CX0127" in {warning["code"] for warning in document["warnings"]}
    assert "Only one of the two waves has csat" in done.stderr
    assert run("compare", "june.json", "september.csv", "--fail-on-warn", "-f", "none").returncode == 1


def test_a_question_that_changed_is_refused_until_it_is_allowed(run: Run) -> None:
    run("score", "june.csv", "--rating", "c", "--scale", "rating=1-10", "-o", "june.json", "-f", "none")
    words = ("compare", "june.json", "september.csv", "--rating", "c")
    done = run(*words)
    assert (done.returncode, done.stdout) == (3, "")
    assert "error CX3019" in done.stderr
    assert "the scale was 1-10 and is 1-5" in done.stderr
    allowed = run(*words, "--allow-scale-change", "-f", "json")
    assert allowed.returncode == 0
    assert json.loads(allowed.stdout)["results"][0]["flags"] == ["question_changed"]


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("x.json", "{}", "CX3018"),
        ("x.json", "[1, 2", "CX3018"),
        ("none.json", None, "CX3001"),
        ("none.csv", None, "CX3001"),
    ],
)
def test_a_wave_that_cannot_be_read_is_a_data_error(
    run: Run, tmp_path: Path, name: str, text: str | None, code: str
) -> None:
    if text is not None:
        (tmp_path / name).write_text(text)
    for words in ((name, "september.csv"), ("june.csv", name)):
        done = run("compare", *words)
        assert (done.returncode, done.stdout) == (3, "")
        assert f"error {code}" in done.stderr


def test_too_many_invalid_answers_end_with_three_once_everything_is_shown(run: Run, tmp_path: Path) -> None:
    with (tmp_path / "june.csv").open("a") as file:
        file.writelines(f"x{i},99,5,FR\n" for i in range(30))
    done = run("compare", "june.csv", "september.csv", "-o", "c.json")
    assert done.returncode == 3
    assert "Baseline: june.csv" in done.stdout
    assert (tmp_path / "c.json").exists()
    assert "error CX3012" in done.stderr


def test_respondents_in_both_waves_are_recognised_in_exports_and_missed_in_reports(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "cxcli.yaml").write_text(f"{CONFIG}respondent: id\n")
    text = (tmp_path / "june.csv").read_text()
    (tmp_path / "again.csv").write_text(text.replace("june.csv0,0", "june.csv0,10"))
    assert {one["method"] for one in results(run, "june.csv", "again.csv")} == {"clustered"}
    run("score", "june.csv", "-o", "june.json", "-f", "none")
    done = run("compare", "june.json", "again.csv", "-f", "json")
    document = json.loads(done.stdout)
    assert "CX0123" in {warning["code"] for warning in document["warnings"]}
    assert "clustered" not in {one["method"] for one in document["results"]}


def test_a_warning_says_which_wave_it_is_about(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "new.csv", 0, 100)
    done = run("compare", "june.csv", "new.csv", "-f", "none")
    assert "warning CX0105: current wave: nps: nobody answered 0" in done.stderr


def test_in_french_everything_is_french(run: Run) -> None:
    done = run("compare", "june.csv", "september.csv", "--lang", "fr")
    assert "Référence\xa0: june.csv\xa0; actuel\xa0: september.csv" in done.stdout
    assert "en hausse de 44 par rapport à la référence" in done.stdout
    refused = run("compare", "june.json", "x.json", "--lang", "fr")
    assert "erreur CX3001\xa0: Le fichier «\xa0june.json\xa0» n'existe pas." in refused.stderr


def test_a_pattern_of_exports_is_one_wave(run: Run, tmp_path: Path) -> None:
    for i in (1, 2):
        (tmp_path / f"july{i}.csv").write_text((tmp_path / "june.csv").read_text().replace("june", f"j{i}"))
    found = results(run, "july*.csv", "september.csv")
    assert found[0]["baseline"]["n"] == 360


def test_one_wave_may_come_from_standard_input(run: Run, tmp_path: Path) -> None:
    done = run("compare", "june.csv", "-", "-f", "json", stdin=(tmp_path / "september.csv").read_bytes())
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["results"][0]["difference"] == pytest.approx(400 / 9)


def test_standard_input_is_one_wave_at_most(run: Run) -> None:
    for words in (
        ("compare", "-", "-", "--nps", "q"),
        ("gate", "-", "--nps", "q", "--max-drop", "nps=5", "--versus", "-"),
    ):
        done = run(*words)
        assert (done.returncode, "named twice" in done.stderr) == (2, True)


def test_hostile_names_cannot_steer_the_terminal_or_a_spreadsheet(run: Run, tmp_path: Path) -> None:
    for name in ("june", "september"):
        path = tmp_path / f"{name}.csv"
        path.write_text(path.read_text().replace("FR", "\x1b[31m=evil()").replace("BE", "=cmd()"))
    for form in ("table", "json"):
        done = run("compare", "june.csv", "september.csv", "-f", form)
        assert done.returncode == 0
        assert "\x1b" not in done.stdout
        assert "[31m=evil()" in done.stdout
    assert "country=\\=cmd()" in run("compare", "june.csv", "september.csv", "-f", "csv").stdout
