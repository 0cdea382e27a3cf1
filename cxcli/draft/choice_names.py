"""Columns of choice names and answer codes, which stand for labels: `strongly_agree` (Kobo), `A1` (LimeSurvey)."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from cxcli.config.written_yaml import Yaml
from cxcli.draft.column import Column
from cxcli.draft.fit import value_of
from cxcli.draft.kinds import both_ways
from cxcli.draft.verdict import Doubt, Keys, Proposed, Variant, Verdict
from cxcli.draft.words import of_words
from cxcli.study.vocabularies import VOCABULARIES
from cxcli.words import Words

_CODE = re.compile(r"(A|AO)(\d{1,2})")
_MOST_CODES = 11


def of_answer_codes(column: Column) -> Doubt | None:
    """Return the question about a column of codes A1, A2 ... whose labels the export does not bring."""
    texts = [answer.text for answer in column.answers.given]
    codes = [code for text in texts if (code := _CODE.fullmatch(text)) is not None]
    values = [int(code[2]) for code in codes]
    if len(codes) < max(2, len(texts)) or not 1 <= min(values) < max(values) <= _MOST_CODES:
        return None
    if len({(code[1], len(code[2])) for code in codes if int(code[2]) < 10}) > 1:
        return None
    return Doubt(
        Words(
            "Are these answer codes a scale, in this order? The export does not say what they stand for.",
            "Ces codes de réponse forment-ils une échelle, dans cet ordre ? L'export ne dit pas ce qu'ils signifient.",
        ),
        both_ways(column, _coded(codes[0], max(values))),
    )


def of_choice_names(column: Column, labels: Mapping[str, int]) -> Verdict:
    """Return the metric of labels written with `_` for each space, with the value of each as it is written."""
    written: dict[str, list[str]] = {}
    counts: Counter[str] = Counter()
    for label, people in labels.items():
        spaced = " ".join(label.replace("_", " ").split())
        written.setdefault(spaced, []).append(label)
        counts[spaced] += people
    if not any("_" in label for label in labels):
        return None
    found = of_words(column, counts, counts)
    if isinstance(found, Proposed):
        keys = _as_written(found.keys, written)
        return None if keys is None else Proposed(keys, found.reason)
    if found is None:
        return None
    variants = [(v, _as_written(v.keys, written)) for v in found.variants]
    sound = tuple(Variant(v.when, keys) for v, keys in variants if keys is not None)
    return Doubt(found.question, sound) if sound else None


def _coded(code: re.Match[str], top: int) -> Keys:
    """Return a scale of all codes up to the highest one seen, with as many digits as the file writes."""
    digits = len(code[2]) if code[2].startswith("0") else 1
    labels: dict[str, Yaml] = {f"{code[1]}{value:0{digits}d}": value for value in range(1, top + 1)}
    return {"type": "scale", "scale": f"1-{top}", "labels": labels}


def _as_written(keys: Keys, written: Mapping[str, Sequence[str]]) -> Keys | None:
    """Return the keys with each label as the file writes it; None where they name several scales."""
    values = _values(keys.get("labels"), written)
    if values is None:
        return None
    off = keys.get("not_applicable", [])
    named: list[Yaml] = [raw for x in (off if isinstance(off, list) else []) for raw in written[str(x)]]
    explicit: dict[str, Yaml] = {raw: value for label, value in values.items() for raw in written[label]}
    return {**keys, "labels": explicit, **({"not_applicable": named} if named else {})}


def _values(labels: object, written: Mapping[str, Sequence[str]]) -> dict[str, Yaml] | None:
    if isinstance(labels, dict):
        return {label: value for label, value in labels.items() if label in written}
    if not isinstance(labels, str):
        return None
    worth = {label: value_of(VOCABULARIES[labels], label) for label in written}
    return {label: n for label, n in sorted(worth.items(), key=lambda pair: pair[1] or 0) if n is not None}
