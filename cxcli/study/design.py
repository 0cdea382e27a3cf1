"""How the respondents were sampled: strata, clusters, the population, and weights made from margins."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from cxcli.study.column import ColumnRef


@dataclass(frozen=True, slots=True)
class DesignSettings:
    """The declared design of a sample.

    Attributes:
        strata: the column of the stratum; None: one stratum.
        clusters: the column of the cluster (site, household); None: respondents who answer repeatedly, else rows.
        population: people in the whole customer base, when it is the target; None: unlimited.
        lonely_psu: a stratum with one cluster is an error, or is centred on the whole sample.
    """

    strata: ColumnRef | None = None
    clusters: ColumnRef | None = None
    population: int | None = None
    lonely_psu: Literal["error", "centre"] = "error"


@dataclass(frozen=True, slots=True)
class Margin:
    """The known shares of one column's values in the population; they add up to 1."""

    column: ColumnRef
    shares: tuple[tuple[str, Fraction], ...]


@dataclass(frozen=True, slots=True)
class Raking:
    """Weights that make the sample match known margins.

    Attributes:
        margins: one or more, matched in turn until all of them hold.
        trim: lowest and highest weight, as multiples of the mean weight; None: not trimmed.
    """

    margins: tuple[Margin, ...]
    trim: tuple[Fraction, Fraction] | None = None
