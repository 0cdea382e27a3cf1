"""What is found besides the questions: ids, dates, segments, personal data, and names."""

import datetime as dt
from pathlib import Path

import pytest

from tests.draft.drafts import drafted, drafted_text, study, text_of

PLANS = ["Free", "Pro", "Free", "Pro", "Pro", "Free"] * 5
MANY = len(PLANS)


def _days(pattern: str) -> list[str]:
    first = dt.date(2026, 3, 10)
    return [(first + dt.timedelta(days=i)).strftime(pattern) for i in range(MANY)]


def _ids(prefix: str = "R") -> list[str]:
    return [f"{prefix}{i}" for i in range(MANY)]


@pytest.mark.parametrize(
    "header", ["ResponseId", "Response ID", "ID de la réponse", "Internal ID", "Identifiant Avis"]
)
def test_the_id_of_an_answer_is_known_by_its_name(header: str) -> None:
    found = drafted({header: _ids(), "plan": PLANS}).ids.response
    assert found is not None
    assert found.title == header


def test_an_id_that_is_often_repeated_is_asked_about() -> None:
    draft = drafted({"ResponseId": ["1", "2", "3"] * 10, "plan": PLANS})
    assert draft.ids.response is None
    assert "# response: ResponseId # question:" in text_of(draft)


def test_a_bare_id_may_be_of_an_answer_or_a_person() -> None:
    assert study(drafted({"id": _ids(), "plan": PLANS})).response is None


def test_who_answered_is_known_by_the_name_of_the_column() -> None:
    assert str(study(drafted({"CustomerId": _ids("C"), "plan": PLANS})).respondent) == "CustomerId"


@pytest.mark.parametrize(
    ("pattern", "form"),
    [("%Y-%m-%d %H:%M:%S", None), ("%d/%m/%Y", "day_first"), ("%m/%d/%Y %I:%M:%S %p", "month_first")],
)
def test_dates_are_found_with_the_order_of_day_and_month(pattern: str, form: str | None) -> None:
    date = study(drafted({"Date": _days(pattern), "plan": PLANS})).date
    assert date is not None
    assert date.format == form


def test_dates_that_can_be_read_both_ways_are_asked_about() -> None:
    draft = drafted({"Date": ["03/04/2026", "05/06/2026"] * 15, "plan": PLANS})
    assert study(draft).date is None
    assert "Question: are these dates day first or month first?" in text_of(draft)


def test_dates_of_an_anonymised_survey_are_not_used() -> None:
    draft = drafted({"submitdate": ["1980-01-01 00:00:00"] * MANY, "plan": PLANS})
    assert study(draft).date is None
    assert "anonymised" in text_of(draft)


def test_two_columns_of_dates_without_a_known_name_are_asked_about() -> None:
    draft = drafted({"bought": _days("%Y-%m-%d"), "delivered": _days("%Y-%m-%d"), "plan": PLANS})
    assert study(draft).date is None


def test_a_date_of_birth_is_personal() -> None:
    draft = drafted({"Date of birth": _days("%Y-%m-%d"), "plan": PLANS})
    assert draft.date is None


def test_the_time_zone_in_a_header_is_used() -> None:
    date = study(drafted({"Submit Date (UTC)": _days("%Y-%m-%d %H:%M"), "plan": PLANS})).date
    assert date is not None
    assert date.zone == "UTC"


def test_at_most_three_plain_segments_are_active_and_the_others_are_proposed() -> None:
    columns = dict.fromkeys(("Country", "plan", "Langue", "region", "Gender"), PLANS)
    draft = drafted(columns)
    assert [cut.name for cut in study(draft).cuts] == ["Country", "plan", "Langue"]
    assert "#   - Gender # Free (15), Pro (15)" in text_of(draft)


@pytest.mark.parametrize(
    "cells",
    [
        _ids(),
        ["one"] * MANY,
        ["a comment of somebody who wrote quite a lot of words " * 2, "b"] * 15,
        ["1", "2"] * 15,
    ],
)
def test_ids_constants_long_texts_and_numbers_are_no_segments(cells: list[str]) -> None:
    draft = drafted({"country": cells})
    assert draft.segments.active == draft.segments.possible == ()


def test_options_of_one_question_are_no_segments() -> None:
    draft = drafted({f"Which tools? [{tool}]": ["Yes", "No"] * 15 for tool in "abcd"})
    assert draft.segments.possible == ()


