"""An opened SPSS file: its variables, their labels, and the values of some rows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from cxcli.errors import Place, UnreadableFile, UsageProblem
from cxcli.readers.raw_file import RawFile
from cxcli.readers.spss_cells import Values, writer
from cxcli.readers.spss_dictionary import DamagedDictionary, check
from cxcli.words import Words

_SLIPS = (ValueError, ArithmeticError, LookupError, TypeError)
"""What the library stumbles into where a file contradicts itself."""

_INSTALL = "pip install 'cxcli-survey[spss]'"

Range: TypeAlias = Mapping[str, float | str]
Labels: TypeAlias = Mapping[float | str, str]


@dataclass(frozen=True, slots=True)
class Variable:
    """One column: its name, its label (blank if it has none), its format, and the labels of its values.

    `format` (`F8.2`, `EDATE10`) is that of numbers, None for texts.
    `value_labels` maps a value, as it is written in a cell, to its label; missing values are left out.
    """

    name: str
    label: str
    format: str | None
    value_labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SpssFile:
    """A file to read; `encoding` None means the one that the file names."""

    raw: RawFile
    encoding: str | None = None

    def variables(self) -> list[Variable]:
        """Return the variables in their order.

        Raises:
            UnreadableFile: the file is damaged.
            UsageProblem: the package that reads SPSS files is not installed.
        """
        self._check()
        _, found = self._read(metadataonly=True, user_missing=True)
        if len(set(found.column_names)) < len(found.column_names):
            raise _damaged(self.raw.path, "two variables of one name")
        return [
            Variable(name, label or "", form, _value_labels(found, name, form))
            for name, label, form in zip(
                found.column_names, found.column_labels, _formats(found), strict=True
            )
        ]

    def values(self, names: Sequence[str], offset: int, limit: int) -> Mapping[str, Values]:
        """Return the values of the named variables in some rows, missing ones as None.

        Args:
            names: of the variables.
            offset: rows to pass over.
            limit: rows to read at most, at least 1; fewer come at the end, none after it.
        """
        values, _ = self._read(
            usecols=list(names),
            row_offset=offset,
            row_limit=limit,
            output_format="dict",
            disable_datetime_conversion=True,
        )
        found: Mapping[str, Values] = values
        if any(name not in found for name in names) or len(set(map(len, found.values()))) != 1:
            raise _damaged(self.raw.path, "variables without values")
        return found

    def _check(self) -> None:
        """Look for damages that would end the process inside the library."""
        with self.raw.open() as stream:
            try:
                check(stream, self.encoding)
            except DamagedDictionary as error:
                raise _damaged(self.raw.path, str(error)) from error

    def _read(self, **options: Any) -> tuple[Any, Any]:
        try:
            import pyreadstat  # noqa: PLC0415 - an extra, and slow to load
        except ImportError as error:
            raise _not_installed(self.raw.path) from error
        read: Callable[..., tuple[Any, Any]] = pyreadstat.read_sav
        with self.raw.open() as stream:
            try:
                return read(stream, encoding=self.encoding, **options)
            except pyreadstat.ReadstatError as error:
                raise _damaged(self.raw.path, str(error)) from error
            except (pyreadstat.PyreadstatError, *_SLIPS) as error:
                raise _damaged(self.raw.path, "its variables do not fit its values") from error


def _formats(found: Any) -> list[str | None]:
    formats, kinds = found.original_variable_types, found.readstat_variable_types
    return [None if kinds[name] == "string" else str(formats[name] or "") for name in found.column_names]


def _value_labels(found: Any, name: str, spss_format: str | None) -> dict[str, str]:
    labels: Labels = found.variable_value_labels.get(name, {})
    ranges: Sequence[Range] = found.missing_ranges.get(name, ())
    kept = {value: label for value, label in labels.items() if not _is_missing(value, ranges)}
    write = writer(spss_format or "")
    return {value if isinstance(value, str) else write(float(value)): label for value, label in kept.items()}


def _is_missing(value: float | str, ranges: Sequence[Range]) -> bool:
    return any(
        low <= value <= high  # type: ignore[operator]  # both ends have the type of the variable
        for low, high in ((one["lo"], one["hi"]) for one in ranges)
        if isinstance(low, str) == isinstance(value, str)
    )


def _not_installed(path: str) -> UsageProblem:
    return UsageProblem(
        Words(
            f"{path} is an SPSS data file, and the package that reads those is not installed.",
            f"{path} est un fichier de données SPSS, et le paquet qui les lit n'est pas installé.",
        ),
        Words(f"Run {_INSTALL}", f"Lancez {_INSTALL}"),
        Place(file=path),
    )


def _damaged(path: str, reason: str) -> UnreadableFile:
    return UnreadableFile(
        Words(
            f"{path} cannot be read as an SPSS data file ({reason.rstrip('.')}).",
            f"{path} ne peut pas être lu comme un fichier de données SPSS ({reason.rstrip('.')}).",
        ),
        Words(
            "Save it again in SPSS, export the data as CSV, or name its encoding in source.encoding.",
            "Enregistrez-le à nouveau dans SPSS, exportez les données en CSV, ou indiquez son encodage dans "
            "source.encoding.",
        ),
        Place(file=path),
    )
