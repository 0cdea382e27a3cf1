"""What a command line names is found, or the closest thing is proposed."""

import io
import os
import sys
import threading
import zipfile
from pathlib import Path

import pytest

from cxcli.errors import BadWorkbook, FileMissing, UnreadableFile, UsageProblem
from cxcli.reader import Table
from cxcli.readers import FORMATS, open_tables
from cxcli.study.study import SourceSettings

AUTO = SourceSettings()


def size(table: Table) -> int:
    return sum(map(len, table.parts([0])))


def export(folder: Path, name: str, rows: int = 1) -> str:
    path = folder / name
    path.write_text("a,b\n" + "1,2\n" * rows)
    return str(path)


def test_files_keep_their_order_and_patterns_are_sorted(tmp_path: Path) -> None:
    for name in ("b.csv", "a.csv", "z.csv", "note.txt"):
        export(tmp_path, name)
    (tmp_path / "folder.csv").mkdir()
    tables = open_tables([str(tmp_path / "z.csv"), str(tmp_path / "*.csv")], AUTO)
    assert [Path(table.origin.path).name for table in tables] == ["z.csv", "a.csv", "b.csv", "z.csv"]


def test_the_path_is_shown_as_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export(tmp_path, "a.csv")
    monkeypatch.chdir(tmp_path)
    assert [t.origin.path for t in open_tables(["a.csv", "./a.csv", "*.csv"], AUTO)] == [
        "a.csv",
        "./a.csv",
        "a.csv",
    ]


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(tmp_path: Path) -> None:
    assert size(open_tables([export(tmp_path, "wave[1].csv", 3)], AUTO)[0]) == 3


def test_a_missing_file_proposes_the_closest(tmp_path: Path) -> None:
    export(tmp_path, "responses.csv")
    with pytest.raises(FileMissing) as caught:
        open_tables([str(tmp_path / "response.csv")], AUTO)
    assert "responses.csv" in caught.value.hint


@pytest.mark.parametrize("name", ["nothing*.csv", "no/such/folder.csv", "missing.csv"])
def test_what_is_not_there_is_missing(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileMissing):
        open_tables([str(tmp_path / name)], AUTO)


def test_a_folder_is_no_export(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="folder"):
        open_tables([str(tmp_path)], AUTO)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_file_without_permission_is_unreadable(tmp_path: Path) -> None:
    path = export(tmp_path, "a.csv")
    Path(path).chmod(0)
    with pytest.raises(UnreadableFile):
        open_tables([path], AUTO)


class Stdin:
    """What stands for sys.stdin: a text stream with its bytes below."""

    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


def test_standard_input_is_read_like_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = export(tmp_path, "a.csv", 1000)
    monkeypatch.setattr(sys, "stdin", Stdin(Path(path).read_bytes()))
    piped, named = open_tables(["-", path], AUTO)
    assert size(piped) == size(named) == 1000
    assert piped.account.sha256 == named.account.sha256
    assert piped.origin.path == "-"


def test_standard_input_can_be_named_once() -> None:
    with pytest.raises(UsageProblem):
        open_tables(["-", "-"], AUTO)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_read_once_and_whole(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=("a,b\n" + "1,2\n" * 50_000,))
    writer.start()
    (table,) = open_tables([str(pipe)], AUTO)
    writer.join()
    assert size(table) == 50_000


def test_every_format_has_a_name_of_its_own_and_text_comes_last() -> None:
    names = [known.name for known in FORMATS]
    assert len(set(names)) == len(names)
    assert names[-1] == "text"


def test_a_missing_file_proposes_nothing_that_is_far_off(tmp_path: Path) -> None:
    export(tmp_path, "rnd.csv")
    with pytest.raises(FileMissing) as caught:
        open_tables([str(tmp_path / "nofile.csv")], AUTO)
    assert "rnd" not in caught.value.hint


@pytest.mark.parametrize("content", [b"PK\x03\x04junk", "an archive"])
def test_an_archive_named_like_a_workbook_is_a_damaged_workbook(tmp_path: Path, content: bytes | str) -> None:
    path = tmp_path / "export.xlsx"
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("a.csv", "a,b\n1,2\n")
    with pytest.raises(BadWorkbook) as caught:
        open_tables([str(path)], AUTO)
    assert "cannot be read as a workbook" in caught.value.problem
