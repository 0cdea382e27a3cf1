"""Workbooks: the right sheet, every cell as text, and no file that can end the process."""

import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from cxcli.errors import AggregatedExport, BadWorkbook, DataError, EmptyFile, UnreadableFile
from cxcli.reader import Table
from cxcli.readers import open_tables
from cxcli.readers.sheet_events import scan_any
from cxcli.readers.sheet_records import scan_records
from cxcli.readers.sheet_xml import scan_regular
from cxcli.study.study import SourceSettings

Sheets = dict[str, list[list[object]]]


def written(folder: Path, sheets: Sheets, hidden: tuple[str, ...] = ()) -> str:
    path = folder / "export.xlsx"
    with xlsxwriter.Workbook(
        path, {"default_date_format": "yyyy-mm-dd hh:mm", "strings_to_formulas": False}
    ) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            if name in hidden:
                sheet.hide()
    return str(path)


def opened(path: str, **settings: object) -> Table:
    (table,) = open_tables([path], SourceSettings(**settings))  # type: ignore[arg-type]
    return table


def rows(table: Table) -> list[tuple[str, ...]]:
    everything = range(len(table.header))
    parts = list(table.parts(everything))
    return [
        row for part in parts for row in zip(*(part.columns[i].to_pylist() for i in everything), strict=True)
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (4, "4"),
        (4.0, "4"),
        (-0.0, "0"),
        (1 / 3, "0.3333333333333333"),
        (1e20, "100000000000000000000"),
        (0.0000001, "0.0000001"),
        (-2.5, "-2.5"),
        (True, "TRUE"),
        (False, "FALSE"),
        (dt.datetime(2026, 3, 1), "2026-03-01"),
        (dt.datetime(2026, 3, 1, 9, 5, 7), "2026-03-01 09:05:07"),
        (dt.datetime(2026, 3, 1, 9, 5, 7, 250_000), "2026-03-01 09:05:07.250"),
        ("=1+1 is text", "=1+1 is text"),
        ("two\nlines ", "two\nlines "),
    ],
)
def test_a_cell_becomes_the_text_it_would_have_in_a_csv(tmp_path: Path, value: object, text: str) -> None:
    path = written(tmp_path, {"Data": [["id", "value"], ["a", value]]})
    assert rows(opened(path)) == [("a", text)]


def test_errors_read_as_they_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "errors.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["id", "nps"])
        sheet.write_formula(1, 1, "=NA()", None, "#N/A")
        sheet.write_formula(2, 1, "=1/0", None, "#DIV/0!")
        sheet.write_column(1, 0, ["a", "b"])
    assert rows(opened(str(path))) == [("a", "#N/A"), ("b", "#DIV/0!")]


def test_formulas_without_a_value_are_said(tmp_path: Path) -> None:
    path = crafted(
        tmp_path,
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c><c r="B2"><f>A2</f></c></row>',
    )
    table = opened(path)
    assert rows(table) == [("2",)]
    assert "B2" in table.account.notices[0].message.en


TABLE = [["note", "motif"], ["9", "très bien"], ["3", "délai ; long"], ["", "a\nb"], ["10", 'dit "non"']]


