from collections.abc import Mapping
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.evidence import Distribution
from cxcli.stats.shrinkage import shrink
from tests.groups import HEADLINES, MEAN, NET, SURE, counts, seen, weighted_groups
from tests.surveys import law

FIVE = {
    "a": counts(2, 3, 15),
    "b": counts(10, 20, 30),
    "c": counts(30, 40, 50),
    "d": counts(3, 4, 3),
    "e": counts(40, 60, 100),
}

segments = st.dictionaries(st.text(max_size=3), weighted_groups(2), min_size=4, max_size=8)
kinds = st.sampled_from(["net", "share", "mean"])


def test_five_segments_by_the_moments_of_dersimonian_and_laird() -> None:
    """Recomputed in exact fractions, and by the random effects of a meta-analysis."""
    found = shrink(FIVE, NET, SURE)
    assert float(found.within) == pytest.approx(0.6087654320987654, abs=1e-15)
    assert float(found.between) == pytest.approx(0.010740188789763, abs=1e-15)
    assert float(found.mean) == pytest.approx(28.862077088977614, abs=1e-12)
    assert [float(one.raw) for one in found.segments.values()] == pytest.approx([65, 100 / 3, 50 / 3, 0, 30])
    assert [float(one.pull) for one in found.segments.values()] == pytest.approx(
        [0.7391794475359983, 0.4857777863269359, 0.32081010431657836, 0.8500324087698241, 0.22082295692911716]
    )
    assert [float(one.shrunk) for one in found.segments.values()] == pytest.approx(
        [38.287590107531976, 31.161296372849723, 20.579077556431727, 24.533700910043994, 29.748720498030647]
    )


@law
@given(segments=segments, kind=kinds)
def test_a_shrunk_score_lies_between_the_raw_one_and_the_mean(
    segments: Mapping[str, Distribution], kind: str
) -> None:
    found = shrink(segments, HEADLINES[kind], SURE)
    for one in found.segments.values():
        assert min(one.raw, found.mean) <= one.shrunk <= max(one.raw, found.mean)
        assert one.shrunk == one.pull * found.mean + (1 - one.pull) * one.raw
        assert 0 <= one.pull <= 1


@law
@given(segments=segments)
def test_the_variances_are_those_of_the_formulas(segments: Mapping[str, Distribution]) -> None:
    found = shrink(segments, MEAN, SURE)
    people = {name: _seen(answers) for name, answers in segments.items()}
    within = sum(n * spread for n, _, spread, _ in people.values()) / sum(n - 1 for n, *_ in people.values())
    assert found.within == within
    if not within:
        return
    w = {name: effective / within for name, (*_, effective) in people.items()}
    centre = sum(w[name] * people[name][1] for name in w) / sum(w.values())
    q = sum(w[name] * (people[name][1] - centre) ** 2 for name in w)
    scale = sum(w.values()) - sum(x * x for x in w.values()) / sum(w.values())
    assert found.between == max(0, (q - (len(w) - 1)) / scale)


@law
@given(segments=segments, kind=kinds)
def test_the_order_of_segments_does_not_matter(segments: Mapping[str, Distribution], kind: str) -> None:
    turned = dict(reversed(segments.items()))
    assert shrink(turned, HEADLINES[kind], SURE) == shrink(segments, HEADLINES[kind], SURE)


def test_a_small_segment_is_pulled_more() -> None:
    found = shrink(FIVE, NET, SURE)
    assert found.segments["d"].pull > found.segments["a"].pull > found.segments["e"].pull


def test_segments_that_do_not_differ_are_all_pulled_to_the_mean() -> None:
    alike = {name: counts(n, n, 2 * n) for name, n in zip("abcd", (5, 10, 20, 40), strict=True)}
    found = shrink(alike, NET, SURE)
    assert found.between == 0
    assert {one.shrunk for one in found.segments.values()} == {Fraction(25)}


def test_where_no_answer_varies_scores_stay_as_they_are() -> None:
    found = shrink(
        {"a": counts(5, 0, 0), "b": counts(0, 5, 0), "c": counts(0, 0, 5), "d": counts(0, 0, 9)}, NET, SURE
    )
    assert [one.shrunk for one in found.segments.values()] == [-100, 0, 100, 100]
    assert found.within == 0 < found.between


def test_where_everybody_says_the_same_there_is_one_score() -> None:
    found = shrink({name: counts(0, 0, 3) for name in "abcd"}, NET, SURE)
    assert found.mean == 100
    assert found.between == found.within == 0


def test_segments_that_nobody_answered_are_left_out() -> None:
    assert shrink({**FIVE, "f": counts(0, 0, 0)}, NET, SURE) == shrink(FIVE, NET, SURE)


@pytest.mark.parametrize(
    "segments",
    [
        {},
        {name: FIVE[name] for name in "abc"},
        {**{name: FIVE[name] for name in "abc"}, "d": counts(0, 0, 0)},
        {name: counts(0, 0, 1) for name in "abcd"},
    ],
)
def test_too_little_to_learn_from_is_refused(segments: Mapping[str, Distribution]) -> None:
    with pytest.raises(ValueError, match="shrinking needs"):
        shrink(segments, NET, SURE)


def test_shrunk_scores_are_nearer_to_the_truth() -> None:
    rng = np.random.default_rng(7)
    raw_error = shrunk_error = 0.0
    for _ in range(60):
        truth = np.clip(rng.normal(0.2, 0.1, 20), -0.5, 0.9)
        drawn = {}
        for i, score in enumerate(truth):
            down, middle, up = rng.multinomial(15, [0.35 - score / 2, 0.3, 0.35 + score / 2])
            drawn[i] = counts(int(down), int(middle), int(up))
        found = shrink(drawn, NET, SURE)
        raw_error += sum((float(found.segments[i].raw) - 100 * t) ** 2 for i, t in enumerate(truth))
        shrunk_error += sum((float(found.segments[i].shrunk) - 100 * t) ** 2 for i, t in enumerate(truth))
    assert shrunk_error < 0.4 * raw_error


def _seen(answers: Distribution) -> tuple[int, Fraction, Fraction, Fraction]:
    sample = seen(answers, MEAN)
    return sample.estimate.n, sample.estimate.mean, sample.estimate.spread, sample.n
