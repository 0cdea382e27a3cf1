"""Texts of respondents made harmless for a terminal and for a spreadsheet."""

import re
import unicodedata

_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_ASCII = str.maketrans("«»“”‘’–—─·▲▼\xa0\u202f", '""""\'\'---.^v  ')
_RUN = re.compile(r"[^\S\t\r\n]*[\t\r\n\0=+\-@＝＋－＠]")


def visible(text: str) -> str:
    r"""Return the text with whatever steers a terminal, or is not seen, spelled out: ESC as `\x1b`.

    That is control characters (line ends too), bidirectional and other format characters, line and
    paragraph separators, and lone surrogates. Joiners stay, since scripts and emoji need them.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_spelled_out, text))


def to_ascii(text: str) -> str:
    r"""Return the text for a terminal that knows ASCII only: accents dropped, what is left as `\u65e5`."""
    flat = unicodedata.normalize("NFKD", text.translate(_ASCII))
    bare = "".join(c for c in flat if not unicodedata.combining(c))
    return bare.encode("ascii", "backslashreplace").decode("ascii")


def inert(text: str) -> str:
    """Return a text cell that no spreadsheet runs as a formula: a leading `'` where it would.

    Source:
        OWASP, "CSV Injection"; OWASP Application Security Verification Standard 5.0, 1.2.10.
    """
    return f"'{text}" if _RUN.match(text) else text


def encodable(text: str) -> str:
    r"""Return the text with lone surrogates (bytes of a file name that are no UTF-8) as `\udcff`."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _spelled_out(character: str) -> str:
    if unicodedata.category(character) not in _UNSEEN or character in _JOINERS:
        return character
    return character.encode("unicode_escape").decode("ascii")
