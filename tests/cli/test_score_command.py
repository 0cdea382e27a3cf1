"""`cxcli score` as it is typed: files, quick form, cuts, discovery."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.real_command import Run

ROWS = "id,date,nps,nps b,csat,effort,country,plan\n" + "".join(
    f"{i},2026-0{i % 3 + 1}-15,{i % 11},{10 - i % 11},{i % 5 + 1},{i % 7 + 1},{'FR' if i % 2 else 'BE'},{'Pro' if i % 3 else 'Free'}\n"
    for i in range(120)
)
CONFIG = """version: 1
date: {column: date, timezone: UTC}
privacy: {suppress_below: 0}
metrics:
  nps: {type: nps, column: nps}
  csat: {type: csat, column: csat}
"""


@pytest.fixture(autouse=True)
def _files(tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text(ROWS)
    (tmp_path / "c.yaml").write_text(CONFIG)


def report(run: Run, *words: str, **more: Any) -> Any:
    done = run(*words, "-f", "json", **more)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def segments(scored: Any, metric: str = "nps") -> list[Any]:
    return [r["segment"] for r in scored["results"] if r["metric"] == metric and r["period"] is None]


def test_the_quick_form_names_its_metrics_after_their_types(run: Run) -> None:
    scored = report(
        run, "score", "d.csv", "--nps", "nps", "--nps", "nps b", "--csat", "csat", "--ces", "effort=higher"
    )
    assert [(r["metric"], r["n"]) for r in scored["results"]] == [
        ("nps", 120),
        ("nps_2", 120),
        ("csat", 120),
        ("ces", 120),
    ]
    assert scored["config"]["path"] is None


def test_the_quick_form_ignores_a_configuration_that_is_found(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cxcli.yaml").write_text("version: 1\nmetrics: {broken")
    assert [r["metric"] for r in report(run, "score", "d.csv", "--csat", "csat")["results"]] == ["csat"]


def test_the_quick_form_takes_scales(run: Run) -> None:
    (result,) = report(run, "score", "d.csv", "--rating", "effort", "--scale", "rating=1-7")["results"]
    assert result["question"]["scale"] == [1, 7]


@pytest.mark.parametrize("where", ["cxcli.yaml", ".config/cxcli/config.yaml", "elsewhere.yaml"])
def test_a_configuration_is_found_in_its_usual_places(where: str, run: Run, tmp_path: Path) -> None:
    place = tmp_path / where
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(CONFIG)
    env = {"CXCLI_CONFIG": where} if where == "elsewhere.yaml" else {}
    assert report(run, "score", "d.csv", env=env)["config"]["path"].endswith(where)


def test_verbose_says_which_configuration_and_how_files_are_read(run: Run) -> None:
    told = run("score", "d.csv", "-c", "c.yaml", "-v", "-f", "none").stderr
    assert "Configuration: c.yaml" in told
    assert "d.csv: " in told
    assert "utf-8" in told


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((), [{}]),
        (("--by", "country"), [{}, {"country": "BE"}, {"country": "FR"}]),
        (
            ("--by", "country", "--by", "plan", "--metric", "nps"),
            [{}, *({"country": c} for c in ("BE", "FR")), *({"plan": p} for p in ("Free", "Pro"))],
        ),
    ],
)
def test_every_by_is_a_cut_of_its_own(
    words: tuple[str, ...], expected: list[dict[str, str]], run: Run
) -> None:
    assert segments(report(run, "score", "d.csv", "-c", "c.yaml", *words)) == expected


def test_cross_adds_the_crossing_of_the_by_columns(run: Run) -> None:
    found = segments(
        report(run, "score", "d.csv", "-c", "c.yaml", "--by", "country", "--by", "plan", "--cross")
    )
    assert [s for s in found if len(s) == 2] == [
        {"country": c, "plan": p} for c in ("BE", "FR") for p in ("Free", "Pro")
    ]


def test_a_segment_of_the_configuration_is_not_repeated_by_by(run: Run, tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text(CONFIG + "segments: [country]\n")
    assert len(segments(report(run, "score", "d.csv", "-c", "c.yaml", "--by", "country"))) == 3


@pytest.mark.parametrize(
    ("words", "used"),
    [
        (("--where", "country=FR"), 60),
        (("--where", "country=FR", "--where", "country=BE"), 120),
        (("--where", "country=FR", "--where", "plan=Pro"), 40),
        (("--since", "2026-02-01"), 80),
        (("--until", "2026-02-15"), 80),
        (("--since", "2026-02-01", "--until", "2026-02-28"), 40),
    ],
)
def test_rows_are_chosen_by_where_and_dates(words: tuple[str, ...], used: int, run: Run) -> None:
    assert report(run, "score", "d.csv", "-c", "c.yaml", *words)["ledger"]["rows_used"] == used


def test_periods_are_scored_as_well(run: Run) -> None:
    scored = report(run, "score", "d.csv", "-c", "c.yaml", "--period", "month", "--metric", "csat")
    assert [(r["period"], r["n"]) for r in scored["results"]] == [
        (None, 120),
        ("2026-01", 40),
        ("2026-02", 40),
        ("2026-03", 40),
    ]


def test_only_the_metrics_that_are_asked_for_are_scored(run: Run) -> None:
    scored = report(run, "score", "d.csv", "-c", "c.yaml", "--metric", "csat")
    assert [r["metric"] for r in scored["results"]] == ["csat"]


def test_standard_input_scores_like_the_file(run: Run) -> None:
    piped = report(run, "score", "-", "-c", "c.yaml", stdin=ROWS.encode())
    filed = report(run, "score", "d.csv", "-c", "c.yaml")
    assert piped["results"] == filed["results"]
    assert piped["ledger"] == filed["ledger"]


def test_files_of_the_configuration_are_found_from_its_folder(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "survey"
    folder.mkdir()
    (folder / "a.csv").write_text(ROWS)
    (folder / "c.yaml").write_text(CONFIG + "source: {files: ['*.csv']}\n")
    assert report(run, "score", "-c", "survey/c.yaml")["ledger"]["rows_read"] == 120


def test_several_files_are_read_in_the_order_given_and_globs_sorted(run: Run, tmp_path: Path) -> None:
    for name in ("b.csv", "a.csv"):
        (tmp_path / name).write_text(ROWS)
    scored = report(run, "score", "d.csv", "[ab].csv", "-c", "c.yaml", "--by", "source")
    assert [source["path"] for source in scored["sources"]] == ["d.csv", "a.csv", "b.csv"]
    assert scored["ledger"]["rows_read"] == 360


def test_options_about_the_file_win_over_the_configuration(run: Run, tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text(ROWS.replace(",", ";"))
    (tmp_path / "c.yaml").write_text(CONFIG + "source: {delimiter: ','}\n")
    assert report(run, "score", "d.csv", "-c", "c.yaml", "--delimiter", ";")["sources"][0]["delimiter"] == ";"


def test_an_earlier_report_is_untouched_when_a_run_fails(run: Run, tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text("last month")
    assert run("score", "none.csv", "-c", "c.yaml", "-o", "r.json").returncode == 3
    assert run("score", "d.csv", "-c", "c.yaml", "-o", "r.json", "-o", "no/such/r.csv").returncode == 4
    assert (tmp_path / "r.json").read_text() == "last month"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_behind_an_output_is_exit_4(run: Run) -> None:
    done = run("score", "d.csv", "-c", "c.yaml", "-o", "json=/dev/full")
    assert done.returncode == 4
    assert "error CX4001: " in done.stderr
    assert not Path("/dev/full").is_file()


def test_hostile_answers_reach_no_terminal(run: Run, tmp_path: Path) -> None:
    hostile = "\x1b[2J\x1b]0;owned\x07\u202e"
    (tmp_path / "d.csv").write_text("nps,seg\n" + f"9,{hostile}\n" * 40 + f"{hostile},x\n" * 2)
    done = run("score", "d.csv", "--nps", "nps", "--by", "seg")
    assert not {"\x1b", "\x07", "\u202e"} & {*done.stdout, *done.stderr}


@pytest.mark.parametrize(
    ("keys", "value"),
    [("type: csat", 75.0), ("type: rating", 4.0), ("type: nps, scale: 0-10", None)],
)
def test_what_the_warning_of_a_turned_scale_advises_gives_the_score_it_names(
    keys: str, value: float | None, run: Run, tmp_path: Path
) -> None:
    best, worst = (
        ("0 - Extremely likely", "10 - Not at all likely")
        if "nps" in keys
        else ("1 - Very satisfied", "5 - Very dissatisfied")
    )
    (tmp_path / "t.csv").write_text("q\n" + f"{best}\n" * 30 + f"{worst}\n" * 10)

    def scored(more: str) -> Any:
        (tmp_path / "t.yaml").write_text(f"version: 1\nmetrics: {{q: {{column: q, {keys}{more}}}}}\n")
        return report(run, "score", "t.csv", "-c", "t.yaml")

    doubt = next(w for w in scored("")["warnings"] if w["code"] == "CX0117")
    assert doubt["hint"] == "If it is, write better: lower and reverse: true."
    after = scored(", better: lower, reverse: true")
    assert after["results"][0]["value"] == (50.0 if value is None else value)
    assert "CX0117" not in {w["code"] for w in after["warnings"]}
