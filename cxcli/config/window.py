"""The dates that count, which only the command line can say: `--since`, `--until`, `--last`."""

from collections.abc import Collection, Sequence
from datetime import date

from cxcli.config.dates import has_date
from cxcli.config.document import Document
from cxcli.config.located import at_value, raise_all
from cxcli.config.refusal import Refusal, not_a
from cxcli.config.tree import Node, without
from cxcli.errors import CxcliError, MissingKey
from cxcli.study.period import first_day_of_last, is_span
from cxcli.study.study import Window
from cxcli.words import Words

WINDOW = "window"
_OLDEST_END = date(1900, 1, 1)


def without_window(document: Document) -> Node:
    """Return the tree without the window of the command line; one that stands in the YAML stays, unknown."""
    return without(document.tree, (WINDOW,)) if document.mark((WINDOW,)).option else document.tree


def window_of(document: Document, undated: Sequence[str] | None = None) -> Window:
    """Return the dates that the options say.

    Args:
        document: of the configuration, with the options written into it.
        undated: the metrics that bring no days of their own, so that first and last days need a date column;
            None: that is not known, and they do. How far back `last` reaches follows from that column alone.

    Raises:
        CxcliError: a text that is no day or no span, `since` after `until`, no date column.
    """
    if not document.mark((WINDOW,)).option:
        return Window()
    since, until, last = (_written(document, key) for key in ("since", "until", "last"))
    errors = [
        _no_day(document, key)
        for key, day in (("since", since), ("until", until))
        if day and not _is_day(day)
    ]
    if last is not None and not _is_span(last):
        errors.append(_no_span(document, last))
    if since and until and not errors and since > until:
        message = Words(
            f"{since} lies after {until}, which --until names.", f"{since} suit {until}, indiqué par --until."
        )
        errors.append(at_value(document, (WINDOW, "since"), Refusal(message)))
    needy = ("last",) if undated == [] else ("since", "until", "last")
    if not has_date(document):
        missing = no_date_column(undated or ())
        errors += [at_value(document, (WINDOW, key), missing) for key in needy if _written(document, key)][:1]
    raise_all(errors)
    return Window(since, until, last)


def _written(document: Document, key: str) -> str | None:
    value = document.get((WINDOW, key))
    return value if isinstance(value, str) else None


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_span(text: str) -> bool:
    try:
        return is_span(text) and first_day_of_last(text, _OLDEST_END) <= _OLDEST_END
    except (ValueError, OverflowError):  # before the year 1
        return False


def _no_day(document: Document, key: str) -> CxcliError:
    text = _written(document, key) or ""
    hint = Words("Write it as 2026-10-31.", "Écrivez-le sous la forme 2026-10-31.")
    return at_value(document, (WINDOW, key), Refusal(not_a(text, Words("a day", "un jour")), hint))


def _no_span(document: Document, text: str) -> CxcliError:
    hint = Words("For example 3m, 2w, 30d, 1q or 1y.", "Par exemple 3m, 2w, 30d, 1q ou 1y.")
    return at_value(document, (WINDOW, "last"), Refusal(not_a(text, Words("a span", "une durée")), hint))


def no_date_column(undated: Collection[str]) -> Refusal:
    """Return that periods, and limits of the dates, need days that some metrics do not have."""
    named = ", ".join(undated)
    who = Words(f" (for {named})", f" (pour {named})") if undated else Words("", "")
    return Refusal(
        Words(f"there is no date column{who.en}.", f"il n'y a pas de colonne de date{who.fr}."),
        Words(
            "Write date: COLUMN in the configuration, or choose other metrics with --metric.",
            "Écrivez date: COLONNE dans la configuration, ou choisissez d'autres métriques avec --metric.",
        ),
        MissingKey,
    )
