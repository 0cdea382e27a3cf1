"""Interrupted, terminated, cut off, full: quiet ends with the right code and nothing half written."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.real_command import Run, command, environment

BIG = "nps,country\n" + "9,FR\n3,BE\n" * 200_000


def _started(folder: Path, *words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command(*words),
        cwd=folder,
        env=environment(folder),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_a_signal_ends_the_run_quietly_and_leaves_no_file(tmp_path: Path, number: int, code: int) -> None:
    process = _started(tmp_path, "score", "-", "--nps", "nps", "-f", "json", "-o", "r.json")
    assert process.stdin
    process.stdin.write(BIG.encode()[:100_000])
    process.stdin.flush()
    time.sleep(2)  # it now waits for the rest of standard input
    process.send_signal(number)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (code, b"", b"")
    assert list(tmp_path.iterdir()) == []


def test_a_signal_during_start_up_is_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text(BIG)
    for delay in (0.15, 0.3, 0.5):
        process = _started(tmp_path, "score", "d.csv", "--nps", "nps", "-f", "none")
        time.sleep(delay)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
        assert process.returncode in (0, 130, -signal.SIGINT)
        assert process.returncode == -signal.SIGINT or b"Traceback" not in err


@pytest.mark.parametrize(
    "words", [("demo",), ("demo", "-f", "json"), ("explain", "nps"), ("config", "schema"), ("--help",)]
)
def test_a_closed_pipe_is_quiet(tmp_path: Path, words: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)  # nobody will ever read
    done = subprocess.run(
        command(*words),
        stdout=writing,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=environment(tmp_path),
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize(
    "words",
    [("demo",), ("demo", "-f", "csv"), ("explain",), ("config", "schema"), ("--help",), ("--version",)],
)
def test_a_full_disk_is_exit_4_and_told(tmp_path: Path, words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command(*words),
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            env=environment(tmp_path),
            check=False,
        )
    assert done.returncode == 4
    assert done.stderr.decode().startswith("error CX4001: The result could not be written to standard output")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize(("redirection", "code"), [(">&-", 4), ("2>&-", 0), (">&- -f none", 0)])
def test_closed_standard_streams_are_no_crash(tmp_path: Path, redirection: str, code: int) -> None:
    line = f"'{sys.executable}' -m cxcli demo {redirection}"
    done = subprocess.run(
        ["sh", "-c", line], cwd=tmp_path, env=environment(tmp_path), capture_output=True, check=False
    )
    assert done.returncode == code
    assert b"Traceback" not in done.stderr


def test_a_fault_of_our_own_is_one_line_and_exit_70(tmp_path: Path) -> None:
    script = (
        "import sys; from cxcli.cli.boundary import guarded\n"
        "def broken(argv, voice): raise ZeroDivisionError('secret answer of Mme Dupont')\n"
        "sys.exit(guarded(sys.argv[1:], broken))\n"
    )
    plain, debug = (
        subprocess.run(
            [sys.executable, "-c", script, *words],
            cwd=tmp_path,
            env=environment(tmp_path),
            capture_output=True,
            text=True,
            check=False,
        )
        for words in ((), ("--debug",))
    )
    assert plain.returncode == debug.returncode == 70
    assert plain.stderr.startswith(
        "error CX7001: cxcli has a fault of its own: ZeroDivisionError in <string>:2."
    )
    assert plain.stderr.count("\n") == 1
    assert "Dupont" not in plain.stderr
    assert "Traceback" in debug.stderr


def test_an_encoding_without_accents_or_boxes_is_no_crash(run: Run) -> None:
    done = run("demo", "--lang", "fr", env={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0
    assert "Reponses valides" in done.stdout
    assert "avertissement CX0103 : nps : 2 reponse" in done.stderr
    assert (done.stdout + done.stderr).isascii()


def test_a_machine_gets_utf8_whatever_the_terminal_speaks(run: Run) -> None:
    epoch = {"SOURCE_DATE_EPOCH": "1700000000"}
    words = ("demo", "-f", "json", "--lang", "fr")
    assert run(*words, env={"PYTHONIOENCODING": "ascii", **epoch}).stdout == run(*words, env=epoch).stdout


def test_a_command_that_a_module_runs_while_it_is_loaded_can_be_ended(tmp_path: Path) -> None:
    (tmp_path / "wrapper.py").write_text(
        "import sys\nsys.argv = ['cxcli', 'score', '-', '--nps', 'nps', '-f', 'none']\n"
        "from cxcli.cli.app import main\nmain()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-B", "-c", "import wrapper"],
        cwd=tmp_path,
        env=environment(tmp_path),
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(2)  # it now waits for standard input
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (143, b"")


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_report_that_standard_output_takes_only_half_of_is_an_error(
    tmp_path: Path, unbuffered: str
) -> None:
    limited = "import resource, runpy; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); "
    code = f"{limited}import sys; sys.argv = ['cxcli', 'demo', '-f', 'json']; runpy.run_module('cxcli', run_name='__main__')"
    with (tmp_path / "report.json").open("wb") as file:
        done = subprocess.run(
            [sys.executable, "-B", "-c", code],
            cwd=tmp_path,
            env=environment(tmp_path) | {"PYTHONUNBUFFERED": unbuffered},
            stdout=file,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, b"CX4001" in done.stderr) == (4, True)
