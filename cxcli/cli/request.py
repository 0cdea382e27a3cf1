"""What is asked for: a configuration or the quick form, with the options of the command line on top."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from cxcli.cli.asked import Configured, Cut, Running, Wanted
from cxcli.cli.overrides import settings_of, with_cuts, with_opening
from cxcli.cli.running import running_as
from cxcli.cli.voice import Voice
from cxcli.config.discover import discover
from cxcli.config.document import Document
from cxcli.config.load import from_path
from cxcli.config.options import only
from cxcli.config.quick import TYPES, quick_document
from cxcli.config.study import study_of
from cxcli.errors import NoConfig, UsageProblem
from cxcli.study.study import Study
from cxcli.words import Words

Change = Callable[[Document], Document]
"""What a command adds to the configuration before it is checked."""


def study_asked(asked: Wanted, voice: Voice, change: Change | None = None) -> Study:
    """Return the study that a command line asks for; the voice takes on its language.

    Raises:
        ConfigurationError: no configuration, or one that cannot be carried out.
    """
    columns = {kind: getattr(asked, kind) for kind in TYPES}
    if not any(columns.values()):
        document = _configured(asked, voice)
    elif asked.config is not None:
        raise _both(next(kind for kind in TYPES if columns[kind]))
    else:
        voice.note(Words("Quick form: no configuration is used.", "Forme rapide : aucune configuration."))
        document = quick_document(columns, settings_of(asked), asked.scale)
    return _study(document, asked, voice, change)


def files_asked(files: Sequence[str], study: Study) -> Sequence[str]:
    """Return the exports to read: those of the command line, else those of the configuration.

    Raises:
        UsageProblem: neither names one.
    """
    named = files or study.source.files
    if not named:
        raise UsageProblem(
            Words(
                "No export is named, neither on the command line nor under source.files.",
                "Aucun export n'est indiqué, ni sur la ligne de commande ni sous source.files.",
            ),
            Words(
                "Name it behind the command, or list it there.",
                "Indiquez-le après la commande, ou sous cette clé.",
            ),
        )
    return named


def study_of_file(path: Path, asked: Cut, voice: Voice) -> Study:
    """Return the study of one configuration file, with the cuts of the command line on top."""
    return _study(from_path(path), asked, voice)


def configuration(asked: Configured, voice: Voice) -> Document:
    """Return the configuration in force.

    Raises:
        NoConfig: none is named, none is found.
        UnreadableConfig: the one that is named is not there, or is no YAML.
    """
    path = discover(asked.config, os.environ, Path.cwd())
    if path is None:
        raise NoConfig(
            Words(
                "Nothing says what to score: there is no cxcli.yaml here or above, and no column was named.",
                "Rien ne dit quoi mesurer : pas de cxcli.yaml ici ni au-dessus, et aucune colonne n'est indiquée.",
            ),
            Words(
                "Name a configuration with -c PATH, or a column: cxcli score FILE --nps COLUMN.",
                "Indiquez une configuration avec -c CHEMIN, ou une colonne : cxcli score FICHIER --nps COLONNE.",
            ),
        )
    voice.note(Words(f"Configuration: {path}", f"Configuration : {path}"))
    return from_path(path)


def _configured(asked: Wanted, voice: Voice) -> Document:
    if asked.scale:
        raise UsageProblem(
            Words(
                "--scale belongs to the quick form, and no column was named for it.",
                "--scale va avec la forme rapide, et aucune colonne n'y est indiquée.",
            ),
            Words(
                "Write the scale in the configuration (metrics.NAME.scale), or add --nps COLUMN.",
                "Écrivez l'échelle dans la configuration (metrics.NOM.scale), ou ajoutez --nps COLONNE.",
            ),
        )
    return with_opening(configuration(asked, voice), asked)


def _study(document: Document, asked: Cut, voice: Voice, change: Change | None = None) -> Study:
    """Return the study of a document; problems in it are told in its own language already."""
    document = with_cuts(document, asked)
    if asked.lang is not None:
        document = document.with_option(("lang",), asked.lang, "--lang")
    if document.get(("lang",)) == "fr":
        voice.lang = "fr"
    document = document if change is None else change(document)
    study = only(study_of(document, asked.metric), asked.metric)
    return running_as(study, asked) if isinstance(asked, Running) else study


def _both(kind: str) -> UsageProblem:
    return UsageProblem(
        Words(
            f"--{kind} is the quick form, which takes no configuration, and --config names one.",
            f"--{kind} est la forme rapide, sans configuration, et --config en désigne une.",
        ),
        Words("Leave one of them out.", "Retirez l'un des deux."),
    )
