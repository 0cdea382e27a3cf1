"""What a command was asked: its options as one value, made of groups that several commands share.

Bases are listed last to first, because the fields of a dataclass come in that order.
"""

import inspect
from collections.abc import Callable
from dataclasses import MISSING, Field, dataclass, field, fields
from typing import Any, TypeVar, dataclass_transform

import typer

from cxcli.cli.options import cutting, quick, reading, showing
from cxcli.cli.voice import Voice
from cxcli.cli.watch import Watch
from cxcli.steps import watched

Options = TypeVar("Options")


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
def options(group: type[Options]) -> type[Options]:
    """Return the class as it is; `made` makes a dataclass of it once its command is asked for."""
    return group


def made(group: type[Options]) -> type[Options]:
    """Return a group of options as the dataclass that it is; that nobody changes one is left to the type checker.

    Making those of every command would take a tenth of the time of help, which needs none of them. Nor are
    methods compiled that nobody calls: a comparison, or how to make one of the groups that this is made of.
    """
    for one in reversed(group.__mro__[:-1]):
        if "__dataclass_fields__" not in vars(one) or (one is group and "__init__" not in vars(one)):
            dataclass(init=one is group, kw_only=True, eq=False, repr=False)(one)
    return group


@options
class Talk:
    """How a command speaks; every command takes these."""

    lang: showing.LangOption = None
    color: showing.ColorOption = "auto"
    error_format: showing.ErrorOption = "text"
    quiet: showing.QuietOption = False
    verbose: showing.VerboseOption = False
    debug: showing.DebugOption = False


@options
class Showing:
    """Where results go."""

    format: showing.FormatOption = "table"
    output: showing.OutputOption = field(default_factory=list)
    fail_on_warn: showing.FailOption = False


@options
class Cutting:
    """Who is looked at: rows, periods and segments, besides those of the configuration."""

    by: cutting.ByOption = field(default_factory=list)
    cross: cutting.CrossOption = False
    period: cutting.PeriodOption = None
    since: cutting.SinceOption = None
    until: cutting.UntilOption = None
    last: cutting.LastOption = None
    metric: cutting.MetricOption = field(default_factory=list)
    where: cutting.WhereOption = field(default_factory=list)


@options
class Quick:
    """The quick form: which columns to score, without a configuration."""

    nps: quick.NpsOption = field(default_factory=list)
    csat: quick.CsatOption = field(default_factory=list)
    ces: quick.CesOption = field(default_factory=list)
    rating: quick.RatingOption = field(default_factory=list)
    thumbs: quick.ThumbsOption = field(default_factory=list)
    scale: quick.ScaleOption = field(default_factory=list)


@options
class Opening:
    """How the exports are opened, where the configuration says otherwise or nothing."""

    profile: reading.ProfileOption = None
    encoding: reading.EncodingOption = None
    delimiter: reading.DelimiterOption = None
    header_rows: reading.HeaderRowsOption = None
    sheet: reading.SheetOption = None


@options
class Running:
    """Where the work is done, and by how many."""

    jobs: reading.JobsOption = None
    engine: reading.EngineOption = "local"
    scheduler: reading.SchedulerOption = None


@options
class Configured:
    """Which configuration says what is asked."""

    config: reading.ConfigOption = None


@options
class Reading:
    """What is read."""

    files: reading.FilesArgument = field(default_factory=list)


@options
class Cut(Talk, Cutting):
    """What a command takes that cuts up a study it knows."""


@options
class Wanted(Cut, Opening, Quick, Configured):
    """What a command takes that is told which study to make."""


@options
class Shown(Showing, Talk):
    """What every command that shows a report takes."""


Asked = TypeVar("Asked", bound=Talk)


def taking(asked: type[Asked], body: Callable[[Asked, Voice], None]) -> Callable[..., None]:
    """Return a command as Typer wants it: one parameter for each option in the group."""
    asked = made(asked)

    def command(ctx: typer.Context, **given: Any) -> None:
        wanted = asked(**given)
        _follow(ctx.obj, wanted)
        with Watch(ctx.obj) as watch, watched(watch):
            body(wanted, ctx.obj)

    context = inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
    command.__signature__ = inspect.Signature([context, *map(_parameter, _in_order(asked))])  # type: ignore[attr-defined]
    command.__name__, command.__doc__ = body.__name__, body.__doc__
    return command


def heading(_: object, body: Callable[..., None]) -> Callable[..., None]:
    """Return a command without its options, for the list of all commands, which says what each does."""

    def command() -> None:
        """Stand for the command; nobody calls it."""

    command.__name__, command.__doc__ = body.__name__, body.__doc__
    return command


def _in_order(asked: type[Talk]) -> list[Field[Any]]:
    """Return the options as help lists them: how a command speaks comes last."""
    last = {option.name for option in fields(Talk)}
    return sorted(fields(asked), key=lambda option: option.name in last)


def _parameter(option: Field[Any]) -> inspect.Parameter:
    default = option.default if option.default_factory is MISSING else option.default_factory()
    default = inspect.Parameter.empty if default is MISSING else default  # FILE of init must be given
    return inspect.Parameter(
        option.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=option.type
    )


def _follow(voice: Voice, talk: Talk) -> None:
    """Let the voice speak as the command line, now understood, asks."""
    voice.lang, voice.error_format = talk.lang or "en", talk.error_format
    voice.color, voice.debug = talk.color, talk.debug
    voice.quiet, voice.verbose = talk.quiet, talk.verbose
