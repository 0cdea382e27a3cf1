"""Customers over a period: who was there, who left, who came, from what is counted of them.

Source:
    The identity end = start - lost + new - lost_new: whoever is there at the end was there at the start and
    stayed, or came and stayed.
"""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from cxcli.errors import PartsExceedWhole
from cxcli.evidence import MICRO, Count
from cxcli.stats.account import Parts, people_of, quotient, share_of, total
from cxcli.study.scale import plain
from cxcli.words import Words

QUANTITIES = ("start", "lost", "new", "lost_new", "end")


@dataclass(frozen=True, slots=True)
class Customers:
    """Customers at the start, of whom lost; new ones, of whom lost; at the end. None: it is not known."""

    start: Count | None
    lost: Count | None
    new: Count | None
    lost_new: Count | None
    end: Count | None

    @property
    def all_lost(self) -> Count | None:
        """All who left, whenever they came."""
        return _sum(self.lost, self.lost_new)

    @property
    def everyone(self) -> Count | None:
        """All who were there at some time."""
        return _sum(self.start, self.new)

    def facts(self) -> dict[str, float | int | None]:
        """Return the numbers under the names that reports give them; None where they are not known."""
        counts = {
            "customers_start": self.start,
            "lost": self.lost,
            "new": self.new,
            "lost_new": self.lost_new,
            "customers_end": self.end,
        }
        return {name: None if count is None else plain(_weight(count)) for name, count in counts.items()}


def customers_of(parts: Parts, told: Collection[str], metric: str) -> Customers:
    """Return the customers of a period, with what follows from what is told.

    Who is there at the end follows from the others, and who was lost from who is there at the end.

    Args:
        parts: the quantities; one that is told and has no entry is 0.
        told: which of the quantities the data speaks of.
        metric: its name, for errors.

    Raises:
        PartsExceedWhole: more were lost than there were, at the start or among the new; more left at the
            end than there ever were.
    """
    if not any(name in parts for name in QUANTITIES):
        return Customers(None, None, None, None, None)
    start, lost, new, lost_new, end = (people_of(parts, n) if n in told else None for n in QUANTITIES)
    if lost is None and start is not None and new is not None and end is not None:
        lost = start + new - end - lost_new if lost_new is not None else start + new - end
    if end is None and start is not None and lost is not None and new is not None:
        end = start + new - lost - lost_new if lost_new is not None else start + new - lost
    _refuse(metric, lost, start)
    _refuse(metric, lost_new, new)
    return Customers(start, lost, new, lost_new, end)


def ratio(part: Count | None, whole: Count | None) -> Fraction | None:
    """Return one count by another, weighted, exactly; None when one is not known or there is nobody."""
    return None if part is None or whole is None else quotient(_weight(part), _weight(whole))


Terms = tuple[Fraction, Fraction] | None
"""What is divided by what; None when one of them is not known."""


def net_change(customers: Customers) -> Terms:
    """Return by how many the customers became fewer, and those at the start; below 0 when they became more."""
    start, end = customers.start, customers.end
    return None if start is None or end is None else (_weight(start) - _weight(end), _weight(start))


def losses_per_mean(customers: Customers) -> Terms:
    """Return all who left, and the mean of those at the start and at the end; the rate may exceed 1."""
    start, end, lost = customers.start, customers.end, customers.all_lost
    if start is None or end is None or lost is None:
        return None
    return _weight(lost), (_weight(start) + _weight(end)) / 2


def losses_per_month(customers: Customers, parts: Parts) -> Terms:
    """Return all who left, and the customer-months: the monthly hazard; None when the months are not known."""
    lost, months = customers.all_lost, total(parts, "customer_months")
    return None if lost is None or not months else (_weight(lost), months)


def by(terms: Terms) -> Fraction | None:
    """Return one by the other, exactly; None when they are not known, or there is nothing to divide by."""
    return None if terms is None else quotient(*terms)


def _refuse(metric: str, part: Count | None, whole: Count | None) -> None:
    if part is None or whole is None:
        return
    share_of(part, whole, metric)
    if part.people < 0 or part.weight < 0:
        raise PartsExceedWhole(
            Words(
                f"{metric}: more customers are there at the end than can be: {-part.people} too many.",
                f"{metric}\u00a0: il y a plus de clients à la fin que possible\u00a0: {-part.people} de trop.",
            ),
            Words(
                "Check start, new, lost_new and end: end is at most start + new - lost_new.",
                "Vérifiez start, new, lost_new et end\u00a0: end vaut au plus start + new - lost_new.",
            ),
        )


def _sum(first: Count | None, second: Count | None) -> Count | None:
    return first if second is None else None if first is None else first + second


def _weight(count: Count) -> Fraction:
    return Fraction(count.weight, MICRO)
