"""`cxcli explain`: metrics and codes in words; with a file, how a column becomes its number."""

from dataclasses import field
from typing import TYPE_CHECKING, Annotated

import typer

from cxcli.cli.asked import Wanted, options
from cxcli.cli.conclude import conclude
from cxcli.cli.options import option
from cxcli.cli.start import heavy_imports
from cxcli.cli.streams import put
from cxcli.cli.voice import Voice
from cxcli.errors import UsageProblem
from cxcli.words import Words

if TYPE_CHECKING:
    from cxcli.definitions import Definition
    from cxcli.study.study import Study


NameArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="NAME",
        help="A metric type or an error code; with FILE, a metric of the configuration.",
        show_default=False,
    ),
]
ExplainFiles = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE", help="Exports whose answers are to be worked through.", show_default=False
    ),
]
AsOption = Annotated[
    str | None,
    option(
        "--as",
        metavar="DEFINITION",
        help="With FILE: the number that another definition of the metric gives (mean, net, zendesk ...).",
    ),
]


@options
class Named:
    """What is to be explained."""

    name: NameArgument = None
    files: ExplainFiles = field(default_factory=list)
    other: AsOption = None


@options
class ExplainOptions(Wanted, Named):
    """The options of `cxcli explain`."""


def explain(asked: ExplainOptions, voice: Voice) -> None:
    """Explain a metric or an error code in words.

    Without NAME, all metric types are listed. With FILE, how the column of a metric becomes its number; with
    --as, the number that another definition gives on the same answers, and why it differs.
    """
    if asked.files:
        _on_files(asked, voice)
    elif asked.other is not None:
        raise _no_file(asked)
    else:
        from cxcli.cli.definitions import explanation, overview  # noqa: PLC0415 -- the metrics are not for --help

        put(overview(voice.lang) if asked.name is None else explanation(asked.name, voice.lang))


def _on_files(asked: ExplainOptions, voice: Voice) -> None:
    from cxcli.cli.request import study_asked  # noqa: PLC0415 -- pydantic and YAML, only with a file
    from cxcli.config.options import only  # noqa: PLC0415

    study = only(study_asked(asked, voice), [asked.name or ""])
    other = None if asked.other is None else _other(study, asked.other)
    with heavy_imports():
        from cxcli.cli.worked import worked  # noqa: PLC0415
        from cxcli.cli.worked_as import worked_as  # noqa: PLC0415
        from cxcli.pipeline.explain import explained  # noqa: PLC0415 -- pandas, only with a file
    found = explained(study, asked.files, other)
    put(worked(found, voice.lang) if other is None else worked_as(found, other, voice.lang))
    conclude(found.report, found.problems, voice, fail_on_warn=False)


def _other(study: "Study", name: str) -> "Definition":
    """Return the definition of that name.

    Raises:
        UnknownName: the metric has none of that name that its data allows.
    """
    from cxcli.cli.definitions import no_definition  # noqa: PLC0415
    from cxcli.definitions import others_of  # noqa: PLC0415

    known = others_of(study, study.measures[0])
    if name not in known:
        raise no_definition(study.measures[0], name, tuple(known))
    return known[name]


def _no_file(asked: ExplainOptions) -> UsageProblem:
    name = asked.name or "NAME"
    return UsageProblem(
        Words(
            "--as compares two numbers, so it needs a FILE.",
            "--as compare deux nombres : il lui faut un FICHIER.",
        ),
        Words(
            f"Write: cxcli explain {name} FILE --as {asked.other}.",
            f"Écrivez : cxcli explain {name} FICHIER --as {asked.other}.",
        ),
    )
