import errno
import os
import random
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from cxcli.errors import CannotWrite, UsageProblem
from cxcli.renderers.part_file import part_of
from cxcli.renderers.whole_file import write_all, write_whole
from cxcli.renderers.write_problem import explained

NOT_ROOT = pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")


def in_python(code: str, *arguments: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("content", ["", "réponse\n", "x" * 3_000_000])
def test_a_text_is_written_as_utf_8_and_nothing_else_is_left(tmp_path: Path, content: str) -> None:
    write_whole(tmp_path / "r.json", content)
    assert (tmp_path / "r.json").read_bytes() == content.encode()
    assert files_in(tmp_path) == ["r.json"]


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    write_whole(tmp_path / "r.xlsx", b"\x00\xff\r\n")
    assert (tmp_path / "r.xlsx").read_bytes() == b"\x00\xff\r\n"


def test_the_next_report_replaces_the_last_one(tmp_path: Path) -> None:
    write_whole(tmp_path / "r.json", "a long old report")
    write_whole(tmp_path / "r.json", "new")
    assert (tmp_path / "r.json").read_text() == "new"


def test_a_reader_of_the_old_report_keeps_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "r.json", "old")
    with (tmp_path / "r.json").open() as reader:
        write_whole(tmp_path / "r.json", "new")
        assert reader.read() == "old"


def test_a_relative_name_is_relative_to_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_whole(Path("r.json"), "x")
    assert files_in(tmp_path) == ["r.json"]


@pytest.mark.parametrize("name", ["n" * 255, "é" * 127, " ", "-o", "a\nb"])
def test_any_name_that_the_system_allows_can_be_written(tmp_path: Path, name: str) -> None:
    write_whole(tmp_path / name, "x")
    assert files_in(tmp_path) == [name]


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600)])
def test_a_new_file_has_the_mode_of_the_umask(tmp_path: Path, umask: int, mode: int) -> None:
    old = os.umask(umask)
    try:
        write_whole(tmp_path / "r.json", "x")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "r.json").stat().st_mode) == mode


def test_an_existing_file_keeps_its_mode(tmp_path: Path) -> None:
    target = tmp_path / "r.json"
    target.touch()
    target.chmod(0o640)
    write_whole(target, "x")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_symbolic_link_is_followed_and_stays(tmp_path: Path) -> None:
    (tmp_path / "wave").mkdir()
    (tmp_path / "wave" / "r.json").write_text("old")
    (tmp_path / "latest.json").symlink_to(Path("wave") / "r.json")
    write_whole(tmp_path / "latest.json", "new")
    assert (tmp_path / "latest.json").is_symlink()
    assert (tmp_path / "wave" / "r.json").read_text() == "new"


def test_a_link_to_a_file_that_is_not_there_yet_makes_the_file(tmp_path: Path) -> None:
    (tmp_path / "latest.json").symlink_to("r.json")
    write_whole(tmp_path / "latest.json", "new")
    assert (tmp_path / "r.json").read_text() == "new"


def test_several_files_are_written_in_one_go(tmp_path: Path) -> None:
    write_all([(tmp_path / "b.csv", "b"), (tmp_path / "a.json", "a"), (tmp_path / "c.txt", b"c")])
    assert [(tmp_path / name).read_text() for name in files_in(tmp_path)] == ["a", "b", "c"]


def test_writing_nothing_is_done_at_once() -> None:
    write_all([])


