"""What `explain` says of every metric: what does not count in it, as it was tried on data."""

import pytest

from cxcli.cli import what_counts as told_of
from cxcli.cli.definitions import explanation
from cxcli.cli.what_counts import what_counts
from cxcli.metrics import METRICS
from tests.oracles import ORACLES
from tests.reckoning.bad_cells import BELOW_ZERO, UNREAD, columns


@pytest.mark.parametrize("name", METRICS)
def test_the_explanation_says_what_was_tried_here(name: str) -> None:
    seen = [column for trial in ORACLES[name] for column in columns(name, trial).values()]
    kinds = {kind for kind, _ in seen} - {"answer"}
    expected = {
        told_of.OFF_THE_SCALE: ("answer", True) in seen,
        told_of.BLANK: any(needed for kind, needed in seen if kind != "answer"),
        told_of.UNREAD: bool(kinds & UNREAD.keys()),
        told_of.BELOW_ZERO: bool(kinds & {*BELOW_ZERO}),
        told_of.LEFT_OUT: bool(kinds),
        told_of.NO_NUMBER: True,
        told_of.CURRENCIES: "number" in kinds,
    }
    said_of = [*what_counts(METRICS[name])]
    assert {line: line in said_of for line in expected} == expected
    in_order = {key.name for key in METRICS[name].keys if key.not_before is not None}
    assert len([line for line in said_of if "CX0143" in line.en]) == len(in_order)
    assert {told_of.WEIGHTS, told_of.LARGEST_WEIGHT} & {*said_of}
    for lang in ("en", "fr"):
        whole = " ".join(explanation(name, lang).split())
        assert [line for line in said_of if " ".join(line.say(lang).split()) not in whole] == []
