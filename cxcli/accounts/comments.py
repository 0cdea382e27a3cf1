"""Themes of comments, from columns of marks or a column of codes."""

from collections.abc import Iterator

import numpy as np

from cxcli.accounts.facts import Entry, Facts, Input
from cxcli.errors import TooManySegments
from cxcli.study.text import tidy
from cxcli.words import Words

CODES = "themes"
"""The input that is one column of codes."""

SEPARATOR = ";"

MOST_THEMES = 200


def comments(facts: Facts) -> Iterator[Entry]:
    """Yield for each theme the comments about it; a theme of a row without a comment is none.

    Raises:
        TooManySegments: more than `MOST_THEMES` codes: a column of free text, most likely.
    """
    commented = facts.inputs["column"].flags()
    marked = {name: given.flags() for name, given in facts.inputs.items() if name.startswith(f"{CODES}.")}
    if CODES in facts.inputs:
        marked |= dict(_coded(facts.inputs[CODES]))
    for at, periods in facts.scopes():
        for name, about in marked.items():
            chosen = (commented & about)[at]
            yield Entry(name, at[chosen], periods[chosen])


def _coded(given: Input) -> Iterator[tuple[str, np.ndarray]]:
    """Yield each theme of a column of codes, and which rows have it."""
    said = [_themes(value) for value in given.values]
    themes = sorted(frozenset[str]().union(*said))
    if len(themes) > MOST_THEMES:
        raise TooManySegments(
            Words(
                f"The column of themes has {len(themes)} of them; at most {MOST_THEMES} are counted.",
                f"La colonne des thèmes en contient {len(themes)} ; on en compte {MOST_THEMES} au plus.",
            ),
            Words(
                "Name a column of theme codes, not the comments themselves.",
                "Indiquez une colonne de codes de thèmes, et non les commentaires eux-mêmes.",
            ),
        )
    for theme in themes:
        has = np.array([theme in some for some in said], dtype=bool)
        yield f"{CODES}.{theme}", has[given.codes]


def _themes(value: object) -> frozenset[str]:
    codes = value.split(SEPARATOR) if isinstance(value, str) else ()
    return frozenset(tidy(code) for code in codes if tidy(code))
