"""Who uses a product, on which days and what of it."""

from datetime import date

from tests.reckoning.rates import counts
from tests.reckoning.trial import Asked, Number, Row, Rows, Trial, day, days_from, named, ratio

DAYS = ("2026-01-28", "2026-01-31", "2026-02-01", "2026-02-03", "2026-02-27", "2026-03-04")


def _window(rows: Rows, asked: Asked) -> list[date]:
    """Return the days looked at: the last 28 of the data, or those of the month that the data covers."""
    told = [day(row["day"]) for row in rows]
    days = list(days_from(min(told), max(told))) if told else []
    return days[-28:] if asked.month is None else [one for one in days if f"{one:%Y-%m}" == asked.month]


def _sticky(rows: Rows, asked: Asked) -> Number:
    days = _window(rows, asked)
    by_day = [{r["user"] for r in asked.of_plan(rows) if r["day"] == f"{one:%Y-%m-%d}"} for one in days]
    users, week = set().union(*by_day), by_day[-7:]
    came, of_week = (sum(map(len, some)) for some in (by_day, week))
    return {
        "mean_dau": lambda: ratio(came, len(days) * len(users), 100),
        "last_day": lambda: ratio(len(by_day[-1]) if by_day else 0, len(users), 100),
        "dau_wau": lambda: ratio(of_week, len(week) * len(set().union(*week)), 100),
    }[asked.statistic]()


STICKINESS = (
    Trial(
        keys={"user": "user", "date": "day"},
        cells={"user": "abcd", "day": DAYS},
        value=_sticky,
        statistics=("mean_dau", "last_day", "dau_wau"),
        who=("user",),
        days="own",
    ),
    counts("dau", "mau", "mean_dau", "last_day"),
)


def _usage(of: str | None) -> Trial:
    def value(rows: Rows, asked: Asked) -> Number:
        features = {row["feature"] for row in rows if row["feature"]}
        wanted = features if of is None else {of}
        mine = [row for row in asked.of_plan(rows) if asked.month in (None, row["day"][:7])]
        users = named(mine, "user")
        used = [_used(mine, user) & wanted for user in users]
        return ratio(sum(map(len, used)), len(users) * len(wanted), 100) if features else None

    return Trial(
        keys={"user": "user", "feature": "feature", "date": "day"} | ({} if of is None else {"of": of}),
        cells={"user": "abcd", "feature": ("Export", "Search", ""), "day": DAYS},
        value=value,
        statistics=("adoption",),
        who=("user",),
        days="own",
        nothing={"user": "a", "feature": "", "day": DAYS[0]},
    )


def _used(rows: list[Row], user: str) -> set[str]:
    return {row["feature"] for row in rows if row["user"] == user}


USAGE = (_usage(None), _usage("Export"), counts("feature_users", "active_users", "adoption"))
