"""The options of `cxcli gate`, for the command and for what writes them into the configuration."""

from dataclasses import field

from cxcli.cli.asked import Reading, Shown, Wanted, options
from cxcli.cli.options import LookOption, MaxDropOption, MaxOption, MinOption, ModeOption, VersusOption


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
class GateOptions(Shown, Wanted, Barred, Reading):
    """The options of `cxcli gate`."""
