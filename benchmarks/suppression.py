"""Tries to work out hidden results from shown ones, in many reports, without asking cxcli what adds up."""

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields
from itertools import product

import numpy as np
import pandas as pd

import cxcli
from benchmarks.suppression_tables import PERSON, Survey, survey
from cxcli.report.model import Result

_EXACT = 1e-7


@dataclass(frozen=True, slots=True)
class Attack:
    """What was found in some reports: numbers of results, and of people.

    `leaky` are small results that would follow if only small ones were hidden; `safe_people` those of
    results that are not small, in which people count as often as they stand in results.
    """

    reports: int = 0
    results: int = 0
    small: int = 0
    complementary: int = 0
    leaky: int = 0
    recoverable: int = 0
    safe_people: int = 0
    shown_people: int = 0

    def __add__(self, other: "Attack") -> "Attack":
        """Add up two of them."""
        return Attack(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Attack)))


@dataclass(frozen=True, slots=True)
class Groups:
    """The finest groups of people of a survey: every value of every segment column, every month.

    Groups that nobody is in are among them, since a reader does not know that; only a city is always in
    its region. Rows without a date are groups of their own, where a survey has months and such rows.
    """

    names: Sequence[str]
    rows: np.ndarray


def main(arguments: Sequence[str]) -> int:
    """Attack some reports, and return the exit code: 1 when a hidden number could be worked out."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks suppression", description=__doc__)
    parser.add_argument("--reports", type=int, default=400, help="reports to attack (default: 400)")
    return 0 if suppression(parser.parse_args(arguments).reports) else 1


def suppression(reports: int) -> bool:
    """Print how well hidden results stay hidden in some reports; tell whether all of them do."""
    found = sum((attacked(survey(seed)) for seed in range(reports)), Attack())
    hidden = found.small + found.complementary
    print(f"{found.reports} reports, {found.results:,} results")
    print(
        f"hidden as small: {found.small:,}; {found.leaky:,} of them would follow if nothing else were hidden"
    )
    print(f"hidden to protect others: {found.complementary:,}")
    print(f"recoverable of {hidden:,} hidden results: {found.recoverable} (goal 0)")
    print(
        f"people in results that are not small, still shown: {found.shown_people / max(found.safe_people, 1):.1%}"
    )
    return not found.recoverable


def attacked(of: Survey) -> Attack:
    """Return what can be worked out of the report of one survey."""
    results = cxcli.score(pd.DataFrame(of.rows, dtype=str), config=dict(of.config)).results
    metrics = list(dict.fromkeys(result.metric for result in results))
    by_metric = [[result for result in results if result.metric == metric] for metric in metrics]
    groups = _groups(of)
    made_of = np.array([_is_made_of(result, groups) for result in by_metric[0]])
    found = sum((_attack(of, groups, made_of, mine) for mine in by_metric), Attack(reports=1))
    # The rows of a result are those of every metric: what one metric shows of them, all show.
    anywhere = np.any([_hidden_as(None, mine) for mine in by_metric], axis=0)
    return found + Attack(recoverable=_recoverable(made_of, anywhere))


def _attack(of: Survey, groups: Groups, made_of: np.ndarray, results: Sequence[Result]) -> Attack:
    small, shown = _hidden_as("small_base", results), _hidden_as(None, results)
    people = made_of @ _people(of, groups, results[0].metric)
    return Attack(
        results=len(results),
        small=int(small.sum()),
        complementary=int((~small & ~shown).sum()),
        leaky=_recoverable(made_of, ~small),
        recoverable=_recoverable(made_of, shown),
        safe_people=int(people[~small].sum()),
        shown_people=int(people[shown].sum()),
    )


def _hidden_as(reason: str | None, results: Sequence[Result]) -> np.ndarray:
    return np.array([result.suppressed == reason for result in results])


def _recoverable(made_of: np.ndarray, shown: np.ndarray) -> int:
    """Return how many hidden rows are a linear combination of the shown ones.

    A result that no group is in (a city in another region) is nobody's: there is nothing to hide.
    """
    possible = made_of.any(axis=1)
    made_of, shown = made_of[possible].astype(float), shown[possible]
    if shown.all() or not shown.any():
        return 0
    known, wanted = made_of[shown].T, made_of[~shown].T
    best = np.linalg.lstsq(known, wanted, rcond=None)[0]
    return int((np.abs(known @ best - wanted).max(axis=0) < _EXACT).sum())


def _groups(of: Survey) -> Groups:
    names = [name for name in PERSON if any(name in cut for cut in of.cuts)]
    seen = [sorted({row[name] for row in of.rows}) for name in names]
    months = sorted({row["date"][:7] for row in of.rows}) if of.has_periods else [""]
    values = [dict(zip([*names, "month"], group, strict=True)) for group in product(*seen, months)]
    possible = [v for v in values if not {"city", "region"} <= v.keys() or v["city"][:1] == v["region"]]
    return Groups([*names, "month"], np.array([list(v.values()) for v in possible]))


def _is_made_of(result: Result, groups: Groups) -> np.ndarray:
    """Return which groups a result is made of."""
    wanted = {name: value or "" for name, value in result.segment.items()}
    wanted |= {"month": result.period} if result.period is not None else {}
    is_in = np.ones(len(groups.rows), dtype=bool)
    for name, value in wanted.items():
        is_in &= groups.rows[:, list(groups.names).index(name)] == value
    return is_in


def _people(of: Survey, groups: Groups, metric: str) -> np.ndarray:
    """Return how many people of each group gave an answer."""
    months = "date" if of.has_periods else ""
    people = Counter(
        (*(row[name] for name in groups.names[:-1]), row.get(months, "")[:7])
        for row in of.rows
        if row[metric]
    )
    return np.array([people[tuple(map(str, group))] for group in groups.rows])