def test_the_same_data_reads_the_same_from_every_format(tmp_path: Path) -> None:
    def text(delimiter: str) -> str:
        quoted = [['"' + cell.replace('"', '""') + '"' for cell in row] for row in TABLE]
        return "".join(delimiter.join(row) + "\r\n" for row in quoted)

    files = {
        "a.csv": text(",").encode(),
        "b.tsv": text("\t").encode(),
        "c.csv": text(";").encode("utf-16"),
        "d.csv": text(",").encode("cp1252"),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    workbook = written(tmp_path, {"Data": [list(row) for row in TABLE]})
    paths = [*(str(tmp_path / name) for name in files), workbook]
    expected = [tuple(row) for row in TABLE[1:]]
    tables = open_tables(paths, SourceSettings())
    assert [rows(table) for table in tables] == [expected] * 5
    assert len({table.header for table in tables}) == 1


DATA: list[list[object]] = [["id", "nps", "why"], *([n, n % 11, "x"] for n in range(20))]
NOTES: list[list[object]] = [["Read me"], ["a long note"], ["and more"]]


def test_the_widest_visible_sheet_is_read(tmp_path: Path) -> None:
    larger = [[*row, "old"] for row in DATA]
    path = written(tmp_path, {"Notes": NOTES, "Data": DATA, "Archive": larger}, hidden=("Archive",))
    assert opened(path).origin.sheet == "Data"


def test_a_hidden_sheet_is_read_if_nothing_else_has_data(tmp_path: Path) -> None:
    assert opened(written(tmp_path, {"Blank": [], "Data": DATA}, hidden=("Data",))).origin.sheet == "Data"


@pytest.mark.parametrize("sheet", ["Notes", "notes", 1, "1"])
def test_a_sheet_is_named_or_numbered(tmp_path: Path, sheet: str | int) -> None:
    assert opened(written(tmp_path, {"Notes": NOTES, "Data": DATA}), sheet=sheet).origin.sheet == "Notes"


@pytest.mark.parametrize("sheet", ["Dta", 0, 3, "99"])
def test_a_sheet_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path, sheet: str | int) -> None:
    with pytest.raises(BadWorkbook) as caught:
        opened(written(tmp_path, {"Notes": NOTES, "Data": DATA}), sheet=sheet)
    assert "1: 'Notes', 2: 'Data'" in caught.value.hint


def test_all_sheets_give_one_table_each(tmp_path: Path) -> None:
    path = written(tmp_path, {"2024": DATA, "Blank": [], "2025": DATA[:5], "Old": DATA}, hidden=("Old",))
    tables = open_tables([path], SourceSettings(sheet="all"))
    assert [table.origin.sheet for table in tables] == ["2024", "2025"]
    assert [len(rows(table)) for table in tables] == [20, 4]
    assert len({table.account.sha256 for table in tables}) == 1


def test_blank_rows_count_as_empty_inside_and_not_at_all_at_the_end(tmp_path: Path) -> None:
    path = written(tmp_path, {"Data": [["a", "b"], [1, 2], ["", ""], [3, " "], [" ", "\xa0"], ["", ""]]})
    table = opened(path)
    parts = list(table.parts([0]))
    assert [row for part in parts for row in part.rows.tolist()] == [1, 3]
    assert (table.account.rows, table.account.empty) == (3, 1)


def test_a_long_sheet_reads_in_parts_whose_rows_keep_their_numbers_and_identities(tmp_path: Path) -> None:
    size, blank = 20_700, {500, 501, 20_000}
    data: list[list[object]] = [["", ""] if n in blank else [n % 7, f"t{n % 11}"] for n in range(1, size + 1)]
    table = opened(written(tmp_path, {"Data": [["a", "b"], *data]}))
    parts = list(table.parts([0, 1], identities=True))
    assert len(parts) > 1
    filled = [n for n in range(1, size + 1) if n not in blank]
    assert [n for part in parts for n in part.rows.tolist()] == filled
    assert [n for part in parts for n in part.columns[0].to_pylist()] == [str(n % 7) for n in filled]
    assert [n for part in parts for n in part.columns[1].to_pylist()] == [f"t{n % 11}" for n in filled]
    hashes = [n for part in parts if part.identities is not None for n in part.identities.tolist()]
    assert len(set(hashes)) == len(set(zip(hashes, (n % 77 for n in filled), strict=True))) == 77
    assert (table.account.rows, table.account.empty) == (size, len(blank))


def test_identities_of_a_sheet_stop_when_nobody_compares_any_more(tmp_path: Path) -> None:
    table = opened(written(tmp_path, {"Data": [["n"], *([n] for n in range(20_700))]}))
    with_identity = []
    for part in table.parts([0], identities=True):
        with_identity.append(part.identities is not None)
        table.account.compares = False
    assert with_identity == [True, False]


def test_a_table_that_starts_further_down_keeps_its_columns(tmp_path: Path) -> None:
    path = written(tmp_path, {"Data": [[], [], ["", "nps"], ["", 9]]})
    table = opened(path)
    assert table.header.cells == (("",), ("nps",))
    assert rows(table) == [("", "9")]


def test_merged_header_cells_name_every_column_they_cover(tmp_path: Path) -> None:
    path = tmp_path / "merged.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 0, 2, "How satisfied are you with")
        sheet.write(0, 3, "Other")
        sheet.write_row(1, 0, ["price", "delivery", "support", "comment"])
        sheet.write_row(2, 0, [1, 2, 3, "x"])
        sheet.write_row(3, 0, [4, 5, 3, "y"])
    header = opened(str(path)).header
    assert [header.full(i) for i in (1, 2)] == [
        f"How satisfied are you with / {part}" for part in ("delivery", "support")
    ]


