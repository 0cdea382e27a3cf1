import math
from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.evidence import Distribution
from cxcli.stats.headline import Headline
from cxcli.stats.linear import linear
from cxcli.stats.mix_shift import MixShift, mix_shift
from tests.groups import HEADLINES, MEAN, NET, SURE, counts, together, weighted_groups
from tests.surveys import law

Wave = Mapping[str, Distribution]

waves = st.dictionaries(st.sampled_from("abcde"), weighted_groups(0), min_size=1).filter(
    lambda wave: any(answers.n for answers in wave.values())
)
kinds = st.sampled_from(["net", "share", "mean"])

THREE = (
    {"smb": counts(40, 60, 100), "mid": counts(10, 20, 70), "ent": counts(5, 25, 70)},
    {"smb": counts(60, 90, 150), "mid": counts(4, 10, 36), "ent": counts(10, 40, 100)},
)
CHANGING = (
    {"eu": counts(10, 30, 60), "us": counts(20, 30, 50), "apac": counts(0, 0, 0)},
    {"eu": counts(12, 28, 60), "us": counts(0, 0, 0), "apac": counts(5, 15, 80)},
)


def shift(before: Wave, after: Wave, headline: Headline = NET) -> MixShift:
    found = mix_shift(before, after, headline, SURE)
    assert found is not None
    return found


def score(wave: Wave, headline: Headline) -> Fraction:
    estimate = linear(together(wave.values()), headline.price)
    assert estimate is not None
    return headline.factor * estimate.mean


def test_three_segments_of_customers() -> None:
    """Recomputed in exact fractions: the total falls by 3.85, of which 3.175 by other customers answering."""
    found = shift(*THREE)
    assert (found.total, found.rate, found.mix) == (Fraction("-3.85"), Fraction("-0.675"), Fraction("-3.175"))
    assert [(part.segment, float(part.rate), float(part.mix)) for part in found.parts] == [
        ("smb", 0.0, -1.4325),
        ("mid", 0.7, -2.65125),
        ("ent", -1.375, 0.90875),
    ]
    parts = found.three_parts
    assert (parts.base_rate, parts.base_mix, parts.interaction) == tuple(
        map(Fraction, ("-0.25", "-2.75", "-0.85"))
    )
    assert found.rate_se == pytest.approx(4.845072167218519, abs=1e-12)


def test_segments_that_come_and_go_have_no_rate() -> None:
    found = shift(*CHANGING)
    assert [(part.segment, part.kind, float(part.rate), float(part.mix)) for part in found.parts] == [
        ("eu", "both", -1.0, 0.0),
        ("us", "exit", 0.0, 10.375),
        ("apac", "entry", 0.0, 12.125),
    ]
    assert (found.rate, found.mix, found.total) == (-1, Fraction("22.5"), Fraction("21.5"))


@law
@given(before=waves, after=waves, kind=kinds)
def test_rate_and_mix_add_up_to_the_change_of_the_total(before: Wave, after: Wave, kind: str) -> None:
    found = shift(before, after, HEADLINES[kind])
    assert found.rate + found.mix == found.total
    assert found.total == score(after, HEADLINES[kind]) - score(before, HEADLINES[kind])


@law
@given(before=waves, after=waves, kind=kinds)
def test_the_three_parts_add_up_to_the_change_of_the_total(before: Wave, after: Wave, kind: str) -> None:
    found = shift(before, after, HEADLINES[kind])
    parts = found.three_parts
    assert parts.base_rate + parts.base_mix + parts.interaction == found.total


@law
@given(before=waves, after=waves, kind=kinds)
def test_the_parts_add_up_to_rate_and_mix(before: Wave, after: Wave, kind: str) -> None:
    found = shift(before, after, HEADLINES[kind])
    assert sum(part.rate for part in found.parts) == found.rate
    assert sum(part.mix for part in found.parts) == found.mix


