"""Columns of two words: up and down, good and bad, yes and no."""

import re
from collections.abc import Collection, Mapping

from cxcli.config.written_yaml import Yaml
from cxcli.draft.column import Column
from cxcli.draft.cues import asks_whether_it_helped
from cxcli.draft.verdict import Keys, Proposed, Verdict
from cxcli.metrics import METRICS
from cxcli.study.text import normalise
from cxcli.words import Words

_YES = frozenset({"yes", "oui", "ja", "sí", "si", "true"})
_NO = frozenset({"no", "non", "nein", "false"})
_UP_OR_DOWN = (frozenset({"good", "bad"}), frozenset({"bon", "mauvais"}), frozenset({"👍", "👎"}))
_WITH_COMMENT = re.compile(r"(good|bad)(?: with comment)?")


def of_two_words(column: Column, labels: Collection[str]) -> Verdict:
    """Return thumbs where the labels are two that say up and down, or yes and no to a question of success."""
    folded = {normalise(label): label for label in labels}
    if frozenset(folded) in _UP_OR_DOWN:
        return Proposed({"type": "thumbs"}, Words("answers are up or down", "réponses pouce levé ou baissé"))
    if {"good", "bad"} <= folded.keys() and all(map(_WITH_COMMENT.fullmatch, folded)):
        values: dict[str, Yaml] = {label: int(key.startswith("good")) for key, label in folded.items()}
        reason = Words("answers are good or bad", "réponses « good » ou « bad »")
        return Proposed({"type": "thumbs", "labels": values}, reason)
    if len(folded) == 2 and folded.keys() & _YES and folded.keys() & _NO and asks_whether_it_helped(column):
        return Proposed(
            _yes_or_no(folded),
            Words("yes or no to a question about success", "oui ou non à une question de réussite"),
        )
    return None


def is_yes_or_no(labels: Collection[str]) -> bool:
    """Tell whether every label says yes or no, in any language that is known."""
    folded = set(map(normalise, labels))
    return folded <= _YES | _NO


def _yes_or_no(folded: Mapping[str, str]) -> Keys:
    if all(key in METRICS["thumbs"].labels for key in folded):
        return {"type": "thumbs"}
    return {"type": "thumbs", "labels": {label: int(key in _YES) for key, label in folded.items()}}
