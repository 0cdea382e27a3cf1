"""The satisfied answers of a question, as points of its scale."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from cxcli.config.refusal import Refusal, not_a
from cxcli.study.question import Question
from cxcli.study.scale import Scale, parse_scale
from cxcli.study.text import matching_key
from cxcli.words import Words

_LONGEST = 60


def positive_points(written: Sequence[str], question: Question) -> frozenset[Fraction] | Refusal:
    """Return the points that labels, numbers and ranges such as 6-7 name, or why one names none.

    Numbers and ranges are meant after `reverse`; a label means the point its answers end up at.
    """
    points: set[Fraction] = set()
    for text in written:
        found = frozenset(_named(text, question))
        if not found:
            return _no_point(text, question.scale)
        points |= found
    return frozenset(points)


def _named(text: str, question: Question) -> Iterator[Fraction]:
    key, scale = matching_key(text), question.scale
    labelled = [value for label, value in question.coding.labels if matching_key(label) == key]
    if labelled:
        yield scale.mirror(labelled[0]) if question.coding.reverse else labelled[0]
    elif isinstance(key, Fraction):
        yield from (key,) if key in scale else ()
    elif (span := parse_scale(text) if len(text) <= _LONGEST else None) is not None:
        inside = span.low in scale and span.high in scale
        yield from (point for point in scale.points() if inside and span.covers(point))


def _no_point(text: str, scale: Scale) -> Refusal:
    return Refusal(
        not_a(
            text,
            Words(
                f"a point of the scale {scale}, nor a label", f"un point de l'échelle {scale}, ni un libellé"
            ),
        ),
        Words(
            "Write numbers, a range such as 6-7, or labels.",
            "Écrivez des nombres, une plage comme 6-7, ou des libellés.",
        ),
    )
