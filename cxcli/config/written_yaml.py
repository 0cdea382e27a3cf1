"""YAML that reads back exactly: every text that could be taken for something else stands in quotes."""

import re
import unicodedata
from collections.abc import Mapping
from typing import TypeAlias

Yaml: TypeAlias = "str | bool | int | list[Yaml] | Mapping[str, Yaml]"
"""What is written: texts, truths, whole numbers, lists and mappings."""

_SAFE = re.compile(r"[A-Za-z][A-Za-z0-9_./-]*|[0-9]{1,3}-[0-9]{1,3}")
_TAKEN = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"


def flow(value: Yaml) -> str:
    """Return a value on one line: `{type: nps, column: "How likely ...?"}`."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{flow(key)}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else _text(value)


def remark(text: str, longest: int = 80) -> str:
    """Return a text that cannot leave its comment: one line, nothing invisible, at most `longest` signs."""
    line = " ".join("".join(map(_shown, text)).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def _text(text: str) -> str:
    if _SAFE.fullmatch(text) and text.lower() not in _TAKEN:
        return text
    return '"' + "".join(map(_quoted, text)) + '"'


def _quoted(character: str) -> str:
    if character in _SHORT:
        return _SHORT[character]
    if character == " " or character.isprintable():
        return character
    return _escaped(character)


def _shown(character: str) -> str:
    """Return a character as a comment shows it: what cannot be seen, or turns the line round, as a space."""
    if character in _JOINERS or character.isprintable():
        return character
    return "" if unicodedata.category(character) == "Cf" else " "


def _escaped(character: str) -> str:
    code = ord(character)
    if code <= 0xFF:
        return f"\\x{code:02X}"
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"
