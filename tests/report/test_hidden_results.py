"""Reports of whole surveys, attacked by somebody who knows nothing but the report."""

import pytest

from benchmarks.suppression import Attack, attacked, suppression
from benchmarks.suppression_tables import survey


@pytest.fixture(scope="module")
def found() -> Attack:
    return sum((attacked(survey(seed)) for seed in range(40)), Attack())


def test_no_hidden_result_of_forty_reports_is_recoverable(found: Attack) -> None:
    assert found.reports == 40
    assert found.recoverable == 0


def test_hiding_small_results_alone_would_leave_some_to_be_worked_out(found: Attack) -> None:
    assert found.leaky > found.reports
    assert found.complementary > 0


def test_protection_leaves_most_of_what_may_be_shown(found: Attack) -> None:
    assert found.shown_people > 0.9 * found.safe_people


def test_the_command_says_how_many_are_recoverable(capsys: pytest.CaptureFixture[str]) -> None:
    assert suppression(2)
    assert "hidden results: 0 (goal 0)" in capsys.readouterr().out
