"""Files with weights, strata and clusters, scored and worked out a second time from their rows with numpy."""

import csv
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy import stats

import cxcli

Row = dict[str, Any]
NEAR = 1e-9
CONFIG = """
version: 1
weight: w
segments: [plan]
privacy: {suppress_below: 0, low_base_below: 0}
metrics: {csat: {type: csat, column: c}}
"""


def rows() -> list[Row]:
    """Return the answers of 4 regions, whose shops are numbered from 0 in each and have a level of their own."""
    chance = random.Random(8)
    found: list[Row] = []
    for region in "NESW":
        for shop in range(chance.randint(3, 7)):
            level = chance.gauss(3.6, 0.8)
            found += [
                {
                    "c": min(5, max(1, round(chance.gauss(level, 1)))),
                    "w": round(chance.uniform(0.2, 3), 3),
                    "region": region,
                    "shop": shop,
                    "who": f"p{chance.randint(1, 60)}",
                    "plan": chance.choice(["Free", "Pro", "Team"]),
                }
                for _ in range(chance.randint(4, 14))
            ]
    return found


ROWS = rows()


def scored(folder: Path, more: str) -> list[dict[str, Any]]:
    with (folder / "answers.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(ROWS[0]))
        writer.writeheader()
        writer.writerows(ROWS)
    report = cxcli.score(folder / "answers.csv", config=CONFIG + more)
    results: list[dict[str, Any]] = json.loads(report.to_json())["results"]
    return results


def wilson(share: float, n: float, critical: float) -> list[float]:
    square = critical**2 / n
    half = critical / (1 + square) * np.sqrt(share * (1 - share) / n + square / (4 * n))
    return [100 * ((share + square / 2) / (1 + square) + side * half) for side in (-1, 1)]


def expected(inside: Sequence[bool], strata: Sequence[object], clusters: Sequence[object]) -> list[float]:
    """Return effective people and the limits of the share of 4 and 5, of a domain that keeps every cluster."""
    good = np.array([float(row["c"]) >= 4 for row in ROWS], float)
    weight = np.array([float(row["w"]) for row in ROWS]) * inside
    total, n = weight.sum(), sum(inside)
    share = (weight * good).sum() / total
    residual = weight * (good - share) / total
    variance, df = 0.0, 0
    for stratum in set(strata):
        sums: dict[object, float] = {}
        for at, one, z in zip(strata, clusters, residual, strict=True):
            if at == stratum:
                sums[one] = sums.get(one, 0.0) + z
        m = len(sums)
        variance += m * np.var(list(sums.values()), ddof=1)
        met = {one for one, at, here in zip(clusters, strata, inside, strict=True) if here and at == stratum}
        df += max(len(met) - 1, 0)
    among = n / (n - 1) * (weight * (good - share) ** 2).sum() / total
    effective = min(total**2 / (weight**2).sum(), among / variance)
    return [effective, *wilson(share, effective, stats.t.ppf(0.975, df))]


def told(results: list[dict[str, Any]], segment: dict[str, str]) -> list[float]:
    result = next(result for result in results if result["segment"] == segment)
    return [result["n_effective"], result["interval"]["low"], result["interval"]["high"]]


def test_strata_and_clusters_are_taylors_in_total_and_in_domains(tmp_path: Path) -> None:
    results = scored(tmp_path, "design: {strata: region, clusters: shop}")
    strata = [row["region"] for row in ROWS]
    clusters = [(row["region"], row["shop"]) for row in ROWS]
    assert told(results, {}) == pytest.approx(expected([True] * len(ROWS), strata, clusters), abs=NEAR)
    for plan in ("Free", "Pro", "Team"):
        inside = [row["plan"] == plan for row in ROWS]
        assert told(results, {"plan": plan}) == pytest.approx(expected(inside, strata, clusters), abs=NEAR)


def test_people_who_answer_again_are_clusters(tmp_path: Path) -> None:
    results = scored(tmp_path, "respondent: who")
    everyone = [True] * len(ROWS)
    assert told(results, {}) == pytest.approx(
        expected(everyone, [""] * len(ROWS), [row["who"] for row in ROWS]), abs=NEAR
    )


def test_a_segment_with_people_of_the_rest_is_tested_by_person(tmp_path: Path) -> None:
    results = scored(tmp_path, "respondent: who")
    found = next(result for result in results if result["segment"] == {"plan": "Pro"})["versus_rest"]
    pulls: dict[object, float] = {}
    means = {}
    for inside in (True, False):
        group = [row for row in ROWS if (row["plan"] == "Pro") == inside]
        total = sum(float(row["w"]) for row in group)
        means[inside] = sum(float(row["w"]) * (float(row["c"]) >= 4) for row in group) / total
        for row in group:
            pull = float(row["w"]) * ((float(row["c"]) >= 4) - means[inside]) / total
            pulls[row["who"]] = pulls.get(row["who"], 0.0) + (pull if inside else -pull)
    m, difference = len(pulls), means[True] - means[False]
    t = difference / np.sqrt(m * np.var(list(pulls.values()), ddof=1))
    assert found["method"] == "clustered"
    assert found["difference"] == pytest.approx(100 * difference, abs=NEAR)
    assert found["p"] == pytest.approx(2 * stats.t.sf(abs(t), m - 1), abs=NEAR)
