"""The job that every tool does: NPS, CSAT and CES of an export, overall, by country, by month and by both.

A tool counts texts; what a text means is written here once, with the standard library alone, so that
cxcli (whose reading is its own) has somebody to agree with.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction

Counted = tuple[str, str, str, str, int]
"""Column, country, day or month ("" without), text of the answer, number of rows."""

Counts = dict[str, dict[str, float]]
"""`metric|country|month` -> valid, missing, not_applicable, invalid, value, and people per answer; `*`: all."""

JOB = (
    "The job: NPS, CSAT and CES, overall, by country, by month and by both (750 results); cxcli adds intervals and\n"
    "tests against the rest, and looks for no duplicates (duplicates: off) unless it says so; all numbers are the same."
)

SEGMENT, DATE, ALL = "country", "RecordedDate", "*"
COLUMNS = {"nps": "nps", "satisfaction": "csat", "effort": "ces"}
"""Column -> metric."""

_SCALES = {"nps": (0, 10), "csat": (1, 5), "ces": (1, 7)}
_SATISFACTION = (
    "very dissatisfied", "dissatisfied", "neither satisfied nor dissatisfied", "satisfied", "very satisfied",
)  # fmt: skip
_MISSING = {"", "na", "null", "none", "nan", "-"}
_NOT_APPLICABLE = {"n/a", "don't know"}


def config(duplicates: str = "off", questions: int = 0, interval: str = "", period: str = "month") -> str:
    """Return the configuration of the job.

    Args:
        duplicates: what is done about identical rows; `off`, since no other tool looks for them.
        questions: how many star ratings are scored as well, 0 to 5.
        interval: the method of the intervals of NPS and CSAT; "": as cxcli chooses, p-values corrected.
        period: what is scored for each; "": none, which is no more the job but a small score.
    """
    method = f", interval: {interval}" if interval else ""
    timing = f"period: {period}\n" if period else ""
    stars = "".join(f"  stars_{n}: {{type: rating, column: stars_{n}}}\n" for n in range(1, questions + 1))
    return f"""version: 1
source: {{profile: none}}
date: {{column: {DATE}, timezone: UTC}}
{timing}segments: [{SEGMENT}]
duplicates: {duplicates}
privacy: {{suppress_below: 0}}
statistics: {{adjust: {"none" if interval else "holm"}}}
metrics:
  nps: {{type: nps, column: nps{method}}}
  csat: {{type: csat, column: satisfaction, labels: en.sat5{method}}}
  ces: {{type: ces, column: effort, better: higher}}
{stars}"""


def counts(counted: Iterable[Counted]) -> Counts:
    """Return what the counted texts amount to, in every group that has rows."""
    groups: dict[str, Counter[str]] = {}
    for column, country, day, text, number in counted:
        metric = COLUMNS[column]
        kept = meaning(metric, text)
        months = (ALL, day[:7]) if day else (ALL,)
        for key in (f"{metric}|{one}|{month}" for one in (ALL, country) for month in months):
            groups.setdefault(key, Counter())[kept] += number
    return {key: _with_value(key.partition("|")[0], group) for key, group in groups.items()}


def meaning(metric: str, text: str) -> str:
    """Return the answer that a text is (`10`), or `missing`, `not_applicable` or `invalid`."""
    said = " ".join(text.split()).casefold()
    if said in _MISSING:
        return "missing"
    if said in _NOT_APPLICABLE:
        return "not_applicable"
    if metric == "csat" and said in _SATISFACTION:
        return str(_SATISFACTION.index(said) + 1)
    low, high = _SCALES[metric]
    try:
        number = float(said)
    except ValueError:
        return "invalid"
    return str(int(number)) if number.is_integer() and low <= number <= high else "invalid"


def counts_of_report(report: str) -> Counts:
    """Return what the JSON report of cxcli says of the same groups."""
    found: Counts = {}
    for result in json.loads(report)["results"]:
        if result["metric"] not in _SCALES:
            continue
        country = (result["segment"][SEGMENT] or "") if result["segment"] else ALL
        people = {answer: number for answer, number in result["distribution"].items() if number}
        value = {} if result["value"] is None else {"value": result["value"]}
        states = {state: number for state, number in result["answers"].items() if number}
        found[f"{result['metric']}|{country}|{result['period'] or ALL}"] = states | people | value
    return found


def difference(found: Counts, expected: Counts) -> str | None:
    """Return the first thing in which two accounts differ, in words; None: every number is the same."""
    for key in sorted(found.keys() | expected.keys()):
        mine, theirs = found.get(key, {}), expected.get(key, {})
        for name in sorted(mine.keys() | theirs.keys()):
            if not _same(name, mine.get(name), theirs.get(name)):
                return f"{key}, {name}: {mine.get(name)} instead of {theirs.get(name)}"
    return None


def _same(name: str, one: float | None, other: float | None) -> bool:
    """Tell whether two numbers are the same; values are divided, so their last bit may differ."""
    if one is None or other is None or name != "value":
        return one == other
    return abs(one - other) <= 1e-9


def _with_value(metric: str, group: Mapping[str, int]) -> dict[str, float]:
    people = {int(answer): number for answer, number in group.items() if answer.isdigit()}
    n = sum(people.values())
    return dict(group) | ({"valid": n, "value": float(_value(metric, people, n))} if n else {})


def _value(metric: str, people: Mapping[int, int], n: int) -> Fraction:
    if metric == "ces":
        return Fraction(sum(answer * number for answer, number in people.items()), n)
    if metric == "csat":
        return Fraction(100 * sum(number for answer, number in people.items() if answer >= 4), n)
    points = {answer: (answer >= 9) - (answer <= 6) for answer in people}
    return Fraction(100 * sum(points[answer] * number for answer, number in people.items()), n)
