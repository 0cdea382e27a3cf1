"""Customers who come and go, looked at one by one; and the same as ready counts."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from tests.reckoning.trial import (
    ON,
    ONE_DAY,
    Asked,
    Number,
    Row,
    Rows,
    Trial,
    by_statistic,
    day,
    days_from,
    month_of,
    named,
    ratio,
    sums,
)

Period = tuple[date, date]

MONTH_OF_DAYS = Fraction("30.4375")


def is_there(rows: Rows, on: date) -> bool:
    """Tell whether any row is there on a day: from the day after its start to the day of its end."""
    return any(day(row["since"]) < on and (not row["left"] or day(row["left"]) >= on) for row in rows)


def periods(rows: Rows, month: str | None) -> list[Period]:
    """Return the months of the data, the last one up to where the data ends; or one of them."""
    if not rows:
        return []
    first = min(row["since"] for row in rows)
    last = max(row[name] for row in rows for name in ("since", "left"))
    months = sorted({f"{on:%Y-%m}" for on in days_from(day(first), day(last))})
    wanted = [one for one in months if month in (None, one)]
    return [(month_of(one)[0], min(month_of(one)[1], day(last))) for one in wanted]


class _People:
    """The customers of a plan in one period, one by one."""

    def __init__(self, rows: Rows, asked: Asked, period: Period) -> None:
        self.start = self.lost = self.new = self.lost_new = self.end = self.days = 0
        self.revenue = self.lost_revenue = Fraction(0)
        for who in named(asked.of_plan(rows), "customer"):
            own = [row for row in rows if row["customer"] == who]
            self._add(own, asked.of_plan(own), period)

    def _add(self, own: Rows, mine: Rows, period: Period) -> None:
        first, last = period
        stays = is_there(own, last + ONE_DAY)
        was = is_there(mine, first)
        is_new = not is_there(own, first) and any(first <= day(row["since"]) <= last for row in mine)
        self.start += was
        self.lost += was and not stays
        self.new += is_new
        self.lost_new += is_new and not stays
        self.end += is_there(mine, last + ONE_DAY)
        self.days += sum(is_there(mine, on) for on in days_from(first, last))
        revenue = sums([row for row in mine if is_there([row], first)], "mrr")
        self.revenue += revenue
        self.lost_revenue += 0 if stays else revenue


def churned(rows: Rows, asked: Asked) -> Number:
    """Return the churn, or the retention as `kept`, of all periods pooled."""
    each = [_People(rows, asked, period) for period in periods(rows, asked.month)]
    start, lost, new, lost_new, end = (
        sum(getattr(one, name) for one in each) for name in ("start", "lost", "new", "lost_new", "end")
    )
    gone = lost + lost_new
    return {
        "start_base": lambda: ratio(lost, start, 100),
        "kept": lambda: ratio(start - lost, start, 100),
        "net_change": lambda: ratio(start - end, start, 100),
        "total": lambda: ratio(gone, start + new, 100),
        "average": lambda: ratio(2 * gone, start + end, 100),
        # Who only came over from another segment is neither there at the start nor new: nobody is behind a rate.
        "exposure": lambda: (
            ratio(100 * gone * MONTH_OF_DAYS, sum(one.days for one in each)) if start + new else None
        ),
        "mrr": lambda: ratio(sum(o.lost_revenue for o in each), sum(o.revenue for o in each), 100),
    }[asked.statistic]()


def grown(rows: Rows, asked: Asked) -> Number:
    """Return the growth of a month; of all of the time from its first day to its last."""
    each = periods(rows, asked.month)
    if not each:
        return None
    whole = _People(rows, asked, (each[0][0], each[-1][1]))
    return ratio(whole.end - whole.start, whole.start, 100)


def _rows(statistics: tuple[str, ...], value: object = churned, **keys: str) -> Trial:
    return Trial(
        keys={"customer": "customer", "start": "since", "end": "left", **keys},
        cells={
            "customer": "abcde",
            "since": ("2025-12-05", "2025-12-31", "2026-01-01", "2026-01-15", "2026-02-01"),
            "left": ("", "", "2026-01-01", "2026-01-31", "2026-02-10", "2026-03-02"),
            "mrr": ("0", "10", "12.5", ""),
        },
        value=value,  # type: ignore[arg-type]
        statistics=statistics,
        who=("customer",),
        days="own",
        holds=lambda row: not row["left"] or row["left"] >= row["since"],
        nothing={"customer": "a", "since": "2026-01-15", "left": "", "mrr": "1"},
    )


_CELLS = {
    "start": ("10", "20"),
    "lost": ("0", "3", "10"),
    "new": ("4", "6"),
    "lost_new": ("0", "2"),
    "end": ("8", "9"),
    "customer_months": ("12", "30.5"),
}


def _of_counts(rows: list[Row], statistic: str, told: tuple[str, ...]) -> Number:
    start, new, lost_new = (
        sums(rows, name) if name in told else Fraction(0)
        for name in _CELLS
        if name in ("start", "new", "lost_new")
    )
    end = sums(rows, "end") if "end" in told else None
    lost = sums(rows, "lost") if "lost" in told else start + new - lost_new - (end or 0)
    end = start - lost + new - lost_new if end is None else end
    gone = lost + lost_new
    return {
        "start_base": lambda: ratio(lost, start, 100),
        "kept": lambda: ratio(start - lost, start, 100),
        "grown": lambda: ratio(end - start, start, 100),
        "net_change": lambda: ratio(start - end, start, 100),
        "total": lambda: ratio(gone, start + new, 100),
        "average": lambda: ratio(2 * gone, start + end, 100),
        "exposure": lambda: ratio(gone, sums(rows, "customer_months"), 100),
        "mrr": lambda: ratio(lost, start, 100),
    }[statistic]()


def _counts(statistics: dict[str, str], *told: str) -> Trial:
    """Return how ready counts are tried.

    Args:
        statistics: each with the reckoning that it is.
        told: the keys that are given.
    """
    return Trial(
        keys={name: name for name in told},
        cells={name: _CELLS[name] for name in told},
        value=by_statistic(lambda rows, statistic: _of_counts(rows, statistics[statistic], told)),
        statistics=tuple(statistics),
        nothing=dict.fromkeys(told, "0"),
    )


def _same(*names: str) -> dict[str, str]:
    return {name: name for name in names}


CHURN = (
    _rows(("start_base", "net_change", "total", "average", "exposure", "mrr"), mrr="mrr"),
    _counts(_same("start_base", "net_change", "total", "average", "mrr"), "start", "lost", "new", "lost_new"),
    _counts(_same("start_base", "net_change", "total", "average"), "start", "end", "new", "lost_new"),
    _counts(_same("exposure"), "lost", "customer_months", "lost_new"),
)

_KEPT = {"start_base": "kept"}

RETENTION = (
    _rows(("start_base",), lambda rows, asked: churned(rows, asked._replace(statistic="kept"))),
    _counts(_KEPT, "start", "lost"),
    _counts(_KEPT, "start", "end", "new", "lost_new"),
)


def _edges(*told: str) -> Trial:
    """Return how growth is tried: customers at the start are those of the first day, at the end of the last."""

    def value(rows: Rows, asked: Asked) -> Number:
        days = [row[ON] for row in asked._replace(plan=None).among(rows) if row[ON][:1] == "2"]
        edge = {"start": min(days, default=""), "end": max(days, default="")}
        mine = [
            {**row, **{name: "0" for name, day in edge.items() if row[ON] in days and row[ON] != day}}
            for row in asked.among(rows)
        ]
        return _of_counts(mine, "grown", told)

    return replace(_counts({"start_base": "grown"}, *told), value=value)


GROWTH = (
    _rows(("start_base",), grown),
    _edges("start", "end"),
    _counts({"start_base": "grown"}, "start", "lost", "new", "lost_new"),
)
