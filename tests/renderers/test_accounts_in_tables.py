"""What the table of customers, money and cases says of its numbers: no interval where none can be, and of whom."""

from collections.abc import Callable
from pathlib import Path

import pytest

import cxcli
from cxcli.metrics import METRICS
from cxcli.pipeline.compare import compare
from cxcli.renderers.comparison_table import comparison_text
from cxcli.renderers.to_terminal import to_plain_table
from cxcli.report.sentence import one_line
from cxcli.words import Lang
from tests.explained import PRIVATE, configurations, pasted, write_table


def report(configuration: str, folder: Path, lang: Lang = "en", more: str = PRIVATE) -> cxcli.Report:
    write_table(pasted(configuration), folder / "data.csv")
    return cxcli.score(folder / "data.csv", config=f"version: 1\nlang: {lang}\n{more}{configuration}")


def shown(configuration: str, folder: Path, lang: Lang = "en", more: str = PRIVATE) -> list[str]:
    """Return the lines of the table below the line on the rows that were read."""
    return to_plain_table(report(configuration, folder, lang, more)).splitlines()[2:]


def counts(name: str, **keys: str) -> str:
    lines = "".join(f"    {key}: {value}\n" for key, value in keys.items())
    return f"metrics:\n  {name}:\n    type: {name}\n{lines}"


NRR = counts("nrr", start="S", expansion="E", contraction="C", churned="L")
GROWTH = counts("growth", start="S", end="E")


@pytest.mark.parametrize("configuration", [NRR, GROWTH, configurations("mrr")[0], configurations("clv")[0]])
def test_a_total_has_no_interval_and_no_heading_of_one(configuration: str, tmp_path: Path) -> None:
    table = shown(configuration, tmp_path)
    assert [line for line in table if "interval" in line] == []
    assert table[2].split()[0] == "value"


def test_a_total_of_nothing_has_no_heading_of_an_interval_either(tmp_path: Path) -> None:
    table = shown(GROWTH.replace("start: S", "start: 0"), tmp_path)
    assert [line for line in table if "interval" in line] == []
    assert "no value" in table[-1]


def test_a_total_in_french_has_no_heading_of_an_interval(tmp_path: Path) -> None:
    assert [line for line in shown(NRR, tmp_path, "fr") if "intervalle" in line] == []


@pytest.mark.parametrize("name", ["churn", "fcr", "conversion", "nps"])
def test_a_share_keeps_the_heading_of_its_interval(name: str, tmp_path: Path) -> None:
    table = shown(configurations(name)[0], tmp_path)
    assert "95% interval)" in table[0]
    assert [line.split()[:2] for line in table if line.strip().startswith("value")] == [["value", "interval"]]


def test_a_total_beside_a_share_does_not_lose_the_interval_of_the_share(tmp_path: Path) -> None:
    table = shown(GROWTH + "  nps: {type: nps, column: Q}\n", tmp_path)
    assert [line for line in table if "95% interval)" in line] == [
        "Net Promoter Score (points, 95% interval)"
    ]


BASES = {
    "health_score": {"accounts"},
    "comments": {"answers"},
    "response_rate": {"people"},
    "churn": {"customers"},
    "retention": {"customers"},
    "growth": {"customers"},
    "mrr": {"rows"},
    "arpu": {"users"},
    "nrr": {"customers", "rows"},
    "clv": {"rows"},
    "retention_cost": {"customers"},
    "acquisition_cost": {"customers"},
    "conversion": {"visitors", "leads"},
    "free_to_paid": {"users"},
    "fcr": {"cases"},
    "stickiness": {"users"},
    "usage": {"users"},
    "session_duration": {"sessions"},
    "response_time": {"replies"},
    "bounce": {"sessions"},
    "abandonment": {"contacts"},
    "sentiment": {"mentions"},
}


@pytest.mark.parametrize("name", METRICS)
def test_the_base_says_what_it_counts(name: str, tmp_path: Path) -> None:
    headings = {heading(shown(one, tmp_path), "interval", "value") for one in configurations(name)}
    assert headings == BASES.get(name, {"n"})


@pytest.mark.parametrize("name", METRICS)
def test_the_base_is_said_in_french(name: str, tmp_path: Path) -> None:
    english, french = (
        {heading(shown(one, tmp_path, lang), *words) for one in configurations(name)}
        for lang, words in (("en", ("interval", "value")), ("fr", ("intervalle", "valeur")))
    )
    assert (english == french) == (english <= {"n", "sessions", "contacts", "mentions"})


def heading(table: list[str], *before: str) -> str:
    """Return the heading that follows one of some headings, the first of them that there is."""
    words = next(
        line for line in table if any(word in line.split() for word in before) and "(" not in line
    ).split()
    return words[words.index(next(word for word in before if word in words)) + 1]


@pytest.mark.parametrize(
    ("written", "base"),
    [
        (counts("churn", basis="mrr", start="S", lost="L"), "rows"),
        (counts("churn", basis="net_change", start="S", end="E"), "customers"),
        (counts("arpu", basis="arpa", users_start="A", users_end="B", revenue="R"), "accounts"),
        (counts("conversion", basis="leads", leads="V", conversions="C"), "leads"),
        (counts("mrr", arpu="A", users="U"), "rows"),
        (
            counts("retention_cost", basis="retained", spend="S", customers="A", retained_customers="R"),
            "customers",
        ),
    ],
)
def test_the_base_of_a_basis_says_what_it_counts(written: str, base: str, tmp_path: Path) -> None:
    assert heading(shown(written, tmp_path), "interval", "value") == base


@pytest.mark.parametrize(("lang", "line"), [("en", "Rows: 90 valid, "), ("fr", "Lignes valides\u00a0: 90, ")])
def test_the_states_of_rows_are_not_those_of_answers(lang: Lang, line: str, tmp_path: Path) -> None:
    assert shown(configurations("fcr")[0], tmp_path, lang)[1].startswith(line)
    assert shown(configurations("nps")[0], tmp_path)[1].startswith("Answers: 90 valid, ")


def test_a_total_in_percent_has_a_decimal(tmp_path: Path) -> None:
    exposed = counts("churn", basis="exposure", lost="L", customer_months="C")
    assert shown(exposed, tmp_path)[4].split()[:2] == ["All", "0.4"]
    assert shown(exposed, tmp_path, "fr")[4].split()[:2] == ["Ensemble", "0,4"]


@pytest.mark.parametrize(
    ("configuration", "lang", "end"),
    [
        (configurations("fcr")[0], "en", "n = 30 (cases)"),
        (configurations("fcr")[0], "fr", "n = 30 (dossiers)"),
        (configurations("nps")[0], "en", "n = 90"),
    ],
)
def test_one_line_says_what_its_base_counts(configuration: str, lang: Lang, end: str, tmp_path: Path) -> None:
    assert one_line(report(configuration, tmp_path).results[0], lang).endswith(end)


def test_a_comparison_of_totals_speaks_of_no_interval(run_comparison: Callable[[str], list[str]]) -> None:
    title = next(line for line in run_comparison(NRR) if line.startswith("Net revenue retention"))
    assert title == "Net revenue retention (NRR) (percent)"


@pytest.fixture
def run_comparison(tmp_path: Path) -> Callable[[str], list[str]]:
    """Compare a table with itself."""

    def compared(configuration: str) -> list[str]:
        write_table(pasted(configuration), tmp_path / "data.csv")
        data = str(tmp_path / "data.csv")
        return comparison_text(compare(pasted(configuration), data, data).report).splitlines()

    return compared
