"""Compressed text reads as what it holds, in bounded memory; what is cut off or damaged is told."""

import gzip
import hashlib
import io
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxcli.errors import BadCompression, DataError, EmptyFile, UnreadableFile, WrongEncoding, exit_code_of
from cxcli.reader import Table
from cxcli.readers import open_tables
from cxcli.study.study import SourceSettings
from tests.cli.real_command import environment

TEXT = "id,nps,why\n" + "".join(f'R{i},{i % 11},"because,\nof {i}"\n' for i in range(500))
PACK = {
    "gzip": gzip.compress,
    "zstd": lambda data: pa.compress(data, codec="zstd", asbytes=True),
}
every_codec = pytest.mark.parametrize("codec", PACK)


def packed(text: str | bytes, codec: str) -> bytes:
    return PACK[codec](text.encode() if isinstance(text, str) else text)  # type: ignore[no-any-return]


def opened(folder: Path, data: bytes, name: str = "export.csv.gz") -> Table:
    path = folder / name
    path.write_bytes(data)
    (table,) = open_tables([str(path)], SourceSettings())
    return table


def cells(table: Table) -> list[list[str]]:
    parts = list(table.parts(range(len(table.header))))
    return [
        [text for part in parts for text in part.columns[at].to_pylist()] for at in range(len(table.header))
    ]


@every_codec
@pytest.mark.parametrize("name", ["export.csv.gz", "export.csv.zst", "export.csv", "export"])
def test_the_bytes_tell_the_compression_not_the_name(codec: str, name: str, tmp_path: Path) -> None:
    plain = opened(tmp_path, TEXT.encode(), "plain.csv")
    assert cells(opened(tmp_path, packed(TEXT, codec), name)) == cells(plain)


@every_codec
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_any_encoding_and_delimiter_is_found_inside(codec: str, encoding: str, tmp_path: Path) -> None:
    text = TEXT.replace("because,", "été").replace(",", ";").encode(encoding)
    plain, other = opened(tmp_path, text, "plain.csv"), opened(tmp_path, packed(text, codec))
    assert cells(plain) == cells(other)
    assert (other.origin.encoding, other.origin.delimiter) == (plain.origin.encoding, ";")


@every_codec
def test_the_digest_is_that_of_the_file_as_stored(codec: str, tmp_path: Path) -> None:
    table = opened(tmp_path, data := packed(TEXT, codec))
    cells(table)
    assert table.account.sha256 == hashlib.sha256(data).hexdigest()


@every_codec
def test_several_compressed_pieces_are_one_file(codec: str, tmp_path: Path) -> None:
    pieces = packed(TEXT[:700], codec) + packed(TEXT[700:], codec)
    assert cells(opened(tmp_path, pieces)) == cells(opened(tmp_path, TEXT.encode(), "plain.csv"))


@every_codec
def test_lines_are_those_of_the_text_inside(codec: str, tmp_path: Path) -> None:
    data = TEXT.encode() + b'R500,9,"caf\xe9"\n'
    path = tmp_path / "x.csv.gz"
    path.write_bytes(packed(data, codec))
    with pytest.raises(WrongEncoding) as caught:
        open_tables([str(path)], SourceSettings(encoding="utf-8"))
    assert caught.value.problems[0].place.line == 1002


@every_codec
@pytest.mark.parametrize("lost", [1, 4, 9, 40, 0.3, 0.9])
def test_a_file_that_is_cut_off_is_refused_in_words(codec: str, lost: float, tmp_path: Path) -> None:
    data = packed(TEXT, codec)
    kept = len(data) - (lost if isinstance(lost, int) else int(lost * len(data)))
    with pytest.raises(BadCompression, match="ends too early") as caught:
        cells(opened(tmp_path, data[:kept]))
    assert exit_code_of(caught.value) == 3
    assert caught.value.problems[0].place.file == str(tmp_path / "export.csv.gz")


def test_a_file_that_is_cut_off_late_is_refused_too(tmp_path: Path) -> None:
    data = packed(TEXT * 3000, "gzip")
    table = opened(tmp_path, data[:-2000])
    with pytest.raises(BadCompression):
        cells(table)


@settings(max_examples=80, deadline=None)
@given(data=st.data(), codec=st.sampled_from(sorted(PACK)))
def test_changed_bytes_are_read_or_refused_in_words(
    data: st.DataObject, codec: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    changed = bytearray(packed(TEXT, codec))
    changed[data.draw(st.integers(4, len(changed) - 1))] ^= data.draw(st.integers(1, 255))
    try:
        cells(opened(tmp_path_factory.mktemp("c"), bytes(changed)))
    except DataError as error:
        assert error.problem  # noqa: PT017 - either way is right; what is not is any other exception


@every_codec
def test_nothing_inside_is_an_empty_file(codec: str, tmp_path: Path) -> None:
    with pytest.raises(EmptyFile):
        opened(tmp_path, packed("", codec))


@every_codec
@pytest.mark.parametrize(
    ("inside", "word"),
    [(b"%PDF-1.7\n", "PDF"), (b"PK\x03\x04" + bytes(40), "zip"), (gzip.compress(b"a\n1\n", mtime=0), "compressed"),
     (b"export.csv".ljust(257, b"\0") + b"ustar\x0000", "tar"), (b"PAR1" + bytes(9), "Parquet")],
)  # fmt: skip
def test_what_is_no_text_inside_is_called_by_its_name(
    codec: str, inside: bytes, word: str, tmp_path: Path
) -> None:
    with pytest.raises(UnreadableFile, match=word) as caught:
        opened(tmp_path, packed(inside, codec))
    assert "unpack it" in caught.value.hint


@every_codec
def test_standard_input_may_be_compressed(
    codec: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Stdin:
        buffer = io.BytesIO(packed(TEXT, codec))

    monkeypatch.setattr(sys, "stdin", Stdin)
    (table,) = open_tables(["-"], SourceSettings())
    assert cells(table) == cells(opened(tmp_path, TEXT.encode(), "plain.csv"))


MEASURED = """
import sys
from cxcli.cli.app import answer
code = answer(sys.argv[1:])
with open("/proc/self/status") as facts:  # of this process; getrusage begins with the peak of its parent
    peak = next(int(line.split()[1]) for line in facts if line.startswith("VmHWM"))
print(peak >> 10, code)
"""


@every_codec
@pytest.mark.parametrize(
    "piece", [b"9,because\n" * 1000, b"\0" * 10_000, b"x" * 10_000], ids=["rows", "zeros", "one cell"]
)
def test_a_bomb_is_read_in_bounded_memory(codec: str, piece: bytes, tmp_path: Path) -> None:
    size = 200 << 20
    path = tmp_path / "bomb.csv.gz"
    path.write_bytes(_repeated(b"nps,why\n", piece, size, codec))
    assert path.stat().st_size < size // 100
    words = ["score", str(path), "--nps", "nps", "-f", "none", "-q"]
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *words],
        capture_output=True,
        text=True,
        env=environment(tmp_path),
        check=False,
    )
    peak, code = map(int, done.stdout.split())
    assert code in {0, 3}, done.stderr
    assert peak < 600


def _repeated(head: bytes, piece: bytes, size: int, codec: str) -> bytes:
    """Return text of some size, compressed piece by piece so that the test itself stays small."""
    block = piece * ((1 << 20) // len(piece))
    return packed(head, codec) + packed(block, codec) * (size // len(block))
