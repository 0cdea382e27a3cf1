"""Signs that a question was asked on another scale than the configuration says, with what is at stake."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from cxcli.engines.unread import Unread
from cxcli.errors import Notice
from cxcli.evidence import Distribution, people
from cxcli.metrics import METRICS
from cxcli.passes.answers import Wordings
from cxcli.report.model import Result
from cxcli.report.wording import format_point, format_with_sign
from cxcli.study.coding import Kind
from cxcli.study.scale import plain
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure
from cxcli.study.tone import sounds_best, sounds_worst
from cxcli.words import Words, same

ENOUGH = 30
"""Answers from which on an unused part of a scale is a sign and not chance."""

END_SHARE = 0.02
"""Of all people asked; an end point exported as words is at least that frequent."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What one metric's column showed: its result, its answers, their wordings, and the unread ones."""

    measure: Measure
    result: Result
    distribution: Distribution
    wordings: Wordings
    unread: Sequence[Unread]


def scale_doubts(seen: Seen) -> Iterator[Notice]:
    """Yield a warning for each sign; scores under the other reading are given with it."""
    yield from _short_range(seen)
    yield from _turned_round(seen)
    yield from _ends_in_words(seen)
    yield from _strange_codes(seen)


def _short_range(seen: Seen) -> Iterator[Notice]:
    """All answers lie between 1 and 5 (or 7), on a scale that goes on to 7 or 10."""
    asked, values = seen.measure.question.scale, seen.distribution.valid
    if seen.distribution.n < ENOUGH or not values:
        return
    top = next((top for top in (5, 7) if max(values) <= top < asked.high and min(values) >= 1), None)
    if top is None or len(values) < top - 1 or asked.low < 0 or asked.high > 10:
        return
    name = seen.measure.name
    yield Notice(
        "CX0116",
        Words(
            f"{name}: all answers lie between 1 and {top}, on a scale declared {asked}; was it asked from 1 to {top}?",
            f"{name} : toutes les réponses vont de 1 à {top}, sur une échelle déclarée {asked} ; la question va-t-elle de 1 à {top} ?",
        ),
        Words(f"If it was, write scale: 1-{top}.", f"Si oui, écrivez scale: 1-{top}."),
    )


def _turned_round(seen: Seen) -> Iterator[Notice]:
    """The worst point is worded like the best answer, or the best like the worst."""
    question = seen.measure.question
    ends = [question.scale.low, question.scale.high]
    if question.better == "lower":
        if not question.coding.reverse or seen.measure.statistic == "mean":
            return
        ends.reverse()  # `reverse` alone turns the direction with the answers: a share stays what it was
    if seen.result.value is None:
        return
    worst, best = (seen.wordings.get(end, []) for end in ends)
    label = next(filter(sounds_best, worst), None) or next(filter(sounds_worst, best), None)
    if label is None:
        return
    point = ends[0] if label in worst else ends[1]
    stake = _at_stake(seen, _mirrored(seen))
    yield Notice(
        "CX0117",
        Words(
            f"{seen.measure.name}: '{label}' is read as {plain(point)}; is the scale the other way round? {stake.en}",
            f"{seen.measure.name} : « {label} » est lu comme {plain(point)} ; l'échelle est-elle inversée ? {stake.fr}",
        ),
        Words(
            "If it is, write better: lower and reverse: true.",
            "Si oui, écrivez better: lower et reverse: true.",
        ),
    )


def _mirrored(seen: Seen) -> Distribution:
    """Return the answers on the scale turned round."""
    mirror = seen.measure.question.scale.mirror
    turned = {mirror(value): count for value, count in seen.distribution.valid.items()}
    return replace(seen.distribution, valid=dict(sorted(turned.items())))


def _ends_in_words(seen: Seen) -> Iterator[Notice]:
    """Digits in the middle, and one or two words where the end points are missing."""
    asked = seen.measure.question.scale
    least = END_SHARE * seen.distribution.rows
    words = [
        u for u in seen.unread if u.text and u.kind == Kind.UNPARSEABLE.name.lower() and u.people >= least
    ]
    ends = [u for u in words if _is_end(u.text)]
    unseen = [end for end in (asked.low, asked.high) if end not in seen.distribution.valid]
    if not 1 <= len(ends) <= 2 or len(ends) != len(words) or len(unseen) < len(ends):
        return
    values = {u.text: (asked.high if sounds_best(u.text or "") else asked.low) for u in ends}
    if len(set(values.values())) < len(ends):
        return
    valid = {**seen.distribution.valid, **{values[u.text]: people(u.people) for u in ends}}
    stake = _at_stake(seen, replace(seen.distribution, valid=dict(sorted(valid.items()))))
    labels = ", ".join(f"{text}: {plain(value)}" for text, value in values.items())
    yield Notice(
        "CX0118",
        Words(
            f"{seen.measure.name}: the end points of the scale seem to be exported as words. {stake.en}",
            f"{seen.measure.name} : les extrémités de l'échelle semblent exportées en toutes lettres. {stake.fr}",
        ),
        Words(f"If so, write labels: {{{labels}}}.", f"Si oui, écrivez labels: {{{labels}}}."),
    )


def _is_end(text: str | None) -> bool:
    return bool(text) and (sounds_best(text or "") or sounds_worst(text or ""))


def _strange_codes(seen: Seen) -> Iterator[Notice]:
    """Whole numbers beyond the scale while a point within it is never used: codes, not points."""
    asked = seen.measure.question.scale
    unused = [point for point in asked.points() if point not in seen.distribution.valid]
    codes = [u for u in seen.unread if u.kind == Kind.OUT_OF_RANGE.name.lower() and (u.text or "").isdigit()]
    many = sum(u.people for u in codes) >= END_SHARE * seen.distribution.rows
    if not codes or not many or len(unused) != len(codes) or seen.distribution.n < ENOUGH:
        return
    found = sorted({*seen.distribution.valid, *(Fraction(u.text or 0) for u in codes)})
    listed = ", ".join(format_point(code) for code in found)
    yield Notice(
        "CX0119",
        Words(
            f"{seen.measure.name}: the column holds the codes {listed}, which are not the points of {asked} in order.",
            f"{seen.measure.name} : la colonne contient les codes {listed}, qui ne sont pas les points de {asked} dans l'ordre.",
        ),
        Words(
            "Look up what each code means, and write it under labels.",
            "Cherchez ce que signifie chaque code, et indiquez-le sous labels.",
        ),
    )


def _at_stake(seen: Seen, other: Distribution) -> Words:
    """Return the sentence that compares the score with the one under the other reading."""
    if seen.result.value is None or seen.distribution.weighted:
        return same("")
    score = METRICS[seen.measure.type].score(other, seen.measure, Statistics()).value
    if score is None:
        return same("")
    now, then = (
        Words(format_with_sign(v, seen.result, "en"), format_with_sign(v, seen.result, "fr"))
        for v in (seen.result.value, score)
    )
    if now == then:
        return same("")
    return Words(
        f"The score would be {then.en}, not {now.en}.", f"Le score serait de {then.fr}, et non de {now.fr}."
    )