@pytest.mark.parametrize("bad", ["missing/r.csv", "folder", "file/r.csv", "n" * 256, "circle"])
@pytest.mark.parametrize("bad_first", [True, False])
def test_when_one_file_cannot_be_written_none_is_replaced(tmp_path: Path, bad: str, bad_first: bool) -> None:  # noqa: FBT001 - a row of the table
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("a file")
    (tmp_path / "circle").symlink_to("circle")
    (tmp_path / "r.json").write_text("old")
    before = files_in(tmp_path)
    outputs = [(tmp_path / bad, "x"), (tmp_path / "r.json", "new")]
    with pytest.raises(CannotWrite):
        write_all(outputs if bad_first else outputs[::-1])
    assert (tmp_path / "r.json").read_text() == "old"
    assert files_in(tmp_path) == before


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("missing/r.csv", "the folder '{0}/missing' does not exist. Create the folder first."),
        ("folder", "it is a folder. Add the name of a file to it."),
        ("file/r.csv", "'{0}/file' is not a folder. Choose another folder."),
        ("n" * 256, "its name is too long. Choose a shorter name."),
        ("circle", "its symbolic links do not lead to a file. Write to the file itself."),
    ],
)
def test_the_error_says_which_file_why_and_what_to_do(tmp_path: Path, bad: str, reason: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    (tmp_path / "circle").symlink_to("circle")
    with pytest.raises(CannotWrite) as caught:
        write_whole(tmp_path / bad, "x")
    assert caught.value.say("en") == f"Cannot write '{tmp_path / bad}': {reason.format(tmp_path)}"
    assert caught.value.say("fr").startswith(f"Impossible d'écrire «\u00a0{tmp_path / bad}\u00a0»\u00a0: ")
    assert caught.value.problems[0].place.file == str(tmp_path / bad)


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "the disk is full"),
        (errno.EROFS, "its disk is read-only"),
        (errno.EACCES, "you are not allowed to write it"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_every_error_of_the_system_has_words(number: int, reason: str) -> None:
    with pytest.raises(CannotWrite, match=reason), explained(Path("r.json")):
        raise OSError(number, os.strerror(number))


def test_a_closed_pipe_is_no_failure_of_ours() -> None:
    with pytest.raises(BrokenPipeError), explained(Path("r.json")):
        raise BrokenPipeError(errno.EPIPE, "closed")


def test_two_outputs_may_not_be_the_same_file(tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to("r.json")
    with pytest.raises(UsageProblem, match="same file"):
        write_all([(tmp_path / "r.json", "a"), (tmp_path / "link.json", "b")])
    assert files_in(tmp_path) == ["link.json"]


@NOT_ROOT
def test_a_folder_that_may_not_be_written_says_so(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(CannotWrite, match="not allowed"):
            write_whole(tmp_path / "r.json", "x")
    finally:
        tmp_path.chmod(0o700)


@NOT_ROOT
def test_a_file_that_was_made_read_only_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text("keep")
    (tmp_path / "r.json").chmod(0o444)
    with pytest.raises(CannotWrite, match="not allowed"):
        write_whole(tmp_path / "r.json", "x")
    assert (tmp_path / "r.json").read_text() == "keep"


AS_NOBODY = """
import os, sys
from pathlib import Path
from cxcli.errors import CannotWrite
from cxcli.renderers.whole_file import write_whole
os.setuid(65534)
try:
    write_whole(Path(sys.argv[1]), "x")
except CannotWrite as error:
    print(error.say("en"))
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only the superuser can become somebody else")
@pytest.mark.parametrize("name", ["new.json", "old.json"])
def test_somebody_without_the_right_is_told_so(name: str) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        folder.chmod(0o755)
        (folder / "old.json").write_text("keep")
        said = in_python(AS_NOBODY, folder / name).stdout
        assert f"'{folder / name}': you are not allowed to write it." in said
        assert files_in(folder) == ["old.json"]


def test_a_device_is_written_directly() -> None:
    write_whole(Path("/dev/null"), "x")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_device_says_so_and_leaves_the_other_files(tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text("old")
    with pytest.raises(CannotWrite, match=r"'/dev/full': the disk is full\."):
        write_all([(tmp_path / "r.json", "new"), (Path("/dev/full"), "x")])
    assert (tmp_path / "r.json").read_text() == "old"
    assert files_in(tmp_path) == ["r.json"]


def test_a_named_pipe_is_written_directly(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    received: list[str] = []
    reader = threading.Thread(target=lambda: received.append((tmp_path / "pipe").read_text()))
    reader.start()
    write_whole(tmp_path / "pipe", "through the pipe")
    reader.join(timeout=10)
    assert received == ["through the pipe"]
    assert files_in(tmp_path) == ["pipe"]


TO_STDOUT = """
import sys
from pathlib import Path
from cxcli.renderers.whole_file import write_whole
print("before", flush=True)
write_whole(Path("/dev/stdout"), "report\\n")
print("after", flush=True)
"""


def test_stdout_by_name_keeps_what_was_and_will_be_printed(tmp_path: Path) -> None:
    with (tmp_path / "out").open("w") as out:
        subprocess.run([sys.executable, "-c", TO_STDOUT], stdout=out, timeout=60, check=True)
    assert (tmp_path / "out").read_text() == "before\nreport\nafter\n"


WITH_A_LIMIT = """
import resource, signal, sys
from pathlib import Path
from cxcli.errors import CannotWrite
from cxcli.renderers.whole_file import write_all
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    write_all([(Path(sys.argv[1]), "small"), (Path(sys.argv[2]), "x" * 200_000)])
except CannotWrite as error:
    print(error.say("en"))
"""


def test_a_file_that_does_not_fit_leaves_all_old_ones_and_no_rubbish(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("last month")
    (tmp_path / "b.json").write_text("last month")
    said = in_python(WITH_A_LIMIT, tmp_path / "a.json", tmp_path / "b.json").stdout
    assert f"'{tmp_path / 'b.json'}': it would be larger than files may be here." in said
    assert [(tmp_path / name).read_text() for name in files_in(tmp_path)] == ["last month"] * 2


INTERRUPTED = """
import os, signal, sys
from pathlib import Path
from cxcli.renderers.whole_file import write_all
target, pipe = map(Path, sys.argv[1:])
os.mkfifo(pipe)
signal.signal(signal.SIGALRM, signal.default_int_handler)
signal.setitimer(signal.ITIMER_REAL, 0.2)
try:
    write_all([(target, "new"), (pipe, "nobody reads this")])
except KeyboardInterrupt:
    print("interrupted")
"""


def test_an_interruption_leaves_the_old_file_and_no_rubbish(tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text("old")
    assert in_python(INTERRUPTED, tmp_path / "r.json", tmp_path / "pipe").stdout == "interrupted\n"
    assert (tmp_path / "r.json").read_text() == "old"
    assert files_in(tmp_path) == ["pipe", "r.json"]


WITHOUT_END = """
import itertools, sys
from pathlib import Path
from cxcli.renderers.whole_file import write_whole
print("ready", flush=True)
for letter in itertools.cycle("ab"):
    write_whole(Path(sys.argv[1]), letter * 1_000_000)
"""


def test_a_killed_run_leaves_a_whole_file_and_the_next_run_clears_up(tmp_path: Path) -> None:
    target = tmp_path / "r.json"
    write_whole(target, "a" * 1_000_000)
    moment = random.Random(1)
    for _ in range(6):
        run = subprocess.Popen([sys.executable, "-c", WITHOUT_END, target], stdout=subprocess.PIPE)
        assert run.stdout is not None
        run.stdout.readline()
        time.sleep(moment.uniform(0.005, 0.05))
        run.send_signal(signal.SIGKILL)
        run.communicate(timeout=10)
        content = target.read_text()
        assert content in {"a" * 1_000_000, "b" * 1_000_000}
    write_whole(target, "end")
    assert files_in(tmp_path) == ["r.json"]


def test_what_a_killed_run_left_is_replaced_whatever_its_mode(tmp_path: Path) -> None:
    left = part_of(tmp_path / "r.json")
    left.write_text("half a rep")
    left.chmod(0o400)
    write_whole(tmp_path / "r.json", "new")
    assert files_in(tmp_path) == ["r.json"]
    assert (tmp_path / "r.json").stat().st_mode & 0o200


def test_a_link_in_the_place_of_the_part_file_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("precious")
    part_of(tmp_path / "r.json").symlink_to("precious")
    with pytest.raises(CannotWrite):
        write_whole(tmp_path / "r.json", "new")
    assert (tmp_path / "precious").read_text() == "precious"


MANY_TIMES = """
import sys
from pathlib import Path
from cxcli.renderers.whole_file import write_all
letter, *targets = sys.argv[1:]
for _ in range(20):
    write_all([(Path(target), letter * 200_000) for target in targets])
"""


def test_two_runs_that_write_the_same_files_wait_for_each_other(tmp_path: Path) -> None:
    targets = [tmp_path / "x.json", tmp_path / "y.csv"]
    runs = [
        subprocess.Popen([sys.executable, "-c", MANY_TIMES, letter, *order], stderr=subprocess.PIPE)
        for letter, order in (("a", targets), ("b", targets[::-1]))
    ]
    assert [run.communicate(timeout=60)[1] for run in runs] == [b"", b""]
    assert files_in(tmp_path) == ["x.json", "y.csv"]
    assert all(target.read_text() in {"a" * 200_000, "b" * 200_000} for target in targets)
