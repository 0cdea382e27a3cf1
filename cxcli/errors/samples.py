"""Exit 3: weights, the design of the sample, or the columns of an analysis that statistics cannot use."""

from cxcli.errors.data import DataError


class BadWeights(DataError):
    """Weights that are zero, negative, not numbers, or of a hopeless scale."""

    code = "CX3013"


class UnplacedRows(DataError):
    """Used rows without a stratum or a cluster, where the design of the sample declares them."""

    code = "CX3020"


class LonelyStratum(DataError):
    """A stratum with a single cluster, from which no variance can be estimated."""

    code = "CX3021"


class MorePeople(DataError):
    """More people answered than `design.population` says there are."""

    code = "CX3022"


class CannotRake(DataError):
    """Weights cannot match the margins: a category without anyone, an unknown value, margins that contradict."""

    code = "CX3023"


class TooFewComplete(DataError):
    """Too few people answered the metric and all of its drivers: 50 are needed, and 10 for each driver."""

    code = "CX3024"


class ConstantColumn(DataError):
    """A driver, or the metric itself, to which everybody gave the same answer."""

    code = "CX3025"


class EntangledColumns(DataError):
    """Drivers that say the same thing, so that their importances cannot be told apart."""

    code = "CX3026"
