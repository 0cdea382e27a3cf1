"""pandas as most people use it: read the whole file, group by what is asked."""

from collections.abc import Iterable
from typing import Literal

import pandas as pd

from benchmarks.job import COLUMNS, DATE, SEGMENT, Counted
from benchmarks.peers.answer import DELIMITERS, ENCODINGS, answer


def count(path: str, form: str) -> Iterable[Counted]:
    """Return every answer with its number of rows."""
    frame = _read(path, form)
    frame["month"] = frame[DATE].str[:7]
    for name in COLUMNS:
        sizes = frame.groupby([SEGMENT, "month", name], sort=False).size().reset_index(name="rows")
        for country, month, text, number in sizes.itertuples(index=False, name=None):
            yield name, country, month, str(text), int(number)


def _read(path: str, form: str) -> pd.DataFrame:
    if form == "parquet":
        return pd.read_parquet(path, columns=[SEGMENT, DATE, *COLUMNS])
    if form in ("xlsx", "calamine"):
        engine: Literal["openpyxl", "calamine"] = "openpyxl" if form == "xlsx" else "calamine"
        return pd.read_excel(path, engine=engine, keep_default_na=False)
    # By default "N/A" would be lost among the blanks, and the numbers would not be the same.
    return pd.read_csv(path, sep=DELIMITERS[form], encoding=ENCODINGS[form], keep_default_na=False)


if __name__ == "__main__":
    answer(count)
