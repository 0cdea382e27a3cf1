"""A linear score as a price list: bands of answers, each with the points an answer in it gives."""

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from cxcli.evidence import Count, Distribution
from cxcli.stats.headline import Headline, net, share


@dataclass(frozen=True, slots=True)
class Band:
    """Answers that count alike: the band's name, its points (+1, 0 or -1), and which answers it holds."""

    name: str
    points: int
    holds: Callable[[Fraction], bool]


@dataclass(frozen=True, eq=False)
class PriceList:
    """Bands in the order of the report; an answer belongs to the first band that holds it.

    What was found is kept, since the same few answers come in every cell of a report, and each cell is
    asked for its shares, their intervals and its score.
    """

    bands: tuple[Band, ...]
    _known: dict[Fraction, Band] = field(default_factory=dict, init=False, repr=False, compare=False)
    _only: dict[str, "PriceList"] = field(default_factory=dict, init=False, repr=False, compare=False)

    def band_of(self, value: Fraction) -> Band:
        """Return the band of an answer.

        Raises:
            StopIteration: no band holds it, which a price list must not let happen.
        """
        found = self._known.get(value)
        if found is None:
            found = self._known[value] = next(band for band in self.bands if band.holds(value))
        return found

    def price(self, value: Fraction) -> int:
        """Return the points of an answer."""
        return self.band_of(value).points

    def only(self, name: str) -> "PriceList":
        """Return the price list of one band's share: 1 for its answers, 0 for all others."""
        if name not in self._only:
            self._only[name] = PriceList(
                tuple(Band(b.name, int(b.name == name), b.holds) for b in self.bands)
            )
        return self._only[name]

    @property
    def is_net(self) -> bool:
        """Whether some answers take points away, so that the score is a net score and not a share."""
        return any(band.points < 0 for band in self.bands)

    @cached_property
    def headline(self) -> Headline:
        """The net score of these bands, or their share when none takes points away."""
        return net(self.price) if self.is_net else share(self.price)

    def shares(self, answers: Distribution) -> dict[str, float]:
        """Return each band's weighted share of the valid answers, 0..1; empty when there is none."""
        total = answers.total.weight
        return {name: some.weight / total for name, some in self.counts(answers).items()} if total else {}

    def counts(self, answers: Distribution) -> dict[str, Count]:
        """Return the people of each band."""
        if self not in answers.kept:
            answers.kept[self] = self._counts(answers)
        found: dict[str, Count] = answers.kept[self]
        return found

    def _counts(self, answers: Distribution) -> dict[str, Count]:
        found = {band.name: [0, 0, 0] for band in self.bands}
        for value, count in answers.valid.items():
            sums = found[self.band_of(value).name]
            sums[0] += count.people
            sums[1] += count.weight
            sums[2] += count.weight_squared
        return {name: Count(*sums) for name, sums in found.items()}

    def score(self, answers: Distribution) -> float | None:
        """Return the score without its interval, -100..100; None when nobody answered."""
        total = answers.total.weight
        counts = self.counts(answers)
        points = sum([band.points * counts[band.name].weight for band in self.bands])
        return 100 * points / total if total else None
