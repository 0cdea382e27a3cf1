"""Columns of codes whose labels the file itself brings, as SPSS files do."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from cxcli.config.written_yaml import remark
from cxcli.draft.column import Column
from cxcli.draft.fit import fitting, is_seen_enough, value_of
from cxcli.draft.kinds import both_ways, on_scale, with_labels
from cxcli.draft.numbers import of_numbers
from cxcli.draft.stated_scale import sounds_low
from cxcli.draft.verdict import Doubt, Keys, Proposed, Verdict
from cxcli.study.text import matching_key, normalise
from cxcli.study.tone import sounds_best, sounds_worst
from cxcli.words import Words


def of_codes(column: Column, own: Mapping[str, str]) -> Verdict:
    """Return what a column of labelled codes may be; None for two codes side by side, as in yes and no.

    Args:
        column: the column, all its answers numbers.
        own: the label of each code, as the file has it.
    """
    labels = _by_code(own)
    counts = column.answers.whole()
    if counts is None or len(labels) < 2:
        return None if own and counts is None else of_numbers(column)
    low, high = min(labels), max(labels)
    if not set(counts) <= set(range(low, high + 1)) or low < 0 or high > 10:
        return None
    is_between_ends = len(labels) == 2 and high - low > 2
    is_labelled_throughout = sorted(labels) == list(range(low, high + 1)) and len(labels) > 2
    if not is_between_ends and not is_labelled_throughout:
        return None
    return _of_scale(column, labels)


def _of_scale(column: Column, labels: Mapping[int, str]) -> Verdict:
    low, high = min(labels), max(labels)
    ends = Words(
        f"the file labels {low} '{remark(labels[low], 30)}' and {high} '{remark(labels[high], 30)}'",
        f"le fichier appelle {low} « {remark(labels[low], 30)} » et {high} « {remark(labels[high], 30)} »",
    )
    named = _named(column, labels)
    if named is not None:
        return Proposed(named, ends)
    keys = on_scale(column, low, high)
    if len(labels) == 2 and _is_upright(labels[low], labels[high]):
        return Proposed(keys, ends)
    question = Words(
        f"Is this a scale, and which end is good? {ends.en[:1].upper()}{ends.en[1:]}.",
        f"Est-ce une échelle, et quel bout est le bon ? {ends.fr[:1].upper()}{ends.fr[1:]}.",
    )
    return Doubt(question, both_ways(column, keys))


def _named(column: Column, labels: Mapping[int, str]) -> Keys | None:
    """Return the metric of codes whose labels are one named scale, in its order."""
    ordered = [labels[code] for code in sorted(labels)]
    found = fitting(ordered)
    if len(found) != 1 or not is_seen_enough(found[0], ordered, 0) or "effort" in found[0].name:
        return None
    if not _ascends([value_of(found[0], label) or 0 for label in ordered]) or len(ordered) < len(
        found[0].written
    ):
        return None
    kept = {key: value for key, value in with_labels(column, found[0]).items() if key != "labels"}
    return {**kept, "scale": f"{min(labels)}-{max(labels)}"}


def _ascends(values: Sequence[int]) -> bool:
    return all(before < after for before, after in pairwise(values))


def _is_upright(lowest: str, highest: str) -> bool:
    low, high = normalise(lowest), normalise(highest)
    denies = sounds_low(low) or sounds_worst(low)
    return denies and not sounds_best(low) and not sounds_low(high) and not sounds_worst(high)


def _by_code(own: Mapping[str, str]) -> dict[int, str]:
    """Return the labels of whole codes."""
    found = {}
    for code, label in own.items():
        key = matching_key(code)
        if isinstance(key, Fraction) and key.denominator == 1 and label.strip():
            found[int(key)] = label
    return found
