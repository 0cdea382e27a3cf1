"""Options on top of a configuration: each is written into the document, so that it is checked and shown as one."""

from collections.abc import Iterator, Sequence

from cxcli.cli.asked import Cutting, Opening
from cxcli.config.document import Document
from cxcli.config.options import with_where
from cxcli.config.quick import SETTINGS
from cxcli.errors import UsageProblem
from cxcli.words import Words


def with_cuts(document: Document, asked: Cutting) -> Document:
    """Return the document with the segments, periods and rows that the command line adds.

    Raises:
        UsageProblem: --cross with fewer than two columns, or a --where that is no COLUMN=VALUE.
    """
    for column in asked.by:
        if column not in (document.get(("segments",)) or ()):
            document = document.with_appended(("segments",), column, "--by")
    if asked.cross:
        document = document.with_appended(("segments",), {"cross": _crossed(asked.by)}, "--cross")
    for path, value, option in _periods(asked):
        document = document.with_option(path, value, option)
    return with_where(document, asked.where)


def with_opening(document: Document, asked: Opening) -> Document:
    """Return the document with what the command line says of the files."""
    for key, value in settings_of(asked).items():
        if value is not None:
            document = document.with_option(("source", key), value, f"--{key.replace('_', '-')}")
    return document


def settings_of(asked: Opening) -> dict[str, str | None]:
    """Return what the command line says of the files, by its key below `source`."""
    return {key: getattr(asked, key) for key in SETTINGS}


def _crossed(columns: Sequence[str]) -> list[str]:
    if len(columns) < 2:
        raise UsageProblem(
            Words("--cross needs two --by columns or more.", "--cross demande au moins deux colonnes --by."),
            Words("Write --by A --by B --cross.", "Écrivez --by A --by B --cross."),
        )
    return list(columns)


def _periods(asked: Cutting) -> Iterator[tuple[tuple[str, ...], str, str]]:
    if asked.period is not None:
        yield ("period",), asked.period, "--period"
    for key, value in (("since", asked.since), ("until", asked.until), ("last", asked.last)):
        if value is not None:
            yield ("window", key), value, f"--{key}"
