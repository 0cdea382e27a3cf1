"""Bounces and abandoned contacts: one row each with a flag, or ready counts."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.errors import PartsExceedWhole
from cxcli.metrics import METRICS
from tests.accounts.tables import CUT, Row, by_place, percent, tables, tried
from tests.accounts.tried import figures, outcome, results

both = pytest.mark.parametrize("name", ["bounce", "abandonment"])

SAID = {"yes": True, "1": True, "Oui": True, "VRAI": True, "no": False, "0": False, "faux": False, "": None}


@both
def test_the_bounce_rate_of_the_handbook(name: str) -> None:
    found = figures({"type": name, "events": "e", "total": "t"}, [{"e": 405, "t": 900}])
    assert (found["value"], found["rate"], found["rate_pct"]) == (45, 0.45, 45)
    assert found["wilson_low"] == pytest.approx(0.4177786288287377, abs=1e-12)
    assert found["wilson_high"] == pytest.approx(0.4826463858442678, abs=1e-12)
    assert (found["events"], found["total"], found["n"]) == (405, 900, 900)


@both
@tried
@given(rows=tables(flag=st.sampled_from(sorted(SAID))))
def test_rows_are_counted_as_a_reader_would(name: str, rows: list[Row]) -> None:
    def rate(mine: list[Row]) -> float | None:
        return percent(flag for row in mine if (flag := SAID[row["flag"]]) is not None)

    found = results({"type": name, "flag": "flag"}, rows, **CUT)
    assert {place: result.value for place, result in found.items()} == by_place(rows, rate)


@both
def test_a_blank_flag_is_missing_and_another_word_is_not_read(name: str) -> None:
    rows = [{"flag": flag} for flag in ("yes", "no", "", "perhaps")]
    result = outcome({"type": name, "flag": "flag"}, rows, limits={"max_invalid_share": 1}).report["m"]
    assert result.answers == {"valid": 2, "missing": 1, "not_applicable": 0, "invalid": 1}
    assert result.value == 50


@both
def test_nothing_has_no_rate(name: str) -> None:
    found = outcome({"type": name, "events": "e", "total": "t"}, [{"e": 0, "t": 0}]).report["m"]
    assert (found.value, found.interval, found.flags) == (None, None, ("no_answers",))
    assert found.details is not None
    assert found.details["rate"] is None


@both
def test_more_events_than_there_are_is_refused(name: str) -> None:
    with pytest.raises(PartsExceedWhole):
        outcome({"type": name, "events": "e", "total": "t"}, [{"e": 5, "t": 4}])


@both
def test_less_is_better(name: str) -> None:
    assert METRICS[name].better == "lower"


def test_sessions_of_one_visitor_are_no_independent_evidence() -> None:
    rows: list[dict[str, Any]] = [{"flag": "yes" if who < 10 else "no", "who": who} for who in range(20)] * 5
    metric = {"type": "bounce", "flag": "flag"}
    alone, together = (figures(metric, rows, **more) for more in ({}, {"respondent": "who"}))
    assert alone["value"] == together["value"] == 50
    assert together["clusters"] == 20
    spread = [outcome(metric, rows, **more).report["m"] for more in ({}, {"respondent": "who"})]
    narrow, wide = (r.interval.high - r.interval.low for r in spread if r.interval)
    assert wide > 2 * narrow
