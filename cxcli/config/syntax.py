"""What is wrong with a text that is no YAML, in words that need no YAML grammar."""

import re

import yaml

from cxcli.errors import Place, UnreadableConfig
from cxcli.words import Words

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_QUOTES = Words(
    "Put texts that hold : # @ ` * & ! or { } [ ] in quotes.",
    "Mettez entre guillemets droits les textes qui contiennent : # @ ` * & ! ou { } [ ].",
)
_CLOSE = Words("Close the bracket or the quote.", "Fermez le crochet ou le guillemet.")
_ALIGN = Words("Align keys of one level in the same column.", "Alignez les clés d'un même niveau.")
_SPACES = Words("Indent with spaces.", "Indentez avec des espaces.")

_KNOWN = (
    (
        r"mapping values are not allowed",
        Words("A second ':' stands in one value here.", "Un second « : » apparaît ici dans une même valeur."),
        _QUOTES,
    ),
    (
        r"expected ',' or|unexpected end of stream|expected the node content",
        Words("A bracket or a quote is not closed.", "Un crochet ou un guillemet n'est pas fermé."),
        _CLOSE,
    ),
    (
        r"expected ':'|expected '-'|expected <block end>|expected key",
        Words("The indentation or a ':' is missing here.", "L'indentation ou un « : » manque ici."),
        _ALIGN,
    ),
    (
        r"cannot start any token",
        Words(
            "A value cannot begin with this character.", "Une valeur ne peut pas commencer par ce caractère."
        ),
        _QUOTES,
    ),
)


def unprintable(text: str, name: str) -> UnreadableConfig | None:
    """Return the error of the first character that no text file should hold, None without one."""
    found = _UNPRINTABLE.search(text)
    if found is None:
        return None
    code = f"U+{ord(found[0]):04X}"
    return UnreadableConfig(
        Words(
            f"The control character {code} stands here.", f"Le caractère de contrôle {code} se trouve ici."
        ),
        Words("Remove it.", "Supprimez-le."),
        place_in(text, found.start(), name),
    )


def syntax_problem(error: yaml.YAMLError, text: str, name: str) -> UnreadableConfig:
    """Return the error of a text that is no YAML, where the parser stopped."""
    problem = str(getattr(error, "problem", None) or "")
    mark = getattr(error, "problem_mark", None)
    place = Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)
    if mark is not None and _is_tab(text, mark.line, mark.column):
        tab = Words("A tab stands in the indentation.", "Une tabulation se trouve dans l'indentation.")
        return UnreadableConfig(tab, _SPACES, place)
    for pattern, message, hint in _KNOWN:
        if re.search(pattern, problem):
            return UnreadableConfig(message, hint, place)
    return UnreadableConfig(
        Words(f"This is not YAML: {problem}.", f"Ceci n'est pas du YAML : « {problem} »."), _QUOTES, place
    )


def _is_tab(text: str, line: int, column: int) -> bool:
    """Tell whether nothing but spaces stands before a tab, where the parser stopped."""
    written = "".join(text.splitlines()[line : line + 1])
    return written[: column + 1].strip(" ").startswith("\t")


def place_in(text: str, position: int, name: str) -> Place:
    """Return the line and column of a position in a text."""
    before = text[:position]
    return Place(name, before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1)
