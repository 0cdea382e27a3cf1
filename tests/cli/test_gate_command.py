"""`cxcli gate` in a real process: verdicts, exit codes, and what is written before them."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.cli.real_command import Run

NPS = {0: 15, 8: 45, 10: 40}
"""A score of +25 from 100 answers; its one-sided bounds at 95 % are +13.2 and +36.1."""

HEAD = "version: 1\nmetrics:\n  nps: {type: nps, column: q}\n  csat: {type: csat, column: c}\n"
KEYS = "metric segment rule mode verdict value low high bound n n_effective reason message"


def write(folder: Path, name: str, answers: dict[int, int], country: Sequence[str] = ("FR",)) -> None:
    rows = [str(answer) for answer, n in answers.items() for _ in range(n)]
    lines = [f"{i},{q},{(i % 5) + 1},{country[i % len(country)]}" for i, q in enumerate(rows)]
    (folder / name).write_text("\n".join(["id,q,c,country", *lines, ""]), encoding="utf-8")


@pytest.fixture(autouse=True)
def _files(tmp_path: Path) -> None:
    write(tmp_path, "a.csv", NPS)


def gates(out: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(out)["gates"]
    return found


@pytest.mark.parametrize(
    ("bar", "mode", "code", "verdict"),
    [
        ("10", "not_worse", 0, "pass"),
        ("10", "assured", 0, "pass"),
        ("10", "point", 0, "pass"),
        ("30", "not_worse", 0, "inconclusive"),
        ("30", "assured", 1, "inconclusive"),
        ("30", "point", 1, "fail"),
        ("20", "not_worse", 0, "inconclusive"),
        ("20", "assured", 1, "inconclusive"),
        ("20", "point", 0, "pass"),
        ("40", "not_worse", 1, "fail"),
        ("40", "assured", 1, "fail"),
        ("40", "point", 1, "fail"),
    ],
)
def test_the_mode_says_which_verdict_exits_with_one(
    run: Run, bar: str, mode: str, code: int, verdict: str
) -> None:
    done = run("gate", "a.csv", "--nps", "q", "--min", f"nps={bar}", "--mode", mode, "-f", "json")
    assert (done.returncode, [gate["verdict"] for gate in gates(done.stdout)]) == (code, [verdict])
    lines = [line for line in done.stderr.splitlines() if f"nps at least {bar}: {verdict} (" in line]
    assert len(lines) == 1
    assert lines[0].startswith("error CX1001: ") == (code == 1)


@pytest.mark.parametrize(("bar", "code"), [("40", 0), ("30", 0), ("10", 1)])
def test_a_maximum_is_mirrored(run: Run, bar: str, code: int) -> None:
    assert run("gate", "a.csv", "--nps", "q", "--max", f"nps={bar}").returncode == code


def test_the_gates_of_the_json_report_are_as_the_contract_has_them(run: Run) -> None:
    done = run("gate", "a.csv", "--nps", "q", "--min", "nps=10", "-f", "json")
    (gate,) = gates(done.stdout)
    assert list(gate) == KEYS.split()
    assert gate.pop("message") == "nps at least 10: pass (+25, at least +13 with 95% confidence, n = 100)"
    assert gate.pop("low") == gate.pop("bound") == pytest.approx(13.15288868174199, abs=1e-9)
    assert gate.pop("high") == pytest.approx(36.10737884940282, abs=1e-9)
    assert gate == {
        "metric": "nps",
        "segment": {},
        "rule": {"min": 10},
        "mode": "not_worse",
        "verdict": "pass",
        "value": 25.0,
        "n": 100,
        "n_effective": 100.0,
        "reason": None,
    }


def test_each_gate_has_its_line_and_one_failure_is_enough(tmp_path: Path, run: Run) -> None:
    config = "gates: [{metric: nps, min: 10}, {metric: csat, max: 10}, {metric: nps, min: 30}]\n"
    (tmp_path / "cxcli.yaml").write_text(HEAD + config)
    done = run("gate", "a.csv", "-f", "none")
    assert done.returncode == 1
    assert [line.partition(" (")[0] for line in done.stderr.splitlines()] == [
        "nps at least 10: pass",
        "nps at least 30: inconclusive",
        "error CX1001: csat at most 10%: fail",
    ]


def test_quiet_tells_failures_only(run: Run) -> None:
    done = run("gate", "a.csv", "--nps", "q", "--min", "nps=10", "--min", "nps=40", "-q", "-f", "none")
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("error CX1001: nps at least 40: fail")


def test_machines_get_a_failure_as_an_object(run: Run) -> None:
    done = run(
        *("gate", "a.csv", "--nps", "q", "--min", "nps=10", "--min", "nps=40"),
        *("--error-format", "json", "-f", "none"),
    )
    objects = [json.loads(line) for line in done.stderr.splitlines()]
    errors = [one for one in objects if one["code"] == "CX1001"]
    assert [(one["kind"], "nps at least 40: fail" in one["message"]) for one in errors] == [
        ("gate_broken", True)
    ]


def test_everything_is_shown_and_written_before_the_run_fails(tmp_path: Path, run: Run) -> None:
    done = run("gate", "a.csv", "--nps", "q", "--min", "nps=40", "-o", "r.json", "-o", "r.csv")
    assert done.returncode == 1
    assert "Gates: 1\nnps at least 40: fail" in done.stdout
    assert gates((tmp_path / "r.json").read_text())[0]["verdict"] == "fail"
    assert (tmp_path / "r.csv").read_text().startswith("metric,")


def test_the_mode_of_one_metric_leaves_the_others(tmp_path: Path, run: Run) -> None:
    (tmp_path / "cxcli.yaml").write_text(
        f"{HEAD}gates: [{{metric: nps, min: 30, mode: point}}, {{metric: csat, min: 40}}]\n"
    )
    done = run("gate", "a.csv", "--mode", "nps=assured", "-f", "json")
    assert [gate["mode"] for gate in gates(done.stdout)] == ["assured", "not_worse"]


def test_gates_of_the_command_line_come_after_those_of_the_configuration(tmp_path: Path, run: Run) -> None:
    (tmp_path / "cxcli.yaml").write_text(f"{HEAD}gates: [{{metric: nps, min: 30}}]\n")
    done = run("gate", "a.csv", "--max", "csat=90", "--min", "nps=-5.5", "-f", "json")
    assert [gate["rule"] for gate in gates(done.stdout)] == [{"min": 30}, {"min": -5.5}, {"max": 90}]


@pytest.mark.parametrize("baseline", ["old.json", "old.csv"])
def test_a_drop_is_judged_against_a_report_or_an_export(tmp_path: Path, run: Run, baseline: str) -> None:
    write(tmp_path, "old.csv", {0: 20, 8: 60, 10: 320})
    assert run("score", "old.csv", "--nps", "q", "-o", "old.json", "-f", "none").returncode == 0
    words = ("gate", "a.csv", "--nps", "q", "-f", "json", "--max-drop", "nps=5", "--versus")
    done = run(*words, baseline)
    (gate,) = gates(done.stdout)
    assert done.returncode == 1
    assert (gate["rule"], gate["value"]) == ({"max_drop": 5, "versus": baseline}, -50.0)
    same = run(*words, "a.csv")
    assert (same.returncode, gates(same.stdout)[0]["value"]) == (0, 0.0)


def test_a_report_and_its_export_give_the_same_verdict_to_the_last_digit(tmp_path: Path, run: Run) -> None:
    write(tmp_path, "old.csv", {0: 30, 8: 60, 10: 120})
    run("score", "old.csv", "--nps", "q", "-o", "old.json", "-f", "none")
    found = [
        gates(
            run("gate", "a.csv", "--nps", "q", "--max-drop", "nps=5", "--versus", path, "-f", "json").stdout
        )
        for path in ("old.json", "old.csv")
    ]
    for gate in (one for report in found for one in report):
        del gate["rule"], gate["message"]
    assert found[0] == found[1]


def test_a_baseline_is_looked_for_where_it_is_named(tmp_path: Path, run: Run) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "cxcli.yaml").write_text(
        f"{HEAD}gates: [{{metric: nps, max_drop: 50, versus: old.csv}}]\n"
    )
    write(tmp_path / "deep", "old.csv", NPS)
    write(tmp_path, "here.csv", NPS)
    words = ("gate", "a.csv", "-c", "deep/cxcli.yaml", "--max-drop", "nps=50", "--versus", "here.csv")
    done = run(*words, "-f", "json")
    assert done.returncode == 0, done.stderr
    assert [Path(gate["rule"]["versus"]).name for gate in gates(done.stdout)] == ["old.csv", "here.csv"]


def test_a_later_look_is_asked_for_on_the_command_line(tmp_path: Path, run: Run) -> None:
    (tmp_path / "cxcli.yaml").write_text(
        f"{HEAD}gates: [{{metric: nps, min: 10, sequential: obf, looks: 4, look: 1}}]\n"
    )
    first, last = (gates(run("gate", "a.csv", "--look", look, "-f", "json").stdout)[0] for look in "14")
    assert (first["verdict"], last["verdict"]) == ("inconclusive", "pass")
    assert first["low"] < last["low"]
    assert "more answers" not in first["message"]


def test_a_confidence_sequence_has_wider_bounds(tmp_path: Path, run: Run) -> None:
    (tmp_path / "cxcli.yaml").write_text(f"{HEAD}gates: [{{metric: nps, min: 10, sequential: cs}}]\n")
    done = run("gate", "a.csv", "-f", "json")
    assert done.returncode == 0, done.stderr
    assert gates(done.stdout)[0]["low"] < 10


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "There is no gate to judge"),
        (("--min", "nps"), "--min nps: a metric and a number are needed."),
        (("--min", "=30"), "a metric and a number are needed"),
        (("--max", "nps="), "a metric and a number are needed"),
        (("--min", "nps=high"), "'high' is not a number"),
        (("--min", "nps=3,5"), "Write 3.5."),
        (("--min", "npss=30"), "Did you mean 'nps'?"),
        (("--max-drop", "nps=5"), "Add --versus baseline.json."),
        (("--max-drop", "nps=0", "--versus", "a.csv"), "greater than zero"),
        (("--min", "nps=30", "--versus", "a.csv"), "Add --max-drop nps=5."),
        (("--min", "nps=30", "--mode", "sure"), "'sure'"),
        (("--min", "nps=30", "--mode", "csat=point"), "no gate judges 'csat'"),
        (("--min", "nps=30", "--look", "2"), "no gate plans any"),
        (("--min", "nps=30", "-o", "a.csv"), "would overwrite"),
    ],
)
def test_what_cannot_be_judged_is_refused_before_anything_is_computed(
    tmp_path: Path, run: Run, words: tuple[str, ...], said: str
) -> None:
    before = (tmp_path / "a.csv").read_bytes()
    done = run("gate", "a.csv", "--nps", "q", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert (tmp_path / "a.csv").read_bytes() == before


@pytest.mark.parametrize("baseline", ["old.json", "old.csv"])
def test_a_baseline_is_never_written_over(tmp_path: Path, run: Run, baseline: str) -> None:
    write(tmp_path, "old.csv", NPS)
    run("score", "old.csv", "--nps", "q", "-o", "old.json", "-f", "none")
    before = (tmp_path / baseline).read_bytes()
    words = ("--max-drop", "nps=5", "--versus", baseline, "-o", f"json={baseline}")
    done = run("gate", "a.csv", "--nps", "q", *words)
    assert (done.returncode, (tmp_path / baseline).read_bytes()) == (2, before)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("gates: [{metric: nps, min: 10}]\nstatistics: {confidence: 0.5}\n", "confidence above 0.5"),
        ("gates: [{metric: skip, min: 10}]\n", "'skip' is ignored by this configuration"),
        ("gates: 5\n", "gates"),
        ("gates: []\n", "There is no gate to judge"),
    ],
)
def test_a_configuration_whose_gates_make_no_sense_is_refused(
    tmp_path: Path, run: Run, text: str, said: str
) -> None:
    (tmp_path / "cxcli.yaml").write_text(f"{HEAD}  skip: {{type: ignore}}\n{text}")
    done = run("gate", "a.csv")
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_a_low_confidence_is_no_matter_without_gates(tmp_path: Path, run: Run) -> None:
    (tmp_path / "cxcli.yaml").write_text(f"{HEAD}statistics: {{confidence: 0.5}}\n")
    assert run("score", "a.csv", "-f", "none").returncode == 0
    assert run("gate", "a.csv", "--min", "nps=0").returncode == 2


def test_a_chosen_metric_is_judged_alone(tmp_path: Path, run: Run) -> None:
    (tmp_path / "cxcli.yaml").write_text(
        f"{HEAD}gates: [{{metric: nps, min: 90}}, {{metric: csat, min: 1}}]\n"
    )
    done = run("gate", "a.csv", "--metric", "csat", "-f", "json")
    assert (done.returncode, [gate["metric"] for gate in gates(done.stdout)]) == (0, ["csat"])


def test_a_choice_of_metrics_that_leaves_no_gate_does_not_pass(tmp_path: Path, run: Run) -> None:
    (tmp_path / "cxcli.yaml").write_text(f"{HEAD}gates: [{{metric: nps, min: 90}}]\n")
    done = run("gate", "a.csv", "--metric", "csat")
    assert done.returncode == 2
    assert "--metric chose metrics that have none" in done.stderr


def test_too_many_invalid_answers_win_over_a_failed_gate(tmp_path: Path, run: Run) -> None:
    text = (tmp_path / "a.csv").read_text()
    (tmp_path / "a.csv").write_text(text + "".join(f"x{i},99,5,FR\n" for i in range(20)))
    (tmp_path / "cxcli.yaml").write_text(
        f"{HEAD}gates: [{{metric: nps, min: 10}}, {{metric: csat, min: 90}}]\n"
    )
    done = run("gate", "a.csv", "-f", "json", "-o", "r.json")
    assert done.returncode == 3
    assert [(gate["verdict"], gate["reason"]) for gate in gates(done.stdout)] == [
        ("data_error", "too_many_invalid"),
        ("fail", None),
    ]
    assert (tmp_path / "r.json").exists()
    assert "error CX3012" in done.stderr
    assert "error CX1001: csat" in done.stderr


def test_a_baseline_with_too_many_invalid_answers_is_a_data_error_too(tmp_path: Path, run: Run) -> None:
    write(tmp_path, "old.csv", {**NPS, 99: 20})
    done = run(*("gate", "a.csv", "--nps", "q", "--max-drop", "nps=5", "--versus", "old.csv", "-f", "json"))
    assert (done.returncode, gates(done.stdout)[0]["verdict"]) == (3, "data_error")
    assert "error CX3012" in done.stderr


@pytest.mark.parametrize(
    ("baseline", "code", "said"),
    [("none.json", 3, "CX3001"), ("none.csv", 3, "CX3001"), ("cxcli.json", 3, "CX3018")],
)
def test_a_baseline_that_cannot_be_read_is_a_data_error(
    tmp_path: Path, run: Run, baseline: str, code: int, said: str
) -> None:
    (tmp_path / "cxcli.json").write_text("{}")
    done = run("gate", "a.csv", "--nps", "q", "--max-drop", "nps=5", "--versus", baseline)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr


def test_gates_judge_all_of_the_time_although_periods_are_scored(tmp_path: Path, run: Run) -> None:
    lines = (tmp_path / "a.csv").read_text().splitlines()
    days = [f"{line},2026-{9 + i % 2:02d}-0{1 + i % 9}" for i, line in enumerate(lines[1:])]
    (tmp_path / "a.csv").write_text("\n".join([f"{lines[0]},day", *days, ""]))
    (tmp_path / "cxcli.yaml").write_text(
        f"{HEAD}date: {{column: day, timezone: UTC}}\nperiod: month\ngates: [{{metric: nps, min: 10}}]\n"
    )
    done = run("gate", "a.csv", "-f", "json")
    document = json.loads(done.stdout)
    assert done.returncode == 0, done.stderr
    assert {result["period"] for result in document["results"]} == {None, "2026-09", "2026-10"}
    assert [(gate["n"], gate["verdict"]) for gate in document["gates"]] == [(100, "pass")]


def test_a_segment_is_judged(tmp_path: Path, run: Run) -> None:
    write(tmp_path, "a.csv", NPS, ("FR", "BE"))
    (tmp_path / "cxcli.yaml").write_text(
        f"{HEAD}segments: [country]\ngates: [{{metric: nps, min: 10, segment: {{country: ' BE '}}}}]\n"
    )
    (gate,) = gates(run("gate", "a.csv", "-f", "json").stdout)
    assert (gate["segment"], gate["n"]) == ({"country": "BE"}, 50)


def test_a_bare_gate_and_a_share_for_a_percentage_are_warned_of(run: Run) -> None:
    done = run("gate", "a.csv", "--csat", "c", "--min", "csat=0.4", "--mode", "point", "-f", "json")
    assert [warning["code"] for warning in json.loads(done.stdout)["warnings"]] == ["CX0125", "CX0126"]
    assert "If 40% is meant, write 40." in done.stderr
    strict = run(*("gate", "a.csv", "--csat", "c", "--min", "csat=0.4", "--mode", "point"), "--fail-on-warn")
    assert (done.returncode, strict.returncode) == (0, 1)


def test_in_french_everything_is_french(run: Run) -> None:
    done = run("gate", "a.csv", "--nps", "q", "--min", "nps=40", "--min", "nps=30", "--lang", "fr")
    assert done.returncode == 1
    assert "Barrières\xa0: 2" in done.stdout
    assert (
        "erreur CX1001\xa0: nps au moins 40\xa0: échec (+25, au plus +36 avec une confiance de 95\xa0%"
        in (done.stderr)
    )
    assert "nps au moins 30\xa0: non concluant (+25, entre +13 et +36" in done.stderr


def test_a_hostile_segment_cannot_steer_the_terminal(tmp_path: Path, run: Run) -> None:
    write(tmp_path, "a.csv", NPS, ("\x1b[31mFR",))
    (tmp_path / "cxcli.yaml").write_text(
        f'{HEAD}segments: [country]\ngates: [{{metric: nps, min: 40, segment: {{country: "\\e[31mFR"}}}}]\n'
    )
    done = run("gate", "a.csv")
    assert done.returncode == 1, done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    assert "\\x1b[31mFR" in done.stderr
