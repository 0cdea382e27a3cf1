"""Net sentiment: mentions in words or numbers, or counted; the interval is that of an NPS."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.accounts.tables import CUT, Row, by_place, tables, tried
from tests.accounts.tried import figures, outcome, results

SAID = {
    "positive": 1, "POSITIF": 1, "Positive": 1, "1": 1, "+1": 1, "1.0": 1,
    "neutral": 0, "Neutre": 0, "0": 0,
    "negative": -1, "Négative": -1, "négatif": -1, "-1": -1,
    "": None,
}  # fmt: skip


def net(points: list[int]) -> float | None:
    return 100 * sum(points) / len(points) if points else None


def test_the_published_mentions() -> None:
    """Source: the score interval from the quartic of Rocks (2016), solved on its own."""
    counts = {"positive": 90, "neutral": 50, "negative": 60, "brand_mentions": 200, "market_mentions": 1600}
    found = figures({"type": "sentiment", **{name: name for name in counts}}, [counts])
    assert (found["value"], found["net_sentiment_pts"]) == (15, 15)
    assert found["ci_low_pts"] == pytest.approx(3.0147163962509422, abs=1e-9)
    assert found["ci_high_pts"] == pytest.approx(26.514572090386466, abs=1e-9)
    assert (found["positive_share"], found["share_of_voice"]) == (0.45, 0.125)


@tried
@given(rows=tables(mood=st.sampled_from(sorted(SAID))))
def test_mentions_are_read_in_both_languages(rows: list[Row]) -> None:
    def figure(mine: list[Row]) -> float | None:
        return net([point for row in mine if (point := SAID[row["mood"]]) is not None])

    found = results({"type": "sentiment", "column": "mood"}, rows, **CUT)
    assert {place: result.value for place, result in found.items()} == by_place(rows, figure)


@tried
@given(counts=st.tuples(*[st.integers(0, 50)] * 3).filter(any))
def test_counted_mentions_score_as_rows_do(counts: tuple[int, int, int]) -> None:
    names = ("positive", "neutral", "negative")
    counted = outcome(
        {"type": "sentiment", **{name: name for name in names}}, [dict(zip(names, counts, strict=True))]
    ).report["m"]
    rows = [{"mood": name} for name, number in zip(names, counts, strict=True) for _ in range(number)]
    each = outcome({"type": "sentiment", "column": "mood"}, rows).report["m"]
    assert (counted.value, counted.interval, counted.n) == (each.value, each.interval, each.n)
    assert (counted.shares, counted.distribution) == (each.shares, each.distribution)


def test_labels_of_your_own_are_read_too() -> None:
    keys = {"type": "sentiment", "column": "m", "labels": {"good": 1, "so so": 0, "bad": -1}}
    assert figures(keys, [{"m": mood} for mood in ("good", "good", "bad", "so so")])["value"] == 25


def test_without_brand_mentions_those_with_a_sentiment_are_the_brands() -> None:
    counts = {"positive": 5, "neutral": 3, "negative": 2, "market_mentions": 40}
    found = figures({"type": "sentiment", **{name: name for name in counts}}, [counts])
    assert found["share_of_voice"] == 0.25


def test_without_a_market_there_is_no_share_of_voice() -> None:
    assert "share_of_voice" not in figures({"type": "sentiment", "column": "m"}, [{"m": "positive"}])


def test_no_mention_has_no_sentiment() -> None:
    counts = {"positive": 0, "neutral": 0, "negative": 0}
    found = outcome({"type": "sentiment", **{name: name for name in counts}}, [counts]).report["m"]
    assert (found.value, found.flags) == (None, ("no_answers",))
