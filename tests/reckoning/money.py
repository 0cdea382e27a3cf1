"""Monthly revenue: as it stands, and how it moved."""

from datetime import date
from fractions import Fraction

from tests.reckoning.customers import periods
from tests.reckoning.trial import (
    ONE_DAY,
    Asked,
    Number,
    Row,
    Rows,
    Trial,
    by_statistic,
    day,
    month_of,
    named,
    of_each,
    ratio,
    sums,
)

EVERY = {"month": 1, "quarter": 3, "par an": 12, "one-off": None}
PAID, ENDED, NEVER_PAID = ("active", "actif", ""), ("cancelled",), ("trialing",)

_SUBSCRIPTION = {"amount": "amount", "interval": "every", "quantity": "units", "status": "status"}
_CELLS = {
    "amount": ("10", "12.5", "-3", "1 200"),
    "every": tuple(EVERY),
    "units": ("", "1", "7"),
    "status": (*PAID, *ENDED, *NEVER_PAID),
}


def _monthly(rows: Rows) -> Fraction:
    """Return what some subscriptions bring in a month; one that has ended did so until the day of its end."""
    found = Fraction(0)
    for row in rows:
        months, was_paid = EVERY[row["every"]], row["status"] in ENDED and row.get("left")
        if months is not None and (row["status"] in PAID or was_paid):
            found += Fraction(row["amount"].replace(" ", "")) * int(row["units"] or 1) / months
    return found


def _there_at_the_end(rows: Rows, asked: Asked) -> Number:
    """Return the revenue when a month, or all of the data, is over; None where nothing has begun by then."""
    spans = periods(rows, asked.month)
    if not spans:
        return None
    last = spans[-1][1]
    begun = [row for row in asked.of_plan(rows) if day(row["since"]) <= last]
    return _monthly([r for r in begun if not r["left"] or day(r["left"]) > last]) if begun else None


def _of_the_last_month(rows: Rows, asked: Asked) -> list[Row]:
    last = max((row["month"] for row in rows), default="") if asked.month is None else asked.month
    return [row for row in asked.of_plan(rows) if row["month"] == last]


_SINCE = ("2025-12-05", "2025-12-31", "2026-01-01", "2026-01-15", "2026-02-01")
_LEFT = ("", "", "2026-01-01", "2026-01-31", "2026-02-10", "2026-03-02")
_MONTHS = ("2025-12", "2026-01", "2026-03")

MRR = (
    Trial(
        keys=_SUBSCRIPTION,
        cells=_CELLS,
        value=of_each(lambda rows: _monthly(rows) if rows else None),
        statistics=("subscriptions",),
        days="none",
    ),
    Trial(
        keys={**_SUBSCRIPTION, "month": "month"},
        cells={**_CELLS, "month": _MONTHS},
        value=lambda rows, asked: _monthly(mine) if (mine := _of_the_last_month(rows, asked)) else None,
        statistics=("subscriptions",),
        days="own",
    ),
    Trial(
        keys={**_SUBSCRIPTION, "start": "since", "end": "left"},
        cells={**_CELLS, "since": _SINCE, "left": _LEFT},
        value=_there_at_the_end,
        statistics=("subscriptions",),
        days="own",
        holds=lambda row: not row["left"] or row["left"] >= row["since"],
    ),
    Trial(
        keys={"arpu": "arpu", "users": "users", "month": "month"},
        cells={"arpu": ("10", "2.5"), "users": ("0", "3", "12"), "month": _MONTHS},
        value=lambda rows, asked: (
            sum((Fraction(r["arpu"]) * int(r["users"]) for r in mine), Fraction(0))
            if (mine := _of_the_last_month(rows, asked))
            else None
        ),
        statistics=("arpu_x_users",),
        days="own",
    ),
)


def _retained(before: Rows, after: Rows, statistic: str) -> Number:
    """Return the revenue of an opening that is still there at a closing, customer by customer."""
    was = {who: money for who in named(before, "customer") if (money := _revenue(before, who)) > 0}
    now = {who: max(_revenue(after, who), Fraction(0)) for who in was}
    kept = sum((min(now[who], was[who]) for who in was), Fraction(0))
    start, end = sum(was.values(), Fraction(0)), sum(now.values(), Fraction(0))
    return {
        "nrr": lambda: ratio(end, start, 100),
        "grr": lambda: ratio(kept, start, 100),
        "net_churn": lambda: ratio(start - end, start, 100),
    }[statistic]()


def _revenue(rows: Rows, who: str) -> Fraction:
    return sums([row for row in rows if row["customer"] == who], "mrr")


def _by_month(rows: Rows, asked: Asked) -> Number:
    mine, months = asked.of_plan(rows), sorted({row["month"] for row in rows})
    closing = months[-1] if asked.month is None and months else asked.month
    opening = months[0] if asked.month is None and months else _before(asked.month)
    if opening not in months or closing not in months or opening == closing:
        return None
    before, after = ([row for row in mine if row["month"] == one] for one in (opening, closing))
    return _retained(before, after, asked.statistic)


def _before(month: str | None) -> str:
    return "" if month is None else f"{month_of(month)[0] - ONE_DAY:%Y-%m}"


def _since(rows: Rows, asked: Asked) -> Number:
    spans = periods(rows, asked.month)
    if not spans:
        return None
    before, after = (_on(asked.of_plan(rows), one) for one in (spans[0][0], spans[-1][1] + ONE_DAY))
    return _retained(before, after, asked.statistic)


def _on(rows: Rows, on: date) -> list[Row]:
    return [r for r in rows if day(r["since"]) < on and (not r["left"] or day(r["left"]) >= on)]


def _of_movements(rows: list[Row], statistic: str) -> Number:
    start, more, less, gone = (sums(rows, name) for name in ("start", "more", "less", "gone"))
    left = {"nrr": start + more - less - gone, "grr": start - less - gone, "net_churn": less + gone - more}
    return ratio(left[statistic], max(start, Fraction(0)), 100)


_RATES = ("nrr", "grr", "net_churn")

NRR = (
    Trial(
        keys={"customer": "customer", "month": "month", "mrr": "mrr"},
        cells={
            "customer": "abcd",
            "month": ("2025-12", "2026-01", "2026-02", "2026-04"),
            "mrr": ("0", "10", "25.5", "-4"),
        },
        value=_by_month,
        statistics=_RATES,
        who=("customer",),
        days="own",
    ),
    Trial(
        keys={"customer": "customer", "mrr": "mrr", "start": "since", "end": "left"},
        cells={"customer": "abcd", "mrr": ("0", "10", "25.5"), "since": _SINCE, "left": _LEFT},
        value=_since,
        statistics=_RATES,
        who=("customer",),
        days="own",
        holds=lambda row: not row["left"] or row["left"] >= row["since"],
    ),
    Trial(
        keys={"start": "start", "expansion": "more", "contraction": "less", "churned": "gone"},
        cells={"start": ("100", "250.5"), "more": ("0", "30"), "less": ("0", "12.25"), "gone": ("0", "40")},
        value=by_statistic(_of_movements),
        statistics=_RATES,
        nothing={"start": "0", "more": "5", "less": "0", "gone": "0"},
    ),
)
