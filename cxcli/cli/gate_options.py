"""The options of `cxcli gate`, for the command and for what writes them into the configuration."""

from dataclasses import field
from typing import Annotated

from cxcli.cli.asked import Reading, Running, Shown, Wanted, options
from cxcli.cli.options import option

MinOption = Annotated[
    list[str], option("--min", metavar="METRIC=NUMBER", help="A gate: at least this. Repeatable.")
]
MaxOption = Annotated[
    list[str], option("--max", metavar="METRIC=NUMBER", help="A gate: at most this. Repeatable.")
]
MaxDropOption = Annotated[
    list[str],
    option(
        "--max-drop",
        metavar="METRIC=NUMBER",
        help="A gate: no worse than the baseline of --versus by more than this. Repeatable.",
    ),
]
VersusOption = Annotated[
    str | None,
    option("--versus", metavar="PATH", help="The baseline of --max-drop: a JSON report, or an export."),
]
ModeOption = Annotated[
    list[str],
    option(
        "--mode",
        metavar="[METRIC=]MODE",
        help="What breaks the run: not_worse, assured or point; for one metric, or for every gate. Repeatable.",
    ),
]
LookOption = Annotated[
    int | None,
    option("--look", metavar="N", help="Which of the planned looks this is (sequential: obf, pocock)."),
]


@options
class Barred:
    """What must be reached, besides the gates of the configuration."""

    min: MinOption = field(default_factory=list)
    max: MaxOption = field(default_factory=list)
    max_drop: MaxDropOption = field(default_factory=list)
    versus: VersusOption = None
    mode: ModeOption = field(default_factory=list)
    look: LookOption = None


@options
class GateOptions(Shown, Wanted, Running, Barred, Reading):
    """The options of `cxcli gate`."""
