"""Which more places to hide, so that nothing hidden follows from what is shown."""

from collections.abc import Iterable, Sequence

from cxcli.report.elimination import Equations
from cxcli.report.relations import Relation, Relations


def protect(given: Relations, sizes: Sequence[int], small: Iterable[int]) -> set[int]:
    """Return the numbers of the places to hide: the small ones, and those that protect them.

    Where something hidden follows from what is shown, one of the places that it follows from is hidden
    too: parts before totals, the smallest first; until nothing follows.

    Args:
        given: what adds up.
        sizes: people of each place.
        small: the numbers of the places that must be hidden.
    """
    return _Protection(given, sizes).of(small)


class _Protection:
    """Hides more and more places until nothing hidden follows from what is shown."""

    def __init__(self, given: Relations, sizes: Sequence[int]) -> None:
        self.sizes = sizes
        self.relations = given.found
        self.equations = Equations({r.total: -1, **dict.fromkeys(r.parts, 1)} for r in given.found)
        self.depth = [len(segment) + bool(period) for _, segment, period in given.places]
        unseen = {number for r in given.found for number in (r.total, *r.parts) if number >= len(sizes)}
        self._hide(unseen)

    def of(self, small: Iterable[int]) -> set[int]:
        """Return all places to hide, the small ones among them."""
        self._hide(small)
        self._close()
        for relation in self.relations:
            if self._is_known_empty(relation):
                self._hide_one(self._somebody(relation))
                self._close()
        return {number for number in self.equations.hidden if number < len(self.sizes)}

    def _hide(self, numbers: Iterable[int]) -> None:
        for number in sorted(numbers):
            self.equations.hide(number)

    def _close(self) -> None:
        """Hide until no hidden place follows from others."""
        while found := self._follows():
            self._hide_one(found)

    def _follows(self) -> list[int]:
        """Return the shown places that the first hidden one follows from; none when none does."""
        exposed = self.equations.exposed()
        return next((others for number, others in exposed if number < len(self.sizes) and others), [])

    def _hide_one(self, choice: Sequence[int]) -> None:
        """Hide the place that says least: never a total while a part is left, and rather a small one.

        One that nothing else can expose in turn comes first, since it ends the chain.
        """
        self.equations.hide(min(choice, key=self._loss))

    def _loss(self, number: int) -> tuple[int, bool, int, int]:
        return -self.depth[number], not self.equations.closes(number), self.sizes[number], number

    def _is_known_empty(self, relation: Relation) -> bool:
        """Tell whether the hidden parts add up to nobody, so that each of them must be empty."""
        hidden = self.equations.hidden.intersection(relation.parts)
        if not hidden or relation.total in self.equations.hidden:
            return False
        empty = all(number < len(self.sizes) and not self.sizes[number] for number in hidden)
        return empty and bool(self._somebody(relation))

    def _somebody(self, relation: Relation) -> list[int]:
        """Return the shown places of a relation that somebody is in."""
        shown = [n for n in (*relation.parts, relation.total) if n not in self.equations.hidden]
        return [number for number in shown if self.sizes[number]]
