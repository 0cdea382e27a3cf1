"""`cxcli init`: look at an export, and write a commented configuration that runs as it is."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from cxcli.cli.asked import Opening, Talk, options
from cxcli.cli.options import option
from cxcli.cli.start import heavy_imports
from cxcli.cli.streams import is_terminal
from cxcli.cli.voice import Voice
from cxcli.errors import UsageProblem
from cxcli.words import Words

FileArgument = Annotated[
    str,
    typer.Argument(
        metavar="FILE", help="The export to look at, or - for standard input.", show_default=False
    ),
]
ConfigTarget = Annotated[
    str, typer.Option("-o", "--output", metavar="PATH", help="The configuration to write.")
]
ForceOption = Annotated[bool, option("--force", help="Write over a file that is there already.")]


@options
class InitOptions(Opening, Talk):
    """The options of `cxcli init`."""

    file: FileArgument
    output: ConfigTarget = "cxcli.yaml"
    force: ForceOption = False


def init(asked: InitOptions, voice: Voice) -> None:
    """Look at an export and write a commented configuration that runs as it is.

    Every guess says its reason; every doubt is left out of the scores (type: ignore), with the question
    to answer and the values seen. On a terminal, the questions are asked.
    """
    from cxcli.cli.overrides import settings_of  # noqa: PLC0415 -- pydantic and YAML are not for --help
    from cxcli.config.quick import quick_document  # noqa: PLC0415
    from cxcli.config.study import study_of  # noqa: PLC0415

    output = Path(asked.output)
    _spare(output, asked)
    settings = {key: value for key, value in settings_of(asked).items() if value is not None}
    source = study_of(quick_document({}, settings)).source
    with heavy_imports():
        from cxcli.draft.draft import draft_of  # noqa: PLC0415 -- pandas is not for --help
        from cxcli.draft.written import written  # noqa: PLC0415
        from cxcli.draft.written_metrics import Target  # noqa: PLC0415
        from cxcli.readers import open_tables  # noqa: PLC0415
        from cxcli.renderers.whole_file import write_whole  # noqa: PLC0415
    draft = draft_of(open_tables([asked.file], source)[0])
    if voice.talks and is_terminal(sys.stdin) and is_terminal(sys.stderr):
        from cxcli.cli.questions import ask  # noqa: PLC0415 -- on terminals only

        draft = ask(draft, voice)
    target = Target(asked.output, _as_seen_from(output.parent, asked.file), settings, voice.lang)
    write_whole(output, written(draft, target))
    voice.tell(_summary(len(draft.metrics), len(draft.questions), asked.output))


def _spare(output: Path, asked: InitOptions) -> None:
    """Refuse to write over the export, or over a file that is there unless --force says so."""
    if asked.output == "-":
        raise UsageProblem(
            Words("--output takes a file, not '-'.", "--output attend un fichier, et non « - »."),
            Words("For example -o cxcli.yaml.", "Par exemple -o cxcli.yaml."),
        )
    if os.path.realpath(output) == os.path.realpath(asked.file):
        raise UsageProblem(
            Words(
                f"The configuration would overwrite '{asked.file}', the export itself.",
                f"La configuration écraserait « {asked.file} », l'export lui-même.",
            ),
            Words("Choose another name with -o PATH.", "Choisissez un autre nom avec -o CHEMIN."),
        )
    if output.is_file() and not asked.force:
        raise UsageProblem(
            Words(f"'{output}' is there already.", f"« {output} » existe déjà."),
            Words(
                "Write elsewhere with -o PATH, or over it with --force.",
                "Écrivez ailleurs avec -o CHEMIN, ou par-dessus avec --force.",
            ),
        )


def _as_seen_from(folder: Path, file: str) -> str | None:
    """Return the export as a configuration in that folder names it; None for standard input.

    A name that the file system holds is taken literally, even with `*` in it.
    """
    if file == "-":
        return None
    seen = file if Path(file).is_absolute() else os.path.relpath(file, folder)
    if set(file) & set("*?[") and Path(file).exists():
        import glob  # noqa: PLC0415 -- for such names only

        return glob.escape(seen)
    return seen


def _summary(metrics: int, questions: int, path: str) -> Words:
    return Words(
        f"{path}: {_counted(metrics, 'metric', 'metrics')} proposed,"
        f" {_counted(questions, 'question', 'questions')} left to answer. Next: {_next(metrics, path)}",
        f"{path} : {_counted(metrics, 'métrique proposée', 'métriques proposées')},"
        f" {_counted(questions, 'question à trancher', 'questions à trancher')}. Ensuite : {_next(metrics, path)}",
    )


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _next(metrics: int, path: str) -> str:
    return f"cxcli score -c {path}" if metrics else f"edit {path}"
