"""Exit 1, 4 and 70: a verdict that is no, a result that could not be written, a fault of cxcli's own."""

from cxcli.errors.problem import CxcliError


class VerdictError(CxcliError):
    """Everything was computed and written; the verdict is no."""

    exit_code = 1


class GateBroken(VerdictError):
    """A gate failed, or is inconclusive in mode assured."""

    code = "CX1001"


class OutputError(CxcliError):
    """A result could not be written."""

    exit_code = 4


class CannotWrite(OutputError):
    """The file or stream could not be written; what was there before is untouched."""

    code = "CX4001"


class Bug(CxcliError):
    """A fault of cxcli's own."""

    code = "CX7001"
    exit_code = 70
