"""Workbooks as platforms write them: Microsoft Forms in two languages, one sheet a year from the French state."""

import datetime as dt
from pathlib import Path

import pytest
import xlsxwriter

from cxcli.profiles import PROFILES, profile_named
from cxcli.profiles.profile import Look
from cxcli.reader import Table
from cxcli.readers import open_tables
from cxcli.study.column import ColumnRef
from cxcli.study.study import SourceSettings

Rows = list[list[object]]

START, END = dt.datetime(2026, 3, 1, 9, 0), dt.datetime(2026, 3, 1, 9, 4, 30)
ENGLISH: Rows = [
    ["ID", "Start time", "Completion time", "Email", "Name", "Last modified time", "How likely?", "Channels"],
    [1, START, END, "anonymous", "", "", 9, "App;Web;"],
    [2, START, END, "anonymous", "", "", 4, ""],
]
FRENCH: Rows = [
    [
        "ID",
        "Heure de début",
        "Heure de fin",
        "Adresse de messagerie",
        "Nom",
        "Total points",
        "Quiz feedback",
        "Heure de la dernière modification",
        "Le site est-il clair ?",
        "Points - Le site est-il clair ?",
        "Feedback - Le site est-il clair ?",
    ],
    [1, START, END, "anonymous", "", 1, "", "", "Oui", 1, ""],
    [2, START, END, "anonymous", "", 0, "", "", "Non", 0, ""],
]
OPINIONS: Rows = [["Date de l'avis", "Nom du formulaire", "Lien d'intégration", "Identifiant Avis", "Note"]]


def opinions(year: int, *notes: int) -> Rows:
    return OPINIONS + [
        [f"{year}-02-0{i} 10:00:00", "Badge", "Bouton", str(year * 10 + i), note]
        for i, note in enumerate(notes, 1)
    ]


def written(folder: Path, sheets: dict[str, Rows]) -> str:
    path = folder / "export.xlsx"
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd hh:mm:ss"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return str(path)


def sheets_of(path: str, **settings: object) -> list[str | None]:
    return [table.origin.sheet for table in open_tables([path], SourceSettings(**settings))]  # type: ignore[arg-type]


def answers(table: Table) -> list[str]:
    last = len(table.header) - 1
    return [text for part in table.parts([last]) for text in part.columns[last].to_pylist()]


@pytest.mark.parametrize("rows", [ENGLISH, FRENCH], ids=["en", "fr"])
def test_microsoft_forms_is_known_in_two_languages(tmp_path: Path, rows: Rows) -> None:
    (table,) = open_tables([written(tmp_path, {"Form1": rows})], SourceSettings())
    look = Look((tuple(map(str, rows[0])), *map(tuple, table.head())))
    assert (table.origin.profile, table.origin.header_rows) == ("ms_forms", 1)
    assert [profile.name for profile in PROFILES if profile.recognise(look)] == ["ms_forms"]
    profile = profile_named("ms_forms")
    assert profile
    assert [len(table.header.positions_of(ColumnRef(name=name))) for name in profile.response] == [1]
    assert any(table.header.positions_of(ColumnRef(name=name)) for name in profile.date)


def test_every_year_of_a_workbook_is_read(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        {"2024": opinions(2024, 5, 4), "2025": opinions(2025, 1), "2026": opinions(2026, 3, 3, 2)},
    )
    tables = open_tables([path], SourceSettings())
    assert [table.origin.sheet for table in tables] == ["2024", "2025", "2026"]
    assert [answers(table) for table in tables] == [["5", "4"], ["1"], ["3", "3", "2"]]
    assert {(table.origin.profile, table.origin.timezone) for table in tables} == {("jdma", "UTC")}
    assert len({table.account.sha256 for table in tables}) == 1


def test_a_year_without_opinions_and_a_sheet_of_notes_are_left_out(tmp_path: Path) -> None:
    notes: Rows = [["About", "this file"], ["written by", "the ministry"]]
    path = written(tmp_path, {"Lisez-moi": notes, "2025": opinions(2025, 5, 4), "2026": OPINIONS})
    assert sheets_of(path) == ["2025"]


@pytest.mark.parametrize(
    ("settings", "sheets"),
    [({"sheet": "2025"}, ["2025"]), ({"profile": "none"}, ["2026"]), ({"profile": "jdma"}, ["2025", "2026"])],
)
def test_what_the_settings_say_comes_first(
    tmp_path: Path, settings: dict[str, object], sheets: list[str]
) -> None:
    path = written(tmp_path, {"2025": opinions(2025, 5), "2026": opinions(2026, 3, 2)})
    assert sheets_of(path, **settings) == sheets


def test_other_platforms_have_one_sheet_of_answers(tmp_path: Path) -> None:
    assert sheets_of(written(tmp_path, {"Form1": ENGLISH, "Copy": ENGLISH[:2]})) == ["Form1"]
