"""All commands, in the order of `--help`; a command's own file says what it does."""

import os
from collections.abc import Sequence
from typing import Annotated

import typer
from typer.main import get_command

from cxcli.cli.asked import taking
from cxcli.cli.check import CheckOptions, check
from cxcli.cli.config import ConfigOptions, SchemaOptions, schema, show
from cxcli.cli.demo import DemoOptions, demo
from cxcli.cli.explain import ExplainOptions, explain
from cxcli.cli.score import ScoreOptions, score
from cxcli.cli.streams import put
from cxcli.cli.voice import Voice
from cxcli.version import __version__

_PLAIN = {"help_option_names": ["-h", "--help"]}

app = typer.Typer(
    name="cxcli",
    help="Survey exports in, trustworthy NPS, CSAT and CES out: with bases, intervals and exit codes.",
    epilog="First steps: cxcli demo; cxcli explain nps; cxcli score FILE --nps COLUMN.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=_PLAIN,
)
configs = typer.Typer(help="Show the effective configuration, or its JSON Schema.", no_args_is_help=True)

app.command("score")(taking(ScoreOptions, score))
app.command("demo")(taking(DemoOptions, demo))
app.command("check")(taking(CheckOptions, check))
app.command("explain")(taking(ExplainOptions, explain))
configs.command("show")(taking(ConfigOptions, show))
configs.command("schema")(taking(SchemaOptions, schema))
app.add_typer(configs, name="config")


@app.callback()
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


def dispatch(argv: Sequence[str], voice: Voice) -> int:
    """Return 0 once the command that the words ask for has run; everything else is an exception.

    Typer's own `main` would turn a closed pipe into exit 1; so the command is invoked directly, and
    `main` is left to shell completion.
    """
    command = get_command(app)
    if "_CXCLI_COMPLETE" in os.environ:
        command.main(list(argv), prog_name="cxcli")
    with command.make_context("cxcli", list(argv), obj=voice) as context:
        command.invoke(context)
    return 0