def test_rows_share_an_identity_when_every_cell_is_equal(tmp_path: Path) -> None:
    path = written(tmp_path, {"Data": [["a", "b"], [1, "x"], [1, "x"], [1, "y"]]})
    (part,) = opened(path).parts([0], identities=True)
    assert part.identities is not None
    first, second, third = part.identities.tolist()
    assert first == second != third


def test_a_summary_of_counts_is_refused(tmp_path: Path) -> None:
    counts: list[list[object]] = [
        ["Our survey"],
        ["Are you happy?"],
        ["", "Yes", "No"],
        ["Answers", 10, 4],
        ["Total", 10, 4],
    ]
    with pytest.raises(AggregatedExport, match="Question 1"):
        opened(written(tmp_path, {"Question 1": counts, "Question 2": counts}))


@pytest.mark.parametrize("sheets", [{"Data": []}, {"Data": [["a", "b"]]}, {"Data": [[" "]]}])
def test_a_workbook_without_answers_is_empty(tmp_path: Path, sheets: Sheets) -> None:
    with pytest.raises(EmptyFile):
        opened(written(tmp_path, sheets))


# Files that a program, or a person with bad intentions, could write.

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
FRAME = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" '
    f'ContentType="{TYPES}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" '
    f'ContentType="{TYPES}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/>'
    "</sheets></workbook>",
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}
FIRST = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>'


def crafted(folder: Path, sheet_rows: str, before: str = "") -> str:
    path = folder / "crafted.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in FRAME.items():
            archive.writestr(name, text)
        sheet = f'<worksheet xmlns="{MAIN}" xmlns:x="{MAIN}">{before}<sheetData>{sheet_rows}</sheetData></worksheet>'
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
    return str(path)


@pytest.mark.parametrize(
    "far",
    [
        '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>',
        '<row><c r="XFD1048576"><v>2</v></c></row>',
        "<row r='5'><c\n r='XFD1048576'\n><v>2</v></c></row>",
        '<row r="5"><c t="n" r="XFD1048576"><v>2</v></c></row>',
        '<row r="5"><c r="xfd1048576"><v>2</v></c></row>',
        '<x:row r="9"><x:c r="XFD1048576"><x:v>2</x:v></x:c></x:row>',
        '<x:row r="9"><x:c\nr="XFD1048576"><x:v>2</x:v></x:c></x:row>',
        '<row r="1048576"><c r="XFC1048576"><v>2</v></c><c><v>3</v></c></row>',
        '<row r="4294967295"><c r="B4294967295"><v>2</v></c></row>',
        '<row r="9"><c r="XFD1048576" t="inlineStr"><is><t></t></is></c></row>',
        '<row r="9"><c r="XFD1048576" t="str"><v></v></c></row>',
        '<row r="9"><c r="XFD1048576"><v><![CDATA[5]]></v></c></row>',
    ],
)
def test_a_stray_far_cell_is_refused_however_it_is_written(tmp_path: Path, far: str) -> None:
    with pytest.raises(BadWorkbook, match="too many to read") as caught:
        opened(crafted(tmp_path, FIRST + far))
    assert "Delete the stray cell" in caught.value.hint


@pytest.mark.parametrize(
    "harmless",
    [
        '<row r="1048576"><c r="XFD1048576" s="1"/></row>',
        '<row r="1048576"><c r="XFD1048576" s="1"><v></v></c></row>',
        '<row r="1048576" s="1"/>',
    ],
)
def test_a_far_cell_with_nothing_but_a_format_does_no_harm(tmp_path: Path, harmless: str) -> None:
    assert rows(opened(crafted(tmp_path, FIRST + harmless))) == [("2",)]


def test_a_wrong_dimension_is_not_believed(tmp_path: Path) -> None:
    assert rows(opened(crafted(tmp_path, FIRST, '<dimension ref="A1:XFD1048576"/>'))) == [("2",)]
    with pytest.raises(BadWorkbook):
        opened(
            crafted(
                tmp_path,
                FIRST + '<row r="9"><c r="XFD1048576"><v>2</v></c></row>',
                '<dimension ref="A1:A2"/>',
            )
        )


