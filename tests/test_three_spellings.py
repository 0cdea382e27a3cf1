"""One hundred answers score 35 however the platform writes the end points."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

COUNTS = {10: 30, 9: 20, 8: 20, 7: 15, 6: 6, 5: 5, 4: 1, 0: 3}
PLAIN = {point: str(point) for point in COUNTS}
NUMBER_FIRST = PLAIN | {10: "10 - Extremely likely", 0: "0 - Not at all likely"}
NUMBER_LAST = PLAIN | {10: "Extremely likely - 10", 0: "Not at all likely - 0"}


@pytest.mark.parametrize("spelling", [PLAIN, NUMBER_FIRST, NUMBER_LAST], ids=["plain", "first", "last"])
def test_a_hundred_answers_score_35(spelling: dict[int, str], tmp_path: Path) -> None:
    export = tmp_path / "export.csv"
    with export.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "recommend"])
        answers = [spelling[point] for point, people in COUNTS.items() for _ in range(people)]
        writer.writerows(enumerate(answers))
    command = [sys.executable, "-m", "cxcli", "score", str(export), "--nps", "recommend", "-f", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    result = json.loads(done.stdout)["results"][0]
    assert (result["value"], result["n"]) == (35.0, 100)
    assert result["shares"] == {"promoters": 0.5, "passives": 0.35, "detractors": 0.15}
