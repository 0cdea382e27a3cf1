"""Who asked, answered or helped is personal: neither a segment nor shown."""

import pytest

from tests.draft.drafts import drafted, text_of

PEOPLE = ["Jean Dupont", "Zoé Martin", "Ann van der Berg"] * 10
PLANS = ["Free", "Pro", "Team"] * 10


@pytest.mark.parametrize(
    "header",
    [
        "Requester", "Assignee", "Agent", "Customer", "Client", "Contact", "Respondent", "Submitter", "Author", "User",
        "Utilisateur", "Demandeur", "Répondant", "Auteur", "Kunde", "Cliente", "Ticket requester", "assigned_agent",
    ],
)  # fmt: skip
@pytest.mark.parametrize("cells", [PEOPLE, ["jdupont", "zoe", "ann"] * 10])
def test_a_column_of_people_is_personal(header: str, cells: list[str]) -> None:
    draft = drafted({header: cells, "plan": PLANS})
    assert [column.title for column in draft.personal] == [header]
    assert not any(cell in text_of(draft) for cell in cells)


@pytest.mark.parametrize(
    "header", ["Customer type", "Client country", "User segment", "Agent group", "Contact reason"]
)
def test_what_kind_of_person_it_is_is_not_personal(header: str) -> None:
    assert drafted({header: PLANS}).personal == ()


@pytest.mark.parametrize("header", ["Customer satisfaction", "Agent", "Was the agent helpful?"])
def test_a_question_about_a_person_is_personal_only_where_it_is_the_word_alone(header: str) -> None:
    draft = drafted({header: ["Very satisfied", "Satisfied", "Dissatisfied"] * 10})
    assert bool(draft.personal) == (header == "Agent")


def test_values_that_look_like_names_of_people_are_not_shown() -> None:
    text = text_of(drafted({"Handled": PEOPLE, "plan": PLANS}))
    assert not any(person in text for person in PEOPLE)
    assert "#   - Handled # values not shown" in text


def test_countries_of_two_words_are_shown() -> None:
    text = text_of(drafted({"Country": ["United States", "New Zealand", "Burkina Faso"] * 10}))
    assert "  - Country # United States (10)" in text
