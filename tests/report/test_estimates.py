"""What is hidden anyway is not scored, and nothing else changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.evidence import Distribution
from cxcli.metrics import METRICS
from cxcli.report.estimates import Estimates
from cxcli.report.suppression import Base, flag_of
from cxcli.study.study import Privacy, Study
from cxcli.tally.tally import Cell
from tests.studies import nps, study
from tests.surveys import Row, law, seen, surveys

ALL = Cell("nps", "", (), "")


def estimates(answers: Distribution, suppress_below: int) -> tuple[Study, Estimates]:
    of = study(nps(), privacy=Privacy(suppress_below, 30))
    return of, Estimates(of, {ALL: answers})


@law
@given(rows=surveys("nps"), suppress_below=st.integers(0, 30))
def test_a_base_is_as_small_as_its_score_would_say(rows: list[Row], suppress_below: int) -> None:
    answers = seen(rows)
    of, found = estimates(answers, suppress_below)
    scored = METRICS["nps"].score(answers, of.measures[0], of.statistics)
    whole, base = Base(scored.n, scored.n_effective, answers.rows), found.base(ALL)
    assert flag_of(base.n, base.n_effective, of.privacy) == flag_of(scored.n, scored.n_effective, of.privacy)
    assert (base.n, base.rows) == (whole.n, whole.rows)


@pytest.mark.parametrize("suppress_below", [0, 10])
def test_nobody_is_a_base_of_nobody(suppress_below: int) -> None:
    assert estimates(Distribution({}), suppress_below)[1].base(ALL) == Base(0, 0, 0)


def test_a_cell_is_scored_once() -> None:
    _, found = estimates(seen([(10, 1)] * 40), 10)
    assert found[ALL] is found[ALL]
