"""Ready counts of one row that cannot be: a part that exceeds its whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from cxcli.accounts.facts import Facts
from cxcli.accounts.value import Value
from cxcli.errors import PartsExceedWhole
from cxcli.study.scale import plain
from cxcli.words import Words


@dataclass(frozen=True, slots=True)
class _Within:
    """Counts that together are at most another one; `basis`: of which alone this holds, None: of every one."""

    parts: tuple[str, ...]
    whole: str
    basis: str | None = None


_RELATIONS = (
    _Within(("events",), "total"),
    _Within(("dau",), "mau"),
    _Within(("feature_users",), "active_users"),
    _Within(("conversions",), "visitors", "unique"),
    _Within(("conversions",), "leads", "leads"),
    _Within(("complete",), "invited"),
    _Within(("undeliverable",), "invited"),
    _Within(("complete", "undeliverable"), "invited"),
    _Within(("resolved_first",), "contacts"),
    _Within(("resolved_first", "not_eligible"), "contacts", "net"),
)


def refuse_impossible_rows(facts: Facts, metric: str) -> None:
    """Refuse rows of which a part exceeds the whole; other rows could hide them in the sum.

    A row is looked at where each count of the relation comes from a column and is no blank. One that holds
    flags of a single person is left to the sum: a contradiction of one person ends no run.

    Raises:
        PartsExceedWhole: there is such a row; it is told by its numbers.
    """
    for relation in _RELATIONS:
        names = (*relation.parts, relation.whole)
        if relation.basis not in (None, facts.basis) or not {*names} <= {*facts.inputs}:
            continue
        if any(facts.inputs[name].is_stated for name in names):
            continue
        for numbers in _rows(facts, names):
            if sum(numbers[:-1]) > numbers[-1] and max(numbers) > 1:
                raise _impossible(metric, dict(zip(names, numbers, strict=True)))


def _rows(facts: Facts, names: tuple[str, ...]) -> Iterator[list[Fraction]]:
    """Yield what the rows say under these names, each combination once, none with a blank."""
    if not len(facts):
        return
    inputs = [facts.inputs[name] for name in names]
    for codes in np.unique(np.stack([one.codes for one in inputs]), axis=1).T.tolist():
        values: list[Value] = [one.values[code] for one, code in zip(inputs, codes, strict=True)]
        numbers = [value for value in values if isinstance(value, Fraction)]
        if len(numbers) == len(names):
            yield numbers


def _impossible(metric: str, numbers: dict[str, Fraction]) -> PartsExceedWhole:
    *parts, whole = (f"{name} {plain(number)}" for name, number in numbers.items())
    return PartsExceedWhole(
        Words(
            f"{metric}: a row has {' and '.join(parts)}, but {whole}: parts exceed the whole.",
            f"{metric}\xa0: une ligne a {' et '.join(parts)}, mais {whole}\xa0: les parties dépassent le tout.",
        ),
        Words(
            "Correct the row, or leave it out with where.",
            "Corrigez la ligne, ou écartez-la avec where.",
        ),
    )
