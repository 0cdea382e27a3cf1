from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis.strategies import floats, fractions, integers, lists

from cxcli.report.model import Interval, Result
from cxcli.report.sentence import one_line
from cxcli.report.tokens import TOKENS, words_of
from cxcli.report.wording import (
    decimals_of,
    differs_from_shares,
    format_confidence,
    format_count,
    format_effective,
    format_mean,
    format_nps,
    format_number,
    format_percent,
    format_point,
    format_value,
    round_shares,
    shown_shares,
)
from cxcli.words import Lang
from tests.renderers.reports import BLANK, effort, nobody, nps, weighted_csat

COUNTS = lists(integers(0, 10**6), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("counts", "decimals", "shown"),
    [
        ([1, 1, 1], 0, [34.0, 33.0, 33.0]),
        ([2, 2, 3], 1, [28.6, 28.6, 42.8]),
        ([17, 33, 34], 0, [20.0, 39.0, 41.0]),
        ([345, 410, 245], 0, [35.0, 41.0, 24.0]),
        ([1, 4, 1], 0, [17.0, 67.0, 16.0]),
        ([0, 7], 0, [0.0, 100.0]),
        ([0, 0], 0, [0.0, 0.0]),
        ([], 0, []),
    ],
)
def test_shares_are_rounded_by_largest_remainder(
    counts: list[int], decimals: int, shown: list[float]
) -> None:
    assert round_shares(counts, decimals) == shown


@given(counts=COUNTS, decimals=integers(0, 3))
def test_rounded_shares_of_somebody_add_up_to_100(counts: list[int], decimals: int) -> None:
    units = [round(share * 10**decimals) for share in round_shares(counts, decimals)]
    assert sum(units) == (100 * 10**decimals if any(counts) else 0)


@given(counts=COUNTS)
def test_a_rounded_share_is_less_than_one_unit_off(counts: list[int]) -> None:
    total = sum(counts)
    for count, share in zip(counts, round_shares(counts, 0), strict=True):
        assert total == 0 or abs(Fraction(share) - Fraction(100 * count, total)) < 1


@given(counts=COUNTS, factor=integers(1, 50))
def test_shares_do_not_depend_on_the_size_of_the_base(counts: list[int], factor: int) -> None:
    assert round_shares([count * factor for count in counts], 0) == round_shares(counts, 0)


@given(counts=COUNTS)
def test_a_larger_count_never_shows_a_smaller_share(counts: list[int]) -> None:
    shown = dict(zip(counts, round_shares(counts, 0), strict=True))
    by_count = [shown[count] for count in sorted(shown)]
    assert by_count == sorted(by_count)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (12.5, "+13"),
        (14.5, "+15"),
        (-12.5, "-13"),
        (-1 / 3, "0"),
        (-0.0, "0"),
        (0.49, "0"),
        (Fraction(-1, 2), "-1"),
        (100, "+100"),
        (-100.0, "-100"),
    ],
)
def test_points_are_whole_signed_and_rounded_away_from_zero(value: float, text: str) -> None:
    assert format_nps(value) == text


@given(promoters=integers(0, 500), detractors=integers(0, 500), others=integers(0, 500))
def test_a_float_score_reads_like_the_exact_one(promoters: int, detractors: int, others: int) -> None:
    n = promoters + detractors + others or 1
    assert format_nps(100 * (promoters - detractors) / n) == format_nps(
        Fraction(100 * (promoters - detractors), n)
    )


