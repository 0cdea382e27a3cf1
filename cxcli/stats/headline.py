"""What a metric's value is: the price of each answer, whose weighted mean is the value."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from cxcli.stats.linear import Price, itself
from cxcli.study.scale import Scale

Kind = Literal["net", "share", "mean", "amount", "quantile", "total"]

ACCOUNT_TOTAL = "account_total"
"""The flag of a total: it has no interval, since it is no sample."""

_MINUS_ONE, _ZERO, _ONE = Fraction(-1), Fraction(0), Fraction(1)

ENDLESS = Fraction(10**30)
"""Farther than any amount."""


@dataclass(frozen=True, slots=True)
class Headline:
    """A weighted mean of priced answers, and how it is reported.

    Attributes:
        kind: a net score (prices +1, 0, -1), a share (1, 0), a mean on a scale (the answer itself), a mean
            of amounts without a scale (seconds, money), or the total of an account, which is no sample.
        price: what an answer gives.
        low, high: the least and the most an answer can give: -1..1, 0..1, or the ends of the scale; of
            amounts and totals so far away that none comes near.
        at: of a quantile, the share (0..1) of the answers that lie below; None for anything else.
        factor: what turns the weighted mean into the reported unit: 100 for points and percent, else 1.
    """

    kind: Kind
    price: Price
    low: Fraction
    high: Fraction
    factor: int
    at: Fraction | None = None


def net(price: Price) -> Headline:
    """Return the headline of a net score in points (-100..100), its prices +1, 0 and -1."""
    return Headline("net", price, _MINUS_ONE, _ONE, 100)


def share(price: Price) -> Headline:
    """Return the headline of a share in percent (0..100), its prices 1 and 0."""
    return Headline("share", price, _ZERO, _ONE, 100)


def share_of_ones() -> Headline:
    """Return the headline of a share in percent (0..100) where answers are 1 for those who count, 0 for others."""
    return share(itself)


def mean(scale: Scale) -> Headline:
    """Return the headline of a mean in scale points: an answer gives itself."""
    return Headline("mean", itself, scale.low, scale.high, 1)


def mean_share() -> Headline:
    """Return the headline of a mean of shares in percent (0..100): each person gives a share (0..1) of something."""
    return Headline("mean", itself, _ZERO, _ONE, 100)


def amount() -> Headline:
    """Return the headline of a mean of amounts: seconds, money, sessions."""
    return Headline("amount", itself, -ENDLESS, ENDLESS, 1)


def quantile_at(at: Fraction) -> Headline:
    """Return the headline of a quantile of amounts, below which a share (0..1) of them lies."""
    return Headline("quantile", itself, -ENDLESS, ENDLESS, 1, at)


def account_total() -> Headline:
    """Return the headline of a total: it is what the books say, and has no sampling error."""
    return Headline("total", itself, -ENDLESS, ENDLESS, 1)
