"""The header of a table and the platform that wrote it, found in its first rows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cxcli.errors import NO_HINT, AggregatedExport, EmptyFile, Place
from cxcli.header import Header
from cxcli.profiles import recognise
from cxcli.profiles.profile import Look
from cxcli.sniffing.aggregated import percent_column
from cxcli.sniffing.header_rows import count_header_rows
from cxcli.study.study import SourceSettings
from cxcli.words import Words

Row = Sequence[str]

LOOKED_AT = 50
"""Rows that are looked at to find the header and the platform."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A table's header, how many rows it takes, and what is known of the platform."""

    header: Header
    rows: int
    profile: str | None = None
    reason: Words = NO_HINT
    timezone: str | None = None


def read_heading(
    rows: Sequence[Row], settings: SourceSettings, path: str, sheets: Sequence[str] = ()
) -> Heading:
    """Return the heading of a table.

    Args:
        rows: its first rows, none of them blank, the header first.
        settings: `header_rows` and `profile` are obeyed.
        path: for errors.
        sheets: the names of the workbook's sheets.

    Raises:
        AggregatedExport: a summary that holds counts, not answers.
        EmptyFile: there is nothing below the header.
    """
    look = Look(tuple(map(tuple, rows[:LOOKED_AT])), tuple(sheets))
    found = recognise(look, settings.profile)
    heading = Heading(Header(()), count_header_rows(look.rows))
    if found is not None:
        profile, recognition = found
        if profile.aggregated:
            raise _aggregated(path, recognition.reason)
        known = recognition.header_rows or heading.rows
        heading = Heading(Header(()), known, profile.name, recognition.reason, recognition.timezone)
    taken = settings.header_rows or heading.rows
    if len(rows) <= taken:
        raise header_only(path)
    header = Header(_columns(look.rows[:taken]))
    if found is None:
        _refuse_summary(header, look.rows[taken:], path)
    return replace(heading, header=header, rows=taken)


def header_only(path: str) -> EmptyFile:
    """Return the error for a table without a data row."""
    return EmptyFile(
        Words(
            f"{path} holds a header but not a single row of answers.",
            f"{path} contient un en-tête mais aucune ligne de réponses.",
        ),
        Words(
            "Export the responses again, or check source.header_rows.",
            "Refaites l'export des réponses, ou vérifiez source.header_rows.",
        ),
        Place(file=path),
    )


def _columns(rows: Sequence[Row]) -> tuple[tuple[str, ...], ...]:
    width = max(map(len, rows))
    return tuple(tuple(row[i] if i < len(row) else "" for row in rows) for i in range(width))


def _refuse_summary(header: Header, rows: Sequence[Row], path: str) -> None:
    shares = percent_column([cells[0] for cells in header.cells], rows)
    if shares is not None:
        raise _aggregated(path, Words(f"column '{shares}'", f"colonne « {shares} »"))


def _aggregated(path: str, reason: Words) -> AggregatedExport:
    return AggregatedExport(
        Words(
            f"{path} is a summary that holds counts, not answers ({reason.en}).",
            f"{path} est une synthèse qui contient des effectifs, pas des réponses ({reason.fr}).",
        ),
        Words(
            "Export the individual responses instead (SurveyMonkey: 'All individual responses').",
            "Exportez plutôt les réponses individuelles (SurveyMonkey : « Toutes les réponses individuelles »).",
        ),
        Place(file=path),
    )
