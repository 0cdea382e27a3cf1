"""Everything that can go wrong, as one tree; the first digit of a code is the exit code.

CxcliError
├── VerdictError                exit 1: done, and a gate says no
│   └── GateBroken              CX1001
├── ConfigurationError          exit 2: wrong command line or configuration, nothing computed
│   ├── UsageProblem            CX2001  NoConfig        CX2002
│   ├── UnreadableConfig        CX2003  UnknownKey      CX2004
│   ├── DuplicateKey            CX2005  WrongValue      CX2006
│   ├── MissingKey              CX2007  LabelProblem    CX2008
│   ├── MetricRefused           CX2009  TooManySegments CX2010
│   └── UnknownName             CX2011
├── DataError                   exit 3: data unreadable or breaking the mapping
│   ├── FileMissing             CX3001  EmptyFile       CX3002
│   ├── WrongEncoding           CX3003  BrokenQuoting   CX3004
│   ├── DamagedRows             CX3005  BadWorkbook     CX3006
│   ├── MissingColumn           CX3007  AmbiguousColumn CX3008
│   ├── AggregatedExport        CX3009  NoRowLeft       CX3010
│   ├── NoAnswers               CX3011  TooManyInvalid  CX3012
│   ├── BadWeights              CX3013  AmbiguousDates  CX3014
│   ├── IncompatibleTally       CX3015  UnreadableFile  CX3016
│   ├── HeaderProblem           CX3017  NotAReport      CX3018
│   ├── QuestionChanged         CX3019  UnplacedRows    CX3020
│   ├── LonelyStratum           CX3021  MorePeople      CX3022
│   ├── CannotRake              CX3023  TooFewComplete  CX3024
│   ├── ConstantColumn          CX3025  EntangledColumns CX3026
│   ├── PartsExceedWhole        CX3027  MixedCurrencies CX3028
│   ├── BadCounts               CX3029  BadParquet      CX3030
│   ├── NestedColumn            CX3031  BadCompression  CX3032
│   └── HeadersDiffer           CX3033
├── OutputError                 exit 4: a result could not be written
│   └── CannotWrite             CX4001
├── Bug                         exit 70: CX7001
└── Several                     more than one problem, found in one go

Warnings are `Notice` values with codes CX01xx; they stop nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from cxcli.words import Lang, Words

NO_HINT = Words("", "")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem lies: a line and column of a file, or a data row and its column's header."""

    file: str | None = None
    line: int | None = None
    column: int | str | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A warning: something the reader of the numbers should know."""

    code: str
    message: Words
    hint: Words = NO_HINT


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where it is, and what to do next."""

    code: str
    kind: str
    message: Words
    hint: Words = NO_HINT
    place: Place = field(default_factory=Place)


