"""All commands, in the order of `--help`; a command's own file says what it does.

Building the options of a command takes as long as reading a small export, so a command line that
names its command gets that one only.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any

import typer
from typer.main import get_command

from cxcli.cli.asked import heading, taking
from cxcli.cli.streams import put
from cxcli.cli.voice import Voice
from cxcli.version import __version__

Take = Callable[[Any, Any], Callable[..., None]]
"""What makes a command of its options and its body."""

_PLAIN = {"help_option_names": ["-h", "--help"]}


def _score(app: typer.Typer, take: Take) -> None:
    from cxcli.cli.score import ScoreOptions, score  # noqa: PLC0415 - see above, here and below

    app.command("score")(take(ScoreOptions, score))


def _demo(app: typer.Typer, take: Take) -> None:
    from cxcli.cli.demo import DemoOptions, demo  # noqa: PLC0415

    app.command("demo")(take(DemoOptions, demo))


def _init(app: typer.Typer, take: Take) -> None:
    from cxcli.cli.init import InitOptions, init  # noqa: PLC0415

    app.command("init")(take(InitOptions, init))


def _check(app: typer.Typer, take: Take) -> None:
    from cxcli.cli.check import CheckOptions, check  # noqa: PLC0415

    app.command("check")(take(CheckOptions, check))


def _explain(app: typer.Typer, take: Take) -> None:
    from cxcli.cli.explain import ExplainOptions, explain  # noqa: PLC0415

    app.command("explain")(take(ExplainOptions, explain))


def _config(app: typer.Typer, take: Take) -> None:
    from cxcli.cli.config import ConfigOptions, SchemaOptions, schema, show  # noqa: PLC0415

    configs = typer.Typer(help="Show the effective configuration, or its JSON Schema.", no_args_is_help=True)
    configs.command("show")(take(ConfigOptions, show))
    configs.command("schema")(take(SchemaOptions, schema))
    app.add_typer(configs, name="config")


def _compare(app: typer.Typer, take: Take) -> None:
    from cxcli.cli.compare import CompareOptions, compare  # noqa: PLC0415

    app.command("compare")(take(CompareOptions, compare))


def _gate(app: typer.Typer, take: Take) -> None:
    from cxcli.cli.gate import gate  # noqa: PLC0415
    from cxcli.cli.gate_options import GateOptions  # noqa: PLC0415

    app.command("gate")(take(GateOptions, gate))


def _plan(app: typer.Typer, take: Take) -> None:
    from cxcli.cli.plan import plan  # noqa: PLC0415
    from cxcli.cli.plan_options import PlanOptions  # noqa: PLC0415

    app.command("plan")(take(PlanOptions, plan))


def _drivers(app: typer.Typer, take: Take) -> None:
    from cxcli.cli.drivers import DriversOptions, drivers  # noqa: PLC0415

    app.command("drivers")(take(DriversOptions, drivers))


def _convert(app: typer.Typer, take: Take) -> None:
    from cxcli.cli.convert import ConvertOptions, convert  # noqa: PLC0415

    app.command("convert")(take(ConvertOptions, convert))


COMMANDS: Mapping[str, Callable[[typer.Typer, Take], None]] = {
    "score": _score,
    "demo": _demo,
    "init": _init,
    "check": _check,
    "explain": _explain,
    "drivers": _drivers,
    "compare": _compare,
    "gate": _gate,
    "plan": _plan,
    "convert": _convert,
    "config": _config,
}


def dispatch(argv: Sequence[str], voice: Voice) -> int:
    """Return 0 once the command that the words ask for has run; everything else is an exception.

    Typer's own `main` would turn a closed pipe into exit 1; so the command is invoked directly, and
    `main` is left to shell completion.
    """
    named = [word for word in argv[:1] if word in COMMANDS and "_CXCLI_COMPLETE" not in os.environ]
    listed = not named and (not argv or argv[0] in _PLAIN["help_option_names"])
    command = get_command(_app(named or list(COMMANDS), heading if listed else taking))
    if "_CXCLI_COMPLETE" in os.environ:
        command.main(list(argv), prog_name="cxcli")
    with command.make_context("cxcli", list(argv), obj=voice) as context:
        command.invoke(context)
    return 0


def _app(names: Sequence[str], take: Take) -> typer.Typer:
    app = typer.Typer(
        name="cxcli",
        help="Survey exports in, trustworthy NPS, CSAT and CES out: with bases, intervals and exit codes.",
        epilog="First steps: cxcli demo; cxcli explain nps; cxcli score FILE --nps COLUMN.",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=_PLAIN,
    )
    app.callback()(_root)
    for name in names:
        COMMANDS[name](app, take)
    return app


def _root(
    *,
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Survey exports in, trustworthy NPS, CSAT and CES out: with bases, intervals and exit codes."""
    if version:
        put(f"cxcli {__version__}\n")
        raise typer.Exit(0)
