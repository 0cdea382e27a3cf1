"""Exit 3: what the rows of a readable file say cannot be counted, added or compared."""

from cxcli.errors.data import DataError


class NoRowLeft(DataError):
    """Every row was dropped by a rule."""

    code = "CX3010"


class NoAnswers(DataError):
    """No metric has a single valid answer, or row that can be used."""

    code = "CX3011"


class TooManyInvalid(DataError):
    """More invalid answers, or rows, than `limits.max_invalid_share` allows."""

    code = "CX3012"


class AmbiguousDates(DataError):
    """Dates that can be read day-first and month-first, with nothing that says which."""

    code = "CX3014"


class IncompatibleTally(DataError):
    """Counts of two different questions that were to be added."""

    code = "CX3015"


class QuestionChanged(DataError):
    """Two waves whose question differs: scale, direction, positive answers, coding or weighting."""

    code = "CX3019"


class PartsExceedWhole(DataError):
    """Parts of an account that are more than the whole they are parts of."""

    code = "CX3027"


class MixedCurrencies(DataError):
    """Amounts in several currencies that were to be added."""

    code = "CX3028"


class BadCounts(DataError):
    """Ready answer counts that are negative, not whole, or not numbers at all."""

    code = "CX3029"
