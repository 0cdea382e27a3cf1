"""Each platform is recognised in its own exports and in nobody else's; its rules name what to drop."""

import sys
from pathlib import Path

import pytest

import cxcli.profiles
from cxcli.profiles import NOT_AN_ANSWER, PROFILES, drop_rules, profile_names, recognise
from cxcli.profiles.profile import Look, Profile
from cxcli.study.text import matching_key, normalise

Rows = tuple[tuple[str, ...], ...]

DROPPED = ("preview", "spam", "test", "unfinished", "rejected")

IDS = ('{"ImportId":"startDate","timeZone":"Europe/Paris"}', '{"ImportId":"status"}', '{"ImportId":"QID1"}')
QUALTRICS = ("StartDate", "EndDate", "Status", "Progress", "Finished", "ResponseId", "Q1")
LABELS = ("Start Date", "End Date", "Response Type", "Progress", "Finished", "Response ID", "How was it?")
ANSWER = ("2026-05-01 10:00:00", "2026-05-01 10:02:00", "IP Address", "100", "True", "R_1", "9")

SAMPLES: list[tuple[str | None, Rows, tuple[str, ...], int | None]] = [
    ("qualtrics", (("StartDate", "Status", "Q1"), ("Anfangsdatum", "Typ", "Wie?"), IDS, ANSWER[:3]), (), 3),
    ("qualtrics", (("StartDate", "Status", "Q1"), IDS, ANSWER[:3]), (), 2),
    ("qualtrics", (QUALTRICS, LABELS, ANSWER), (), 2),
    ("qualtrics", (QUALTRICS, ANSWER, ANSWER), (), 1),
    (
        "qualtrics_legacy",
        (("V1", "V2", "V3", "Q1"), ("ResponseID", "ResponseSet", "Name", "How?"), ANSWER[:4]),
        (),
        2,
    ),
    (
        "surveymonkey",
        (("Respondent ID", "Collector ID", "How?"), ("", "", "Response"), ("1", "2", "Good")),
        (),
        None,
    ),
    ("surveymonkey", (("How?", "Why?"), ("Response", "Open-Ended Response"), ("Good", "x")), (), None),
    ("surveymonkey", (("Respondent ID", "Collector ID", "How?"), ("1", "2", "Good")), (), None),
    (
        "surveymonkey_summary",
        (("Our survey",), ("How?",), ("", "Yes"), ("Total", "4")),
        ("Question 1", "Question 2"),
        1,
    ),
    (
        "simplesurvey",
        (("Internal ID", "1)&nbsp;How?:Good", "2) Why?", "3) Who?"), ("7", "1", "x", "y")),
        (),
        1,
    ),
    ("google_forms", (("Timestamp", "How?"), ("12/13/2018 11:06:09", "9")), (), 1),
    ("google_forms", (("Horodateur", "Comment ?"), ("10/02/2026 17:07:21", "9")), (), 1),
    ("google_forms", (("Timestamp", "How?"), ("2019-12-13 12:02:31.994", "9")), (), 1),
    ("google_forms", (("Timestamp", "How?"), ("2026/07/29 3:08:24 PM UTC+3", "5")), (), 1),
    (
        "limesurvey",
        (("id", "submitdate", "lastpage", "startlanguage", "Q1"), ("1", "", "2", "fr", "A1")),
        (),
        1,
    ),
    (
        "limesurvey",
        (("Response ID", "Date submitted", "Last page", "Start language", "Seed", "How?"), ("1",) * 6),
        (),
        1,
    ),
    (
        "limesurvey",
        (("ID de la réponse", "Date de soumission", "Dernière page", "Langue de départ", "Q"), ("1",) * 5),
        (),
        1,
    ),
    (
        "limesurvey",
        (("QM[SQ001]", "QM[SQ002]", "likert[a1]. [In general]", "age"), ("Y", "", "4", "30")),
        (),
        1,
    ),
    ("limesurvey", (("Antwort ID", "Wo? [Hier]", "Wo? [Dort]", "Alter"), ("1", "Ja", "Nein", "30")), (), 1),
    (
        "limesurvey",
        (("Antwort ID", "Datum Abgeschickt", "Letzte Seite", "Start-Sprache", "Wie?"), ("1",) * 5),
        (),
        1,
    ),
    (
        "limesurvey",
        (
            ("id. Response ID", "submitdate. Date submitted", "lastpage. Last page", "seed. Seed", "Q. How?"),
            ("1",) * 5,
        ),
        (),
        1,
    ),
    (
        "surveymonkey",
        (("Respondent ID", "Start Date", "End Date", "IP Address", "How?"), ("1", "", "", "", "Good")),
        (),
        None,
    ),
    ("google_forms", (("Marca temporal", "¿Cómo?"), ("29/07/2026 17:07:21", "9")), (), 1),
    ("google_forms", (("Zeitstempel", "Wie?"), ("29.07.2026 17:07:21", "9")), (), 1),
    (
        "alchemer",
        (("Response ID", "Time Started", "Date Submitted", "Status", "How?"), ("1", "", "", "Complete", "x")),
        (),
        1,
    ),
    (
        "typeform",
        (
            ("#", "How?", "Start Date (UTC)", "Submit Date (UTC)", "Network ID"),
            ("a3f", "9", "2/28/2017 21:55", "2/28/2017 21:56", "0f1"),
        ),
        (),
        1,
    ),
    (
        "kobo",
        (("q/how", "_id", "_uuid", "_submission_time"), ("#how", "", "", ""), ("9", "1", "u", "t")),
        (),
        2,
    ),
    (
        "hubspot",
        (("Survey name", "Survey type", "Rating", "Sentiment"), ("A", "NPS", "9", "Promoter")),
        (),
        1,
    ),
    (
        "intercom",
        (("Conversation ID", "conversation_rating.rating", "conversation_rating.remark"), ("1", "5", "x")),
        (),
        1,
    ),
    ("zendesk", (("id", "satisfaction_rating.score"), ("1", "good_with_comment"), ("2", "offered")), (), 1),
    ("posthog", (("event", "timestamp", "$survey_id"), ("survey sent", "t", "s")), (), 1),
    # nobody's
    (None, (("id", "score", "comment"), ("1", "9", "x")), (), None),
    (None, (("timestamp", "nps", "comment"), ("2026-03-01 10:00:00", "9", "x")), (), None),
    (None, (("ID", "Name", "Email", "nps"), ("1", "x", "x@example.org", "9")), (), None),
    (None, (("Status", "Language", "Start Date", "End Date", "nps"), ("ok", "fr", "", "", "9")), (), None),
    (None, (("ticket", "satisfaction_rating"), ("1", "good"), ("2", "bad")), (), None),
    (None, (("event", "timestamp", "score"), ("purchase", "2026-03-01", "9")), (), None),
    (None, (("survey_type", "score", "created_at"), ("nps", "9", "2026-03-01")), (), None),
    (None, (("#", "Start", "End", "nps"), ("1", "", "", "9")), (), None),
    (None, (("_id", "_uuid", "nps"), ("1", "u", "9")), (), None),
    (None, (("Date", "Rating", "Review"), ("2026-03-01", "5", "x")), (), None),
    (None, (("Survey", "Survey type", "Rating", "Response"), ("A", "NPS", "9", "x")), (), None),
    (None, (("id", "nps", "comment"), ("1", "9", "x")), (), None),
    (None, (("RespondentID", "Do you check the weather?"), ("3887201482", "Yes")), (), None),
    (None, (("Timestamp", "value"), ("1700000000", "9")), (), None),
    (None, (("Status", "nps"), ("1", "9")), (), None),
    (None, (("nps", "why"), ("9", "The response was late")), (), None),
    (None, (("id", "nps"), ("1", "9")), ("Question 1", "Question 2"), None),
]


