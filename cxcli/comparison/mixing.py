"""The mix-shift of a change, one for each segment variable that both waves have."""

from collections.abc import Iterator, Mapping

from cxcli.comparison.group import Group, Key, Measured, headline_of
from cxcli.evidence import Distribution
from cxcli.report.comparison import MixPartResult, MixShiftResult
from cxcli.stats.mix_shift import MixPart, MixShift, mix_shift
from cxcli.study.statistics import Statistics
from cxcli.study.study import Privacy

Segment = tuple[tuple[str, str | None], ...]

HIDDEN: Segment = ()
"""The segment that stands for all hidden ones together."""


def mix_shifts(
    metric: str, baseline: Measured, current: Measured, privacy: Privacy, statistics: Statistics
) -> tuple[MixShiftResult, ...]:
    """Return why a metric's total moved, by each segment variable; none when the total is hidden.

    Segments that are hidden in either wave are taken together. There is no split by a variable whose
    hidden rest would itself be hidden, nor by one whose segments overlap (several answers in a cell).
    """
    return tuple(_shifts(metric, baseline, current, privacy, statistics))


def _shifts(
    metric: str, baseline: Measured, current: Measured, privacy: Privacy, statistics: Statistics
) -> Iterator[MixShiftResult]:
    total = current.groups[metric, ()]
    headline = headline_of(total.result)
    for variables in _variables(metric, baseline, current):
        hidden = _hidden(metric, variables, (baseline, current))
        waves = [_parts(metric, variables, wave, hidden, privacy) for wave in (baseline, current)]
        if waves[0] is None or waves[1] is None:
            continue
        found = mix_shift(waves[0], waves[1], headline, statistics)
        if found is not None:
            yield _result(" x ".join(variables), found)


def _variables(metric: str, baseline: Measured, current: Measured) -> list[tuple[str, ...]]:
    """Return the segment variables, crossings too, that both waves have, in the order of the current one."""
    known = {_names(key) for key in baseline.groups if key[0] == metric}
    return list(
        dict.fromkeys(_names(k) for k in current.groups if k[0] == metric and k[1] and _names(k) in known)
    )


def _names(key: Key) -> tuple[str, ...]:
    return tuple(name for name, _ in key[1])


def _hidden(metric: str, variables: tuple[str, ...], waves: tuple[Measured, Measured]) -> set[Segment]:
    return {
        key[1]
        for wave in waves
        for key, group in wave.groups.items()
        if key[0] == metric and _names(key) == variables and group.answers is None
    }


def _parts(
    metric: str, variables: tuple[str, ...], wave: Measured, hidden: set[Segment], privacy: Privacy
) -> Mapping[Segment, Distribution] | None:
    """Return the answers of each segment, what is hidden as one; None when they do not make up the total."""
    whole = wave.groups.get((metric, ()))
    if whole is None or whole.answers is None:
        return None
    groups = [g for k, g in wave.groups.items() if k[0] == metric and _names(k) == variables]
    shown = {g.key[1]: g.answers for g in groups if g.answers is not None and g.key[1] not in hidden}
    people = sum(answers.n for answers in shown.values())
    left = whole.answers.n - people
    if not hidden:
        return shown if left == 0 else None
    if left < 0 or 0 < left < privacy.suppress_below:
        return None
    return {**shown, HIDDEN: _rest(whole, shown)} if left else shown


def _rest(whole: Group, shown: Mapping[Segment, Distribution]) -> Distribution:
    rest = whole.answers or Distribution({})
    for answers in shown.values():
        rest = rest - answers
    return rest


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
