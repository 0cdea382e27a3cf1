"""The percentile bootstrap: what the mean would have been, had the same people been drawn again.

Without weights the observed answers are drawn again, as many as there are. Only the sums of each answer's
weights are known, not each pair of answer and weight, so with weights, clusters, strata or a finite
population as many answers are drawn from the weighted shares as the effective people, rounded: what those
cost is in the number of draws instead of in what is drawn.

Source:
    Efron, B. & Tibshirani, R. J. (1993), An Introduction to the Bootstrap, Chapman & Hall, chapter 13.
"""

from cxcli.stats.normal import normal_tail
from cxcli.stats.sample import Sample

DRAWS = 2000


def bootstrap_interval(sample: Sample, z: float, seed: int) -> tuple[float, float] | None:
    """Return the percentiles of the redrawn means, in the unit of the prices; None when all answers are alike.

    Args:
        sample: the group; `shares` say what is drawn, `n` how often.
        z: the critical value, > 0: as many means lie beyond each limit as of a normal beyond z.
        seed: the same seed draws the same.
    """
    import numpy as np  # noqa: PLC0415 -- only who asks for a bootstrap waits for numpy

    if len(sample.shares) < 2:
        return None
    people, tail = max(round(sample.n), 1), normal_tail(z)
    shares = np.array([float(share) for share in sample.shares.values()])
    prices = np.array([float(price) for price in sample.shares])
    drawn = np.random.default_rng(seed).multinomial(people, shares / shares.sum(), size=DRAWS)
    low, high = np.quantile(drawn @ prices / people, [tail, 1 - tail])
    return (float(low), float(high)) if low < high else None