@pytest.mark.parametrize(("name", "rows", "sheets", "header_rows"), SAMPLES)
def test_a_platform_is_recognised_and_nobody_else(
    name: str | None, rows: Rows, sheets: tuple[str, ...], header_rows: int | None
) -> None:
    look = Look(rows, sheets)
    assert [profile.name for profile in PROFILES if profile.recognise(look)] == ([name] if name else [])
    found = recognise(look)
    assert (found and found[0].name) == name
    if found:
        assert found[1].header_rows == header_rows
        assert found[1].reason.en


def test_an_spss_file_is_known_by_its_format() -> None:
    look = Look((("ResponseId", "RecordedDate"),), format="spss")
    found = recognise(look)
    assert found
    assert found[0].name == "spss"
    assert recognise(Look(look.rows)) is None


def test_the_registry_lists_every_file() -> None:
    folder = Path(cxcli.profiles.__file__).parent
    files = {path.stem for path in folder.glob("*.py")} - {"__init__", "profile", "qualtrics_status"}
    assert files == set(profile_names())
    assert len(profile_names()) == len(files)


def test_the_time_zone_stands_among_the_import_ids() -> None:
    found = recognise(Look((("StartDate", "Status", "Q1"), ("", "", ""), IDS)))
    assert found
    assert found[1].timezone == "Europe/Paris"


