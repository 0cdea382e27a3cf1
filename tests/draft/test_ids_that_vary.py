"""An id is proposed only where it really tells answers, or people, apart."""

import pytest

from tests.draft.drafts import drafted

PLANS = ["Free", "Pro", "Team"] * 10


@pytest.mark.parametrize("header", ["Response ID", "Customer ID", "id"])
def test_a_constant_identifies_nothing(header: str) -> None:
    ids = drafted({header: ["7"] * 30, "plan": PLANS}).ids
    assert ids.response is ids.respondent is ids.unsure is None


@pytest.mark.parametrize(("distinct", "is_proposed"), [(30, True), (29, True), (28, False), (10, False)])
def test_an_id_of_answers_is_hardly_ever_repeated(distinct: int, *, is_proposed: bool) -> None:
    ids = drafted({"Response ID": [f"R{i % distinct}" for i in range(30)], "plan": PLANS}).ids
    assert (ids.response is not None) == is_proposed


@pytest.mark.parametrize(("distinct", "is_proposed"), [(30, True), (16, True), (15, False), (2, False)])
def test_an_id_of_people_is_not_shared_by_many_answers(distinct: int, *, is_proposed: bool) -> None:
    ids = drafted({"Customer ID": [f"C{i % distinct}" for i in range(30)], "plan": PLANS}).ids
    assert (ids.respondent is not None) == is_proposed
