"""Exit 2: the command line or the configuration is wrong, and nothing was computed."""

from cxcli.errors.problem import CxcliError


class ConfigurationError(CxcliError):
    """Wrong command line or configuration; nothing was computed."""

    exit_code = 2


class UsageProblem(ConfigurationError):
    """The command line cannot be carried out as written."""

    code = "CX2001"


class NoConfig(ConfigurationError):
    """Neither a configuration nor the quick form says what to score."""

    code = "CX2002"


class UnreadableConfig(ConfigurationError):
    """The configuration is not there, or is not YAML that cxcli reads."""

    code = "CX2003"


class UnknownKey(ConfigurationError):
    """A configuration key that does not exist."""

    code = "CX2004"


class DuplicateKey(ConfigurationError):
    """The same key twice in one mapping."""

    code = "CX2005"


class WrongValue(ConfigurationError):
    """A value of the wrong type, or one that is not allowed here."""

    code = "CX2006"


class MissingKey(ConfigurationError):
    """A key that this place needs is not there."""

    code = "CX2007"


class LabelProblem(ConfigurationError):
    """A label that points outside the scale, or two labels that read alike with different values."""

    code = "CX2008"


class MetricRefused(ConfigurationError):
    """A metric that would be wrong as asked for: direction, scale or positive answers are not said."""

    code = "CX2009"


class TooManySegments(ConfigurationError):
    """A segment column with more values than `limits.max_segment_values`."""

    code = "CX2010"


class UnknownName(ConfigurationError):
    """A metric, vocabulary or error code that does not exist."""

    code = "CX2011"
