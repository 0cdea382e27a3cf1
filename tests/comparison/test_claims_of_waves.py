"""What is said of two waves claims no more than there is."""

from dataclasses import replace

import pytest

from cxcli.comparison.common import common_metrics, only
from cxcli.comparison.sentence import sentence
from cxcli.errors import NotAReport
from cxcli.renderers.comparison_mix import footnote_of_mix
from cxcli.report.comparison import MixPartResult
from tests.renderers.comparisons import MIX, NPS
from tests.studies import csat, nps, study
from tests.waves import nps_rows, wave

REVERSED = replace(MIX, simpson_reversal=True, parts=tuple(replace(p, kind="both") for p in MIX.parts))


@pytest.mark.parametrize("kind", ["entry", "exit"])
def test_a_reversal_speaks_of_the_segments_in_both_waves_when_others_came_or_went(kind: str) -> None:
    some = replace(REVERSED, parts=(*REVERSED.parts, MixPartResult({"country": "LU"}, 0.0, 1.0, kind)))
    assert "that is in both waves" in sentence(replace(NPS, mix_shift=(some,)), 0.95).en
    assert "présent dans les deux vagues" in sentence(replace(NPS, mix_shift=(some,)), 0.95).fr
    assert "that is in both waves" in footnote_of_mix(some, "en")


def test_a_reversal_speaks_of_every_segment_when_all_are_in_both_waves() -> None:
    assert "that is in both waves" not in sentence(replace(NPS, mix_shift=(REVERSED,)), 0.95).en
    assert footnote_of_mix(REVERSED, "en").startswith("Every segment moves")


def test_no_change_at_all_is_the_same() -> None:
    still = replace(NPS, difference=0.0, p=1.0, p_adjusted=1.0, verdict="no_evidence")
    assert ", the same as the baseline (" in sentence(still, 0.95).en
    assert ", comme la référence (" in sentence(still, 0.95).fr


def test_a_wave_without_the_metric_that_is_asked_for_says_so() -> None:
    rows = [{**row, "Q2": "5"} for row in nps_rows(10, 10, 10)]
    before, now = wave(study(csat()), rows), wave(study(nps()), rows)
    with pytest.raises(NotAReport, match="the baseline has none that is asked for, the current wave nps"):
        common_metrics(only(before, ["nps"]), now)
    with pytest.raises(NotAReport, match="the baseline has csat, the current wave nps"):
        common_metrics(before, now)
