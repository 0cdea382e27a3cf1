"""Paths in a configuration: relative to its folder."""

import glob
from pathlib import Path


def beside(file: Path | None, written: str) -> str:
    """Return a path or glob as seen from the working directory: the config's folder is its base."""
    if file is None or written == "-" or "://" in written or Path(written).is_absolute():
        return written
    folder = glob.escape(str(file.parent)) if set(written) & set("*?[") else str(file.parent)
    return str(Path(folder) / written)
