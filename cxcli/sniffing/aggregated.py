"""Is an export a summary? Tables of percentages by question and answer hold counts, not answers."""

import re
from collections.abc import Sequence

from cxcli.study.text import normalise_header

_PERCENT = re.compile(r"[<~]?\s*\d+(?:[.,]\d+)?\s*%")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?\s*%?")
_PERCENT_WORDS = re.compile(r"%|\b(?:per ?cent|percentage|pourcentages?|prozent|porcentaje)\b")
_ANSWER_WORDS = re.compile(
    r"\b(?:questions?|answers?|choices?|measures?|items?|options?|réponses?|frage|antwort|antwortoptionen)\b"
)
_ID_WORDS = re.compile(
    r"\b(?:respondent|respondant|response ?id|participant|case|customer|client|token|id)\b"
)
_LONGEST_TITLE = 4
_MOSTLY = 0.8


def percent_column(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> str | None:
    """Return the header of the column of percentages if the table is a summary in long format.

    That is: a short header such as `Answer` or `Question`, a column of percentages beside it, and
    no column that could tell respondents apart.

    Args:
        headers: one text per column.
        rows: some of the first data rows.
    """
    titles = [_title(header) for header in headers]
    if any(_ID_WORDS.search(title) and not _ANSWER_WORDS.search(title) for title in titles if title):
        return None
    if not any(_ANSWER_WORDS.search(title) for title in titles):
        return None
    found = (i for i, title in enumerate(titles) if title and _holds_shares(title, _column(rows, i)))
    return next((headers[i] for i in found), None)


def _title(header: str) -> str:
    """Return a header of a few words, folded; a whole question is none."""
    folded = normalise_header(header)
    return folded if len(folded.split()) <= _LONGEST_TITLE and not folded.endswith("?") else ""


def _column(rows: Sequence[Sequence[str]], position: int) -> list[str]:
    cells = (row[position].strip() for row in rows if position < len(row))
    return [cell for cell in cells if cell]


def _holds_shares(title: str, cells: list[str]) -> bool:
    pattern = _NUMBER if _PERCENT_WORDS.search(title) else _PERCENT
    shares = [cell for cell in cells if pattern.fullmatch(cell)]
    distinct = len(set(shares))
    return len(shares) >= 2 and distinct >= 2 and len(shares) >= _MOSTLY * len(_readable(cells))


def _readable(cells: list[str]) -> list[str]:
    """Return the cells without the words that stand for a figure that is not there."""
    return [cell for cell in cells if any(character.isdigit() for character in cell)]
