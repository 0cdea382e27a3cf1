"""Small tables, what commands say of them, and what holds for every metric; for `accounts.md`."""

import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

from docs.pages import csv_text, fenced, read_csv, said_in

FIRST = date(2026, 9, 1)
"""The first day of the tables that are made up here."""

Run = str | tuple[str, Mapping[str, Any]]
"""A command, with the other arguments of `docs.pages.said_by` where it needs some."""


def made(files: Mapping[str, str], *runs: Run, rows: int = 4) -> str:
    """Return files that are made up, and what commands print in a folder that holds nothing else.

    Args:
        files: name -> text. A configuration is shown without its first line, `version: 1`; a table with its
            first rows. What is named `(name)` is not shown.
        runs: the commands.
        rows: of a longer table, how many are shown.
    """
    blocks = [_shown(name, text, rows) for name, text in files.items() if not name.startswith("(")]
    with tempfile.TemporaryDirectory() as folder:
        _write(files, Path(folder))
        return "\n\n".join([*blocks, said_in(Path(folder), *runs)])


def in_copy(folder: Path, *runs: Run) -> str:
    """Return what commands print in a copy of a folder, where they may write."""
    with tempfile.TemporaryDirectory() as copied:
        shutil.copytree(folder, copied, dirs_exist_ok=True)
        return said_in(Path(copied), *runs)


def told(files: Mapping[str, str], command: str, *keys: str) -> str:
    """Return a detail of each result of a report, as a table of its names and numbers.

    Args:
        files: as in `made`; none is shown.
        command: that prints the report as JSON.
        keys: where the detail is, from `details` on.
    """
    with tempfile.TemporaryDirectory() as folder:
        _write(files, Path(folder))
        printed = said_in(Path(folder), command).split("\n", 2)[2].removesuffix("```")
    results = [one for one in json.loads(printed)["results"] if one["details"]]
    found = {"/".join(one["segment"].values()) or "all": _inside(one["details"], keys) for one in results}
    names = sorted({name for detail in found.values() for name in detail})
    lines = [
        f"| {name} | {' | '.join(f'{100 * one.get(name, 0):.0f}' for one in found.values())} |"
        for name in names
    ]
    return "\n".join([f"| | {' | '.join(found)} |", "|---|" + "---|" * len(found), *lines])


def bases() -> str:
    """Return every basis of the metrics that are no survey question and have several: what it does."""
    from cxcli.definitions.bases import basis_says
    from cxcli.metrics import METRICS

    rows = []
    for metric in METRICS.values():
        several = metric.ways and len(metric.statistics) > 1
        for name in metric.statistics if several else ():
            default = " (default)" if name == metric.statistics[0] else ""
            rows.append(f"| `{metric.name}` | `{name}`{default} | {basis_says(metric.name, name).en} |")
    return "\n".join(["| metric | basis | what it does |", "|---|---|---|", *_without_repeats(rows)])


def intervals() -> str:
    """Return the interval of every metric that is no survey question, from rows and from ready counts."""
    from cxcli.metrics import METRICS

    rows = [
        f"| `{name}` | {' | '.join(_of_way(name, way) for way in ('rows', 'counts'))} |"
        for name, metric in METRICS.items()
        if metric.ways
    ]
    return "\n".join(["| metric | from rows | from ready counts |", "|---|---|---|", *rows])


def came_to_use() -> str:
    """Return a table of the days of September on which 40 users came, and what they used."""
    features = ("Calendar", "Invoices", "Export")
    days = [(day, user) for day in range(30) for user in range(1, 41) if _came(user, day)]
    used = ((user, FIRST + timedelta(day), features[user * day % 3 if user % 4 else 0]) for day, user in days)
    return table("User,Day,Feature", ((f"U{user:02}", day, feature) for user, day, feature in used))


def themes_of_survey() -> str:
    """Return the answers of `examples/scorecard_en` with a score, and a column of themes coded by hand."""
    words = {
        "ease": ("two clicks", "understood", "Does what"),
        "gaps": ("lacks", "slow", "Export", "Setting up"),
        "price": ("Invoices",),
        "support": ("Support", "three times"),
    }

    def themes(comment: str) -> str:
        return ";".join(name for name, cues in words.items() if any(cue in comment for cue in cues))

    answers = [row for row in read_csv("examples/scorecard_en/survey.csv") if row["Recommend (0-10)"]]
    kept = ("Response", "Recommend (0-10)", "Comment")
    return csv_text([{k: row[k] for k in kept} | {"Themes": themes(row["Comment"])} for row in answers])


def table(header: str, rows: Iterable[Sequence[object]]) -> str:
    """Return a table as the text of a CSV file."""
    return "\n".join([header, *(",".join(map(str, row)) for row in rows)]) + "\n"


def _shown(name: str, text: str, rows: int) -> str:
    if name.endswith(".yaml"):
        return fenced(text.strip().splitlines(), "yaml")
    lines = text.splitlines()
    return fenced([*lines[: rows + 1], *["…"] * (len(lines) > rows + 1)], "text")


def _write(files: Mapping[str, str], folder: Path) -> None:
    for name, text in files.items():
        first = "version: 1\n" if name.strip("()").endswith(".yaml") else ""
        (folder / name.strip("()")).write_text(first + text.lstrip("\n"), encoding="utf-8")


def _inside(detail: Any, keys: Iterable[str]) -> Any:
    for key in keys:
        detail = detail[key]
    return detail


def _without_repeats(rows: Iterable[str]) -> Iterator[str]:
    """Yield the rows of a table, each metric named in the first of its own only."""
    for metric, own in groupby(rows, key=lambda row: row.split("|")[1]):
        first, *others = own
        yield first
        yield from (row.replace(f"|{metric}|", "| |", 1) for row in others)


def _of_way(name: str, way: str) -> str:
    """Return the intervals of a metric whose data comes in some way, and of which bases they are."""
    from cxcli.metrics import METRICS

    metric = METRICS[name]
    mine = [one.statistics or metric.statistics for one in metric.ways if one.name == way]
    asked = [metric.statistics] if way == "rows" and metric.takes_column else []
    methods: dict[str, list[str]] = {}
    for basis in dict.fromkeys(basis for given in (*mine, *asked) for basis in given):
        methods.setdefault(_method(name, basis, way), []).append(f"`{basis}`")
    if len(methods) < 2:
        return next(iter(methods), "–")
    return "; ".join(f"{method} ({', '.join(own)})" for method, own in methods.items())


def _method(name: str, basis: str, way: str) -> str:
    from cxcli.metrics import METRICS
    from cxcli.stats.methods import default_method
    from cxcli.study.coding import Coding
    from cxcli.study.question import Question
    from cxcli.study.scale import scale
    from cxcli.study.study import Measure

    points = scale(0, 1)
    question = Question((), points, METRICS[name].better, Coding(points))
    found = default_method(METRICS[name].headline(Measure(name, name, "", basis, question, way=way)).kind)
    return f"`{found}`" if found else "none"


def _came(user: int, day: int) -> bool:
    return day % (1 + user % 7) == 0 or (user + day) % 5 == 0
