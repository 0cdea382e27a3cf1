"""Polars, in its kindest form for this job: streamed, the questions unpivoted, one group-by."""

from collections.abc import Iterable

import polars as pl

from benchmarks.job import COLUMNS, DATE, SEGMENT, Counted
from benchmarks.peers.answer import DELIMITERS, ENCODINGS, answer


def count(path: str, form: str) -> Iterable[Counted]:
    """Return every answer with its number of rows."""
    rows = _scanned(path, form).select(
        pl.col(SEGMENT).fill_null(""),
        pl.col(DATE).str.slice(0, 7).fill_null("").alias("month"),
        *(pl.col(name).fill_null("") for name in COLUMNS),
    )
    answers = rows.unpivot(
        on=list(COLUMNS), index=[SEGMENT, "month"], variable_name="name", value_name="text"
    )
    found = answers.group_by("name", SEGMENT, "month", "text").agg(pl.len())
    return found.collect(engine="streaming").rows()


def _scanned(path: str, form: str) -> pl.LazyFrame:
    if form == "parquet":
        return pl.scan_parquet(path)
    if form == "cp1252":
        # The lazy reader knows UTF-8 only.
        wanted = [SEGMENT, DATE, *COLUMNS]
        frame = pl.read_csv(
            path, columns=wanted, separator=DELIMITERS[form], encoding=ENCODINGS[form], infer_schema=False
        )
        return frame.lazy()
    return pl.scan_csv(path, separator=DELIMITERS[form], infer_schema=False)


if __name__ == "__main__":
    answer(count)
