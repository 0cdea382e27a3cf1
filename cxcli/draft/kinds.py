"""Which metric a question becomes, once its scale is known."""

from cxcli.config.written_yaml import Yaml
from cxcli.draft.column import Column
from cxcli.draft.cues import asks_for_a_rating, asks_to_recommend, speaks_of_effort, speaks_of_satisfaction
from cxcli.draft.verdict import Keys, Variant
from cxcli.study.vocabularies import Vocabulary
from cxcli.words import Words

_NPS_SCALES = ((0, 10), (1, 10))


def on_scale(column: Column, low: int, high: int) -> Keys:
    """Return the metric of a question with these end points: the one its header names, else a plain scale.

    Effort is left a plain scale, because no header says for sure which end of it is good.
    """
    if asks_to_recommend(column) and (low, high) in _NPS_SCALES:
        return {"type": "nps", "scale": f"{low}-{high}"}
    if (low, high) == (1, 5) and asks_for_a_rating(column):
        return {"type": "rating", "scale": "1-5"}
    if (low, high) == (1, 5) and speaks_of_satisfaction(column):
        return {"type": "csat", "scale": "1-5"}
    return {"type": "scale", "scale": f"{low}-{high}"}


def possible_scales(column: Column, scales: tuple[tuple[int, int], ...]) -> tuple[Variant, ...]:
    """Return what would follow if the question had been asked on each of these scales."""
    return tuple(variant for low, high in scales for variant in _variants(column, low, high))


def both_ways(column: Column, keys: Keys) -> tuple[Variant, ...]:
    """Return a metric as it is, and turned round."""
    if keys["type"] == "scale" and speaks_of_effort(column):
        return _efforts(keys)
    return (
        Variant(Words("a high answer is the good one", "une réponse élevée est la bonne"), keys),
        Variant(
            Words("a low answer is the good one", "une réponse basse est la bonne"), {**keys, "reverse": True}
        ),
    )


def with_labels(column: Column, vocabulary: Vocabulary) -> Keys:
    """Return the metric of a question whose labels are those of a named scale."""
    kind, size = vocabulary.name.rpartition(".")[2], len(vocabulary.written)
    if kind == "emoji2":
        return {"type": "thumbs"}
    keys: dict[str, Yaml] = {"type": "scale", "scale": f"1-{size}", "labels": vocabulary.name}
    if kind.startswith("sat5") or (kind == "emoji5" and speaks_of_satisfaction(column)):
        return {**keys, "type": "csat"}
    if kind.startswith("ease"):
        return {**keys, "type": "ces", "better": "higher"}
    return {**keys, "reverse": True} if is_turned_round(vocabulary) else keys


def is_turned_round(vocabulary: Vocabulary) -> bool:
    """Tell whether a named scale begins with its best label, as `fr.sat4r` does."""
    return vocabulary.name.endswith("r") and vocabulary.name[-2:-1].isdigit()


def _variants(column: Column, low: int, high: int) -> tuple[Variant, ...]:
    keys = on_scale(column, low, high)
    asked = Words(f"asked from {low} to {high}", f"question posée de {low} à {high}")
    if keys["type"] != "scale" or not speaks_of_effort(column):
        return (Variant(asked, keys),)
    return tuple(
        Variant(Words(f"{asked.en}, {v.when.en}", f"{asked.fr}, {v.when.fr}"), v.keys) for v in _efforts(keys)
    )


def _efforts(keys: Keys) -> tuple[Variant, ...]:
    effort = {**keys, "type": "ces"}
    return (
        Variant(Words("high = easy", "élevé = facile"), {**effort, "better": "higher"}),
        Variant(Words("high = much effort", "élevé = beaucoup d'effort"), {**effort, "better": "lower"}),
    )
