"""The real exports that stand beside the project, their right answers, and a small config for each."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[3] / "shared" / "exports"
ABSENT = "the real exports are not beside the project (../shared/exports)"

Case = tuple[str, str]
"""A file, and which of its rows: `all rows`, `Finished == 1` ..."""

_TEN = {"Strongly agree": 10, "Strongly disagree": 1}
_RECODED = {"1": 1, "6": 2, "2": 3, "3": 4, "4": 5}
_WORDED = {
    "stronlgy disagree": 1,
    "somewhat disagree": 2,
    "neutral": 3,
    "somewhat agree": 4,
    "strongly agree": 5,
}
_FREQUENCY = {"gar nicht": 1, "selten": 2, "eher selten": 3, "eher häufig": 4, "sehr häufig": 5}

LABELS: dict[str, Any] = {
    "qualtrics/hausladen_numeric.csv": _RECODED,
    "qualtrics/hausladen_text.csv": _WORDED,
    "surveymonkey/cncf_maintainers_2023H2.csv": _TEN,
    "surveymonkey/cncf_maintainers_2019H2.csv": "en.agree5",
    "surveymonkey/fivethirtyeight_weather_check.csv": "en.likely4",
    "limesurvey/dfuchss_de.csv": _FREQUENCY,
    "limesurvey/dfuchss_de.xlsx": _FREQUENCY,
    "carpentries/longterm_2020.csv": "en.agree5",
}
FOUR_POINTS = {
    "limesurvey/pfeiffer_en.csv": ("en.agree4", "en.imp4"),
    "limesurvey/pfeiffer_de.csv": ("de.agree4", "de.imp4"),
}


def answers() -> dict[Case, list[dict[str, Any]]]:
    """Return the right answers by file and rows; nothing where the exports are absent."""
    path = FOLDER / "answers.json"
    cases: dict[Case, list[dict[str, Any]]] = {}
    for answer in json.loads(path.read_text(encoding="utf-8")) if path.exists() else []:
        cases.setdefault((answer["file"], answer["filter"]), []).append(answer)
    return cases


def config(case: Case, questions: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the configuration that scores the questions of one case."""
    file, rows = case
    found: dict[str, Any] = {
        "version": 1,
        "privacy": {"suppress_below": 0},
        "metrics": {f"q{number}": metric(file, question) for number, question in enumerate(questions)},
    }
    if rows != "all rows":
        column, value = rows.split(" == ")
        found["where"] = {column: [value]}
    return found


def metric(file: str, question: dict[str, Any]) -> dict[str, Any]:
    """Return the metric of one question: its column by position, its scale and its labels."""
    column = {"position": question["column"] + 1}
    if question["kind"] == "nps":
        scale = "1-10" if file.startswith("surveymonkey") else "0-10"
        found: dict[str, Any] = {"type": "nps", "column": column, "scale": scale}
    else:
        found = {"type": "scale", "column": column, "scale": question["scale"]}
    if file in FOUR_POINTS:
        found["labels"] = FOUR_POINTS[file][question["question"].startswith("importance")]
    elif file in LABELS and not (question["kind"] == "nps" and file.startswith("carpentries")):
        found["labels"] = LABELS[file]
    return found
