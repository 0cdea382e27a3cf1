"""Quantities of an account: sums of amounts, and shares of counts."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from cxcli.errors import PartsExceedWhole
from cxcli.evidence import MICRO, Count, Distribution, people
from cxcli.words import Words

Parts = Mapping[str, Distribution]
"""The named quantities of an account: each maps amounts to the people, or things, that have them."""

NO, YES = Fraction(0), Fraction(1)


def total(parts: Parts, name: str) -> Fraction:
    """Return the weighted sum of the amounts of a quantity, exactly; 0 when there is none."""
    part = parts.get(name)
    amounts = part.valid.items() if part is not None else ()
    return sum((amount * count.weight for amount, count in amounts), Fraction(0)) / MICRO


def people_of(parts: Parts, name: str) -> Count:
    """Return a quantity whose amounts are numbers of people, or things, as the count of all of them."""
    part = parts.get(name)
    amounts = [] if part is None else [*part.valid.items()]

    def whole(numbers: Iterable[Fraction]) -> int:
        return round(sum(numbers, Fraction(0)))

    return Count(
        whole(amount * count.people for amount, count in amounts),
        whole(amount * count.weight for amount, count in amounts),
        whole(amount * count.weight_squared for amount, count in amounts),
    )


def share_of(yes: Count, everyone: Count, metric: str) -> Distribution:
    """Return the answers of people of whom some count: 1 for these, 0 for the others.

    Counts may be means, such as 9.6 daily users of 10: the part of a person weighs, though it is nobody.

    Raises:
        PartsExceedWhole: more count than there are.
    """
    if yes.people > everyone.people or yes.weight > everyone.weight:
        raise PartsExceedWhole(
            Words(
                f"{metric}: {yes.people} of {everyone.people} count, which is more than there are.",
                f"{metric} : {yes.people} comptent sur {everyone.people}, soit plus qu'il n'y en a.",
            ),
            Words(
                "Check the columns; a whole that is counted elsewhere may be missing.",
                "Vérifiez les colonnes ; un total compté ailleurs manque peut-être.",
            ),
        )
    answers = {NO: everyone - yes, YES: yes}
    return Distribution({value: count for value, count in answers.items() if count.people or count.weight})


def stated(parts: Parts, *names: str) -> dict[str, float | None]:
    """Return the totals of some quantities by name; None where a quantity has no entry at all."""
    return {name: float(total(parts, name)) if name in parts else None for name in names}


def quotient(dividend: Fraction, divisor: Fraction) -> Fraction | None:
    """Return one total by another, exactly; None when there is nothing to divide by."""
    return dividend / divisor if divisor else None


def as_total(value: Fraction | None, behind: Fraction | int) -> Distribution:
    """Return a total as the answers of the people or things behind it: each of them stands for all of it.

    Args:
        value: the total; None when there is none.
        behind: how many people or things; at least one is taken to be there.
    """
    return Distribution({}) if value is None else Distribution({value: people(max(round(behind), 1))})


def things(parts: Parts, name: str) -> int:
    """Return how many people, things or rows have an amount of a quantity; 0 when there is none."""
    part = parts.get(name)
    return 0 if part is None else part.n
