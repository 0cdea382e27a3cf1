"""DuckDB: one pass over the file, every cell a text, one grouping set per question."""

from collections.abc import Iterable

import duckdb

from benchmarks.job import COLUMNS, DATE, SEGMENT, Counted
from benchmarks.peers.answer import DELIMITERS, answer


def count(path: str, form: str) -> Iterable[Counted]:
    """Return every answer with its number of rows."""
    answers = ", ".join(f"coalesce({name}, '') AS {name}" for name in COLUMNS)
    sets = ", ".join(f"(country, month, {name})" for name in COLUMNS)
    # A bit of the number of a grouping set is 0 where its column is grouped by, the last column lowest.
    found = duckdb.execute(
        f"SELECT grouping({', '.join(COLUMNS)}), country, month, {', '.join(COLUMNS)}, count(*) FROM ("  # noqa: S608 - our own
        f"SELECT coalesce({SEGMENT}, '') AS country, coalesce({DATE}[:7], '') AS month, {answers}"
        f" FROM {_source(path, form)}) GROUP BY GROUPING SETS ({sets})"
    ).fetchall()
    names = list(COLUMNS)
    which = {7 - 4 // 2**place: place for place in range(3)}
    return [
        (names[which[bits]], country, month, answers[which[bits]], number)
        for bits, country, month, *answers, number in found
    ]


def _source(path: str, form: str) -> str:
    if form == "parquet":
        return f"read_parquet('{path}')"
    dialect = f"delim='{DELIMITERS[form]}', quote='\"', escape='\"', header=true"
    return f"read_csv('{path}', all_varchar=true, {dialect})"


if __name__ == "__main__":
    answer(count)
