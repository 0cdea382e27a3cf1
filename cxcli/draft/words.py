"""Columns of words: a metric only where one named scale explains every label."""

from collections.abc import Mapping

from cxcli.config.written_yaml import Yaml, remark
from cxcli.draft.column import Column
from cxcli.draft.fit import fitting, in_several_languages, is_known, is_seen_enough, nearest, value_of
from cxcli.draft.kinds import both_ways, is_turned_round, with_labels
from cxcli.draft.two_words import is_yes_or_no, of_two_words
from cxcli.draft.verdict import Doubt, Keys, Proposed, Variant, Verdict
from cxcli.study.text import normalise
from cxcli.study.tone import sounds_best, sounds_worst
from cxcli.study.vocabularies import Vocabulary
from cxcli.words import Words, same

Labels = Mapping[str, int]
"""Labels, and how many people chose each."""

_NOT_SURELY_MIDDLE = frozenset({"sans opinion", "sans avis"})
_MOST_LABELS = 11


def of_words(column: Column, labels: Labels, kin: Labels) -> Verdict:
    """Return what a column of words may be.

    Args:
        column: the column.
        labels: its labels.
        kin: the labels of all rows of the same grid question, its own included.
    """
    thumbs = of_two_words(column, labels)
    if thumbs is not None or is_yes_or_no(labels):
        return thumbs
    alone = fitting(list(labels))
    if alone:
        common = fitting(list(kin))
        return _of_named(column, kin, common) if common else _of_named(column, labels, alone)
    return _of_languages(column, labels) or _nearly(column, labels) or _of_tone(labels)


def _of_named(column: Column, labels: Labels, found: tuple[Vocabulary, ...]) -> Verdict:
    if len(found) > 1:
        return Doubt(
            Words(
                "Which scale is it? Several explain these labels.",
                "Quelle échelle ? Plusieurs expliquent ces libellés.",
            ),
            tuple(Variant(_listed(v), with_labels(column, v)) for v in found),
        )
    (only,) = found
    keys = with_labels(column, only)
    if not is_seen_enough(only, list(labels), sum(labels.values())):
        return Doubt(
            Words(
                f"Are these all points of the scale {only.name}?",
                f"Sont-ce bien les points de l'échelle {only.name} ?",
            ),
            (Variant(_listed(only), keys),),
        )
    if "effort" in only.name or is_turned_round(only):
        return Doubt(Words("Which end is good?", "Quel bout est le bon ?"), both_ways(column, keys))
    if _NOT_SURELY_MIDDLE & set(map(normalise, labels)):
        return _is_it_the_middle(labels, keys, only)
    return Proposed(keys, Words(f"every label is one of {only.name}", f"chaque libellé est dans {only.name}"))


def _is_it_the_middle(labels: Labels, keys: Keys, only: Vocabulary) -> Doubt:
    words: list[Yaml] = [label for label in labels if normalise(label) in _NOT_SURELY_MIDDLE]
    return Doubt(
        Words(
            "Is 'no opinion' the middle of the scale, or no answer?",
            "« Sans opinion » est-il le milieu de l'échelle, ou une non-réponse ?",
        ),
        (
            Variant(Words("the middle", "le milieu"), keys),
            Variant(
                Words("no answer", "une non-réponse"),
                {
                    **keys,
                    "labels": _values(only, [x for x in labels if x not in words]),
                    "not_applicable": words,
                },
            ),
        ),
    )


def _of_languages(column: Column, labels: Labels) -> Verdict:
    """Return the metric of a scale in several languages; a question where one or two labels are of none."""
    strays = [label for label in labels if not is_known(label)]
    known = [label for label in labels if label not in strays]
    together = in_several_languages(known, sum(labels[label] for label in known)) if len(strays) <= 2 else ()
    if not together:
        return None
    listed = ", ".join(vocabulary.name for vocabulary in together)
    keys: Keys = {**with_labels(column, together[0]), "labels": [vocabulary.name for vocabulary in together]}
    if not strays:
        return Proposed(keys, Words(f"every label is one of {listed}", f"chaque libellé est dans {listed}"))
    left_out = ", ".join(remark(label, 40) for label in strays)
    return Doubt(
        Words(
            f"May these answers be left out, as no answer: {left_out}? The other labels are those of {listed}.",
            f"Peut-on écarter ces réponses, comme des non-réponses : {left_out} ? Les autres libellés sont ceux de {listed}.",
        ),
        (Variant(Words("yes", "oui"), {**keys, "not_applicable": list(strays)}),),
    )


def _nearly(column: Column, labels: Labels) -> Doubt | None:
    near = nearest(labels)
    if near is None:
        return None
    keys, vocabulary = with_labels(column, near.vocabulary), near.vocabulary
    unknown: list[Yaml] = [label for label, meant in near.meant.items() if meant is None]
    meant = {label: text for label, text in near.meant.items() if text is not None}
    if meant:
        own = _values(vocabulary, [x for x in labels if x not in near.meant])
        keys = {
            **keys,
            "labels": {**own, **{x: value_of(vocabulary, text) or 0 for x, text in meant.items()}},
        }
    if unknown:
        keys = {**keys, "not_applicable": unknown}
    return Doubt(
        _explained(vocabulary, meant, [str(x) for x in unknown]), (Variant(Words("yes", "oui"), keys),)
    )


def _explained(vocabulary: Vocabulary, meant: Mapping[str, str], unknown: list[str]) -> Words:
    pairs = [(remark(label, 40), text) for label, text in meant.items()]
    english = [f"Is '{label}' a misspelt '{text}'?" for label, text in pairs]
    french = [f"« {label} » est-il « {text} » mal écrit ?" for label, text in pairs]
    for label in (remark(x, 40) for x in unknown):
        english.append(f"Is '{label}' no answer?")
        french.append(f"« {label} » est-il une non-réponse ?")
    return Words(
        f"{' '.join(english)} The other labels are those of {vocabulary.name}.",
        f"{' '.join(french)} Les autres libellés sont ceux de {vocabulary.name}.",
    )


def _values(vocabulary: Vocabulary, labels: list[str]) -> dict[str, Yaml]:
    known = {label: value_of(vocabulary, label) for label in labels}
    return {
        label: value
        for label, value in sorted(known.items(), key=lambda item: item[1] or 0)
        if value is not None
    }


def _of_tone(labels: Labels) -> Doubt | None:
    """Return the question about labels that judge, but are those of no scale that cxcli knows."""
    if not 3 <= len(labels) <= _MOST_LABELS or not any(sounds_best(x) or sounds_worst(x) for x in labels):
        return None
    template = ", ".join(f'"{remark(label, 30)}": ?' for label in labels)
    return Doubt(
        Words(
            f"Which number is each label worth? If this is a metric, write type: scale, labels: {{{template}}}.",
            f"Quelle est la valeur de chaque libellé ? Si c'est une métrique, écrivez type: scale, labels: {{{template}}}.",
        )
    )


def _listed(vocabulary: Vocabulary) -> Words:
    texts = ", ".join(texts[0] for _, texts in vocabulary.written)
    return same(f"{vocabulary.name}: {texts}")
