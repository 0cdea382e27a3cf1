"""Runs cxcli in this process with a clock around each of its stages; prints CPU seconds as JSON."""

import contextlib
import importlib
import io
import json
import sys
import time
from collections.abc import Callable, Iterator
from functools import wraps
from inspect import isgeneratorfunction
from typing import Any

START, REST = "start-up and configuration", "everything else"
OTHERS = "other threads: Parquet's decoding and SHA-256"
STAGES = {
    "reading the bytes": ("cxcli.readers.utf8_blocks:read",),
    "SHA-256 of them": ("cxcli.readers.utf8_blocks:Utf8Blocks._hash_in",),
    "seeing that they are UTF-8": ("cxcli.readers.utf8_blocks:_is_utf8",),
    "finding quotes, cutting at record ends": (
        "cxcli.readers.regions:quote_positions",
        "cxcli.readers.regions:last_record_end",
        "cxcli.readers.regions:_joined",
    ),
    "seeing that quotes are sound, blank rows, lines": (
        "cxcli.readers.arrow_rows:is_clean",
        "cxcli.readers.arrow_rows:_blank_rows",
        "cxcli.readers.arrow_rows:line_breaks",
    ),
    "Arrow: cells of all columns, five of them as text or codes": ("cxcli.readers.arrow_rows:columns_of",),
    "calamine: every cell of the sheet": (
        "cxcli.readers.workbook:Workbook._opened",
        "cxcli.readers.workbook:Workbook.sheet",
    ),
    "looking for cells that lie too far": ("cxcli.readers.workbook:Workbook._scanned",),
    "cells of the sheet as texts": (
        "cxcli.readers.sheet_table:_piece",
        "cxcli.readers.sheet_table:_joined",
    ),
    "Arrow: decoding Parquet": ("cxcli.readers.parquet_file:ParquetFile.batches",),
    "texts and codes of Parquet, blank rows": ("cxcli.readers.from_parquet:parts_of",),
    "hashes of whole rows": (
        "cxcli.readers.arrow_rows:record_bounds",
        "cxcli.readers.arrow_rows:row_hashes",
    ),
    "meaning of answers, segments and days": ("cxcli.passes.coder:Coder.rows",),
    "counting": ("cxcli.tally.count:Counter.add", "cxcli.engines.streaming:_Run._result"),
    "intervals, tests, sentences": ("cxcli.pipeline.measuring:build",),
    "JSON": ("cxcli.renderers.to_json:_document", "cxcli.renderers.to_json:json_document"),
}


class Clock:
    """Adds up the CPU seconds of this thread by stage, each second once: those of the innermost stage."""

    def __init__(self) -> None:
        """Begin before the first stage."""
        self.seconds = dict.fromkeys((START, *STAGES, REST), 0.0)
        self._running = [START]
        self._since = 0.0

    def around(self, stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that does the work of a stage; of a generator, each step is some of it."""
        if isgeneratorfunction(work):
            return self._around_steps(stage, work)

        @wraps(work)
        def timed(*given: Any, **named: Any) -> Any:
            self._switch()
            self._running.append(stage)
            try:
                return work(*given, **named)
            finally:
                self._switch()
                self._running.pop()

        return timed

    def _around_steps(self, stage: str, work: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
        @wraps(work)
        def timed(*given: Any, **named: Any) -> Iterator[Any]:
            step = self.around(stage, work(*given, **named).__next__)
            with contextlib.suppress(StopIteration):
                while True:
                    yield step()

        return timed

    def started(self) -> None:
        """Note that start-up is over."""
        self._switch()
        self._running[0] = REST

    def stop(self) -> dict[str, float]:
        """Return the seconds of each stage, and those of other threads."""
        self._switch()
        return self.seconds | {OTHERS: time.process_time() - sum(self.seconds.values())}

    def _switch(self) -> None:
        now = time.thread_time()
        self.seconds[self._running[-1]] += now - self._since
        self._since = now


def main(arguments: list[str]) -> None:
    """Run cxcli with some arguments, and print its stages."""
    clock = Clock()
    app = importlib.import_module("cxcli.cli.app")
    for stage, places in STAGES.items():
        for place in places:
            _replace(place, lambda work, stage=stage: clock.around(stage, work))
    _replace("cxcli.pipeline.measuring:open_tables", lambda work: _after(clock.started, work))
    sys.argv = ["cxcli", *arguments]
    with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())), contextlib.suppress(SystemExit):
        app.main()
    print(json.dumps(clock.stop()))


def _after(first: Callable[[], None], work: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(work)
    def both(*given: Any, **named: Any) -> Any:
        first()
        return work(*given, **named)

    return both


def _replace(place: str, change: Callable[[Callable[..., Any]], Callable[..., Any]]) -> None:
    """Replace the function that `module:name` or `module:Class.name` stands for."""
    module, _, path = place.partition(":")
    *owners, name = path.split(".")
    owner = importlib.import_module(module)
    for each in owners:
        owner = getattr(owner, each)
    setattr(owner, name, change(getattr(owner, name)))


if __name__ == "__main__":
    main(sys.argv[1:])
