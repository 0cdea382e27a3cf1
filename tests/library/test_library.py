"""cxcli from Python."""

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import cxcli

NPS: dict[str, Any] = {
    "version": 1,
    "privacy": {"suppress_below": 0},
    "metrics": {"nps": {"type": "nps", "column": "Q1"}},
}


def test_importing_cxcli_loads_no_pandas() -> None:
    code = "import sys, cxcli; sys.exit('pandas' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_public_names_are_pinned() -> None:
    assert cxcli.__all__ == ["CxcliError", "Report", "__version__", "score"]


def test_a_frame_is_scored_like_its_file(tmp_path: Path) -> None:
    frame = pd.DataFrame({"Q1": [10, 9.0, None, 3], "c": ["FR", "FR", None, "BE"]})
    frame.to_csv(tmp_path / "x.csv", index=False)
    config = NPS | {"segments": ["c"]}
    from_frame, from_file = (cxcli.score(source, config=config) for source in (frame, tmp_path / "x.csv"))
    assert from_frame.results == from_file.results
    assert from_frame["nps"].value == pytest.approx(100 / 3)


def test_values_of_a_frame_read_as_a_spreadsheet_shows_them() -> None:
    frame = pd.DataFrame(
        {
            "Q1": ["9", "8", "7"],
            "when": [pd.Timestamp("2026-01-05"), pd.NaT, dt.datetime(2026, 2, 1, 9)],
            "ok": [True, False, True],
        }
    )
    config = NPS | {"date": "when", "period": "month", "where": {"ok": ["TRUE"]}}
    assert [r.period for r in cxcli.score(frame, config=config).results] == [None, "2026-01", "2026-02"]


def test_a_report_becomes_a_frame_with_one_row_per_result() -> None:
    frame = cxcli.score(
        pd.DataFrame({"Q1": [10, 0], "c": ["FR", "BE"]}), config=NPS | {"segments": ["c"]}
    ).to_frame()
    assert frame["value"].tolist() == [0.0, -100.0, 100.0]
    assert frame["c"].isna().tolist() == [True, False, False]
    assert frame["c"].tolist()[1:] == ["BE", "FR"]


def test_a_report_becomes_json_without_nan() -> None:
    report = json.loads(cxcli.score(pd.DataFrame({"Q1": [10]}), config=NPS).to_json())
    assert report["schema"] == "cxcli.report/1"


@pytest.mark.parametrize(
    ("source", "config", "code"),
    [
        ("absent.csv", NPS, "CX3001"),
        (pd.DataFrame({"Q2": [1]}), NPS, "CX3007"),
        (pd.DataFrame(), NPS, "CX3002"),
        (pd.DataFrame({"Q1": ["x"]}), NPS, "CX3012"),
        (pd.DataFrame({"Q1": [1]}), {"version": 1, "metric": {}}, "CX2004"),
        (pd.DataFrame({"Q1": [1]}), "absent.yaml", "CX2003"),
    ],
)
def test_whatever_is_wrong_is_a_cxcli_error(source: object, config: Any, code: str) -> None:
    with pytest.raises(cxcli.CxcliError) as caught:
        cxcli.score(source, config=config)  # type: ignore[arg-type]
    assert caught.value.code == code or caught.value.problems[0].code == code
    assert caught.value.problem
