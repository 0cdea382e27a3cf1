"""Which segments differ from everyone else: each is compared with the people outside it, never with the total."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from cxcli.evidence import Distribution, Overlap
from cxcli.report.model import VersusRest
from cxcli.report.suppression import flag_of
from cxcli.stats.clustered import clustered
from cxcli.stats.difference import Difference, difference
from cxcli.stats.headline import Headline
from cxcli.stats.multiplicity import adjust
from cxcli.stats.sample import sample_of
from cxcli.study.statistics import Statistics
from cxcli.study.study import Privacy

Segment = tuple[str | None, ...]
"""The values of the variables of a cut; one of them None is a blank, which has no rest."""


@dataclass(frozen=True, slots=True)
class Segments:
    """The segments of one cut, for one metric and one period.

    Attributes:
        everyone: the answers of all, blanks included; segments may overlap.
        parts: the answers of each segment, blanks included.
        overlaps: how a segment (first) and its rest (second: not in it, and no blank) share clusters;
            needed for every segment when `everyone` has a design, else there is no comparison.
        hidden: segments that the report does not show.
    """

    everyone: Distribution
    parts: Mapping[Segment, Distribution]
    overlaps: Mapping[Segment, Overlap] = field(default_factory=dict)
    hidden: frozenset[Segment] = frozenset()

    def named(self) -> Mapping[Segment, Distribution]:
        """Return the segments that are no blank and have answers."""
        return {name: part for name, part in self.parts.items() if None not in name and part.n}

    def compared(self) -> Distribution:
        """Return everyone who is compared: all but the blanks that are shown.

        A blank that is hidden stays in the rest: what is left when it is taken out would tell of it.
        """
        answers = self.everyone
        for name, part in self.parts.items():
            if None in name and name not in self.hidden:
                answers = answers - part
        return answers

    def add_up(self) -> bool:
        """Tell whether the segments make up everyone, answer by answer.

        People who are counted once may have rows in several segments, and answer otherwise in each.
        """
        found: dict[Fraction, int] = {}
        for part in self.parts.values():
            for value, count in part.valid.items():
                found[value] = found.get(value, 0) + count.people
        return found == {value: count.people for value, count in self.everyone.valid.items()}

    def share_clusters(self) -> bool:
        """Tell whether segment and rest may share clusters, or people who answer repeatedly."""
        return self.everyone.design is not None

    def hides_a_blank(self) -> bool:
        """Tell whether a blank with answers is hidden."""
        return any(None in name and part.n for name, part in self.parts.items() if name in self.hidden)


@dataclass(frozen=True, slots=True)
class _How:
    headline: Headline
    statistics: Statistics
    privacy: Privacy
    interval: str | None


def versus_rest(
    segments: Segments,
    headline: Headline,
    statistics: Statistics,
    privacy: Privacy,
    interval: str | None = None,
) -> Mapping[Segment, VersusRest]:
    """Return how each segment differs from its rest, in the unit of the metric.

    All comparisons of the cut are one family, whose p-values are adjusted together; intervals are not
    adjusted. Two segments that are each other's rest are one test, seen from both sides. A segment is
    left out when it is blank or hidden, when it or its rest is too small to be shown without a flag, and
    when there is no test.

    Args:
        segments: of one cut, metric and period.
        headline: what is scored.
        statistics: the confidence, and how p-values are adjusted.
        privacy: which bases are too small.
        interval: the metric's own interval method; None for the default.
    """
    how = _How(headline, statistics, privacy, interval)
    found = dict(_compared(segments, how))
    mirrored = _mirrored(segments, [*found])
    tests = {name: one for name, one in found.items() if name not in mirrored}
    adjusted = adjust([one.p for one in tests.values()], statistics.adjust)
    reported = {
        name: replace(one, p_adjusted=p)
        for (name, one), p in zip(tests.items(), adjusted, strict=True)
        if p is not None
    }
    return reported | {name: _mirror(reported[other]) for name, other in mirrored.items()}


def versus_everyone(versus: VersusRest, part: Distribution, everyone: Distribution) -> float:
    """Return how far a segment lies from the total that contains it, (1 - W_g / W) times its difference to the rest.

    Args:
        versus: the segment against its rest.
        part: the segment's answers, of weight W_g.
        everyone: the answers of the segment and its rest, of weight W.
    """
    return versus.difference * (1 - part.total.weight / everyone.total.weight)


def _compared(segments: Segments, how: _How) -> Iterator[tuple[Segment, VersusRest]]:
    if segments.share_clusters() and segments.hides_a_blank():
        return  # how a segment and a rest with these blanks in it share clusters is not known
    everyone = segments.compared()
    for name, part in segments.named().items():
        rest, overlap = everyone - part, segments.overlaps.get(name)
        if name in segments.hidden or (overlap is None and segments.share_clusters()):
            continue
        found = _difference(part, rest, overlap, how)
        if found is None or found.p is None or found.low is None or found.high is None:
            continue
        yield name, VersusRest(found.value, found.low, found.high, found.p, found.p, found.method)


def _difference(
    part: Distribution, rest: Distribution, overlap: Overlap | None, how: _How
) -> Difference | None:
    first, second = (sample_of(group, how.headline, how.statistics) for group in (part, rest))
    if first is None or second is None:
        return None
    if any(flag_of(one.estimate.n, float(one.n), how.privacy) != "ok" for one in (first, second)):
        return None
    if overlap is not None:
        if how.headline.at is not None:
            return None  # how quantiles of groups that share clusters go together is not known
        return clustered(part, rest, overlap, how.headline, how.statistics)
    return difference(first, second, how.headline, how.statistics, interval=how.interval)


def _mirrored(segments: Segments, compared: Sequence[Segment]) -> Mapping[Segment, Segment]:
    """Return the second of two segments that are each other's rest, with the first."""
    named = segments.named()
    if len(named) != 2 or len(compared) != 2:
        return {}
    first, second = compared
    rest = segments.compared() - named[first]
    return {second: first} if rest.valid == named[second].valid else {}


def _mirror(versus: VersusRest) -> VersusRest:
    """Return the same test seen from the other side; 0 stays 0, without a sign."""
    return replace(versus, difference=0.0 - versus.difference, low=0.0 - versus.high, high=0.0 - versus.low)
