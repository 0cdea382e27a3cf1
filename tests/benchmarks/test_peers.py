"""Other tools, where they are installed, count what was drawn."""

import importlib
from pathlib import Path

import pytest

from benchmarks.exports import write
from benchmarks.files import path_of, truth
from benchmarks.job import counts, difference
from benchmarks.tools import PEERS, Peer

ROWS = 2_000
ABLE = [(peer, form) for peer in PEERS for form in sorted(peer.forms)]


@pytest.mark.parametrize(("peer", "form"), ABLE, ids=[f"{peer.name}: {form}" for peer, form in ABLE])
def test_a_tool_counts_what_was_drawn(peer: Peer, form: str, tmp_path: Path) -> None:
    pytest.importorskip(peer.package, reason=f"{peer.package} is not installed (extra: bench)")
    if form == "xlsx":
        pytest.importorskip("xlsxwriter", reason="xlsxwriter is not installed (extra: bench)")
    write(tmp_path, ROWS, form)
    tool = importlib.import_module(f"benchmarks.peers.{peer.module}")
    counted = tool.count(str(path_of(tmp_path, ROWS, form)), peer.engine or form)
    assert difference(counts(counted), truth(tmp_path, ROWS)) is None
