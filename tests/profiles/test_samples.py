"""Samples of exports open by themselves, are their own platform's only, and lose the rows they should."""

from collections import Counter
from pathlib import Path

import pytest

import cxcli
from cxcli.passes.profile_rules import profile_rules
from cxcli.profiles import PROFILES, profile_named, profile_names
from cxcli.profiles.profile import Look
from cxcli.reader import Table
from cxcli.readers import open_tables
from cxcli.study.column import ColumnRef
from cxcli.study.study import SourceSettings
from cxcli.study.text import matching_key

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
EXPORTS = Path(__file__).resolve().parents[3] / "shared" / "exports"
FILES = sorted(SAMPLES.glob("*.csv"))
IN_OTHER_TESTS = {"qualtrics", "qualtrics_legacy", "simplesurvey", "surveymonkey_summary", "ms_forms", "spss"}

Opened = tuple[str | None, str | None, int, str | None, int]
TABLE: dict[str, Opened] = {
    "alchemer": ("utf-8", ",", 1, None, 5),
    "delighted": ("utf-8", ",", 1, None, 3),
    "formbricks": ("utf-8", ",", 1, None, 4),
    "google_forms": ("utf-8", ",", 1, None, 3),
    "google_play": ("utf-16", ",", 1, None, 5),
    "hubspot": ("utf-8", ",", 1, None, 3),
    "intercom": ("utf-8", ",", 1, "UTC", 4),
    "jdma": ("utf-8", ",", 1, "UTC", 4),
    "kobo": ("utf-8", ";", 1, None, 4),
    "limesurvey": ("utf-8-sig", ";", 1, None, 4),
    "medallia": ("utf-8", ",", 1, "UTC", 3),
    "posthog": ("utf-8", ",", 1, "UTC", 6),
    "surveycto": ("utf-8", ",", 1, None, 3),
    "surveymonkey": ("utf-8", ",", 1, None, 3),
    "typeform": ("utf-8", ",", 1, "UTC", 4),
    "zendesk": ("utf-8", ",", 1, None, 5),
}
DROPS: list[tuple[str, tuple[str, ...], dict[str, int]]] = [
    ("alchemer", ("unfinished",), {"unfinished": 1}),
    ("alchemer", ("unfinished", "rejected"), {"unfinished": 1, "rejected": 1}),
    ("typeform", ("unfinished",), {"unfinished": 1}),
    ("formbricks", ("unfinished",), {"unfinished": 1}),
    ("limesurvey", ("unfinished",), {"unfinished": 1}),
    ("kobo", ("rejected",), {"rejected": 1}),
    ("surveycto", ("rejected",), {"rejected": 1}),
    ("posthog", ("preview", "spam", "test"), {"not an answer": 4}),
    ("posthog", (), {}),
]


def opened(name: str, **settings: object) -> Table:
    (table,) = open_tables([str(SAMPLES / f"{name}.csv")], SourceSettings(**settings))  # type: ignore[arg-type]
    return table


def look_at(table: Table) -> Look:
    header = zip(*table.header.cells, strict=True)
    return Look((*header, *map(tuple, table.head()[:40])))


def column(table: Table, name: str) -> list[str]:
    (position,) = table.header.positions_of(ColumnRef(name=name))
    return [text for part in table.parts([position]) for text in part.columns[position].to_pylist()]


def test_every_sample_is_in_the_table_and_every_profile_has_a_sample() -> None:
    assert {path.stem for path in FILES} == set(TABLE)
    assert {*TABLE, *IN_OTHER_TESTS} == set(profile_names())


def test_the_readme_says_of_every_sample_what_it_rests_on() -> None:
    text = (SAMPLES / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in FILES if f"| `{path.name}` |" not in text] == []


@pytest.mark.parametrize("name", TABLE)
def test_a_sample_opens_by_itself(name: str) -> None:
    table = opened(name)
    rows = sum(map(len, table.parts([0], identities=True)))
    origin = table.origin
    assert (origin.encoding, origin.delimiter, origin.header_rows, origin.timezone, rows) == TABLE[name]
    assert origin.profile == name
    assert table.profile_reason.en
    assert table.profile_reason.fr
    assert (table.account.damaged, table.account.empty) == (0, 0)


