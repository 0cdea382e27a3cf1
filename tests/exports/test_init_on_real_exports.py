"""`init` on every real export: the configuration runs, and no proposal contradicts the right answers."""

import contextlib
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from cxcli.cli.app import answer
from cxcli.config.load import from_path
from cxcli.config.study import study_of
from cxcli.readers import open_tables
from cxcli.study.study import SourceSettings, Study
from tests.exports.exports import ABSENT, FOLDER, answers

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason=ABSENT)

SUMMARY = "surveymonkey/cncf_2021_summary_crosstab.xlsx"

SCORED: dict[str, int] = {
    "carpentries/longterm_2020.csv": 0,
    "google_forms/rstudio_2018_es_raw.tsv": 0,
    "google_forms/rstudio_2019_es.csv": 0,
    "google_forms/rstudio_2019_es.xlsx": 0,
    "limesurvey/dfuchss_de.csv": 0,
    "limesurvey/dfuchss_de.xlsx": 0,
    "limesurvey/pfeiffer_de.csv": 0,
    "limesurvey/pfeiffer_en.csv": 0,
    "qualtrics/hausladen_numeric.csv": 2,
    "qualtrics/hausladen_text.csv": 0,
    "qualtrics/ropensci_sample.csv": 2,
    "qualtrics/ropensci_sample_legacy.csv": 2,
    "retail_nps_fr/benavent_botanic_nps.csv": 2,
    "simplesurvey/alliance_cloud_2023_en_fr.csv": 2,
    "spss/haven_labelled_num_na.sav": 2,
    "spss/pyreadstat_sample_missing.sav": 2,
    "surveymonkey/cncf_maintainers_2019H2.csv": 0,
    "surveymonkey/cncf_maintainers_2023H2.csv": 2,
    "surveymonkey/fivethirtyeight_weather_check.csv": 0,
}
"""How `score` ends with the configuration that `init` wrote; 2 where every metric is a question."""

KNOWN = {file: found for (file, rows), found in answers().items() if rows == "all rows"}
QUESTIONS = [(file, answer) for file, found in KNOWN.items() for answer in found]


def cxcli(*words: str) -> tuple[int, str]:
    """Return the exit code of a command and what it says on standard error."""
    with contextlib.redirect_stderr(io.StringIO()) as said:
        return answer(words), said.getvalue()


@pytest.fixture(scope="module")
def configs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the configuration that `init` wrote for each export."""
    folder = tmp_path_factory.mktemp("configs")
    paths = {name: folder / f"{number}.yaml" for number, name in enumerate(SCORED)}
    for name, path in paths.items():
        code, said = cxcli("init", str(FOLDER / name), "-o", str(path))
        assert code == 0, (name, said)
    return paths


def test_every_export_is_listed() -> None:
    found = {f"{path.parent.name}/{path.name}" for path in FOLDER.glob("*/*") if path.is_file()}
    assert found == {*SCORED, SUMMARY}


@pytest.mark.parametrize("name", SCORED)
def test_the_written_configuration_scores_or_says_that_there_is_nothing(
    name: str, configs: dict[str, Path]
) -> None:
    code, said = cxcli("score", "-c", str(configs[name]), "-f", "none")
    assert code == SCORED[name], said
    if SCORED[name] == 2:
        assert "error CX2007: There is nothing to score" in said
        assert study(configs[name]).measures == ()


def test_a_summary_workbook_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    code, said = cxcli("init", str(FOLDER / SUMMARY), "-o", str(tmp_path / "c.yaml"))
    assert code == 3
    assert "CX3009" in said
    assert list(tmp_path.iterdir()) == []


def _called(part: object) -> str:
    return part if isinstance(part, str) else str(part["column"])  # type: ignore[index]


@pytest.mark.parametrize(("name", "right"), QUESTIONS, ids=_called)
def test_no_proposal_contradicts_the_right_answers(
    name: str, right: dict[str, Any], configs: dict[str, Path]
) -> None:
    """The column is asked about, or proposed with the right kind of metric on the right scale."""
    metric = proposals(name, study(configs[name])).get(right["column"])
    if metric is None:
        assert asked_about(name, configs[name].read_text(encoding="utf-8"), right["column"])
    elif right["kind"] == "nps":
        assert (metric.type, str(metric.question.scale)) in (("nps", "0-10"), ("nps", "1-10"))
    else:
        assert metric.type in ("scale", "csat", "ces", "rating")
        assert str(metric.question.scale) == right["scale"]


@pytest.mark.parametrize("name", [name for name in KNOWN if SCORED[name] == 0])
def test_what_is_proposed_gives_the_right_figures(
    name: str, configs: dict[str, Path], tmp_path: Path
) -> None:
    path = tmp_path / "r.json"
    code, said = cxcli("score", "-c", str(configs[name]), "-f", "none", "-o", str(path))
    assert code == 0, said
    results = json.loads(path.read_text(encoding="utf-8"))["results"]
    overall = {result["metric"]: result for result in results if not result["segment"]}
    metrics = proposals(name, study(configs[name]))
    for right in KNOWN[name]:
        if (metric := metrics.get(right["column"])) is not None:
            assert overall[metric.name]["n"] == right["n_valid"]
            shown = {key: n for key, n in overall[metric.name]["distribution"].items() if n}
            assert shown == right["distribution"]


def study(path: Path) -> Study:
    return study_of(from_path(path))


def proposals(name: str, configured: Study) -> dict[int, Any]:
    """Return the proposed metrics by the position of their column."""
    (table,) = open_tables([str(FOLDER / name)], SourceSettings())
    return {table.header.positions_of(m.question.columns[0])[0]: m for m in configured.measures}


def asked_about(name: str, text: str, position: int) -> bool:
    """Tell whether the configuration has an ignored metric for the column, by the comment with its header."""
    (table,) = open_tables([str(FOLDER / name)], SourceSettings())
    cells = [" ".join(cell.split()) for cell in table.header.cells[position] if not cell.startswith("{")]
    start = re.escape(cells[0][:40])
    return bool(re.search(rf"^  # {start}.*(?:\n  #.*)+\n  \S+:\n    type: ignore$", text, re.MULTILINE))
