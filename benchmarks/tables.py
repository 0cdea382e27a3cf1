"""Draws tables of aligned columns, and says on which machine they were measured."""

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from cxcli.version import __version__

PACKAGES = ("pandas", "pyarrow", "duckdb", "polars", "openpyxl")


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows of texts, the first one the heading; all columns but the first are on the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join([row[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True))])
        for row in rows
    ]
    return "\n".join(line.rstrip() for line in lines)


def machine() -> str:
    """Return the day, the machine and the versions that a table is of."""
    tools = [f"{name} {found}" for name in PACKAGES if (found := _version(name))]
    day = datetime.now(tz=UTC).date().isoformat()
    return f"{day}; {_processor()}, {os.cpu_count()} cores, {platform.system()}; Python {platform.python_version()}; {', '.join([f'cxcli {__version__}', *tools])}"


def _processor() -> str:
    facts = Path("/proc/cpuinfo")
    if facts.exists():
        for line in facts.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
