"""Customer service satisfaction: scored as a csat, one row per interaction, clustered by customer."""

import random

import pytest

from tests.accounts.tried import outcome

COUNTS = {1: 4, 2: 6, 3: 10, 4: 45, 5: 35}
ROWS = [{"q": answer} for answer, number in COUNTS.items() for _ in range(number)]


def test_the_published_interactions() -> None:
    details = outcome({"type": "css", "column": "q"}, ROWS).report["m"].details or {}
    assert (details["rate"], details["rate_pct"]) == (0.8, 80)
    assert details["wilson_low"] == pytest.approx(0.7111708344068411, abs=1e-12)
    assert details["wilson_high"] == pytest.approx(0.8666330666689674, abs=1e-12)


@pytest.mark.parametrize("more", [{}, {"statistic": "mean"}, {"statistic": "net"}, {"positive": [5]}])
def test_it_scores_as_a_csat_does(more: dict[str, object]) -> None:
    css, csat = (outcome({"type": t, "column": "q", **more}, ROWS).report["m"] for t in ("css", "csat"))
    assert (css.value, css.interval, css.shares, css.unit) == (
        csat.value,
        csat.interval,
        csat.shares,
        csat.unit,
    )
    assert {**(css.details or {})}.items() >= {**(csat.details or {})}.items()


def test_its_respondent_clusters_the_interactions() -> None:
    chance = random.Random(4)
    moods = {f"c{who}": chance.choice([2, 5]) for who in range(30)}
    rows = [{"q": mood, "who": who} for who, mood in moods.items() for _ in range(6)]
    alone = outcome({"type": "css", "column": "q"}, rows).report["m"]
    its_own = outcome({"type": "css", "column": "q", "respondent": "who"}, rows).report["m"]
    of_all = outcome({"type": "css", "column": "q"}, rows, respondent="who").report["m"]
    assert alone.interval is not None
    assert its_own.interval is not None
    assert its_own.interval == of_all.interval
    assert its_own.n_effective == pytest.approx(30, rel=0.05)
    assert its_own.interval.high - its_own.interval.low > alone.interval.high - alone.interval.low
