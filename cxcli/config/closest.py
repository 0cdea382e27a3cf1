"""The closest match of a misspelt word, and the sentence that proposes it."""

import difflib
from collections.abc import Iterable

from cxcli.words import Words


def closest(word: str, names: Iterable[str]) -> str | None:
    """Return the name most like the word, or None when none is near."""
    folded = {name.casefold(): name for name in names}
    cutoff = 0.6 if len(word) < 5 else 0.7  # one letter of three weighs more than one of six
    found = difflib.get_close_matches(word.casefold()[:100], folded, n=1, cutoff=cutoff)
    return folded[found[0]] if found else None


def proposal(word: str, names: Iterable[str]) -> Words:
    """Return `Did you mean ...?`, or the first names there are."""
    known = list(names)
    near = closest(word, known)
    if near is not None:
        return Words(f"Did you mean '{near}'?", f"Vouliez-vous dire « {near} » ?")
    return _some(known)


def _some(known: list[str]) -> Words:
    if not known:
        return Words("There is none here.", "Il n'y en a aucun ici.")
    listed = ", ".join(known[:24]) + (" ..." if len(known) > 24 else "")
    return Words(f"Possible here: {listed}.", f"Possibles ici : {listed}.")
