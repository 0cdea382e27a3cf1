"""What is told of every rate: as a share and in percent, with Wilson's limits."""

from cxcli.evidence import Distribution
from cxcli.stats.figure import figure_of
from cxcli.stats.headline import Headline
from cxcli.stats.linear import linear
from cxcli.study.statistics import Statistics


def rate_details(
    answers: Distribution, headline: Headline, statistics: Statistics
) -> dict[str, float | None]:
    """Return `rate`, `wilson_low` and `wilson_high` (0..1) and `rate_pct` (0..100); None for nobody.

    Args:
        answers: one distribution.
        headline: of a share.
        statistics: the confidence of the limits.
    """
    figure, share = figure_of(answers, headline, statistics, "wilson"), linear(answers, headline.price)
    limits = figure.limits if figure else None
    return {
        "rate": float(share.mean) if share else None,
        "rate_pct": figure.value if figure else None,
        "wilson_low": limits.low / 100 if limits else None,
        "wilson_high": limits.high / 100 if limits else None,
    }
