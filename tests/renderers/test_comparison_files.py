"""A comparison as JSON and as CSV."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

import cxcli.report
from cxcli.comparison.compare import compare
from cxcli.comparison.terms import Terms
from cxcli.renderers.comparison_csv import COLUMNS, comparison_csv
from cxcli.renderers.comparison_json import comparison_json
from cxcli.report.comparison import ComparisonReport
from cxcli.study.study import Privacy
from cxcli.words import Lang
from tests.renderers.comparisons import NPS, comparison, of, two_waves
from tests.renderers.described import described
from tests.studies import by, csat, nps, study
from tests.waves import nps_rows, wave

SCHEMA = json.loads((Path(cxcli.report.__file__).parent / "comparison.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)

TOP_KEYS = (
    "schema cxcli_version generated_at title config baseline current confidence adjust results warnings"
)
RESULT_KEYS = (
    "metric type title statistic segment unit better baseline current difference low high p p_adjusted "
    "method verdict smallest_detectable ordinal pooled mix_shift flags message"
)
SIDE_KEYS, PART_KEYS = "value n n_effective interval suppressed", "segment rate mix kind"
MIX_KEYS = "by total rate mix parts simpson_reversal"


def document(report: ComparisonReport) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(comparison_json(report))
    return found


def measured() -> ComparisonReport:
    """Return a comparison as the product makes one: hidden, new and lost segments among others."""
    asked = study(nps(), csat(), cuts=(by("country"), by("plan")), privacy=Privacy(10, 30))
    then, now = (
        [
            {**row, "Q2": str(1 + i % 5), "plan": "ab"[i % 2]}
            for i, row in enumerate(
                [*rows, *nps_rows(20, 20, 20, country="B"), *nps_rows(1, 0, 3, country="X")]
            )
        ]
        for rows in (nps_rows(20, 20, 20, country="A"), nps_rows(3, 4, 9, country="N"))
    )
    terms = Terms(privacy=asked.privacy)
    return replace(comparison(), results=compare(wave(asked, then), wave(asked, now), terms))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_kind_of_result_fits_the_schema(lang: Lang) -> None:
    VALIDATOR.validate(document(two_waves(lang)))


@pytest.mark.parametrize("report", [comparison(), measured()], ids=["empty", "measured"])
def test_what_the_product_writes_fits_the_schema(report: ComparisonReport) -> None:
    VALIDATOR.validate(document(report))


def test_every_key_that_is_written_is_described() -> None:
    found = [
        one for report in (two_waves(), measured()) for one in described(document(report), SCHEMA, SCHEMA)
    ]
    assert len(found) > 40
    for written, known in found:
        assert written <= known


@pytest.mark.parametrize(
    ("where", "wrong"),
    [
        ("verdict", "better"),
        ("verdict", 1),
        ("p", 1.5),
        ("p_adjusted", -0.1),
        ("difference", "37"),
        ("segment", {"country": 3}),
        ("baseline", {"value": 3}),
        ("better", "up"),
        ("flags", ["A b"]),
        ("mix_shift", {}),
        ("mix_shift", [{"by": "country"}]),
        ("ordinal", {"p": 0.5}),
        ("method", "tea"),
    ],
)
def test_the_schema_refuses_what_no_comparison_says(where: str, wrong: object) -> None:
    written = document(two_waves())
    written["results"][0][where] = wrong
    with pytest.raises(ValidationError):
        VALIDATOR.validate(written)


@pytest.mark.parametrize("where", ["difference", "low", "p", "verdict", "smallest_detectable"])
def test_the_schema_refuses_a_number_of_what_is_hidden(where: str) -> None:
    written = document(two_waves())
    secret = next(one for one in written["results"] if "suppressed" in one["flags"])
    secret[where] = "up" if where == "verdict" else 0.5
    with pytest.raises(ValidationError):
        VALIDATOR.validate(written)


def test_fields_come_in_the_order_of_the_contract() -> None:
    written = document(two_waves())
    first = written["results"][0]
    assert list(written) == TOP_KEYS.split()
    assert list(first) == RESULT_KEYS.split()
    assert list(first["baseline"]) == SIDE_KEYS.split()
    assert list(first["mix_shift"][0]) == MIX_KEYS.split()
    assert list(first["mix_shift"][0]["parts"][0]) == PART_KEYS.split()


def test_messages_are_in_the_language_of_the_report_and_tokens_are_not() -> None:
    english, french = (document(two_waves(lang))["results"] for lang in ("en", "fr"))
    for one, other in zip(english, french, strict=True):
        assert one.pop("message") != other.pop("message")
        assert one == other


def test_a_reversal_is_told_in_json() -> None:
    then = nps_rows(1, 0, 89, country="A") + nps_rows(9, 1, 0, country="B")
    now = nps_rows(0, 0, 10, country="A") + nps_rows(72, 18, 0, country="B")
    asked = study(cuts=(by("country"),))
    report = replace(comparison(), results=compare(wave(asked, then), wave(asked, now), Terms()))
    (mix,) = document(report)["results"][0]["mix_shift"]
    assert mix["simpson_reversal"] is True
    assert mix["rate"] + mix["mix"] == pytest.approx(mix["total"], abs=1e-9)


def lines(report: ComparisonReport) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(comparison_csv(report))))


def test_the_csv_has_one_line_for_each_comparison() -> None:
    report = two_waves()
    found = lines(report)
    assert [(line["metric"], line["segment"]) for line in found] == [
        ("nps", ""),
        ("nps", "country=BE"),
        ("nps", "country=FR"),
        ("nps", "country=LU"),
        ("nps", "country="),
        ("csat", ""),
        ("effort", ""),
    ]
    assert tuple(found[0]) == COLUMNS
    assert (found[0]["difference"], found[0]["p"], found[0]["verdict"]) == ("37.1", "2e-07", "up")
    assert (found[2]["p_adjusted"], found[2]["verdict"], found[2]["flags"]) == ("", "", "low_base")
    assert {key for key, value in found[3].items() if value} == {
        "metric", "type", "segment", "unit", "confidence", "flags",
    }  # fmt: skip
    assert (found[4]["baseline"], found[4]["current"]) == ("", "10")


@pytest.mark.parametrize("formula", ["=1+1", "+cmd", "-2", "@SUM(A1)", "\t=1", " =1", "＝1"])
def test_cells_that_a_spreadsheet_would_run_are_neutralised(formula: str) -> None:
    (line,) = lines(comparison(replace(NPS, metric=formula)))
    assert line["metric"] == f"'{formula}"
    assert line["difference"] == "37.1"


@pytest.mark.parametrize("name", ["+cmd", "-2", "@SUM(A1)", "\tx"])
def test_a_segment_that_a_spreadsheet_would_run_is_neutralised(name: str) -> None:
    (line,) = lines(comparison(of(NPS, {name: "x"})))
    assert line["segment"] == f"'{name}=x"


def test_separators_in_segments_are_escaped() -> None:
    (line,) = lines(comparison(of(NPS, {"a=b": "c;d\\e"})))
    assert line["segment"] == "a\\=b=c\\;d\\\\e"
