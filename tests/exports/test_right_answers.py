"""Every right answer of the real exports, through the command line."""

import json
import subprocess
import sys
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.exports.exports import ABSENT, FOLDER, Case, answers, config

CASES = answers()
pytestmark = pytest.mark.skipif(not CASES, reason=ABSENT)


def rounded(value: float, digits: int) -> str:
    return str(Decimal(repr(value)).quantize(Decimal(10) ** -digits, ROUND_HALF_UP))


def scored(case: Case, folder: Path) -> dict[str, Any]:
    path = folder / "cxcli.yaml"
    path.write_text(json.dumps(config(case, CASES[case])), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "cxcli",
        "score",
        str(FOLDER / case[0]),
        "-c",
        str(path),
        "--format",
        "json",
    ]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]}: {case[1]}")
def test_a_real_export_gives_its_right_answers(case: Case, tmp_path: Path) -> None:
    report = scored(case, tmp_path)
    overall = {r["metric"]: r for r in report["results"] if not r["segment"] and r["period"] is None}
    for number, right in enumerate(CASES[case]):
        result = overall[f"q{number}"]
        states = result["answers"]
        assert result["rows"] == right["n_rows"]
        assert states["valid"] == result["n"] == right["n_valid"]
        assert states["missing"] + states["not_applicable"] == right["n_missing"]
        assert states["invalid"] == right["n_invalid"]
        assert {k: n for k, n in result["distribution"].items() if n} == right["distribution"]
        assert rounded(result["details"]["mean"], 4) == right["mean"]
        if "sd_sample" in right:
            assert rounded(result["details"]["sd"], 4) == right["sd_sample"]
        if right["kind"] == "nps":
            check_nps(result, right)
        else:
            assert rounded(100 * result["details"]["top_2_share"], 2) == right["top2_box_pct"]
            assert rounded(100 * result["details"]["bottom_2_share"], 2) == right["bottom2_box_pct"]


def check_nps(result: dict[str, Any], right: dict[str, Any]) -> None:
    exact = Fraction(100 * (right["promoters"] - right["detractors"]), right["n_valid"])
    assert result["value"] == float(exact)
    assert rounded(result["value"], 2) == right["nps"]
    for band in ("promoters", "passives", "detractors"):
        assert result["shares"][band] == right[band] / right["n_valid"]


def test_a_summary_workbook_is_refused(tmp_path: Path) -> None:
    file = FOLDER / "surveymonkey" / "cncf_2021_summary_crosstab.xlsx"
    output = tmp_path / "report.json"
    command = [sys.executable, "-m", "cxcli", "score", str(file), "--nps", "Q1", "-o", str(output)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 3
    assert "CX3009" in done.stderr
    assert not output.exists()
    assert done.stdout == ""
