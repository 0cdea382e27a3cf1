"""The quick form: options in, the same configuration out that a file would hold."""

import pytest

from cxcli.config.load import from_mapping
from cxcli.config.quick import quick_document
from cxcli.config.study import study_of
from cxcli.errors import ConfigurationError, MetricRefused, UnknownName, UsageProblem


def test_metrics_are_named_after_their_type_and_numbered() -> None:
    document = quick_document(
        {"csat": ["Q2"], "nps": ["Q1", "Q7", "Q8"], "thumbs": ["T"], "rating": ["Note"]}
    )
    measures = study_of(document).measures
    assert [found.name for found in measures] == ["nps", "nps_2", "nps_3", "csat", "rating", "thumbs"]
    assert [str(found.question.columns[0]) for found in measures] == ["Q1", "Q7", "Q8", "Q2", "Note", "T"]


def test_the_quick_form_is_a_configuration_like_any_other() -> None:
    quick = quick_document(
        {"nps": ["Q1"], "ces": ["Q3=lower"]},
        {"profile": "none", "encoding": "cp1252", "delimiter": ";", "header_rows": "2", "sheet": None},
        ["nps=1-10", "ces=1-5"],
    )
    written = from_mapping(
        {
            "version": 1,
            "source": {"profile": "none", "encoding": "cp1252", "delimiter": ";", "header_rows": 2},
            "metrics": {
                "nps": {"type": "nps", "column": "Q1", "scale": "1-10"},
                "ces": {"type": "ces", "column": "Q3", "better": "lower", "scale": "1-5"},
            },
        }
    )
    assert study_of(quick) == study_of(written)


def test_a_column_may_hold_an_equals_sign() -> None:
    measure = study_of(quick_document({"ces": ["1=easy, 7=hard=lower"]})).measures[0]
    assert (str(measure.question.columns[0]), measure.question.better) == ("1=easy, 7=hard", "lower")


@pytest.mark.parametrize("column", ["Q3", "Q3=up", "=higher", ""])
def test_an_effort_question_needs_its_direction(column: str) -> None:
    with pytest.raises(MetricRefused, match="--ces") as caught:
        quick_document({"ces": [column]})
    assert "higher" in caught.value.hint


def test_a_scale_of_no_metric_is_refused_with_the_closest_name() -> None:
    with pytest.raises(UnknownName, match="'npss'") as caught:
        quick_document({"nps": ["Q1"]}, scales=["npss=1-10"])
    assert "'nps'" in caught.value.hint


def test_a_scale_needs_a_name() -> None:
    with pytest.raises(UsageProblem, match="--scale 1-10"):
        quick_document({"nps": ["Q1"]}, scales=["1-10"])


@pytest.mark.parametrize(
    ("columns", "settings", "scales", "says"),
    [
        ({"nps": ["Q1"]}, {}, ["nps=ten"], "^--scale: 'ten'"),
        ({"nps": ["Q1"]}, {"header_rows": "x"}, [], "^--header-rows: 'x'"),
        ({"nps": ["Q1"]}, {"profile": "x"}, [], "^--profile: 'x'"),
        ({"nps": [""]}, {}, [], "^--nps: "),
        ({"csat": ["Q2"]}, {}, ["csat=1-7"], "satisfied"),
    ],
)
def test_what_is_wrong_is_told_by_the_option(
    columns: dict[str, list[str]], settings: dict[str, str | None], scales: list[str], says: str
) -> None:
    with pytest.raises(ConfigurationError, match=says):
        study_of(quick_document(columns, settings, scales))
