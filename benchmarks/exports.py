"""Deterministic survey exports of any size: 20 columns, quoted line breaks, dirty answers."""

import csv
import random
from pathlib import Path

NAMES = (
    "ResponseId", "RecordedDate", "country", "nps", "satisfaction", "effort", "w",
    *(f"extra_{i}" for i in range(12)), "comment",
)  # fmt: skip
_COUNTRIES = ("FR", "BE", "CH", "DE", "ES", "IT", "UK", "")
_SATISFACTION = (
    "Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied", "", "N/A",
)  # fmt: skip
_COMMENTS = ('He said "fine",\nthen left', "Très bien, merci", "", "ok")

PLAIN = """version: 1
segments: [country]
limits: {max_invalid_share: 0.2}
metrics:
  nps: {type: nps, column: nps}
  csat: {type: csat, column: satisfaction, labels: en.sat5}
  ces: {type: ces, column: effort, better: higher}
"""

CONFIG = (
    PLAIN
    + """date: {column: RecordedDate}
period: month
"""
)


def write_export(path: Path, rows: int) -> None:
    """Write an export of some rows, always the same for the same number."""
    source = random.Random(rows)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(NAMES)
        for number in range(rows):
            writer.writerow(_row(source, number))


def _row(source: random.Random, number: int) -> list[str]:
    month, day = number % 24, number % 28
    stamp = f"{2025 + month // 12}-{month % 12 + 1:02d}-{day + 1:02d} {number % 24:02d}:{number % 60:02d}:{number % 59:02d}"
    return [
        f"R_{number:09d}",
        stamp,
        source.choice(_COUNTRIES),
        source.choice(("0", "3", "6", "7", "8", "9", "10", "10", "9", "", "N/A", "11")),
        source.choice(_SATISFACTION),
        source.choice(("1", "2", "3", "4", "5", "6", "7", "")),
        source.choice(("0.5", "1", "1.5")),
        *(f"{source.random():.9f}" for _ in range(12)),
        source.choice(_COMMENTS),
    ]
