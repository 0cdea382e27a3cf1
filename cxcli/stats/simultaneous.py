"""Intervals of all shares of one question that hold together.

Source:
    Goodman, L. A. (1965), "On Simultaneous Confidence Intervals for Multinomial Proportions",
    Technometrics 7(2): Wilson's interval of each share, the error divided among the categories.
"""

import math

from cxcli.evidence import Distribution
from cxcli.stats.linear import linear_share
from cxcli.stats.price_list import PriceList
from cxcli.stats.sample import critical_value
from cxcli.stats.share import wilson_interval
from cxcli.study.statistics import Statistics


def goodman_intervals(
    answers: Distribution, bands: PriceList, statistics: Statistics
) -> dict[str, tuple[float, float]] | None:
    """Return the limits of every band's share, each in 0..1, that hold all at once with the confidence.

    Args:
        answers: one distribution; weights and designs enter as the effective people of each share.
        bands: one band or more.
        statistics: the confidence that all intervals hold, and the rule of the effective people.

    Returns:
        Limits by band; None when nobody answered, and when there is no sampling error or no way to
        estimate it (a census, a single cluster).
    """
    df = answers.design.df if answers.design is not None else None
    z = critical_value(df, 1 - (1 - statistics.confidence) / len(bands.bands))
    if not answers.valid or answers.sampled >= 1 or z == math.inf:
        return None
    counts, alike, total = bands.counts(answers), _people_alike(answers), answers.total.weight
    if alike is not None:
        return {name: wilson_interval(some.weight / total, alike, z) for name, some in counts.items()}
    found: dict[str, tuple[float, float]] = {}
    for name, some in counts.items():
        share = linear_share(answers, some, bands.only(name).price)
        if share is None:
            return None
        found[name] = wilson_interval(float(share.mean), float(share.effective(statistics.n_eff)), z)
    return found


def _people_alike(answers: Distribution) -> float | None:
    """Return the effective people of every share where everybody weighs 1; None where each share has its own."""
    if answers.design is not None or not answers.counts_heads:
        return None
    return float(answers.n / (1 - answers.sampled)) if answers.sampled else float(answers.n)
