"""Intervals of all shares of one question that hold together.

Source:
    Goodman, L. A. (1965), "On Simultaneous Confidence Intervals for Multinomial Proportions",
    Technometrics 7(2): Wilson's interval of each share, the error divided among the categories.
"""

import math

from cxcli.evidence import Distribution
from cxcli.stats.price_list import PriceList
from cxcli.stats.sample import Sample, critical, sample_of
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
    confidence = 1 - (1 - statistics.confidence) / len(bands.bands)
    found: dict[str, tuple[float, float]] = {}
    for band in bands.bands:
        sample = sample_of(answers, bands.only(band.name).headline, statistics)
        if sample is None or sample.is_census or critical(sample, confidence) == math.inf:
            return None
        found[band.name] = _wilson(sample, critical(sample, confidence))
    return found


def _wilson(sample: Sample, z: float) -> tuple[float, float]:
    return wilson_interval(float(sample.estimate.mean), float(sample.n), z)
