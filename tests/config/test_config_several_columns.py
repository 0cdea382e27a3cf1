"""Keys that name several columns, keys of other types, and who answered."""

from fractions import Fraction

import pytest

from cxcli.config.load import from_text
from cxcli.config.study import study_of
from cxcli.errors import CxcliError
from cxcli.study.column import ColumnRef
from cxcli.study.study import Measure, Study


def study(metric: str, more: str = "") -> Study:
    return study_of(from_text(f"version: 1\n{more}\nmetrics:\n  m: {{{metric}}}\n"))


def measure(metric: str) -> Measure:
    return study(metric).measures[0]


def named(**columns: str) -> dict[str, ColumnRef]:
    return {name.replace("__", "."): ColumnRef(name=column) for name, column in columns.items()}


def test_a_list_of_themes_is_a_column_each() -> None:
    found = measure("type: comments, column: Why, themes: [Price, {position: 3}]")
    assert found.inputs == {
        **named(column="Why", themes__Price="Price"),
        "themes.column 3": ColumnRef(position=3),
    }


def test_one_column_of_themes_holds_codes() -> None:
    assert measure("type: comments, column: Why, themes: T").inputs == named(column="Why", themes="T")


def test_among_ready_counts_one_theme_is_a_count_too() -> None:
    found = measure("type: comments, responses: R, with_comment: C, themes: T")
    assert found.inputs == named(responses="R", with_comment="C", themes__T="T")
    assert found.way == "counts"


def test_components_keep_their_range_direction_and_weight() -> None:
    found = measure(
        "type: health_score, components: {a.b: {column: A, min: 0.5, max: 2, better: lower}}, healthy: 80"
    )
    assert found.inputs == {"components.a.b": ColumnRef(name="A")}
    assert found.settings == {
        "components.a.b.min": Fraction(1, 2),
        "components.a.b.max": Fraction(2),
        "components.a.b.better": "lower",
        "components.a.b.weight": Fraction(1),
        "healthy": Fraction(80),
    }


def test_seconds_beside_a_count_are_ready_counts() -> None:
    found = measure("type: session_duration, seconds: S, count: N")
    assert (found.inputs, found.count, found.way) == (named(seconds="S", count="N"), None, "counts")
    assert measure("type: session_duration, seconds: S").way == "rows"


@pytest.mark.parametrize(
    ("metric", "key"),
    [
        ("type: nps, column: Q, themes: [a]", "themes"),
        ("type: nps, column: Q, respondent: who", "respondent"),
        ("type: csat, column: Q, currency: EUR", "currency"),
        ("type: sentiment, column: Q, neutral: N", "neutral"),
        ("type: sentiment, column: Q, positive: [1]", "positive"),
        ("type: bounce, flag: F, count: N", "count"),
        ("type: bounce, flag: F, column: Q", "column"),
        ("type: comments, column: Q, labels: {a: 1}", "labels"),
    ],
)
def test_a_key_of_another_type_is_refused_at_its_place(metric: str, key: str) -> None:
    with pytest.raises(CxcliError) as caught:
        study(metric)
    said = [problem.message.en for problem in caught.value.problems]
    assert any(key in message or "missing" in message for message in said)


def test_a_metric_may_name_who_answered() -> None:
    found = study("type: css, column: Q, respondent: who")
    assert found.respondent == ColumnRef(name="who")
    assert found.measures[0].inputs == {}


def test_it_may_say_the_same_as_the_configuration() -> None:
    metric = "type: css, column: Q, respondent: who"
    assert study(metric, "respondent: who").respondent == ColumnRef(name="who")


def test_it_may_not_say_another() -> None:
    with pytest.raises(CxcliError) as caught:
        study("type: css, column: Q, respondent: who", "respondent: other")
    problem = caught.value.problems[0]
    assert "other" in problem.message.en
    assert problem.place.line == 4


@pytest.mark.parametrize("word", ["basis", "statistic"])
def test_a_basis_is_a_statistic(word: str) -> None:
    assert measure(f"type: csat, column: Q, {word}: net").statistic == "net"
    with pytest.raises(CxcliError):
        measure(f"type: csat, column: Q, {word}: gross")
