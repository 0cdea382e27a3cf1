"""Quantities of an account in the tally: each is one more metric there."""

SEPARATOR = "\t"
"""Stands between a metric's name and a quantity; no name of a metric has it."""


def tallied(metric: str, quantity: str) -> str:
    """Return the name under which a quantity is tallied."""
    return f"{metric}{SEPARATOR}{quantity}"


def quantity_of(name: str) -> tuple[str, str | None]:
    """Return the metric and the quantity that a name in the tally stands for; None: the metric itself."""
    metric, separator, quantity = name.partition(SEPARATOR)
    return metric, quantity if separator else None
