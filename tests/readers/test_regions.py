"""However a text comes in blocks, its regions are whole records, and together they are the text."""

import csv
import io

from hypothesis import example, given
from hypothesis import strategies as st

from cxcli.readers.layout import Layout
from cxcli.readers.regions import Regions

cells = st.text(alphabet='ab",\n é', max_size=6)
tables = st.lists(st.lists(cells, min_size=2, max_size=2), min_size=1)


def written(rows: list[list[str]], end: str) -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(rows)
    return file.getvalue().encode()


def in_blocks(text: bytes, size: int) -> list[bytes]:
    return [text[at : at + size] for at in range(0, len(text), size)]


@given(tables, st.integers(1, 40), st.sampled_from(["\n", "\r\n", "\r"]))
@example([["", ""], ["", '"\n"']], 1, "\r\n")
def test_regions_hold_whole_records_in_their_order(rows: list[list[str]], size: int, end: str) -> None:
    layout = Layout(",", 2, 0, newline=b"\r" if end == "\r" else b"\n")
    found = [*Regions(iter(in_blocks(written(rows, end), size)), layout)]
    read = [row for region in found for row in csv.reader(io.StringIO(region.data.decode(), newline=""))]
    assert read == rows


@given(tables, st.integers(1, 40))
def test_the_quotes_of_a_region_are_all_of_them(rows: list[list[str]], size: int) -> None:
    for region in Regions(iter(in_blocks(written(rows, "\n"), size)), Layout(",", 2, 0)):
        assert region.quotes.tolist() == [at for at, byte in enumerate(region.data) if byte == ord('"')]


@given(tables, st.integers(1, 40))
def test_what_has_no_end_is_handed_back(rows: list[list[str]], size: int) -> None:
    text = written(rows, "\n") + b'"never closed\n'
    regions = Regions(iter(in_blocks(text, size)), Layout(",", 2, 0))
    found = b"".join(region.data for region in regions)
    assert (found + b"".join(regions.rest(iter(())))).startswith(text.rstrip(b"\n"))