@given(value=floats(-1e9, 1e9, allow_nan=False))
def test_numbers_round_as_their_decimal_spelling_does(value: float) -> None:
    expected = Decimal(repr(value)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert Decimal(format_number(value, 2).replace(",", "")) == expected


@given(
    value=floats(allow_nan=False, allow_infinity=False)
    | integers(-(10**7), 10**7).map(lambda n: n / 1000)
    | integers(-(10**4), 10**4).map(lambda n: n / 8),
    decimals=integers(0, 8),
)
def test_any_number_rounds_as_its_shortest_decimal_does_half_away_from_zero(
    value: float, decimals: int
) -> None:
    with localcontext() as exact:
        exact.prec = 400
        expected = Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert Decimal(format_number(value, decimals).replace(",", "")) == expected


@given(value=fractions(-1000, 1000), decimals=integers(0, 4))
def test_no_number_reads_minus_zero(value: Fraction, decimals: int) -> None:
    text = format_number(value, decimals)
    assert not text.startswith("-") or any(digit in text for digit in "123456789")


@pytest.mark.parametrize(
    ("lang", "count", "percent", "mean"),
    [("en", "1,250,000", "40.5%", "3.15"), ("fr", "1\u202f250\u202f000", "40,5\u00a0%", "3,15")],
)
def test_each_language_has_its_own_marks(lang: Lang, count: str, percent: str, mean: str) -> None:
    assert format_count(1_250_000, lang) == count
    assert format_percent(40.45, 1, lang) == percent
    assert format_mean(3.145, lang) == mean


@pytest.mark.parametrize(
    ("confidence", "text"), [(0.95, "95%"), (0.9, "90%"), (0.999, "99.9%"), (0.57, "57%")]
)
def test_a_confidence_reads_as_it_was_written(confidence: float, text: str) -> None:
    assert format_confidence(confidence) == text


@pytest.mark.parametrize(("point", "text"), [(7, "7"), (0.5, "0.5"), (Fraction(1, 3), "0.333333")])
def test_a_point_of_a_scale_shows_the_decimals_it_needs(point: float | Fraction, text: str) -> None:
    assert format_point(point) == text


def test_an_effective_base_is_never_rounded_up() -> None:
    assert format_effective(29.97) == "29"


@pytest.mark.parametrize(
    ("unit", "interval", "is_total", "decimals"),
    [
        ("points", Interval(0, 0.1, 0.95, "score"), False, 0),
        ("percent", None, False, 0),
        ("percent", Interval(40, 42, 0.95, "wilson"), False, 0),
        ("percent", Interval(40, 41.9, 0.95, "wilson"), False, 1),
        ("percent", None, True, 1),
        ("scale points", None, False, 2),
        ("EUR", None, True, 2),
    ],
)
def test_no_more_decimals_than_the_interval_supports(
    unit: str, interval: Interval | None, *, is_total: bool, decimals: int
) -> None:
    assert decimals_of(replace(BLANK, unit=unit, interval=interval, is_total=is_total)) == decimals


def test_a_score_is_rounded_from_the_exact_value_not_from_the_shown_shares() -> None:
    result = nps(345, 410, 245)
    assert (format_value(result.value or 0, result), shown_shares(result)) == (
        "+10",
        {"promoters": 35, "passives": 41, "detractors": 24},
    )
    assert differs_from_shares(result)
    assert not differs_from_shares(nps(40, 40, 20))


@pytest.mark.parametrize("result", [BLANK, effort(), nobody({}), weighted_csat()])
def test_only_net_scores_can_differ_from_their_shares(result: Result) -> None:
    assert not differs_from_shares(result)


def test_equal_bands_are_recognised_as_equal_though_their_floats_are_not() -> None:
    assert shown_shares(nps(1, 4, 1)) == {"promoters": 17, "passives": 67, "detractors": 16}


def test_weighted_shares_are_rounded_from_the_weights() -> None:
    assert shown_shares(weighted_csat()) == {"positive": 81, "neutral": 10, "negative": 9}


SENTENCES = [
    (
        nps(50, 35, 15),
        "NPS +35 (95% interval +25 to +45), n = 100",
        "NPS +35 (intervalle à 95 % : de +25 à +45), n = 100",
    ),
    (
        nps(50, 35, 15, {"country": "FR"}, "2026-10"),
        "NPS, country = FR, 2026-10: +35 (95% interval +25 to +45), n = 100",
        "NPS, country = FR, 2026-10 : +35 (intervalle à 95 % : de +25 à +45), n = 100",
    ),
    (
        weighted_csat(),
        "CSAT 81.3% (95% interval 80.5% to 82.0%), n = 12,500 (9,800 effective)",
        "CSAT 81,3 % (intervalle à 95 % : de 80,5 % à 82,0 %), n = 12 500 (9 800 efficaces)",
    ),
    (
        effort(),
        "Customer Effort Score 2.35 (no interval), n = 1",
        "Customer Effort Score 2,35 (pas d'intervalle), n = 1",
    ),
    (nobody({}), "NPS: no answers", "NPS : aucune réponse"),
    (
        replace(BLANK, segment={"country": None}, suppressed="small_base"),
        "NPS, country = (no answer): hidden (small base)",
        "NPS, country = (sans réponse) : masqué (base trop petite)",
    ),
]


@pytest.mark.parametrize(("result", "english", "french"), SENTENCES)
def test_a_result_is_one_sentence(result: Result, english: str, french: str) -> None:
    assert one_line(result) == english
    assert one_line(result, "fr").replace("\u202f", " ").replace("\u00a0", " ") == french


def test_a_non_standard_scale_keeps_its_title_in_the_sentence() -> None:
    result = replace(nps(50, 35, 15), title="NPS (1-10 scale, non-standard)", flags=("nonstandard_scale",))
    assert one_line(result).startswith("NPS (1-10 scale, non-standard) +35 ")


@pytest.mark.parametrize(
    ("token", "english", "french"),
    [
        ("low_base", "low base", "base faible"),
        ("superseded response", "superseded response", "réponse remplacée"),
        ("where Plan_Type", "where Plan_Type", "where Plan_Type"),
        ("at_risk", "at risk", "à risque"),
        ("on_hold", "on hold", "on hold"),
    ],
)
def test_tokens_are_said_in_words_and_unknown_ones_are_kept(token: str, english: str, french: str) -> None:
    assert (words_of(token).en, words_of(token).fr) == (english, french)


@pytest.mark.parametrize("token", TOKENS)
def test_no_token_reads_empty(token: str) -> None:
    assert words_of(token).en
    assert words_of(token).fr


FLAGS = (
    "low_base no_interval n_lt_2 zero_variance ci_exceeds_scale clipped high_design_effect dominant_weight "
    "nonstandard_scale no_zero_seen no_answers partial_period census wald_few_answers"
)


@pytest.mark.parametrize("flag", FLAGS.split())
def test_every_flag_of_the_report_has_words(flag: str) -> None:
    assert flag in TOKENS
