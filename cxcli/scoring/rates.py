"""What is told of every rate: as a share and in percent, with Wilson's limits, and what was divided by what."""

from fractions import Fraction

from cxcli.evidence import Distribution
from cxcli.stats.figure import figure_of
from cxcli.stats.headline import Headline
from cxcli.stats.linear import linear
from cxcli.study.scale import Number, plain
from cxcli.study.statistics import Statistics


def rate_details(
    answers: Distribution, headline: Headline, statistics: Statistics
) -> dict[str, Number | None]:
    """Return `rate`, `wilson_low` and `wilson_high` (0..1), `rate_pct` (0..100) and what was divided.

    Nobody has None for each. A total in percent has its rate, but no limits; see `divided` for what it is of.

    Args:
        answers: one distribution.
        headline: of a share, or of a total in percent.
        statistics: the confidence of the limits.
    """
    figure, share = figure_of(answers, headline, statistics, "wilson"), linear(answers, headline.price)
    limits = figure.limits if figure else None
    whole = share.n if share and headline.kind == "share" else None
    return {
        "rate": float(share.mean * headline.factor / 100) if share else None,
        "rate_pct": figure.value if figure else None,
        "wilson_low": limits.low / 100 if limits else None,
        "wilson_high": limits.high / 100 if limits else None,
        **divided(share.mean * whole if share and whole else None, whole),
    }


def divided(numerator: Fraction | int | None, denominator: Fraction | int | None) -> dict[str, Number | None]:
    """Return what was divided by what, so that a reader can do it again; None where it is not known.

    Both are people or things; weights, which are of mean 1 here, make the numerator a fraction.
    """
    terms = {"numerator": numerator, "denominator": denominator}
    return {name: None if term is None else plain(Fraction(term)) for name, term in terms.items()}
