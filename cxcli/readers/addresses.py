"""Files that lie elsewhere: `s3://bucket/export.csv`, and any other address that fsspec knows."""

import re
from typing import Any, BinaryIO, cast

from cxcli.errors import UsageProblem
from cxcli.words import Words

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def is_address(path: str) -> bool:
    """Return whether a name says where a file lies, as `s3://...` does; a drive `C:` does not."""
    return _ADDRESS.match(path) is not None


def open_address(path: str) -> BinaryIO:
    """Return the bytes at an address from the start, read as they are needed.

    Raises:
        OSError: there is nothing, or it cannot be read.
        UsageProblem: fsspec, or what it needs for such addresses, is not installed.
    """
    return cast("BinaryIO", _system(path).open(path, "rb"))


def addresses_like(pattern: str) -> list[str]:
    """Return the addresses that a pattern with `*` matches, sorted.

    Raises:
        OSError: the place cannot be read.
        UsageProblem: as for `open_address`.
    """
    system = _system(pattern)
    return sorted(str(system.unstrip_protocol(name)) for name in system.glob(pattern))


def _system(path: str) -> Any:
    """Return the file system behind an address."""
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - an extra

        return url_to_fs(path)[0]
    except (ImportError, ValueError) as error:
        raise UsageProblem(
            Words(f"'{path}' cannot be opened: {error}.", f"« {path} » ne peut pas être ouvert : {error}."),
            Words(
                "Addresses need pip install 'cxcli-survey[dask]', and the package that fsspec names for their kind.",
                "Les adresses demandent pip install 'cxcli-survey[dask]', et le paquet que fsspec nomme pour leur genre.",
            ),
        ) from error
