"""Made-up subscriptions that begin and end, and what a reader of the rows would say of a day."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

Rows = Sequence[dict[str, Any]]

DATED = {"start": "since", "end": "left"}
"""The keys of days, and the columns they stand in."""

MONTHS = ("2026-01", "2026-02", "2026-03")
"""The months that the made-up days lie in."""

_FIRST = date(2026, 1, 1)


def day(number: int) -> str:
    """Return a day of the first quarter of 2026 (from 0)."""
    return (_FIRST + timedelta(days=number)).isoformat()


@st.composite
def subscriptions(draw: st.DrawFn) -> Rows:
    """Draw some subscriptions of a few customers, each with a plan, an amount and perhaps an end."""
    rows = []
    for _ in range(draw(st.integers(1, 14))):
        start, length = draw(st.integers(0, 80)), draw(st.none() | st.integers(0, 40))
        rows.append(
            {
                "customer": draw(st.sampled_from("abcde")),
                "plan": draw(st.sampled_from(["Pro", "Basic"])),
                "amount": draw(st.integers(1, 90)),
                "status": draw(st.sampled_from(["active", "cancelled", "trial"])),
                "since": day(start),
                "left": "" if length is None else day(min(start + length, 89)),
            }
        )
    return rows


def there(rows: Rows, when: str) -> Iterator[dict[str, Any]]:
    """Yield the subscriptions of which that day is neither before the first nor after the last but one."""
    yield from (row for row in rows if row["since"] <= when and (not row["left"] or row["left"] > when))


def last_day(rows: Rows) -> str:
    """Return the last day that the rows tell of."""
    return max(row[name] for row in rows for name in ("since", "left"))


def end_of(month: str, rows: Rows) -> str:
    """Return the last day of a month, or of the data where that comes first."""
    following = date.fromisoformat(f"{month}-01") + timedelta(days=32)
    return min((following.replace(day=1) - timedelta(days=1)).isoformat(), last_day(rows))
