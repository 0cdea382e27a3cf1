"""A chosen interval method, from the configuration to the report."""

import pandas as pd
import pytest

import cxcli
from cxcli.stats.methods import methods_of

ANSWERS = [10] * 30 + [8] * 10 + [2] * 10


def scored(keys: str) -> cxcli.Report:
    config = f"version: 1\nmetrics: {{m: {{column: Q, {keys}}}}}"
    return cxcli.score(pd.DataFrame({"Q": ANSWERS}), config=config)


@pytest.mark.parametrize("method", methods_of("net"))
def test_the_report_names_the_method_that_was_chosen(method: str) -> None:
    interval = scored(f"type: nps, interval: {method}")["m"].interval
    assert interval is not None
    assert (interval.method, interval.confidence) == (method, 0.95)
    assert interval.low < 40 < interval.high


@pytest.mark.parametrize(
    ("keys", "told"),
    [("type: nps", False), ("type: nps, interval: jeffreys", False), ("type: nps, interval: wald", True)],
)
def test_wald_on_few_answers_is_warned_of(keys: str, told: bool) -> None:  # noqa: FBT001 -- a column of the table
    assert ("CX0124" in [notice.code for notice in scored(keys).warnings]) == told
