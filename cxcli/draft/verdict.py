"""What is thought of a column: a metric to score, a question to ask, or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

from cxcli.config.written_yaml import Yaml
from cxcli.words import Words

Keys = Mapping[str, Yaml]
"""The keys of a metric, without its column."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One possible answer to a question, and the metric that follows from it."""

    when: Words
    keys: Keys


@dataclass(frozen=True, slots=True)
class Proposed:
    """A metric that nothing speaks against, and why it is proposed."""

    keys: Keys
    reason: Words


@dataclass(frozen=True, slots=True)
class Doubt:
    """A column that may be a metric: what must be known first, and what would follow."""

    question: Words
    variants: tuple[Variant, ...] = ()


Verdict = Proposed | Doubt | None
