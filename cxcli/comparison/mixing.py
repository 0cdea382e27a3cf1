"""The mix-shift of a change, one for each segment variable that both waves have."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cxcli.comparison.group import Group, Key, Measured
from cxcli.comparison.pricing import Pricing, Valued
from cxcli.evidence import Distribution
from cxcli.report.comparison import MixPartResult, MixShiftResult
from cxcli.stats.mix_shift import MixPart, MixShift, mix_shift
from cxcli.study.statistics import Statistics

Segment = tuple[tuple[str, str | None], ...]

HIDDEN: Segment = ()
"""The segment that stands for all hidden ones together."""


@dataclass(frozen=True, slots=True)
class Mixing:
    """Two waves whose mix is compared; fewer people than `suppress_below` are never told of together."""

    baseline: Measured
    current: Measured
    statistics: Statistics
    suppress_below: int


def mix_shifts(metric: str, mixing: Mixing, pricing: Pricing) -> tuple[MixShiftResult, ...]:
    """Return why a metric's total moved, by each segment variable; none when the total is hidden.

    Segments that are hidden in either wave are taken together. There is no split by a variable whose
    hidden rest would itself be hidden, nor by one whose segments overlap (several answers in a cell), nor of
    a quantile or the total of an account, which are no means of their parts.
    """
    if pricing.headline.kind in ("quantile", "total"):
        return ()
    return tuple(_shifts(metric, mixing, pricing))


def _shifts(metric: str, mixing: Mixing, pricing: Pricing) -> Iterator[MixShiftResult]:
    sides = ((mixing.baseline, pricing.before), (mixing.current, pricing.now))
    for variables, groups in _by_variables(metric, mixing).items():
        hidden = {group.key[1] for wave in groups for group in wave if group.answers is None}
        before, now = (
            _parts(wave.groups[metric, ()], own, hidden, mixing.suppress_below)
            for (wave, _), own in zip(sides, groups, strict=True)
        )
        if before is None or now is None:
            continue
        found = mix_shift(
            _valued(before, pricing.before), _valued(now, pricing.now), pricing.headline, mixing.statistics
        )
        if found is not None:
            yield _result(" x ".join(variables), found)


_Waves = tuple[list[Group], list[Group]]


def _by_variables(metric: str, mixing: Mixing) -> Mapping[tuple[str, ...], _Waves]:
    """Return the groups of both waves by segment variable, crossings too; without those that overlap."""
    overlapping = mixing.baseline.overlapping | mixing.current.overlapping
    found: dict[tuple[str, ...], _Waves] = {}
    for side, wave in ((1, mixing.current), (0, mixing.baseline)):
        for key, group in wave.groups.items():
            if key[0] == metric and key[1]:
                found.setdefault(_names(key), ([], []))[side].append(group)
    return {
        names: waves for names, waves in found.items() if all(waves) and not overlapping.intersection(names)
    }


def _names(key: Key) -> tuple[str, ...]:
    return tuple(name for name, _ in key[1])


def _parts(
    whole: Group, groups: list[Group], hidden: set[Segment], suppress_below: int
) -> Mapping[Segment, Distribution] | None:
    """Return the answers of each segment, what is hidden as one; None when they do not make up the total."""
    if whole.answers is None:
        return None
    shown = {g.key[1]: g.answers for g in groups if g.answers is not None and g.key[1] not in hidden}
    rest = whole.answers
    for answers in shown.values():
        rest = rest - answers
    if any(count.people < 0 or count.weight < 0 for count in rest.valid.values()):
        return None
    if not rest.n:
        return shown
    return {**shown, HIDDEN: rest} if hidden and rest.n >= suppress_below else None


def _valued(parts: Mapping[Segment, Distribution], valued: Valued) -> Mapping[Segment, Distribution]:
    return {segment: valued(answers) for segment, answers in parts.items()}


def _result(by: str, found: MixShift) -> MixShiftResult:
    parts = (_part(part) for part in found.parts)
    return MixShiftResult(
        by=by,
        total=float(found.total),
        rate=float(found.rate),
        mix=float(found.mix),
        parts=tuple(parts),
        simpson_reversal=found.simpson_reversal,
    )


def _part(part: MixPart) -> MixPartResult:
    segment = dict(part.segment) if isinstance(part.segment, tuple) else {}
    kind = part.kind if part.segment != HIDDEN else "hidden"
    return MixPartResult(segment, float(part.rate), float(part.mix), kind)
