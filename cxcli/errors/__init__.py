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
│   └── HeadersDiffer           CX3033  ClusterLost     CX3034
├── OutputError                 exit 4: a result could not be written
│   └── CannotWrite             CX4001
├── Bug                         exit 70: CX7001
└── Several                     more than one problem, found in one go

Warnings are `Notice` values with codes CX01xx; they stop nothing.
"""

from cxcli.errors.answers import (
    AmbiguousDates,
    BadCounts,
    IncompatibleTally,
    MixedCurrencies,
    NoAnswers,
    NoRowLeft,
    PartsExceedWhole,
    QuestionChanged,
    TooManyInvalid,
)
from cxcli.errors.configuration import (
    ConfigurationError,
    DuplicateKey,
    LabelProblem,
    MetricRefused,
    MissingKey,
    NoConfig,
    TooManySegments,
    UnknownKey,
    UnknownName,
    UnreadableConfig,
    UsageProblem,
    WrongValue,
)
from cxcli.errors.data import (
    AggregatedExport,
    AmbiguousColumn,
    BadCompression,
    BadParquet,
    BadWorkbook,
    BrokenQuoting,
    ClusterLost,
    DamagedRows,
    DataError,
    EmptyFile,
    FileMissing,
    HeaderProblem,
    HeadersDiffer,
    MissingColumn,
    NestedColumn,
    NotAReport,
    UnreadableFile,
    WrongEncoding,
)
from cxcli.errors.problem import NO_HINT, CxcliError, Notice, Place, Problem, Several, exit_code_of
from cxcli.errors.results import Bug, CannotWrite, GateBroken, OutputError, VerdictError
from cxcli.errors.samples import (
    BadWeights,
    CannotRake,
    ConstantColumn,
    EntangledColumns,
    LonelyStratum,
    MorePeople,
    TooFewComplete,
    UnplacedRows,
)

__all__ = [
    "NO_HINT",
    "AggregatedExport",
    "AmbiguousColumn",
    "AmbiguousDates",
    "BadCompression",
    "BadCounts",
    "BadParquet",
    "BadWeights",
    "BadWorkbook",
    "BrokenQuoting",
    "Bug",
    "CannotRake",
    "CannotWrite",
    "ClusterLost",
    "ConfigurationError",
    "ConstantColumn",
    "CxcliError",
    "DamagedRows",
    "DataError",
    "DuplicateKey",
    "EmptyFile",
    "EntangledColumns",
    "FileMissing",
    "GateBroken",
    "HeaderProblem",
    "HeadersDiffer",
    "IncompatibleTally",
    "LabelProblem",
    "LonelyStratum",
    "MetricRefused",
    "MissingColumn",
    "MissingKey",
    "MixedCurrencies",
    "MorePeople",
    "NestedColumn",
    "NoAnswers",
    "NoConfig",
    "NoRowLeft",
    "NotAReport",
    "Notice",
    "OutputError",
    "PartsExceedWhole",
    "Place",
    "Problem",
    "QuestionChanged",
    "Several",
    "TooFewComplete",
    "TooManyInvalid",
    "TooManySegments",
    "UnknownKey",
    "UnknownName",
    "UnplacedRows",
    "UnreadableConfig",
    "UnreadableFile",
    "UsageProblem",
    "VerdictError",
    "WrongEncoding",
    "WrongValue",
    "every_error",
    "exit_code_of",
]


def every_error() -> tuple[type[CxcliError], ...]:
    """Return every error class that has a code, in order of the codes."""
    branches = (VerdictError, ConfigurationError, DataError, OutputError)
    leaves = [leaf for branch in branches for leaf in branch.__subclasses__()]
    return (*sorted(leaves, key=lambda leaf: leaf.code), Bug)
