"""Metrics that are no survey question: from rows to the quantities that their accounts are made of."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from cxcli.accounts.facts import Entry, Facts
from cxcli.accounts.sums import sums

Derivation = Callable[[Facts], Iterator[Entry]]

DERIVATIONS: Mapping[tuple[str, str], Derivation] = MappingProxyType({})
"""(metric type, way) -> how its quantities follow from its rows; ready counts are summed."""


def derivation(type_: str, way: str) -> Derivation:
    """Return how the quantities of a metric follow from its rows."""
    return sums if way == "counts" else DERIVATIONS[type_, way]
