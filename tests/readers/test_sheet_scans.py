"""Both ways of looking at a sheet's XML, the quick one and the exact one, see the same."""

import io
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxcli.readers.sheet_events import scan_any
from cxcli.readers.sheet_xml import SheetScan, cell_of, scan_regular

letters = st.text(string.ascii_uppercase, min_size=1, max_size=3)
references = st.builds("{}{}".format, letters, st.integers(1, 99_999_999))
BEFORE = '<worksheet xmlns="m"><cols><col min="1"/></cols><sheetData><row r="1">'
AFTER = "</row></sheetData><conditionalFormatting/></worksheet>"
VALUES = (
    '<c r="{}"><v>7</v></c>',
    '<c r="{}" t="s"><v>7</v></c>',
    '<c r="{}" t="inlineStr"><is><t>#: f</t></is></c>',
    '<c r="{}" s="2"><f>A1</f><v>7</v></c>',
    '<c r="{}"><f>A1</f></c>',
    '<c r="{}" t="e"><v>#N/A</v></c>',
    '<c r="{}" s="1" t="e"><f>NA()</f><v>#N/A</v></c>',
)
places = st.lists(references, min_size=1, unique_by=cell_of).map(lambda found: sorted(found, key=cell_of))


def both(sheet: str) -> tuple[SheetScan | None, SheetScan]:
    data = (BEFORE + sheet + AFTER).encode()
    return scan_regular(io.BytesIO(data)), scan_any(io.BytesIO(data))


@given(st.lists(references, min_size=1))
def test_both_scans_find_the_same_extent(found: list[str]) -> None:
    quick, exact = both("".join(map(VALUES[0].format, found)))
    assert quick is not None
    where = [cell_of(reference) for reference in found]
    assert (quick.rows, quick.columns) == tuple(1 + max(numbers) for numbers in zip(*where, strict=True))
    assert (quick.rows, quick.columns) == (exact.rows, exact.columns)


@given(places, st.data())
def test_both_scans_find_the_same_errors_and_the_same_formula_without_a_value(
    found: list[str], data: st.DataObject
) -> None:
    quick, exact = both("".join(data.draw(st.sampled_from(VALUES)).format(place) for place in found))
    assert quick is not None
    assert (quick.errors, quick.uncomputed) == (exact.errors, exact.uncomputed)


@settings(max_examples=20)
@given(st.integers(47_500, 47_800), references)  # a block of XML ends here
def test_a_far_cell_is_seen_wherever_it_stands_in_a_long_sheet(before: int, far: str) -> None:
    sheet = VALUES[0].format("A1") * before + VALUES[0].format(far) + VALUES[0].format("A1") * 9
    quick = scan_regular(io.BytesIO((BEFORE + sheet + AFTER).encode()))
    row, column = cell_of(far)
    assert quick is not None
    assert (quick.rows, quick.columns) == (row + 1, column + 1)


@pytest.mark.parametrize(
    "unusual",
    [
        '<c t="n" r="B2"><v>1</v></c>',
        '<c\nr="B2"><v>1</v></c>',
        "<c r='B2'><v>1</v></c>",
        '<c r="b2"><v>1</v></c>',
        '<c r="2"><v>1</v></c>',
        '<c r="B"><v>1</v></c>',
        '<c r="ABCD2"><v>1</v></c>',
        '<c r="B123456789"><v>1</v></c>',
        "<c><v>1</v></c>",
        "<c/>",
        '<x:c r="B2"><v>1</v></x:c>',
        '<x:c\tr="B2"><v>1</v></x:c>',
        "<x:c><v>1</v></x:c>",
        "<x:c/>",
    ],
)
def test_a_cell_written_in_an_unusual_way_is_left_to_the_exact_scan(unusual: str) -> None:
    data = (BEFORE + VALUES[0].format("A1") + unusual + AFTER).encode()
    assert scan_regular(io.BytesIO(data)) is None
