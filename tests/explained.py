"""Configurations as `cxcli explain` prints them, and tables that have the columns they name."""

import csv
import textwrap
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

from cxcli.cli.definitions import explanation
from cxcli.config.load import from_text
from cxcli.config.study import study_of
from cxcli.metric import key_of
from cxcli.metrics import METRICS
from cxcli.study.question import Question
from cxcli.study.study import Measure, Study
from cxcli.words import Lang

TITLES: Mapping[Lang, str] = {"en": "Configuration, ready to paste", "fr": "Configuration, prête à coller"}
PRIVATE = "privacy: {suppress_below: 0}\n"
ROWS = 90

_COUNTS = {
    **dict.fromkeys(("start", "users_start", "users_end", "invited", "visitors", "contacts", "mau"), 100),
    **dict.fromkeys(("active_users", "total", "responses", "market_mentions", "customers"), 100),
    **dict.fromkeys(("leads", "with_comment", "retained_customers"), 50),
    "end": 95,
    "lost_new": 0,
    "customer_months": 1200,
}
"""Wholes that exceed their parts, of 5 each; 5 lost and as many new lead to 95 of 100 customers and 5 more."""

_NUMBERS = {"margin": "0.6", "churn": "0.05", "retention": "0.95", "discount": "0.1", "horizon": "5"}


def configurations(name: str, lang: Lang = "en") -> list[str]:
    """Return every configuration that the explanation of a metric shows, without its indentation."""
    _, *blocks = explanation(name, lang).split(f"\n{TITLES[lang]}\n")
    return [textwrap.dedent(block.split("\n\n")[0]) + "\n" for block in blocks]


def pasted(configuration: str) -> Study:
    """Return the study of a configuration with nothing added but its version."""
    return study_of(from_text(f"version: 1\n{configuration}"))


def write_table(study: Study, path: Path) -> None:
    """Write a table with the columns of a study, whose cells hold what its metrics read there."""
    columns = dict(_columns(study))
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(zip(*columns.values(), strict=True))


def _columns(study: Study) -> Iterator[tuple[str, list[str]]]:
    if study.date is not None:
        yield str(study.date.column), [_day(i).isoformat() for i in range(ROWS)]
    for respondent in (study.respondent, study.design.clusters):
        if respondent is not None:
            yield str(respondent), [f"c{i % 30}" for i in range(ROWS)]
    for measure in study.measures:
        for ref in measure.question.columns:
            yield str(ref), [_answer(measure.question, i) for i in range(ROWS)]
        for name, ref in measure.inputs.items():
            if not _is_number(str(ref)):
                yield str(ref), [_cell(measure, name, i) for i in range(ROWS)]
    for cut in study.cuts:
        for variable in cut.variables:
            yield str(variable.column), [str(i % 11) for i in range(ROWS)]


def _answer(question: Question, i: int) -> str:
    points = question.scale.points()
    return str(points[i % len(points)])


def _cell(measure: Measure, name: str, i: int) -> str:
    metric = METRICS[measure.type]
    way = metric.way_of(measure)
    kinds: dict[str, Any] = {key.name: key.kind for key in metric.keys} | {**(way.kinds if way else {})}
    key = key_of(name)
    cells = {
        "number": _NUMBERS.get(key, str(20 + i % 7)),
        "count": str(_COUNTS.get(key, 5)),
        "components": str(i % 10),
        "seconds": str(30 + i),
        "day": _day(i, 60 * (key == "end")).isoformat(),
        "event": _day(i, 20).isoformat() if i % 3 else "",
        "moment": f"{_day(i)} 10:{i % 60:02}",
        "month": f"2026-0{1 + i // 30}",
        "name": "Export" if key == "feature" and i % 2 else f"{key}{i % 30}",
        "flag": "yes" if i % 3 else "no",
        "marks": "x" if i % 4 else "",
        "comment": "good" if i % 2 else "",
        "word": "positive",
        "billing": "month",
        "paid": "active",
    }
    return cells[kinds[key]]


def _day(i: int, later: int = 0) -> date:
    return date(2026, 1, 1) + timedelta(days=i + later)


def _is_number(text: str) -> bool:
    try:
        Fraction(text)
    except ValueError:
        return False
    return True
