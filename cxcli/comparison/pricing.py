"""What the answers of two waves are worth, each by its own question, so that they can be compared."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from cxcli.comparison.changed_question import same_answers
from cxcli.comparison.group import headline_of
from cxcli.evidence import NOBODY, Count, Distribution, Pairs
from cxcli.report.model import Result
from cxcli.stats.headline import Headline
from cxcli.stats.linear import Price

Valued = Callable[[Distribution], Distribution]


@dataclass(frozen=True, slots=True)
class Pricing:
    """How two waves are scored together.

    Attributes:
        headline: of both waves, once their answers have gone through `before` and `now`.
        before, now: turn the answers of one wave into what the headline prices.
        same_answers: whether an answer means the same in both waves.
    """

    headline: Headline
    before: Valued
    now: Valued
    same_answers: bool


def pricing(before: Result, now: Result) -> Pricing:
    """Return how a metric is scored in two waves; where its question changed, each by its own question.

    Then every answer is replaced by its price (for a promoter 1, for a satisfied answer 1), since the same
    answer has another price in the other wave; a mean may lie between the ends of either scale.
    """
    headline, same = headline_of(now), same_answers(before, now)
    if same:
        return Pricing(headline, _as_they_are, _as_they_are, same_answers=True)
    earlier = headline_of(before)
    both = replace(
        headline,
        price=lambda price: price,
        low=min(headline.low, earlier.low),
        high=max(headline.high, earlier.high),
    )
    return Pricing(
        both,
        lambda answers: priced(answers, earlier.price),
        lambda answers: priced(answers, headline.price),
        same_answers=False,
    )


def priced(answers: Distribution, price: Price) -> Distribution:
    """Return the distribution of what answers give: each answer replaced by its price."""
    valid: dict[Fraction, Count] = {}
    for answer, count in answers.valid.items():
        worth = Fraction(price(answer))
        valid[worth] = valid.get(worth, NOBODY) + count
    design = answers.design
    return replace(
        answers,
        valid=dict(sorted(valid.items())),
        design=None if design is None else replace(design, covariance=_priced(design.covariance, price)),
    )


def _as_they_are(answers: Distribution) -> Distribution:
    return answers


def _priced(pairs: Pairs, price: Price) -> Pairs:
    found: dict[tuple[Fraction, Fraction], Fraction] = {}
    for (one, other), covariance in pairs.items():
        worth = Fraction(price(one)), Fraction(price(other))
        found[worth] = found.get(worth, Fraction(0)) + covariance
    return found