@pytest.mark.parametrize(
    "header",
    [
        "IP Address", "IPAddress", "Adresse IP", "ipaddr", "Email", "Adresse de messagerie", "Adresse e-mail",
        "RecipientEmail", "RecipientFirstName", "RecipientLastName", "First Name", "Last Name", "Nom", "Network ID",
        "LocationLatitude", "LocationLongitude", "token", "ExternalReference", "PROLIFIC_PID", "Your name", "Téléphone",
        "Please leave your e-mail if you want us to call you back",
    ],
)  # fmt: skip
def test_personal_data_is_listed_and_never_shown(header: str) -> None:
    draft = drafted({header: ["secret one", "secret two"] * 15, "plan": PLANS})
    text = text_of(draft)
    assert [column.title for column in draft.personal] == [header]
    assert f"#   - {header}" in text
    assert "secret" not in text


@pytest.mark.parametrize("value", ["ada@example.org", "192.0.2.17", "+33 6 12 34 56 78", "(555) 123-4567"])
def test_addresses_and_numbers_of_people_are_personal_under_any_header(value: str) -> None:
    text = text_of(drafted({"field_7": [value, "x"] * 15, "plan": PLANS}))
    assert value not in text
    assert "#   - field_7" in text


@pytest.mark.parametrize("header", ["Product name", "Form name", "price", "weight", "Nombre de visites"])
def test_other_names_and_numbers_are_not_personal(header: str) -> None:
    assert drafted({header: ["0.679342628", "1.25"] * 15}).personal == ()


def test_comments_are_counted_and_never_shown() -> None:
    draft = drafted({"Why?": [f"because of reason {i}" for i in range(MANY)], "plan": PLANS})
    text = text_of(draft)
    assert "Columns of free text, not scored and not shown: 1." in text
    assert "because" not in text


def test_a_repeated_header_is_addressed_by_its_position(tmp_path: Path) -> None:
    draft = drafted_text(tmp_path, "Rating,Rating\n" + "5,4\n4,3\n3,5\n" * 9)
    assert [entry.address for entry in draft.metrics] == [{"position": 1}, {"position": 2}]
    assert [entry.name for entry in draft.metrics] == ["rating", "rating_2"]


def test_a_grid_is_addressed_by_both_header_rows(tmp_path: Path) -> None:
    head = "Respondent ID,Collector ID,How do you rate it?,\n,,Speed rating,Price rating\n"
    draft = drafted_text(tmp_path, head + "".join(f"{i},1,{i % 3 + 3},{5 - i % 4}\n" for i in range(30)))
    assert [entry.address for entry in draft.metrics] == ["Speed rating", "Price rating"]
    assert [entry.name for entry in draft.metrics] == ["speed_rating", "price_rating"]


def test_names_are_short_different_and_from_the_telling_part() -> None:
    stem = "How much do you agree with the following statements?"
    answers = ["Strongly agree", "Agree", "Neutral", "Disagree", "Strongly disagree"] * 6
    draft = drafted(
        {
            f"{stem} [{part}]": answers
            for part in ("It is easy", "It is easy!", "Ça va très bien là-bas, merci à vous")
        }
    )
    assert [entry.name for entry in draft.metrics] == [
        "it_is_easy",
        "it_is_easy_2",
        "ca_va_tres_bien_la_bas_merci_a",
    ]


def test_a_header_in_another_alphabet_still_gets_a_name() -> None:
    answers = ["Strongly agree", "Agree", "Neutral", "Disagree", "Strongly disagree"] * 6
    assert [entry.name for entry in drafted({"評価": answers}).metrics] == ["question_1"]


def test_rows_that_a_run_will_drop_are_not_looked_at(tmp_path: Path) -> None:
    rows = "".join(f"2026-03-1{i},2026-03-1{i},R_{i},{i % 3 + 3},IP Address\n" for i in range(1, 9))
    head = 'StartDate,RecordedDate,ResponseId,Rating,Status\na,b,c,d,e\n"{""ImportId"":""a""}","{""ImportId"":""b""}","{""ImportId"":""c""}","{""ImportId"":""d""}","{""ImportId"":""e""}"\n'
    draft = drafted_text(tmp_path, head + rows + "2026-03-19,2026-03-19,R_9,77,Survey Preview\n")
    assert [entry.name for entry in draft.metrics] == ["rating"]


def test_nothing_to_score_is_said_so() -> None:
    draft = drafted({"plan": PLANS})
    assert "metrics: {}" in text_of(draft)
    assert study(draft).measures == ()
    assert [cut.name for cut in study(draft).cuts] == ["plan"]
