"""What the plan for many files rests on: the work of a million rows, and the counts that a worker sends."""

import argparse
import pickle
import time
import zlib
from collections.abc import Sequence
from pathlib import Path

from benchmarks.asked import folder_of
from benchmarks.files import export
from benchmarks.job import config
from cxcli.config.load import from_text
from cxcli.config.study import study_of
from cxcli.engines.on_dask import count_files
from cxcli.engines.partial import added
from cxcli.readers.raw_file import RawFile
from cxcli.study.study import Study

_FILE, _LARGE = 100_000, 1_000_000
_ADDED = 64


def main(options: Sequence[str]) -> int:
    """Print the figures, and what they make of many files; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks scale", description=__doc__)
    parser.add_argument("--folder", type=Path, help="where exports are made, and found again")
    parser.add_argument("--files", type=int, default=10_000, help="of the plan (default: 10,000)")
    asked = parser.parse_args(options)
    with folder_of(asked) as folder:
        study = study_of(from_text(config()))
        small, large = (export(folder, rows, "csv") for rows in (_FILE, _LARGE))
        few, many = _counting(study, small), _counting(study, large)
        _told(study, small, (many - few) / (_LARGE - _FILE), asked.files)
    return 0


def _counting(study: Study, path: Path) -> float:
    """Return the CPU seconds of counting one file, the second time."""
    for _ in range(2):
        begin = time.process_time()
        count_files(study, [RawFile(str(path))])
        seconds = time.process_time() - begin
    return seconds


def _told(study: Study, path: Path, per_row: float, files: int) -> None:
    part = count_files(study, [RawFile(str(path))])
    sent = pickle.dumps(part)
    begin = time.process_time()
    added(study, [part.part] * _ADDED)
    adding = (time.process_time() - begin) / _ADDED
    size = path.stat().st_size
    print(f"counting: {1e6 * per_row:.2f} s CPU per million rows of {size / _FILE:.0f} bytes")
    print(f"counts of a file: {len(sent) / 1e3:.0f} kB, {len(zlib.compress(sent)) / 1e3:.0f} kB compressed")
    print(f"adding the counts of a file: {1e3 * adding:.1f} ms")
    rows, groups = files * _FILE, -(-files // _ADDED)
    print(f"extrapolated to {files:,} files of {_FILE:,} rows ({rows:,} rows, {files * size / 1e9:.0f} GB):")
    print(f"  {rows * per_row / 60:.0f} minutes of one core; {groups * len(sent) / 1e6:.1f} MB sent")
