"""The end of a command that reads exports: how they were read, what to know, and the exit code."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

import typer

from cxcli.cli.voice import Voice
from cxcli.errors import CxcliError, Notice, Several
from cxcli.words import Words

if TYPE_CHECKING:
    from cxcli.report.model import SourceFacts


class Ended(Protocol):
    """What a finished run knows beside its numbers."""

    @property
    def sources(self) -> "tuple[SourceFacts, ...]":
        """The tables that were read."""

    @property
    def warnings(self) -> tuple[Notice, ...]:
        """What the reader of the numbers should know."""


def conclude(ended: Ended, problems: tuple[CxcliError, ...], voice: Voice, *, fail_on_warn: bool) -> None:
    """Tell the warnings, then end as the problems, or warnings that were to fail the run, demand.

    Everything has been shown and written by now.

    Raises:
        CxcliError: there are problems.
        typer.Exit: 1, when there is a warning and warnings fail the run.
    """
    _tell_sources(ended.sources, voice)
    voice.warnings(ended.warnings)
    if problems:
        raise problems[0] if len(problems) == 1 else Several(problems)
    if ended.warnings and fail_on_warn:
        raise typer.Exit(1)


def _tell_sources(sources: "Iterable[SourceFacts]", voice: Voice) -> None:
    for source in sources:
        english, french = [f"profile: {source.recognised('en')}"], [f"profil : {source.recognised('fr')}"]
        if source.encoding is not None:
            english.append(f"encoding {source.encoding}, delimiter {source.delimiter!r}")
            french.append(f"encodage {source.encoding}, séparateur {source.delimiter!r}")
        if source.sheet is not None:
            english.append(f"sheet '{source.sheet}'")
            french.append(f"feuille « {source.sheet} »")
        english.append(f"header rows: {source.header_rows}, rows: {source.rows}")
        french.append(f"lignes d'en-tête : {source.header_rows}, lignes : {source.rows}")
        if source.has_trailing:
            english.append("rows end with a delimiter that the header has not")
            french.append("les lignes finissent par un séparateur que l'en-tête n'a pas")
        voice.note(Words(f"{source.path}: {', '.join(english)}", f"{source.path} : {', '.join(french)}"))