def test_a_time_zone_that_nobody_knows_is_none() -> None:
    ids = tuple(cell.replace("Europe/Paris", "Mars/Olympus") for cell in IDS)
    found = recognise(Look((("StartDate", "Status", "Q1"), ("", "", ""), ids)))
    assert found
    assert found[1].timezone is None


def test_none_switches_profiles_off() -> None:
    assert recognise(Look(SAMPLES[0][1]), "none") is None


def test_a_named_profile_is_taken_even_if_nothing_tells_of_it() -> None:
    found = recognise(Look((("a", "b"), ("1", "2"))), "limesurvey")
    assert found
    assert found[0].name == "limesurvey"
    assert "source.profile" in found[1].reason.en


@pytest.mark.parametrize(
    ("drop", "dropped"),
    [
        ((), set()),
        (("preview",), {"Survey Preview", "1", "17"}),
        (("preview", "spam", "test"), {"Survey Preview", "1", "17", "Spam", "8", "Survey Test", "2"}),
    ],
)
def test_qualtrics_rules_drop_by_status(drop: tuple[str, ...], dropped: set[str]) -> None:
    values = {value for rule in drop_rules("qualtrics", drop) for value in rule.values}
    cells = {
        "Survey Preview",
        "1",
        "17",
        "Spam",
        "8",
        "Survey Test",
        "2",
        "IP Address",
        "0",
        "Imported",
        "4",
        "16",
    }
    assert {cell for cell in cells if normalise(cell) in values} == dropped


def test_unfinished_answers_are_dropped_only_when_asked() -> None:
    default = ("preview", "spam", "test")
    assert drop_rules("limesurvey", default) == ()
    (rule,) = drop_rules("limesurvey", (*default, "unfinished"))
    assert rule.values == {""}
    assert "submitdate" in rule.columns
    assert [rule.columns for rule in drop_rules("qualtrics", ("unfinished",))] == [("Finished",)]


@pytest.mark.parametrize("name", ["none", None, "unknown"])
def test_no_profile_has_no_rules(name: str | None) -> None:
    assert drop_rules(name, ("preview", "unfinished")) == ()


def test_values_of_rules_are_written_as_they_are_compared() -> None:
    rules = [rule for profile in PROFILES for rule in profile.drops]
    assert all(value == normalise(value) for rule in rules for value in rule.values)
    assert {rule.name for rule in rules} <= {*DROPPED, NOT_AN_ANSWER}
    values = [(p.name, matching_key(value)) for p in PROFILES for rule in p.drops for value in rule.values]
    assert len({v for v in values if v[0] == "qualtrics"}) == sum(v[0] == "qualtrics" for v in values)


@pytest.mark.parametrize("drop", [("preview", "spam", "test"), ("unfinished",)])
def test_what_is_no_answer_is_dropped_by_a_rule_of_its_own(drop: tuple[str, ...]) -> None:
    (rule,) = drop_rules("posthog", drop)
    assert (rule.name, rule.values, rule.keeps) == (NOT_AN_ANSWER, {"survey sent"}, True)


@pytest.mark.parametrize("name", profile_names())
def test_an_empty_drop_puts_no_rule_in_force(name: str) -> None:
    assert drop_rules(name, ()) == ()


@pytest.mark.parametrize("name", profile_names())
def test_by_default_no_answer_is_dropped_for_being_unfinished_or_rejected(name: str) -> None:
    assert {rule.name for rule in drop_rules(name, ("preview", "spam", "test"))} <= {
        "preview",
        "spam",
        "test",
        NOT_AN_ANSWER,
    }


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
def test_a_profile_says_what_it_rests_on(profile: Profile) -> None:
    text = sys.modules[profile.recognise.__module__].__doc__ or ""
    assert profile.name in {"spss", "surveymonkey_summary", "simplesurvey"} or "rest" in text.casefold()
