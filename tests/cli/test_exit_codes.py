"""Every kind of bad input gives its exit code and its stable error code, and leaves no file behind."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from cxcli.cli.app import answer
from tests.cli.real_command import Run

GOOD = "id,nps,csat,country\n" + "".join(f"{i},{i % 11},{i % 5 + 1},FR\n" for i in range(40))
CONFIG = "version: 1\nmetrics:\n  nps: {type: nps, column: nps}\n"


@dataclass(frozen=True)
class Bad:
    name: str
    words: Sequence[str]
    exit: int
    code: str
    data: bytes | None = GOOD.encode()
    config: str | None = None


CASES = [
    # command line
    Bad("unknown option", ["score", "d.csv", "--npss", "nps"], 2, "CX2001"),
    Bad("unknown command", ["scroe"], 2, "CX2001"),
    Bad("unknown format", ["score", "d.csv", "--nps", "nps", "-f", "html"], 2, "CX2001"),
    Bad("unknown output format", ["score", "d.csv", "--nps", "nps", "-o", "html=r.html"], 2, "CX2001"),
    Bad("unknown suffix", ["score", "d.csv", "--nps", "nps", "-o", "r.docx"], 2, "CX2001"),
    Bad("no suffix", ["score", "d.csv", "--nps", "nps", "-o", "report"], 2, "CX2001"),
    Bad("output to a dash", ["score", "d.csv", "--nps", "nps", "-o", "json=-"], 2, "CX2001"),
    Bad(
        "two outputs, one file",
        ["score", "d.csv", "--nps", "nps", "-o", "a.json", "-o", "csv=./a.json"],
        2,
        "CX2001",
    ),
    Bad("output over the export", ["score", "d.csv", "--nps", "nps", "-o", "d.csv"], 2, "CX2001"),
    Bad("value missing", ["score", "d.csv", "--nps"], 2, "CX2001"),
    Bad("cross without by", ["score", "d.csv", "--nps", "nps", "--cross", "--by", "country"], 2, "CX2001"),
    Bad("where without value", ["score", "d.csv", "--nps", "nps", "--where", "country"], 2, "CX2001"),
    Bad("quick form with -c", ["score", "d.csv", "-c", "c.yaml", "--nps", "nps"], 2, "CX2001", config=CONFIG),
    Bad(
        "scale without quick form",
        ["score", "d.csv", "-c", "c.yaml", "--scale", "nps=1-10"],
        2,
        "CX2001",
        config=CONFIG,
    ),
    Bad("ces without direction", ["score", "d.csv", "--ces", "csat"], 2, "CX2009"),
    Bad("neither config nor quick form", ["score", "d.csv"], 2, "CX2002"),
    Bad("no file at all", ["score", "-c", "c.yaml"], 2, "CX2001", config=CONFIG),
    Bad(
        "unknown metric asked for",
        ["score", "d.csv", "-c", "c.yaml", "--metric", "npps"],
        2,
        "CX2011",
        config=CONFIG,
    ),
    Bad("period without date", ["score", "d.csv", "--nps", "nps", "--period", "month"], 2, "CX2007"),
    # configuration
    Bad("config not there", ["score", "d.csv", "-c", "none.yaml"], 2, "CX2003"),
    Bad("config is no YAML", ["score", "d.csv", "-c", "c.yaml"], 2, "CX2003", config="a: [1"),
    Bad("unknown key", ["score", "d.csv", "-c", "c.yaml"], 2, "CX2004", config=CONFIG + "segmets: [x]\n"),
    Bad("duplicate key", ["score", "d.csv", "-c", "c.yaml"], 2, "CX2005", config=CONFIG + "version: 1\n"),
    Bad("wrong type", ["score", "d.csv", "-c", "c.yaml"], 2, "CX2006", config=CONFIG + "period: [month]\n"),
    # data
    Bad("file not there", ["score", "none.csv", "--nps", "nps"], 3, "CX3001"),
    Bad("glob that matches nothing", ["score", "x*.csv", "--nps", "nps"], 3, "CX3001"),
    Bad("empty file", ["score", "d.csv", "--nps", "nps"], 3, "CX3002", data=b""),
    Bad("header only", ["score", "d.csv", "--nps", "nps"], 3, "CX3002", data=b"id,nps\n"),
    Bad("missing column", ["score", "d.csv", "--nps", "npss"], 3, "CX3007"),
    Bad("ambiguous column", ["score", "d.csv", "--nps", "nps"], 3, "CX3008", data=b"nps,nps\n1,2\n3,4\n"),
    Bad(
        "wrong encoding",
        ["score", "d.csv", "--nps", "nps", "--encoding", "utf-8"],
        3,
        "CX3003",
        data=b"nps,x\n1,\xe9\n2,b\n",
    ),
    Bad("unclosed quote", ["score", "d.csv", "--nps", "nps"], 3, "CX3004", data=b'nps,x\n1,"a\n2,b\n3,c\n'),
    Bad("not a workbook", ["score", "d.xlsx", "--nps", "nps"], 3, "CX30", data=b"PK\x03\x04 of no workbook"),
    Bad("no row left", ["score", "d.csv", "--nps", "nps", "--where", "country=BE"], 3, "CX3010"),
    Bad("no valid answer", ["score", "d.csv", "--nps", "nps"], 3, "CX3011", data=b"nps,x\n,a\n,b\n"),
    Bad(
        "every answer invalid",
        ["score", "d.csv", "--nps", "nps"],
        3,
        "CX3012",
        data=b"nps,x\nred,a\nblue,b\n",
    ),
    # output
    Bad("folder not there", ["score", "d.csv", "--nps", "nps", "-o", "no/such/r.json"], 4, "CX4001"),
    Bad("output is a folder", ["score", "d.csv", "--nps", "nps", "-o", "folder.json"], 4, "CX4001"),
]


@pytest.fixture
def files(tmp_path: Path, bad: Bad) -> set[Path]:
    if bad.data is not None:
        (tmp_path / "d.csv").write_bytes(bad.data)
        (tmp_path / "d.xlsx").write_bytes(bad.data)
    if bad.config is not None:
        (tmp_path / "c.yaml").write_text(bad.config)
    (tmp_path / "folder.json").mkdir()
    return set(tmp_path.rglob("*"))


@pytest.mark.parametrize("bad", CASES, ids=lambda bad: bad.name)
def test_bad_input_is_told_once_with_its_code_and_leaves_no_file(
    bad: Bad, files: set[Path], run: Run, tmp_path: Path
) -> None:
    done = run(bad.words[0], "--error-format", "json", *bad.words[1:])
    told = [json.loads(line) for line in done.stderr.splitlines()]
    errors = [line for line in told if line["kind"] != "warning"]
    assert done.returncode == bad.exit, done.stderr
    assert errors[0]["code"].startswith(bad.code)
    assert all(error["message"] for error in errors)
    assert "Traceback" not in done.stderr
    assert set(tmp_path.rglob("*")) == files


@pytest.mark.parametrize("bad", CASES, ids=lambda bad: bad.name)
def test_bad_input_is_told_in_french_when_asked(
    bad: Bad,
    files: set[Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert files
    assert answer([bad.words[0], "--lang", "fr", *bad.words[1:]]) == bad.exit
    assert re.search(rf"^erreur {bad.code}\d*\xa0: ", capsys.readouterr().err, re.MULTILINE)


def test_an_unknown_option_is_met_with_the_closest_one(run: Run) -> None:
    done = run("score", "x.csv", "--fromat", "json")
    assert done.stderr == "error CX2001: There is no option '--fromat'. Did you mean --format?\n"


def test_an_unknown_command_is_met_with_the_closest_one(run: Run) -> None:
    assert run("scroe").stderr == "error CX2001: There is no command 'scroe'. Did you mean score?\n"


def test_an_unknown_value_is_met_with_those_there_are(run: Run) -> None:
    told = run("score", "x.csv", "--period", "fortnight").stderr
    assert told.startswith(
        "error CX2001: --period takes 'day', 'week', 'month', 'quarter' or 'year', not 'fortnight'."
    )


def test_no_command_at_all_shows_the_help_as_an_error(run: Run) -> None:
    done = run()
    assert (done.returncode, done.stdout) == (2, "")
    assert "Usage: cxcli" in done.stderr


def test_every_problem_of_a_configuration_is_told_at_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text("version: 1\ntitel: x\nmetrics:\n  nps: {type: npss, column: q}\n")
    told = run("score", "x.csv", "-c", "c.yaml").stderr.splitlines()
    assert [line.split(":")[0] for line in told] == ["error CX2004", "error CX2011"]
    assert "(c.yaml:2:1)" in told[0]
    assert "(c.yaml:4:" in told[1]


def test_errors_speak_the_language_of_the_configuration(run: Run, tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text(CONFIG + "lang: fr\n")
    assert run("score", "none.csv", "-c", "c.yaml").stderr.startswith("erreur CX3001")


def test_too_many_invalid_answers_are_shown_and_written_before_exit_3(run: Run, tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text("nps\n" + "9\n" * 30 + "oops\n" * 10)
    done = run("score", "d.csv", "--nps", "nps", "-f", "json", "-o", "r.csv")
    assert done.returncode == 3
    assert json.loads(done.stdout)["results"][0]["answers"]["invalid"] == 10
    assert (tmp_path / "r.csv").read_text().count("\n") == 2
    assert "error CX3012: " in done.stderr


def test_a_warning_fails_the_run_only_when_asked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text("nps\n" + "9\n" * 30 + "10\n" * 10)
    words = ("score", "d.csv", "--nps", "nps", "-f", "csv")
    relaxed, strict = run(*words), run(*words, "--fail-on-warn")
    assert (relaxed.returncode, strict.returncode) == (0, 1)
    assert relaxed.stdout == strict.stdout != ""
    assert relaxed.stderr.startswith("warning CX0105: ")


def test_quiet_hides_warnings_and_never_the_result(run: Run, tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text("nps\n" + "9\n" * 30 + "10\n" * 10)
    done = run("score", "d.csv", "--nps", "nps", "-q")
    assert done.returncode == 0
    assert done.stderr == ""
    assert "Net Promoter Score" in done.stdout


@pytest.mark.parametrize("words", [("score", "x.csv", "--foo"), ("zzzzzz", "a.csv", "b.csv")])
def test_nothing_is_proposed_for_a_word_that_resembles_nothing(words: tuple[str, ...], run: Run) -> None:
    assert run(*words).stderr.endswith("--help'.\n")


def test_an_empty_standard_input_is_called_by_its_name(run: Run) -> None:
    assert run("score", "-", "--nps", "Q").stderr.startswith("error CX3002: Standard input is empty.")
