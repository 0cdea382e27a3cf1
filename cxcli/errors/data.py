"""Exit 3: the data is unreadable or breaks the mapping; here, what is wrong with a file as such."""

from cxcli.errors.problem import CxcliError


class DataError(CxcliError):
    """The data is unreadable or breaks the mapping."""

    exit_code = 3


class FileMissing(DataError):
    """No file of that name, or a pattern that matches none."""

    code = "CX3001"


class EmptyFile(DataError):
    """A file without a byte, a header or a data row."""

    code = "CX3002"


class WrongEncoding(DataError):
    """Bytes that the encoding cannot decode."""

    code = "CX3003"


class BrokenQuoting(DataError):
    """A quoted cell that never closes."""

    code = "CX3004"


class DamagedRows(DataError):
    """More damaged rows than `limits.max_damaged_share` allows."""

    code = "CX3005"


class BadWorkbook(DataError):
    """A workbook that is none, is encrypted, or claims more cells than can be read."""

    code = "CX3006"


class MissingColumn(DataError):
    """A mapped column that a file does not have."""

    code = "CX3007"


class AmbiguousColumn(DataError):
    """A name that fits several columns."""

    code = "CX3008"


class AggregatedExport(DataError):
    """A summary that holds counts, not answers."""

    code = "CX3009"


class UnreadableFile(DataError):
    """A file that the system does not let us read, or of a kind that is not known."""

    code = "CX3016"


class HeaderProblem(DataError):
    """Header rows that do not fit the data below them."""

    code = "CX3017"


class NotAReport(DataError):
    """A JSON file that is no report of cxcli, or one that does not hold what is to be compared."""

    code = "CX3018"


class BadParquet(DataError):
    """A Parquet file that is none, is damaged or cut off, is encrypted, or was changed since its conversion."""

    code = "CX3030"


class NestedColumn(DataError):
    """A column of a Parquet file that holds lists or records, not one answer a row."""

    code = "CX3031"


class BadCompression(DataError):
    """A compressed file that ends too early, or is damaged."""

    code = "CX3032"


class HeadersDiffer(DataError):
    """Exports that were to become one file, and whose headers or platforms differ."""

    code = "CX3033"


class ClusterLost(DataError):
    """A cluster that cannot be reached or went away, whose workers died, or have another version of cxcli."""

    code = "CX3034"
