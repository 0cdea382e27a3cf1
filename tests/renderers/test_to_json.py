import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis.strategies import text
from jsonschema import Draft202012Validator, ValidationError

import cxcli.report
from cxcli.renderers.to_json import to_json
from cxcli.words import Lang
from tests.renderers.reports import BLANK, CES_QUESTION, nps, report, survey, weighted_csat

SCHEMA = json.loads((Path(cxcli.report.__file__).parent / "report.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)

REPORT_KEYS = "schema cxcli_version generated_at title config sources ledger results gates warnings"
RESULT_KEYS = (
    "metric type title statistic segment period value unit interval n n_effective rows weight_sum answers "
    "distribution shares details question versus_rest suppressed flags message"
)
NUMBERS = "value interval n n_effective rows weight_sum answers distribution shares details versus_rest"


def first(document: str) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(document)["results"][0]
    return result


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_kind_of_result_fits_the_schema(lang: Lang) -> None:
    VALIDATOR.validate(json.loads(to_json(survey(lang))))


def test_an_empty_report_fits_the_schema() -> None:
    VALIDATOR.validate(json.loads(to_json(report())))


@pytest.mark.parametrize(
    ("where", "wrong"),
    [
        ("n", -1),
        ("n", 1.5),
        ("suppressed", "secret"),
        ("answers", {"valid": 3}),
        ("period", "October"),
        ("flags", ["A b"]),
    ],
)
def test_the_schema_refuses_what_no_report_says(where: str, wrong: object) -> None:
    document = json.loads(to_json(survey()))
    document["results"][0][where] = wrong
    with pytest.raises(ValidationError):
        VALIDATOR.validate(document)


@pytest.mark.parametrize("number", NUMBERS.split())
def test_the_schema_refuses_a_suppressed_result_with_a_number(number: str) -> None:
    document = json.loads(to_json(report(replace(BLANK, suppressed="small_base"), nps(10, 5, 5))))
    hidden, shown = document["results"]
    hidden[number] = {"p": 0.1} if number == "versus_rest" else shown[number]
    with pytest.raises(ValidationError):
        VALIDATOR.validate(document)


def test_fields_come_in_the_order_of_the_contract() -> None:
    document = json.loads(to_json(survey()))
    assert list(document) == REPORT_KEYS.split()
    assert list(document["results"][0]) == RESULT_KEYS.split()


def test_a_report_reads_as_it_was_built() -> None:
    document = json.loads(to_json(report(nps(1, 0, 2, {"country": "FR"}, "2026-10"))))
    assert document == {
        "schema": "cxcli.report/1",
        "cxcli_version": "0.1.0",
        "generated_at": "2026-11-21T22:33:00Z",
        "title": "Relationship survey 2026",
        "config": {"path": "cxcli.yaml", "sha256": "aa"},
        "sources": [
            {
                "path": "export.csv",
                "sha256": "bb",
                "rows": 1250,
                "encoding": "utf-8",
                "delimiter": ",",
                "header_rows": 3,
                "sheet": None,
                "profile": "qualtrics",
            }
        ],
        "ledger": {
            "rows_read": 1250,
            "rows_used": 1201,
            "dropped": {"superseded response": 4, "where Status": 45},
        },
        "results": [
            {
                "metric": "nps",
                "type": "nps",
                "title": "Net Promoter Score",
                "statistic": "net",
                "segment": {"country": "FR"},
                "period": "2026-10",
                "value": -100 / 3,
                "unit": "points",
                "interval": {
                    "low": -100 / 3 - 10,
                    "high": -100 / 3 + 10,
                    "confidence": 0.95,
                    "method": "score",
                },
                "n": 3,
                "n_effective": 3.0,
                "rows": 7,
                "weight_sum": 3.0,
                "answers": {"valid": 3, "missing": 3, "not_applicable": 1, "invalid": 0},
                "distribution": {"0": 2, "8": 0, "10": 1},
                "shares": {"promoters": 1 / 3, "passives": 0.0, "detractors": 2 / 3},
                "details": {"mean": 7.91, "sd": 1.859, "median": 8},
                "question": {
                    "scale": [0, 10],
                    "step": 1,
                    "better": "higher",
                    "fingerprint": "0123456789abcdef",
                },
                "versus_rest": None,
                "suppressed": None,
                "flags": [],
                "message": "NPS, country = FR, 2026-10: -33 (95% interval -43 to -23), n = 3",
            }
        ],
        "gates": [],
        "warnings": [{"code": "CX0107", "message": "A warning.", "hint": "Look."}],
    }


def test_messages_are_in_the_language_of_the_report() -> None:
    assert json.loads(to_json(report(lang="fr")))["warnings"][0]["message"] == "Un avertissement."


def test_the_weighted_distribution_stands_beside_the_people_only_when_weighted() -> None:
    keys = list(first(to_json(report(weighted_csat()))))
    assert keys[keys.index("distribution") + 1] == "weighted_distribution"
    assert "weighted_distribution" not in first(to_json(report(nps(1, 1, 1))))


def test_points_of_a_scale_ascend_and_read_as_plain_numbers() -> None:
    points = {Fraction(10): 1, Fraction(3, 2): 2, Fraction(-1): 3, Fraction(2): 4}
    document = to_json(report(replace(nps(1, 1, 1), distribution=points)))
    assert list(first(document)["distribution"]) == ["-1", "1.5", "2", "10"]


def test_whole_ends_of_a_scale_have_no_decimal_point() -> None:
    question = replace(CES_QUESTION, scale=(0.0, 5.0), step=0.5)
    document = to_json(report(replace(BLANK, question=question)))
    assert '"scale": [0, 5], "step": 0.5' in document


def test_minus_zero_is_zero_wherever_it_stands() -> None:
    result = replace(nps(1, 1, 1), value=-0.0, details={"mean": -0.0, "parts": [-0.0], "sd": Fraction(1, 2)})
    document = to_json(report(result))
    assert "-0.0" not in document
    assert first(document)["details"] == {"mean": 0.0, "parts": [0.0], "sd": 0.5}


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_a_number_that_is_none_never_becomes_json(number: float) -> None:
    with pytest.raises(ValueError, match=r"not JSON compliant|Invalid literal"):
        to_json(report(replace(BLANK, value=number)))


def test_the_same_report_gives_the_same_bytes() -> None:
    assert to_json(survey()) == to_json(survey())
    assert to_json(survey()).endswith("}\n")


@given(value=text())
def test_every_text_reads_back_as_it_was(value: str) -> None:
    assert first(to_json(report(nps(1, 1, 1, {"country": value}))))["segment"] == {"country": value}


def test_accents_stay_readable_and_what_steers_a_terminal_is_escaped() -> None:
    document = to_json(report(nps(1, 1, 1, {"été": "\x1b[2J\x9b\u202e\udcff日本"})))
    assert '"été": "\\u001b[2J\\u009b\\u202e\\udcff日本"' in document
    assert document.encode("utf-8")
