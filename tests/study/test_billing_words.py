"""How often a subscription is paid, and whether it is, in the words of billing systems."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.study.billing import NEVER_PAID, NOT_ANY_MORE, PAID, is_paid, payments_a_month
from cxcli.study.text import normalise


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ("year|yearly|annual|annually|Annuel|annuelle|an|ans|année|1y|12 months|P1Y|par an|p.a.", Fraction(1, 12)),
        ("2 years|2 ans|24 months|P2Y", Fraction(1, 24)),
        ("semestre|semestriel|semester|half-yearly|6 months|6_months|P6M", Fraction(1, 6)),
        ("quarter|quarterly|Trimestre|trimestriel|3 months|3-month|every 3 months|tous les 3 mois", Fraction(1, 3)),
        ("month|monthly|Mensuel|mensuelle|mois|mo|per month|par mois|chaque mois|/month|P1M|1m", Fraction(1)),
        ("week|weekly|hebdomadaire|semaine|P1W|per week", Fraction(52, 12)),
        ("fortnightly|quinzaine|2 weeks|every 2 weeks", Fraction(26, 12)),
        ("day|daily|quotidien|jour", Fraction(365, 12)),
        ("once|one-off|One-Time|one_time|ponctuel|une fois|lifetime|setup|TVA|tax", Fraction(0)),
    ],
)  # fmt: skip
def test_an_interval_is_a_number_of_payments_a_month(words: str, share: Fraction) -> None:
    for word in words.split("|"):
        assert payments_a_month(normalise(word)) == share, word


@pytest.mark.parametrize(
    "word",
    [
        "",
        "biweekly",
        "biannual",
        "bimonthly",
        "12",
        "0 months",
        "sometimes",
        "month month",
        "p1x",
        "-1 month",
    ],
)
def test_what_means_two_things_or_nothing_is_not_understood(word: str) -> None:
    assert payments_a_month(normalise(word)) is None


@given(times=st.integers(1, 999), unit=st.sampled_from(["day", "week", "month", "quarter", "year"]))
def test_several_units_are_paid_so_many_times_less_often(times: int, unit: str) -> None:
    once, several = payments_a_month(unit), payments_a_month(f"{times} {unit}")
    assert once is not None
    assert several == once / times


@pytest.mark.parametrize(
    "word", ["active", "Actif", "actif", "past_due", "payée", "oui", "1", "non_renewing"]
)
def test_paid_subscriptions_count(word: str) -> None:
    assert is_paid(normalise(word)) == PAID


@pytest.mark.parametrize("word", ["trialing", "essai", "free", "paused", "impayé", "draft", "refunded"])
def test_what_never_was_paid_does_not(word: str) -> None:
    assert is_paid(normalise(word)) == NEVER_PAID


@pytest.mark.parametrize("word", ["cancelled", "Canceled", "Résilié", "résiliée", "expired", "no", "0"])
def test_what_has_ended_did_until_then(word: str) -> None:
    assert is_paid(normalise(word)) == NOT_ANY_MORE


def test_an_unknown_status_is_not_guessed() -> None:
    assert is_paid("gold") is None