def test_both_ways_of_scanning_a_sheet_agree(tmp_path: Path) -> None:
    path = written(
        tmp_path, {"Data": [[f"text {r}" if c % 2 else r * c + 0.5 for c in range(40)] for r in range(200)]}
    )
    with zipfile.ZipFile(path) as archive:
        data = archive.read("xl/worksheets/sheet1.xml")
    quick, exact = scan_regular(io.BytesIO(data)), scan_any(io.BytesIO(data))
    assert quick is not None
    assert (quick.rows, quick.columns) == (exact.rows, exact.columns) == (200, 40)


def test_binary_sheets_tell_their_farthest_cell() -> None:
    def record(kind: int, body: bytes) -> bytes:
        return bytes([kind, len(body)]) + body

    row = record(0, (1_048_575).to_bytes(4, "little") + bytes(8))
    blank, real = (
        record(1, (99_999).to_bytes(4, "little")),
        record(5, (16_383).to_bytes(4, "little") + bytes(12)),
    )
    long_kind = bytes([0x85, 0x01, 0x83, 0x00]) + b"abc"
    scan = scan_records(io.BytesIO(long_kind + row + blank + real))
    assert (scan.rows, scan.columns, scan.farthest) == (1_048_576, 16_384, "R1048576C16384")


def test_a_workbook_that_unpacks_to_far_more_than_its_size_is_refused(tmp_path: Path) -> None:
    path = crafted(tmp_path, FIRST)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", b" " * (100 << 20))
    with pytest.raises(BadWorkbook, match="unpack to 100 MB"):
        opened(path)


@pytest.mark.parametrize("cut", [100, 500, 0.5, 0.95])
def test_a_truncated_workbook_is_refused_in_words(tmp_path: Path, cut: float) -> None:
    path = Path(written(tmp_path, {"Data": DATA}))
    data = path.read_bytes()
    path.write_bytes(data[: int(cut if cut > 1 else cut * len(data))])
    with pytest.raises((BadWorkbook, UnreadableFile)):
        opened(str(path))


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml"])
def test_damaged_xml_is_refused_in_words(tmp_path: Path, part: str) -> None:
    path = Path(written(tmp_path, {"Data": DATA}))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = parts[part][: len(parts[part]) // 2]
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    with pytest.raises(BadWorkbook):
        rows(opened(str(path)))


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("stream", "kind", "words"),
    [
        ("EncryptedPackage", BadWorkbook, "password"),
        ("Workbook\0", BadWorkbook, "cannot be read as a workbook"),
        ("WordDocument", UnreadableFile, "old Office document"),
    ],
)
def test_old_containers_are_told_apart(
    tmp_path: Path, stream: str, kind: type[DataError], words: str
) -> None:
    path = tmp_path / "old.xls"
    path.write_bytes(OLE + bytes(1016) + stream.encode("utf-16-le") + bytes(1024))
    with pytest.raises(kind, match=words):
        opened(str(path))


CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'


def calc(folder: Path, body: str) -> str:
    path = folder / "calc.ods"
    spaces = " ".join(
        f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text")
    )
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="Data">{body}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{manifest}"/>')
        archive.writestr("content.xml", content)
    return str(path)


def row(*cells: str) -> str:
    return "<table:table-row>" + "".join(CELL.format(cell) for cell in cells) + "</table:table-row>"


def test_an_ods_file_is_read(tmp_path: Path) -> None:
    rest = '<table:table-row table:number-rows-repeated="1048573"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    table = opened(calc(tmp_path, row("id", "nps") + row("a", "9") + row("b", "3") + rest))
    assert rows(table) == [("a", "9"), ("b", "3")]
    assert table.origin.sheet == "Data"


def test_an_ods_file_with_a_stray_far_cell_is_refused(tmp_path: Path) -> None:
    gap = '<table:table-row table:number-rows-repeated="1048573"><table:table-cell/></table:table-row>'
    far = (
        '<table:table-row><table:table-cell table:number-columns-repeated="16383"/>'
        + CELL.format("x")
        + "</table:table-row>"
    )
    with pytest.raises(BadWorkbook, match="cannot be read"):
        opened(calc(tmp_path, row("id", "nps") + row("a", "9") + gap + far))
