"""Amounts whose rows are answers: waves with the same people, and drivers among them."""

import json
import random
import subprocess
from pathlib import Path
from statistics import fmean

import pytest
from scipy import stats

from tests.cli.real_command import command, environment

CONFIG = """\
version: 1
respondent: who
metrics:
  wait: {type: response_time, seconds: s}
  nps: {type: nps, column: q}
  counted: {type: bounce, events: s, total: s}
"""


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    asked = command(*words, "-c", "c.yaml")
    return subprocess.run(
        asked, cwd=folder, env=environment(folder), capture_output=True, text=True, check=False
    )


def wave(folder: Path, name: str, shift: int) -> list[tuple[str, float]]:
    chance = random.Random(name)
    moods = random.Random(1)
    mood = [moods.randrange(600) for _ in range(50)]
    rows = [(f"u{i % 50}", mood[i % 50] + shift + chance.randrange(90) + 0.5) for i in range(300)]
    text = "".join(f"{who},{s},{i % 11}\n" for i, (who, s) in enumerate(rows))
    (folder / name).write_text("who,s,q\n" + text)
    (folder / "c.yaml").write_text(CONFIG)
    return rows


def shares(rows: list[tuple[str, float]]) -> dict[str, float]:
    """Return how much each person pulls the mean of a wave from where it is."""
    mean, found = fmean(s for _, s in rows), dict[str, float]()
    for who, s in rows:
        found[who] = found.get(who, 0) + (s - mean) / len(rows)
    return found


def test_waves_of_the_same_people_are_compared_person_by_person(tmp_path: Path) -> None:
    """Source: Taylor linearisation of the difference of two means, clusters being the people of both waves."""
    before, now = wave(tmp_path, "a.csv", 0), wave(tmp_path, "b.csv", 25)
    done = run(tmp_path, "compare", "a.csv", "b.csv", "--metric", "wait", "-f", "json")
    (found,) = json.loads(done.stdout)["results"]
    pulls = {who: shares(now)[who] - shares(before)[who] for who, _ in before}
    m = len(pulls)
    error = (m / (m - 1) * sum(pull**2 for pull in pulls.values())) ** 0.5
    half = stats.t.ppf(0.975, m - 1) * error
    difference = fmean(s for _, s in now) - fmean(s for _, s in before)
    assert found["method"] == "clustered"
    assert found["difference"] == pytest.approx(difference)
    assert (found["low"], found["high"]) == pytest.approx((difference - half, difference + half), rel=1e-4)


def test_an_amount_may_be_a_driver_and_ready_counts_may_not(tmp_path: Path) -> None:
    wave(tmp_path, "a.csv", 0)
    assert run(tmp_path, "drivers", "nps", "a.csv", "--driver", "wait", "-f", "json").returncode == 0
    refused = run(tmp_path, "drivers", "nps", "a.csv", "--driver", "counted")
    assert refused.returncode == 2
    assert "'counted'" in refused.stderr
