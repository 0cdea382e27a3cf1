"""What customers bring and cost, each of them."""

from dataclasses import replace
from fractions import Fraction

from tests.reckoning.trial import Number, Row, Trial, by_statistic, named, ratio, sums


def _of_users(rows: list[Row], statistic: str) -> Number:
    users = [sums([row for row in rows if row["user"] == who], "revenue") for who in named(rows, "user")]
    paying = [amount for amount in users if statistic != "arppu" or amount > 0]
    return ratio(sum(paying, Fraction(0)), len(paying))


ARPU = (
    Trial(
        keys={"user": "user", "revenue": "revenue"},
        cells={"user": "abcdef", "revenue": ("0", "10", "2.5", "-4")},
        value=by_statistic(_of_users),
        statistics=("arpu", "arppu"),
        who=("user",),
    ),
    Trial(
        keys={"users_start": "before", "users_end": "after", "revenue": "revenue", "mrr": "mrr"},
        cells={"before": ("8", "10"), "after": ("7", "12"), "revenue": ("100", "-5"), "mrr": ("90", "0")},
        value=by_statistic(
            lambda rows, basis: (
                ratio(sums(rows, "mrr"), sums(rows, "after"))
                if basis == "arpa"
                else ratio(2 * sums(rows, "revenue"), sums(rows, "before") + sums(rows, "after"))
            )
        ),
        statistics=("arpu", "arpa"),
        nothing={"before": "0", "after": "0", "revenue": "5", "mrr": "5"},
    ),
)


def _lifetime(row: Row, statistic: str) -> Number:
    """Return what one customer brings; None of inputs that no customer can have."""
    if "value" in row:
        whole = Fraction(row["value"]) * Fraction(row["often"]) * Fraction(row["years"])
        possible = min(Fraction(row[name]) for name in ("value", "often", "years")) >= 0
        return (whole * Fraction(row["margin"]) if statistic == "margin" else whole) if possible else None
    if not row["margin"]:
        return None
    margin, churn, discount = (Fraction(row.get(name, "0")) for name in ("margin", "churn", "discount"))
    money = Fraction(row["arpu"]) * margin
    if not 0 <= churn <= 1 or margin > 1 or Fraction(row["arpu"]) < 0:
        return None
    if statistic == "churn":
        return money / churn if churn else None
    return money * (1 + discount) / (discount + churn) if discount + churn else None


def _lifetimes(rows: list[Row], statistic: str) -> Number:
    found = [worth for row in rows if (worth := _lifetime(row, statistic)) is not None]
    return ratio(sum(found, Fraction(0)), len(found))


def _kept(rows: list[Row], basis: str) -> Number:
    """Return the same from retention: what churn leaves."""
    return _lifetimes([{**row, "churn": str(1 - Fraction(row["kept"]))} for row in rows], basis)


def _from_retention(trial: Trial) -> Trial:
    """Return a trial with retention in place of churn."""
    keys = {name: "kept" if name == "churn" else column for name, column in trial.keys.items()}
    return replace(
        trial,
        keys={"retention" if name == "churn" else name: column for name, column in keys.items()},
        cells={name: cells for name, cells in trial.cells.items() if name != "churn"}
        | {"kept": ("0.95", "0", "1", "-0.2")},
        value=by_statistic(_kept),
        nothing={name: cell for name, cell in trial.nothing.items() if name != "churn"} | {"kept": "1"},
    )


_FROM_CHURN = (
    Trial(
        keys={"arpu": "arpu", "margin": "margin", "churn": "churn"},
        cells={"arpu": ("30", "7.25"), "margin": ("0.5", "1", "70", ""), "churn": ("0.05", "1", "0", "1.2")},
        value=by_statistic(_lifetimes),
        statistics=("churn",),
        nothing={"arpu": "30", "margin": "1", "churn": "0"},
    ),
    Trial(
        keys={"arpu": "arpu", "margin": "margin", "churn": "churn", "discount": "discount"},
        cells={
            "arpu": ("30", "7.25"),
            "margin": ("0.5", "1", "70", ""),
            "churn": ("0.05", "1", "0", "1.2"),
            "discount": ("0.1", "0"),
        },
        value=by_statistic(_lifetimes),
        statistics=("discounted",),
        nothing={"arpu": "30", "margin": "1", "churn": "0", "discount": "0"},
    ),
)

CLV = (
    Trial(
        keys={"value": "value", "frequency": "often", "lifespan": "years", "margin": "margin"},
        cells={
            "value": ("40", "12.5", "0", "-1"),
            "often": ("6", "0.5"),
            "years": ("3", "2.5"),
            "margin": ("0.7", "1"),
        },
        value=by_statistic(_lifetimes),
        statistics=("seed", "margin"),
        nothing={"value": "-1", "often": "6", "years": "3", "margin": "1"},
    ),
    *_FROM_CHURN,
    *map(_from_retention, _FROM_CHURN),
)


def _cost(statistics: dict[str, str], **more: str) -> Trial:
    """Return how a cost is tried: statistic -> the column by which the spend is divided."""
    columns = tuple(statistics.values())
    return Trial(
        keys={"spend": "spend", **{column: column for column in columns}, **more},
        cells={
            "spend": ("0", "1000", "99.99", "-20"),
            **dict.fromkeys(columns, ("4", "25")),
            **dict.fromkeys(more.values(), ("120", "80.5")),
        },
        value=by_statistic(lambda rows, basis: ratio(sums(rows, "spend"), sums(rows, statistics[basis]))),
        statistics=tuple(statistics),
        nothing={"spend": "10", **dict.fromkeys(columns, "0"), **dict.fromkeys(more.values(), "80.5")},
    )


RETENTION_COST = (_cost({"customers": "customers", "retained": "retained_customers"}),)
ACQUISITION_COST = (_cost({"new_customers": "new_customers"}, ltv="ltv"),)
