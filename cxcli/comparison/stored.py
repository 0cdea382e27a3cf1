"""A wave from the JSON report of an earlier run, where its counts suffice.

A report holds how many people gave each answer, and the effective number of people behind the value.
That is all that scores and differences need: the answers are weighted as so many effective people.
Where weights or clusters were at work, the effective number is the cautious one of the two that the
run knew, so a mean's standard error may come out a little larger than it was then, never smaller.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from cxcli.comparison.group import Group, Key, Measured
from cxcli.errors import FileMissing, NotAReport, Place, UnreadableFile
from cxcli.evidence import MICRO, Count, Design, Distribution
from cxcli.metrics import METRICS
from cxcli.report.model import SCHEMA, Interval, QuestionFacts, Result
from cxcli.words import Words

LARGEST = 1 << 28
"""Bytes a report may have."""


def is_report(path: str) -> bool:
    """Tell whether a path names a report and not an export: reports are JSON files."""
    return path.lower().endswith(".json")


def stored_wave(path: str) -> Measured:
    """Return the wave that a report of an earlier run tells of.

    Raises:
        FileMissing: there is no such file.
        UnreadableFile: it cannot be read.
        NotAReport: it is no `cxcli.report/1`.
    """
    document = _document(path)
    if document.get("schema") != SCHEMA:
        raise _no_report(path)
    try:
        groups = [_group(item) for item in document["results"] if item["period"] is None]
    except (KeyError, TypeError, ValueError, AttributeError):
        raise _no_report(path) from None
    found: dict[Key, Group] = {group.key: group for group in groups}
    return Measured(path=path, groups=found, stored=True)


def _document(path: str) -> dict[str, Any]:
    try:
        with Path(path).open("rb") as stream:
            data = stream.read(LARGEST + 1)
        found = json.loads(data) if len(data) <= LARGEST else None
    except FileNotFoundError:
        raise FileMissing(
            Words(f"There is no file '{path}'.", f"Le fichier « {path} » n'existe pas."),
            Words("Check the path.", "Vérifiez le chemin."),
            Place(file=path),
        ) from None
    except OSError as error:
        said = error.strerror or type(error).__name__
        raise UnreadableFile(
            Words(f"'{path}' cannot be read: {said}.", f"« {path} » est illisible : {said}."),
            place=Place(file=path),
        ) from None
    except (ValueError, RecursionError):
        found = None
    return found if isinstance(found, dict) else {}


def _group(item: Mapping[str, Any]) -> Group:
    result = _result(item)
    return Group(result, None if result.suppressed else _answers(item, result))


def _result(item: Mapping[str, Any]) -> Result:
    if item["type"] not in METRICS or item["statistic"] not in METRICS[item["type"]].units:
        raise ValueError(item["type"])
    interval, question = item["interval"], item["question"]
    return Result(
        metric=str(item["metric"]),
        type=item["type"],
        title=str(item["title"]),
        statistic=item["statistic"],
        segment={str(k): None if v is None else str(v) for k, v in item["segment"].items()},
        period=None,
        unit=str(item["unit"]),
        question=QuestionFacts(
            scale=(float(question["scale"][0]), float(question["scale"][1])),
            step=float(question["step"]),
            better=str(question["better"]),
            fingerprint=str(question["fingerprint"]),
            positive=tuple(float(point) for point in question.get("positive", ())),
        ),
        value=None if item["value"] is None else float(item["value"]),
        interval=None if interval is None else _interval(interval),
        n=None if item["n"] is None else int(item["n"]),
        n_effective=None if item["n_effective"] is None else float(item["n_effective"]),
        suppressed=item["suppressed"],
        flags=tuple(map(str, item["flags"])),
    )


def _interval(written: Mapping[str, Any]) -> Interval:
    low, high, confidence = (float(written[key]) for key in ("low", "high", "confidence"))
    return Interval(low, high, confidence, str(written["method"]))


def _answers(item: Mapping[str, Any], result: Result) -> Distribution:
    people = {Fraction(point): int(n) for point, n in item["distribution"].items() if n}
    weighted = item.get("weighted_distribution")
    weights = {point: n * MICRO for point, n in people.items()}
    if weighted is not None:
        weights = {Fraction(point): round(weight * MICRO) for point, weight in weighted.items()}
    total, n = sum(weights[point] for point in people), sum(people.values())
    if not n:
        return Distribution({}, weighted=weighted is not None)
    plain = Distribution({point: _count(people[point], weights[point]) for point in sorted(people)})
    effective = Fraction(result.n_effective or n)
    return plain if effective == n and weighted is None else _as_effective(plain, total, effective, item)


def _count(people: int, weight: int) -> Count:
    return Count(people, weight, weight * MICRO)


def _as_effective(
    plain: Distribution, total: int, effective: Fraction, item: Mapping[str, Any]
) -> Distribution:
    """Return the answers as weighing so many effective people: W / n of squared weight for each weight."""
    each = Fraction(total) / effective
    valid = {p: Count(c.people, c.weight, round(c.weight * each)) for p, c in plain.valid.items()}
    df = (item["details"] or {}).get("df")
    covariance = {(p, p): each * c.weight for p, c in plain.valid.items()}
    clusters = int((item["details"] or {}).get("clusters") or 0)
    design = None if df is None else Design(covariance, clusters, int(df))
    return replace(plain, valid=valid, weighted="weighted_distribution" in item, design=design)


def _no_report(path: str) -> NotAReport:
    return NotAReport(
        Words(
            f"'{path}' is no report of cxcli ({SCHEMA}).",
            f"« {path} » n'est pas un rapport de cxcli ({SCHEMA}).",
        ),
        Words(
            "Write one with: cxcli score FILE -o report.json.",
            "Écrivez-en un avec : cxcli score FICHIER -o rapport.json.",
        ),
        Place(file=path),
    )
