"""`cxcli init`: a configuration that runs, whole or not at all, never over another file, never asking in cron."""

import os
import pty
import select
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.real_command import Run, command, environment

ROWS = "ResponseId,country,NPS,Q2\n" + "".join(
    f"R{i},{'FR' if i % 2 else 'BE'},{i % 11},{i % 5 + 1}\n" for i in range(110)
)
INTERRUPT = b"\x03"


@pytest.fixture(autouse=True)
def _export(tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text(ROWS)


def test_the_configuration_it_writes_scores_the_export(run: Run) -> None:
    done = run("init", "d.csv")
    assert (done.returncode, done.stdout) == (0, "")
    assert "1 metric proposed, 1 question left to answer" in done.stderr
    scored = run("score", "-c", "cxcli.yaml")
    assert scored.returncode == 0, scored.stderr
    assert "Net Promoter Score" in scored.stdout


def test_the_export_is_named_as_seen_from_the_configuration(run: Run, tmp_path: Path) -> None:
    (tmp_path / "configs").mkdir()
    assert run("init", "d.csv", "-o", "configs/c.yaml").returncode == 0
    assert "files: [../d.csv]" in (tmp_path / "configs/c.yaml").read_text().replace('"', "")
    assert run("score", "-c", "configs/c.yaml", "-f", "none").returncode == 0


@pytest.mark.parametrize("name", ["export [1].csv", "réponses d'été.csv", "a*b.csv", 'quo"te.csv'])
def test_any_name_of_a_file_runs(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(ROWS)
    assert run("init", name).returncode == 0
    done = run("score", "-c", "cxcli.yaml", "-f", "none")
    assert done.returncode == 0, done.stderr


def test_a_file_that_is_there_is_kept(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cxcli.yaml").write_text("mine")
    done = run("init", "d.csv")
    assert done.returncode == 2
    assert "error CX2001: 'cxcli.yaml' is there already." in done.stderr
    assert (tmp_path / "cxcli.yaml").read_text() == "mine"
    assert run("init", "d.csv", "--force").returncode == 0
    assert (tmp_path / "cxcli.yaml").read_text().startswith("# Proposed")


@pytest.mark.parametrize("output", ["d.csv", "./d.csv", "-"])
def test_the_export_is_never_overwritten(run: Run, tmp_path: Path, output: str) -> None:
    assert run("init", "d.csv", "-o", output, "--force").returncode == 2
    assert (tmp_path / "d.csv").read_text() == ROWS


@pytest.mark.parametrize(("name", "code"), [("absent.csv", "CX3001"), ("empty.csv", "CX3002")])
def test_an_export_that_cannot_be_read_leaves_no_file(run: Run, tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "empty.csv").write_text("")
    done = run("init", name)
    assert done.returncode == 3
    assert code in done.stderr
    assert not (tmp_path / "cxcli.yaml").exists()


def test_a_folder_that_is_not_there_is_exit_4(run: Run) -> None:
    done = run("init", "d.csv", "-o", "absent/c.yaml")
    assert done.returncode == 4
    assert "CX4001" in done.stderr


def test_a_file_must_be_named(run: Run) -> None:
    assert run("init").returncode == 2


def test_settings_of_the_command_line_are_obeyed_and_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "e.csv").write_bytes("Étoiles;x\n5;a\n4;b\n3;c\n".encode("cp1252"))
    assert run("init", "e.csv", "--encoding", "cp1252", "--delimiter", ";").returncode == 0
    text = (tmp_path / "cxcli.yaml").read_text()
    assert "  encoding: cp1252\n" in text
    assert '  delimiter: ";"\n' in text
    assert run("init", "e.csv", "--force", "--encoding", "klingon").returncode == 2


def test_nothing_to_score_is_said_and_the_configuration_still_loads(run: Run, tmp_path: Path) -> None:
    (tmp_path / "e.csv").write_text("a,b\nx,y\nz,w\n")
    done = run("init", "e.csv")
    assert done.returncode == 0
    assert "0 metrics proposed, 0 questions" in done.stderr
    assert "CX2007" in run("score", "-c", "cxcli.yaml").stderr


def test_standard_input_is_looked_at_and_not_named(run: Run, tmp_path: Path) -> None:
    assert run("init", "-", stdin=ROWS.encode()).returncode == 0
    assert "# files:" in (tmp_path / "cxcli.yaml").read_text()
    assert run("score", "-", "-c", "cxcli.yaml", "-f", "none", stdin=ROWS.encode()).returncode == 0


def test_it_speaks_french(run: Run, tmp_path: Path) -> None:
    done = run("init", "d.csv", "--lang", "fr")
    assert "1 métrique proposée, 1 question à trancher" in done.stderr
    assert "# Raison :" in (tmp_path / "cxcli.yaml").read_text()


@pytest.mark.parametrize("words", [("-q",), ("--error-format", "json")])
def test_it_is_silent_when_asked(run: Run, words: tuple[str, ...]) -> None:
    assert run("init", "d.csv", *words).stderr == ""


def test_without_a_terminal_nothing_is_asked(run: Run, tmp_path: Path) -> None:
    assert run("init", "d.csv", stdin=b"1\n").returncode == 0
    assert "type: ignore" in (tmp_path / "cxcli.yaml").read_text()


def _at_a_terminal(folder: Path, typed: bytes, *words: str) -> tuple[int, str]:
    """Return the exit code and what a person sees who types so at the first prompt."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command(*words), cwd=folder, env=environment(folder), stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    shown, ends = b"", time.monotonic() + 30
    while time.monotonic() < ends:
        if select.select([ours], [], [], 0.2)[0]:
            try:
                shown += os.read(ours, 4096)
            except OSError:
                break
        if typed and b"> " in shown:
            if typed == INTERRUPT:
                process.send_signal(signal.SIGINT)
            else:
                os.write(ours, typed)
            typed = b""
        if process.poll() is not None and not select.select([ours], [], [], 0)[0]:
            break
    os.close(ours)
    return process.wait(timeout=30), shown.decode()


def test_on_a_terminal_a_number_answers_the_question(tmp_path: Path) -> None:
    code, shown = _at_a_terminal(tmp_path, b"9\n1\n", "init", "d.csv")
    assert code == 0
    assert "1. asked from 1 to 5" in shown
    assert "A number from 1 to 3, or Enter." in shown
    text = (tmp_path / "cxcli.yaml").read_text()
    assert "type: ignore" not in text
    assert "  q2:\n    type: scale\n    column: Q2\n    scale: 1-5\n" in text


@pytest.mark.parametrize("typed", [b"\n", b"\x04"])
def test_on_a_terminal_enter_leaves_the_column_out(tmp_path: Path, typed: bytes) -> None:
    code, _ = _at_a_terminal(tmp_path, typed, "init", "d.csv")
    assert code == 0
    assert "  q2:\n    type: ignore\n" in (tmp_path / "cxcli.yaml").read_text()


def test_interrupted_at_a_question_it_writes_nothing(tmp_path: Path) -> None:
    code, _ = _at_a_terminal(tmp_path, INTERRUPT, "init", "d.csv")
    assert code == 130
    assert not (tmp_path / "cxcli.yaml").exists()