@law
@given(before=waves, after=waves, kind=kinds)
def test_waves_exchanged_turn_every_sign(before: Wave, after: Wave, kind: str) -> None:
    there, back = (shift(*pair, HEADLINES[kind]) for pair in ((before, after), (after, before)))
    assert back.total == -there.total
    assert {part.segment: (-part.rate, -part.mix) for part in back.parts} == {
        part.segment: (part.rate, part.mix) for part in there.parts
    }
    assert back.simpson_reversal == there.simpson_reversal
    assert back.rate_se == pytest.approx(there.rate_se, rel=1e-12)


@law
@given(wave=waves, kind=kinds)
def test_a_wave_does_not_move_against_itself(wave: Wave, kind: str) -> None:
    found = shift(wave, wave, HEADLINES[kind])
    assert found.total == found.rate == found.mix == 0
    assert not found.simpson_reversal


@law
@given(before=weighted_groups(), after=weighted_groups(), kind=kinds)
def test_a_single_segment_has_no_mix(before: Distribution, after: Distribution, kind: str) -> None:
    found = shift({"all": before}, {"all": after}, HEADLINES[kind])
    assert found.mix == 0
    assert found.rate == found.total


def test_equal_shares_leave_no_mix() -> None:
    found = shift({"a": counts(1, 2, 7), "b": counts(5, 5, 0)}, {"a": counts(2, 2, 6), "b": counts(0, 5, 5)})
    assert found.mix == 0


def test_equal_scores_leave_no_rate() -> None:
    found = shift({"a": counts(1, 2, 7), "b": counts(5, 5, 0)}, {"a": counts(2, 4, 14), "b": counts(1, 1, 0)})
    assert found.rate == 0


def test_every_segment_rises_and_the_total_falls() -> None:
    before = {"shop": counts(10, 20, 170), "web": counts(50, 30, 20)}
    after = {"shop": counts(2, 5, 43), "web": counts(90, 60, 50)}
    found = shift(before, after)
    assert all(part.rate > 0 for part in found.parts)
    assert found.total < 0
    assert found.simpson_reversal


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (THREE[0], THREE[1]),
        ({"a": counts(0, 5, 5)}, {"a": counts(0, 2, 8)}),
        ({"a": counts(0, 5, 5)}, {"b": counts(0, 2, 8)}),
    ],
)
def test_other_changes_are_no_reversal(before: Wave, after: Wave) -> None:
    assert not shift(before, after).simpson_reversal


@law
@given(before=waves, after=waves, kind=kinds)
def test_a_reversal_is_every_segment_against_the_total(before: Wave, after: Wave, kind: str) -> None:
    found = shift(before, after, HEADLINES[kind])
    rates = [part.rate for part in found.parts if part.kind == "both"]
    against = all(rate * found.total < 0 for rate in rates)
    assert found.simpson_reversal == (bool(rates) and against)


def test_the_error_of_the_rate_takes_the_shares_as_fixed() -> None:
    found = shift(*THREE)
    squares = 0.0
    for name in THREE[0]:
        waves_of = [(wave[name], together(wave.values()).n) for wave in THREE]
        weight = sum(answers.n / everyone for answers, everyone in waves_of) / 2
        squares += weight**2 * sum(_variance(answers) / answers.n for answers, _ in waves_of)
    assert found.rate_se == pytest.approx(100 * math.sqrt(squares), rel=1e-12)


def test_means_are_told_in_scale_points() -> None:
    assert shift(THREE[0], THREE[1], MEAN).total == Fraction("-0.0385")


def test_blanks_are_a_segment_like_any_other() -> None:
    found = mix_shift({None: counts(1, 1, 1), "a": counts(0, 0, 3)}, {"a": counts(0, 0, 3)}, NET, SURE)
    assert [part.kind for part in found.parts] == ["exit", "both"]
    assert found.total == 50


def test_a_wave_that_nobody_answered_has_not_moved() -> None:
    assert mix_shift({"a": counts(0, 0, 0)}, {"a": counts(1, 1, 1)}, NET, SURE) is None
    assert mix_shift({"a": counts(1, 1, 1)}, {}, NET, SURE) is None


def _variance(answers: Distribution) -> float:
    values = [int(value) for value, count in answers.valid.items() for _ in range(count.people)]
    mean = sum(values) / len(values)
    return sum((value - mean) ** 2 for value in values) / len(values)
