"""Rules that need all rows: dates, duplicates, latest answers; and blank weights, the last of all."""

from dataclasses import replace
from datetime import date

import numpy as np

from cxcli.metrics import METRICS
from cxcli.passes.duplicates import of_periods, repeats, same_row_and_id, superseded
from cxcli.passes.findings import Findings
from cxcli.passes.weights import BLANK_WEIGHT
from cxcli.study.period import first_day_of_last, period_of
from cxcli.study.study import Period, Study, Window
from cxcli.tally.rows import NO_DAY, OUTSIDE, Rows

OUTSIDE_DATES = "outside dates"
DUPLICATE_ROW = "duplicate row"
SUPERSEDED_RESPONSE = "superseded response"
SUPERSEDED_RESPONDENT = "superseded respondent"
WEIGHT_MISSING = "weight missing"


def needs_all_rows(study: Study) -> bool:
    """Tell whether a row's fate depends on rows that come later, so that coded rows are held."""
    by_identity = study.response is not None or study.unit == "respondent" or study.duplicates == "drop"
    return by_identity or study.window.last is not None or study.raking is not None


def holds_rows(study: Study) -> bool:
    """Tell whether used rows are held to the end.

    Clusters, strata and weights from margins need them all; who answered is compared with other waves;
    and people and things of an account are counted once, however many rows they have.
    """
    accounts = any(measure.way is not None for measure in study.measures)
    design = study.design
    declared = design.strata is not None or design.clusters is not None
    return declared or study.respondent is not None or study.raking is not None or accounts


def within_dates(rows: Rows, study: Study, findings: Findings) -> Rows:
    """Return the rows whose day lies in the window; those without a day are outside of any.

    Metrics that bring their own days know the window themselves: for them no row is dropped; rows outside
    the window are then asked nothing by the other metrics.
    """
    if rows.days is None or study.window == Window():
        return rows
    first, last = limits(study.window, int(rows.days.max(initial=0)))
    inside = rows.days != NO_DAY
    inside &= (rows.days >= (first or 0)) & (rows.days <= (last or date.max.toordinal()))
    own = {m.name for m in study.measures if METRICS[m.type].has_own_days(m)}
    if not own:
        return _without(rows, ~inside, OUTSIDE_DATES, findings)
    answers = {
        name: codes if name in own else np.where(inside, codes, OUTSIDE).astype(np.int32)
        for name, codes in rows.answers.items()
    }
    return replace(
        rows,
        answers=answers,
        responses=_nobodys(rows.responses, ~inside),
        respondents=_nobodys(rows.respondents, ~inside),
    )


def limits(window: Window, newest: int) -> tuple[int | None, int | None]:
    """Return the first and the last day of a window (proleptic ordinals); None: not limited on that side.

    Args:
        window: as asked for.
        newest: the latest day of the data, from which `last` reaches back; 0 without one.
    """
    first = date.fromisoformat(window.since).toordinal() if window.since else None
    last = date.fromisoformat(window.until).toordinal() if window.until else None
    if window.last and newest:
        last = min(last or newest, newest)
        first = max(first or 0, first_day_of_last(window.last, date.fromordinal(last)).toordinal())
    return first, last


def _nobodys(ids: np.ndarray | None, which: np.ndarray) -> np.ndarray | None:
    """Return the ids with those of some rows blank, so that these rows supersede no other."""
    return None if ids is None else np.where(which, np.uint64(0), ids)


def latest(rows: Rows, study: Study, findings: Findings) -> Rows:
    """Return the rows without repeated rows and superseded responses."""
    if rows.responses is not None and rows.identities is not None:
        same = same_row_and_id(rows.responses, rows.identities)
        rows = _without(rows, same, DUPLICATE_ROW, findings)
    if rows.identities is not None and study.duplicates == "drop":
        again = repeats(_without_id(rows))
        rows = _without(rows, again, DUPLICATE_ROW, findings)
    if rows.responses is not None:
        older = superseded(rows.responses, rows.stamps)
        rows = _without(rows, older, SUPERSEDED_RESPONSE, findings)
    return rows


def latest_of_respondents(rows: Rows, findings: Findings) -> Rows:
    """Return the last row of each respondent in the whole input."""
    if rows.respondents is None:
        return rows
    older = superseded(rows.respondents, rows.stamps)
    return _without(rows, older, SUPERSEDED_RESPONDENT, findings)


def latest_of_each_period(rows: Rows, period: Period) -> Rows:
    """Return the last row of each respondent in every period."""
    if rows.respondents is None or rows.days is None:
        return rows
    days, which = np.unique(rows.days, return_inverse=True)
    names = [period_of(date.fromordinal(int(day)), period) if day else "" for day in days]
    codes = np.unique(names, return_inverse=True)[1] if names else np.zeros(0, dtype=np.int64)
    ids = of_periods(rows.respondents, np.take(codes, which))
    return rows.select(~superseded(ids, rows.stamps))


def weighed(rows: Rows, findings: Findings) -> Rows:
    """Return the rows that have a weight, where weights are asked for."""
    if rows.weights is None:
        return rows
    return _without(rows, rows.weights == BLANK_WEIGHT, WEIGHT_MISSING, findings)


def _without_id(rows: Rows) -> np.ndarray:
    """Return the identities of rows without an id; rows that have one are left to their id."""
    identities = rows.identities if rows.identities is not None else np.zeros(len(rows), dtype=np.uint64)
    identities = np.maximum(identities, 1)
    return identities if rows.responses is None else np.where(rows.responses == 0, identities, 0)


def _without(rows: Rows, dropped: np.ndarray, rule: str, findings: Findings) -> Rows:
    findings.drop(rule, int(dropped.sum()))
    return rows.select(~dropped) if dropped.any() else rows