@pytest.mark.parametrize("name", TABLE)
def test_a_sample_is_of_its_own_platform_and_of_nobody_else(name: str) -> None:
    look = look_at(opened(name, profile="none"))
    assert [profile.name for profile in PROFILES if profile.recognise(look)] == [name]


@pytest.mark.skipif(not EXPORTS.is_dir(), reason="the real exports are not beside the project")
@pytest.mark.parametrize("path", sorted(EXPORTS.rglob("*.[ct]sv")), ids=lambda path: path.name)
def test_a_real_export_is_of_one_platform_at_most(path: Path) -> None:
    (table,) = open_tables([str(path)], SourceSettings(profile="none"))
    (known,) = open_tables([str(path)], SourceSettings())
    table_look = look_at(table if table.origin.header_rows == known.origin.header_rows else known)
    names = [profile.name for profile in PROFILES if profile.recognise(table_look)]
    assert names == ([known.origin.profile] if known.origin.profile else [])


@pytest.mark.parametrize("name", TABLE)
def test_the_id_and_the_date_of_a_profile_are_columns_of_its_sample(name: str) -> None:
    profile, header = profile_named(name), opened(name).header
    assert profile

    def has_one_of(names: tuple[str, ...]) -> bool:
        return any(len(header.positions_of(ColumnRef(name=one))) == 1 for one in names)

    assert has_one_of(profile.date)
    assert has_one_of(profile.response) or name == "google_forms"


@pytest.mark.parametrize(("name", "drop", "dropped"), DROPS)
def test_only_the_named_rules_drop_rows_and_each_row_once(
    name: str, drop: tuple[str, ...], dropped: dict[str, int]
) -> None:
    table = opened(name)
    rules = profile_rules(table, drop)
    counted: Counter[str] = Counter()
    for row in table.head():
        hits = [
            rule.name for rule in rules if (matching_key(row[rule.position]) in rule.values) == rule.drops
        ]
        counted.update(hits[:1])
    assert counted == dropped


@pytest.mark.parametrize("name", TABLE)
def test_by_default_a_sample_loses_nothing_but_what_is_no_answer(name: str) -> None:
    names = {rule.name for rule in profile_rules(opened(name), SourceSettings().drop)}
    assert names == ({"not an answer"} if name == "posthog" else set())


def test_the_ledger_counts_events_that_are_no_answers() -> None:
    config = {
        "version": 1,
        "privacy": {"suppress_below": 0},
        "metrics": {"nps": {"type": "nps", "column": "properties.$survey_response"}},
    }
    report = cxcli.score(str(SAMPLES / "posthog.csv"), config=config)
    assert report["nps"].value == 0
    assert report.ledger.dropped == {"not an answer": 4}


def test_quotes_before_formulas_are_the_platforms_and_others_the_authors() -> None:
    table = opened("formbricks")
    assert column(table, "2. What is your temperature balance?") == ["-2", "", "3", "0"]
    assert [row[13] for row in table.head()] == [
        "+ more languages",
        "",
        "=faster, please",
        "it's fine 'as is'",
    ]


def test_quotes_before_formulas_stay_where_no_platform_puts_them(tmp_path: Path) -> None:
    path = tmp_path / "plain.csv"
    path.write_text("id,comment\n1,'=x\n2,'-1\n", encoding="utf-8")
    (table,) = open_tables([str(path)], SourceSettings())
    assert [row[1] for row in table.head()] == ["'=x", "'-1"]


def test_headers_that_repeat_are_ambiguous_and_not_renamed() -> None:
    assert opened("typeform").header.positions_of(ColumnRef(name="Other")) == (2, 4)


@pytest.mark.parametrize(
    ("name", "words"), [("zendesk", ("offered", "unoffered")), ("limesurvey", ("N/A",)), ("typeform", ())]
)
def test_a_profile_knows_the_words_for_no_answer(name: str, words: tuple[str, ...]) -> None:
    profile = profile_named(name)
    assert profile
    assert profile.missing == words


def test_an_anonymised_survey_has_one_date_that_means_none() -> None:
    profile = profile_named("limesurvey")
    assert profile
    dates = {stamp[:10] for stamp in column(opened("limesurvey"), "submitdate") if stamp}
    assert dates == {profile.anonymised_date}
