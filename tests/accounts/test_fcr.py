"""First contact resolution from cases, against a reckoning case by case."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.accounts.tried import figures, outcome, results
from tests.surveys import law

FCR = {
    "type": "fcr",
    "case": "case",
    "customer": "customer",
    "opened": "opened",
    "resolved_first": "resolved",
    "eligible": "eligible",
}
START = datetime(2026, 2, 20)
Rows = list[dict[str, Any]]


def at(hours: int) -> str:
    return (START + timedelta(hours=hours)).strftime("%Y-%m-%d %H:%M")


@st.composite
def cases(draw: st.DrawFn) -> Rows:
    """Cases of a few customers within three weeks, several of them on one day or at one moment."""
    number = draw(st.integers(1, 25))
    return [
        {
            "case": f"T-{i}",
            "customer": draw(st.sampled_from("abcd")),
            "opened": at(draw(st.integers(0, 60)) * 8),
            "resolved": draw(st.sampled_from(["yes", "no"])),
            "eligible": draw(st.sampled_from(["yes", "no", ""])),
            "country": draw(st.sampled_from(["BE", "FR"])),
        }
        for i in draw(st.permutations(range(number)))
    ]


def when(row: dict[str, Any]) -> tuple[datetime, int]:
    return datetime.fromisoformat(row["opened"]), int(row["case"][2:])


def is_repeated(row: dict[str, Any], rows: Rows, window: int) -> bool:
    mine = when(row)
    later = (when(o) for o in rows if o["customer"] == row["customer"] and when(o) > mine)
    return any((other[0].date() - mine[0].date()).days <= window for other in later)


def reckoned(rows: Rows, everybody: Rows, window: int) -> dict[str, float]:
    """Return the counts of some of the cases, one case after the other."""
    end = max(when(row)[0].date() for row in everybody)
    closed = [row for row in rows if (end - when(row)[0].date()).days >= window]
    resolved = [r for r in closed if r["resolved"] == "yes" and not is_repeated(r, everybody, window)]
    return {
        "contacts": len(closed),
        "resolved_first": len(resolved),
        "not_eligible": sum(row["eligible"] == "no" for row in closed),
        "eligible and resolved": sum(row["eligible"] != "no" for row in resolved),
        "open": len(rows) - len(closed),
    }


def percent(some: float, everyone: float) -> float | None:
    return 100 * some / everyone if everyone else None


@law
@given(rows=cases(), window=st.sampled_from([1, 7, 14]))
def test_cases_count_as_one_reckons_them_by_hand(rows: Rows, window: int) -> None:
    counts = reckoned(rows, rows, window)
    found = figures({**FCR, "window": f"{window}d"}, rows)
    assert {key: found[key] for key in ("contacts", "resolved_first", "not_eligible", "open")} == {
        key: counts[key] for key in ("contacts", "resolved_first", "not_eligible", "open")
    }
    assert found["value"] == pytest.approx(percent(counts["resolved_first"], counts["contacts"]))


@law
@given(rows=cases())
def test_the_net_rate_is_that_of_eligible_cases(rows: Rows) -> None:
    counts = reckoned(rows, rows, 7)
    found = figures({**FCR, "basis": "net"}, rows)
    net = percent(counts["eligible and resolved"], counts["contacts"] - counts["not_eligible"])
    assert found["value"] == pytest.approx(net)
    assert found["net_fcr"] == (None if net is None else pytest.approx(net / 100))
    gross = figures(FCR, rows)
    assert gross["net_fcr"] == found["net_fcr"]
    assert gross["eligible"] == counts["contacts"] - counts["not_eligible"]
    assert gross["resolved_eligible"] == counts["eligible and resolved"]
    terms = (counts["eligible and resolved"], gross["eligible"]) if net is not None else (None, None)
    assert (found["numerator"], found["denominator"]) == terms


def test_no_eligible_case_resolved_is_a_net_rate_of_0() -> None:
    rows = [case(1, "a", "2026-03-01", eligible="no"), case(2, "b", "2026-03-01", "no"), LATE]
    found = figures(FCR, rows)
    assert (found["value"], found["net_fcr"]) == (50, 0)


@pytest.mark.parametrize(("resolved", "out"), [(90, 20), (5, 120), (0, 100)])
def test_ready_counts_that_cannot_be_net_tell_no_net_rate(resolved: int, out: int) -> None:
    keys = {"type": "fcr", "contacts": "c", "resolved_first": "r", "not_eligible": "o"}
    found = figures(keys, [{"c": 100, "r": resolved, "o": out}])
    assert (found["value"], found["net_fcr"]) == (resolved, None)


@law
@given(rows=cases())
def test_segments_and_periods_share_out_the_cases_of_everyone(rows: Rows) -> None:
    found = results(FCR, rows, segments=["country"], date="opened", period="month")
    for (segment, period), result in found.items():
        mine = [row for row in rows if segment in ("all", row["country"])]
        mine = [row for row in mine if period in (None, row["opened"][:7])]
        counts = reckoned(mine, rows, 7)
        assert (result.details or {})["resolved_first"] == counts["resolved_first"]
        assert result.n == counts["contacts"]


@law
@given(rows=cases(), data=st.data())
def test_the_order_of_the_rows_does_not_matter(rows: Rows, data: st.DataObject) -> None:
    assert figures(FCR, rows) == figures(FCR, data.draw(st.permutations(rows)))


def case(
    number: int, customer: str, opened: str, resolved: str = "yes", eligible: str = "yes"
) -> dict[str, Any]:
    return {
        "case": f"T-{number}",
        "customer": customer,
        "opened": opened,
        "resolved": resolved,
        "eligible": eligible,
    }


LATE = case(99, "somebody else", "2026-06-30")
"""A contact long after the others, so that their windows are closed."""


@pytest.mark.parametrize(
    ("second", "resolved"),
    [
        ("2026-03-01 10:00", 1),
        ("2026-03-08", 1),
        ("2026-03-09", 2),
        ("2026-02-22", 1),
        ("2026-02-21", 2),
    ],
)
def test_a_case_followed_within_the_window_is_not_resolved(second: str, resolved: int) -> None:
    rows = [case(1, "a", "2026-03-01 09:00"), case(2, "a", second), LATE]
    assert figures(FCR, rows)["resolved_first"] == resolved


def test_of_two_cases_at_one_moment_the_smaller_number_came_first() -> None:
    rows = [case(10, "a", "2026-03-01", "no"), case(9, "a", "2026-03-01"), LATE]
    assert figures(FCR, rows)["resolved_first"] == 0
    rows = [case(10, "a", "2026-03-01"), case(9, "a", "2026-03-01", "no"), LATE]
    assert figures(FCR, rows)["resolved_first"] == 1


def test_another_customer_is_no_repeat() -> None:
    rows = [case(1, "a", "2026-03-01"), case(2, "b", "2026-03-02"), LATE]
    assert figures(FCR, rows)["resolved_first"] == 2


def test_a_case_with_several_rows_counts_once_and_its_later_row_is_a_repeat() -> None:
    found = figures(FCR, [case(1, "a", "2026-03-01"), case(1, "a", "2026-03-03"), LATE])
    assert (found["contacts"], found["resolved_first"], found["repeated"]) == (1, 0, 1)


def test_a_case_stated_twice_is_no_repeat_of_itself() -> None:
    found = figures(FCR, [case(1, "a", "2026-03-01"), case(1, "a", "2026-03-01"), LATE])
    assert (found["contacts"], found["resolved_first"]) == (1, 1)


def test_open_windows_are_left_out_and_told() -> None:
    rows = [case(1, "a", "2026-03-01"), case(2, "b", "2026-03-05"), case(3, "c", "2026-03-08")]
    told = outcome(FCR, rows).report
    assert told["m"].n == 1
    assert [(n.code, n.message.en[-2:]) for n in told.warnings if n.code.startswith("CX016")] == [
        ("CX0160", "2.")
    ]


def test_nothing_is_told_of_windows_when_all_are_closed() -> None:
    rows = [case(1, "a", "2026-03-01"), case(2, "b", "2026-03-01")]
    report = outcome({**FCR, "window": "1d"}, [*rows, case(3, "c", "2026-03-02", "")]).report
    assert {n.code for n in report.warnings} >= {"CX0160"}


def test_the_dates_asked_for_choose_cases_but_repeats_are_seen_beyond_them() -> None:
    rows = [
        case(1, "a", "2026-02-27"),
        case(2, "b", "2026-03-30"),
        case(3, "b", "2026-04-02"),
        case(4, "c", "2026-03-10"),
        LATE,
    ]
    found = figures(FCR, rows, window={"since": "2026-03-01", "until": "2026-03-31"})
    assert (found["contacts"], found["resolved_first"], found["open"]) == (2, 1, 0)


def test_when_every_window_is_open_there_is_no_rate() -> None:
    found = figures(FCR, [case(1, "a", "2026-03-01")])
    assert (found["value"], found["rate"], found["net_fcr"], found["n"]) == (None, None, None, 0)


def test_when_no_case_is_eligible_there_is_no_net_rate() -> None:
    found = figures({**FCR, "basis": "net"}, [case(1, "a", "2026-03-01", eligible="no"), LATE])
    assert (found["value"], found["net_fcr"]) == (None, None)


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ({"opened": "soon"}, "invalid"),
        ({"resolved": "2"}, "invalid"),
        ({"eligible": "perhaps"}, "invalid"),
        ({"customer": ""}, "missing"),
        ({"resolved": ""}, "missing"),
        ({"opened": ""}, "missing"),
    ],
)
def test_a_row_that_cannot_be_read_is_accounted_for_and_does_not_count(
    change: dict[str, str], state: str
) -> None:
    odd = {**case(1, "a", "2026-03-01"), **change}
    result = outcome(FCR, [odd, *(case(i, f"c{i}", "2026-03-01") for i in range(2, 30)), LATE]).report["m"]
    assert (result.answers or {})[state] == 1
    assert result.n == 28