class CxcliError(Exception):
    """Anything cxcli refuses: `problem` and `hint` in words, a stable `code`, all `problems`."""

    code: ClassVar[str] = ""
    exit_code: ClassVar[int] = 70

    def __init__(self, message: Words, hint: Words = NO_HINT, place: Place | None = None) -> None:
        """Keep what is wrong, what to do next, and where it is."""
        kind = re.sub(r"(?<!^)(?=[A-Z])", "_", type(self).__name__).lower()
        only = Problem(self.code, kind, message, hint, place or Place())
        self.problems: tuple[Problem, ...] = (only,)
        super().__init__(message.en)

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel between processes with every problem."""
        return _made_again, (type(self), self.problems, dict(self.__dict__))

    @property
    def problem(self) -> str:
        """What is wrong, in English."""
        return self.problems[0].message.en

    @property
    def hint(self) -> str:
        """What to do next, in English."""
        return self.problems[0].hint.en

    def say(self, lang: Lang) -> str:
        """Return every problem as `message hint`, one a line."""
        return "\n".join(f"{p.message.say(lang)} {p.hint.say(lang)}".strip() for p in self.problems)


def _made_again(kind: type[CxcliError], problems: tuple[Problem, ...], more: dict[str, Any]) -> CxcliError:
    error = kind.__new__(kind, problems[0].message.en)
    error.args = ("\n".join(problem.message.en for problem in problems),)
    error.__dict__.update(more)
    return error


class VerdictError(CxcliError):
    """Everything was computed and written; the verdict is no."""

    exit_code = 1


class GateBroken(VerdictError):
    """A gate failed, or is inconclusive in mode assured."""

    code = "CX1001"


class ConfigurationError(CxcliError):
    """Wrong command line or configuration; nothing was computed."""

    exit_code = 2


class UsageProblem(ConfigurationError):
    """The command line cannot be carried out as written."""

    code = "CX2001"


class NoConfig(ConfigurationError):
    """Neither a configuration nor the quick form says what to score."""

    code = "CX2002"


class UnreadableConfig(ConfigurationError):
    """The configuration is not there, or is not YAML that cxcli reads."""

    code = "CX2003"


class UnknownKey(ConfigurationError):
    """A configuration key that does not exist."""

    code = "CX2004"


class DuplicateKey(ConfigurationError):
    """The same key twice in one mapping."""

    code = "CX2005"


class WrongValue(ConfigurationError):
    """A value of the wrong type, or one that is not allowed here."""

    code = "CX2006"


class MissingKey(ConfigurationError):
    """A key that this place needs is not there."""

    code = "CX2007"


class LabelProblem(ConfigurationError):
    """A label that points outside the scale, or two labels that read alike with different values."""

    code = "CX2008"


class MetricRefused(ConfigurationError):
    """A metric that would be wrong as asked for: direction, scale or positive answers are not said."""

    code = "CX2009"


class TooManySegments(ConfigurationError):
    """A segment column with more values than `limits.max_segment_values`."""

    code = "CX2010"


class UnknownName(ConfigurationError):
    """A metric, vocabulary or error code that does not exist."""

    code = "CX2011"


class DataError(CxcliError):
    """The data is unreadable or breaks the mapping."""

    exit_code = 3


class FileMissing(DataError):
    """No file of that name, or a pattern that matches none."""

    code = "CX3001"


class EmptyFile(DataError):
    """A file without a byte, a header or a data row."""

    code = "CX3002"


class WrongEncoding(DataError):
    """Bytes that the encoding cannot decode."""

    code = "CX3003"


class BrokenQuoting(DataError):
    """A quoted cell that never closes."""

    code = "CX3004"


class DamagedRows(DataError):
    """More damaged rows than `limits.max_damaged_share` allows."""

    code = "CX3005"


class BadWorkbook(DataError):
    """A workbook that is none, is encrypted, or claims more cells than can be read."""

    code = "CX3006"


class MissingColumn(DataError):
    """A mapped column that a file does not have."""

    code = "CX3007"


class AmbiguousColumn(DataError):
    """A name that fits several columns."""

    code = "CX3008"


class AggregatedExport(DataError):
    """A summary that holds counts, not answers."""

    code = "CX3009"


class NoRowLeft(DataError):
    """Every row was dropped by a rule."""

    code = "CX3010"


class NoAnswers(DataError):
    """No metric has a single valid answer."""

    code = "CX3011"


class TooManyInvalid(DataError):
    """More invalid answers than `limits.max_invalid_share` allows."""

    code = "CX3012"


class BadWeights(DataError):
    """Weights that are zero, negative, not numbers, or of a hopeless scale."""

    code = "CX3013"


class AmbiguousDates(DataError):
    """Dates that can be read day-first and month-first, with nothing that says which."""

    code = "CX3014"


class IncompatibleTally(DataError):
    """Counts of two different questions that were to be added."""

    code = "CX3015"


class UnreadableFile(DataError):
    """A file that the system does not let us read, or of a kind that is not known."""

    code = "CX3016"


class HeaderProblem(DataError):
    """Header rows that do not fit the data below them."""

    code = "CX3017"


class NotAReport(DataError):
    """A JSON file that is no report of cxcli, or one that does not hold what is to be compared."""

    code = "CX3018"


class QuestionChanged(DataError):
    """Two waves whose question differs: scale, direction, positive answers, coding or weighting."""

    code = "CX3019"


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


class PartsExceedWhole(DataError):
    """Parts of an account that are more than the whole they are parts of."""

    code = "CX3027"


class MixedCurrencies(DataError):
    """Amounts in several currencies that were to be added."""

    code = "CX3028"


class BadCounts(DataError):
    """Ready answer counts that are negative, not whole, or not numbers at all."""

    code = "CX3029"


class OutputError(CxcliError):
    """A result could not be written."""

    exit_code = 4


class CannotWrite(OutputError):
    """The file or stream could not be written; what was there before is untouched."""

    code = "CX4001"


class Bug(CxcliError):
    """A fault of cxcli's own."""

    code = "CX7001"
    exit_code = 70


class Several(CxcliError):
    """Several problems found in one go; exits as the first of them does."""

    def __init__(self, errors: Sequence[CxcliError]) -> None:
        """Gather the problems of one or more errors, in order."""
        first = errors[0].problems[0]
        super().__init__(first.message, first.hint, first.place)
        self.problems = tuple(problem for error in errors for problem in error.problems)
        self.exit = errors[0].exit_code
        self.args = ("\n".join(p.message.en for p in self.problems),)


def exit_code_of(error: CxcliError) -> int:
    """Return the exit code a command ends with on this error."""
    return error.exit if isinstance(error, Several) else error.exit_code


def every_error() -> tuple[type[CxcliError], ...]:
    """Return every error class that has a code, in order of the codes."""
    branches = (VerdictError, ConfigurationError, DataError, OutputError)
    leaves = [leaf for branch in branches for leaf in branch.__subclasses__()]
    return (*sorted(leaves, key=lambda leaf: leaf.code), Bug)


# --- Parquet and compressed files -------------------------------------------------------------------


class BadParquet(DataError):
    """A Parquet file that is none, is damaged or cut off, is encrypted, or was changed since its conversion."""

    code = "CX3030"


class NestedColumn(DataError):
    """A column of a Parquet file that holds lists or records, not one answer a row."""

    code = "CX3031"


class BadCompression(DataError):
    """A compressed file that ends too early, or is damaged."""

    code = "CX3032"


class HeadersDiffer(DataError):
    """Exports that were to become one file, and whose headers or platforms differ."""

    code = "CX3033"


# --- Clusters ---------------------------------------------------------------------------------------


class ClusterLost(DataError):
    """A cluster that cannot be reached or went away, whose workers died, or have another version of cxcli."""

    code = "CX3034"
