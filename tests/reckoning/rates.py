"""Shares of visitors, users, cases and contacts."""

from datetime import date, datetime, timedelta

from tests.reckoning.trial import (
    Asked,
    Number,
    Row,
    Rows,
    Trial,
    by_statistic,
    named,
    of_each,
    percent,
    ratio,
    sums,
)


def counts(part: str, whole: str, *statistics: str, without: str = "") -> Trial:
    """Return how ready counts are tried: a part of a whole, of which some may be taken out.

    Args:
        part: the key of those who count.
        whole: the key of all of them.
        statistics: those that are this share.
        without: the key of what is no part of the whole.
    """
    names = [name for name in (part, whole, without) if name]
    cells = {part: ("0", "3", "5"), whole: ("8", "20"), without: ("", "0", "2")}

    def rate(rows: list[Row]) -> Number:
        return ratio(sums(rows, part), sums(rows, whole) - (sums(rows, without) if without else 0), 100)

    return Trial(
        keys={name: name for name in names},
        cells={name: cells[name] for name in names},
        value=of_each(rate),
        statistics=statistics,
        nothing=dict.fromkeys(names, "0"),
    )


FLAGGED = (
    Trial(
        keys={"flag": "flag"},
        cells={"flag": ("yes", "no", "1", "0", "oui", "FALSE")},
        value=of_each(lambda rows: percent([row["flag"] in ("yes", "1", "oui") for row in rows])),
        statistics=("rate",),
    ),
    counts("events", "total", "rate"),
)

RESPONSE_RATE = (counts("complete", "invited", "rate", without="undeliverable"),)

_TIMES = {"no": 0, "yes": 1, "2": 2, "0": 0}


def _converted(rows: list[Row], statistic: str) -> Number:
    everyone = set(named(rows, "visitor"))
    leads = set(named([row for row in rows if row["lead"] == "yes"], "visitor"))
    converters = set(named([row for row in rows if _TIMES[row["bought"]]], "visitor"))
    return {
        "unique": lambda: ratio(len(converters), len(everyone), 100),
        "leads": lambda: ratio(len(converters & leads), len(leads), 100),
        "events": lambda: ratio(sum(_TIMES[row["bought"]] for row in rows), len(everyone), 100),
    }[statistic]()


CONVERSION = (
    Trial(
        keys={"visitor": "visitor", "converted": "bought", "lead": "lead"},
        cells={"visitor": "abcdef", "bought": tuple(_TIMES), "lead": ("yes", "no", "")},
        value=by_statistic(_converted),
        statistics=("unique", "leads", "events"),
        who=("visitor",),
    ),
    Trial(
        keys={"visitors": "visitors", "conversions": "conversions", "leads": "leads"},
        cells={"visitors": ("9", "20"), "conversions": ("0", "3"), "leads": ("4", "9")},
        value=by_statistic(
            lambda rows, basis: ratio(
                sums(rows, "conversions"), sums(rows, "leads" if basis == "leads" else "visitors"), 100
            )
        ),
        statistics=("unique", "leads", "events"),
        nothing={"visitors": "0", "conversions": "0", "leads": "0"},
    ),
    counts("conversions", "leads", "leads"),
)


def _cohort(days: int | None) -> Trial:
    def value(rows: Rows, asked: Asked) -> Number:
        told = [row[name] for row in rows for name in ("since", "paid") if row[name][:2] == "20"]
        last = date.fromisoformat(max(told, default="2026-01-01"))
        found = []
        for who in named(asked.of_plan(rows), "user"):
            mine = [row for row in asked.of_plan(rows) if row["user"] == who]
            since = date.fromisoformat(min(row["since"] for row in mine))
            paid = min((row["paid"] for row in mine if row["paid"][:2] == "20"), default=None)
            if asked.month not in (None, f"{since:%Y-%m}"):
                continue
            if days is None:
                found.append(paid is not None or any(row["paid"] == "yes" for row in mine))
            elif since + timedelta(days) <= last:
                found.append(paid is not None and date.fromisoformat(paid) - since <= timedelta(days))
        return percent(found)

    plain = {"user": "user", "signup": "since", "paid": "paid"}
    said = ("yes",) if days is None else ()
    return Trial(
        keys=plain if days is None else {**plain, "window": f"{days}d"},
        cells={
            "user": "abcdef",
            "since": ("2026-01-05", "2026-01-31", "2026-02-01", "2026-02-17"),
            "paid": ("", "no", "2026-02-01", "2026-02-15", "2026-03-30", *said),
        },
        value=value,
        statistics=("unique",),
        who=("user",),
        days="own",
        holds=lambda row: row["paid"][:2] != "20" or row["paid"] >= row["since"],
    )


FREE_TO_PAID = (_cohort(None), _cohort(14), counts("conversions", "visitors", "unique"))

WINDOW = 3


def _opened(row: Row) -> tuple[datetime, int, str]:
    """Return when a case was opened; of two opened at one moment, the shorter and smaller number came first."""
    return datetime.fromisoformat(row["opened"]), len(row["case"]), row["case"]


def _came_back(row: Row, rows: Rows) -> bool:
    """Tell whether the customer has another contact afterwards, within the window."""
    later = (_opened(o) for o in rows if o["customer"] == row["customer"] and _opened(o) > _opened(row))
    return any((other[0].date() - _opened(row)[0].date()).days <= WINDOW for other in later)


def _resolved(rows: Rows, asked: Asked) -> Number:
    last = max((_opened(row)[0].date() for row in rows), default=date.min)
    found = []
    for case in named(asked.of_plan(rows), "case"):
        opened = min(_opened(row) for row in rows if row["case"] == case)
        stand_for = [r for r in asked.of_plan(rows) if r["case"] == case and _opened(r) == opened]
        if not stand_for or asked.month not in (None, f"{opened[0]:%Y-%m}"):
            continue
        (row,) = stand_for[:1]
        is_closed = (last - opened[0].date()).days >= WINDOW
        is_asked = asked.statistic == "gross" or row["eligible"] != "no"
        if is_closed and is_asked:
            found.append(row["resolved"] == "yes" and not _came_back(row, rows))
    return percent(found)


FCR = (
    Trial(
        keys={
            "case": "case",
            "customer": "customer",
            "opened": "opened",
            "resolved_first": "resolved",
            "eligible": "eligible",
            "window": f"{WINDOW}d",
        },
        cells={
            "case": [str(number) for number in range(1, 13)],
            "customer": "abc",
            "opened": [f"2026-0{1 + d // 31}-{d % 31 + 1:02} 0{d % 3}:30" for d in range(24, 40)],
            "resolved": ("yes", "no"),
            "eligible": ("yes", "no", ""),
        },
        value=_resolved,
        statistics=("gross", "net"),
        who=("case", "customer"),
        days="own",
    ),
    Trial(
        keys={"contacts": "contacts", "resolved_first": "resolved", "not_eligible": "not"},
        cells={"contacts": ("8", "20"), "resolved": ("0", "3", "5"), "not": ("", "0", "2")},
        value=by_statistic(
            lambda rows, basis: ratio(
                sums(rows, "resolved"),
                sums(rows, "contacts") - (sums(rows, "not") if basis == "net" else 0),
                100,
            )
        ),
        statistics=("gross", "net"),
        nothing={"contacts": "0", "resolved": "0", "not": "0"},
    ),
)
