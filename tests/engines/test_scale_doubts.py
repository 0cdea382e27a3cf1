"""Signs of a wrong scale, and what is at stake."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from cxcli.engines.notices import notices
from cxcli.engines.streaming import run
from cxcli.errors import Notice
from cxcli.pipeline.measuring import counts_of
from cxcli.report.build import build
from cxcli.study.coding import Coding
from cxcli.study.question import Question
from cxcli.study.scale import scale
from cxcli.study.study import Limits, Measure
from tests.studies import named, nps, study
from tests.tables import MemoryTable


def measure(low: int, high: int, kind: str = "scale", statistic: str = "mean", **rules: Any) -> Measure:
    points = scale(low, high)
    better = rules.pop("better", "higher")
    asked = Question((named("Q1"),), points, better, Coding(points, **rules))
    return Measure("q", kind, "", statistic, asked)


def warned(answers: Sequence[str], of: Measure, groups: Sequence[str] = ()) -> dict[str, Notice]:
    names = ["Q1", "Q1_NPS_GROUP"] if groups else ["Q1", "other"]
    cells = [[answer, group] for answer, group in zip(answers, groups or answers, strict=True)]
    asked = study(of, limits=Limits(max_invalid_share=1))
    counted = run(asked, [MemoryTable(names, cells)])
    return {n.code: n for n in notices(asked, counted, build(asked, counts_of(counted)))}


def test_answers_from_1_to_5_on_a_longer_scale_are_a_question() -> None:
    notice = warned(list("12345") * 10, measure(0, 10, "nps", "net"))["CX0116"]
    assert "between 1 and 5" in notice.message.en
    assert "scale: 1-5" in notice.hint.fr


@pytest.mark.parametrize("answers", [["7", "8", "9"] * 20, list("12345") * 2, ["0", *list("12345") * 10]])
def test_a_scale_that_is_used_or_hardly_answered_is_none(answers: list[str]) -> None:
    assert "CX0116" not in warned(answers, measure(0, 10, "nps", "net"))


def test_a_lowest_point_that_sounds_best_is_a_question_with_the_other_score() -> None:
    answers = ["1 – Extremely critical"] * 30 + ["2"] * 10 + ["5 - Not at all critical"] * 10
    notice = warned(answers, measure(1, 5))["CX0117"]
    assert "'1 – Extremely critical' is read as 1" in notice.message.en
    assert "The score would be 4.00, not 2.00." in notice.message.en
    assert "4,00" in notice.message.fr


def test_a_reversal_that_leaves_a_share_as_it_was_is_still_a_question() -> None:
    """`reverse: true` without `better: lower` turns the direction along, so nobody changes sides."""
    answers = ["1 - Very satisfied"] * 30 + ["5 - Very dissatisfied"] * 10
    of = measure(1, 5, "csat", "share", better="lower", reverse=True)
    notice = warned(answers, replace(of, positive=frozenset(map(Fraction, (1, 2)))))["CX0117"]
    assert "The score would be 75%, not 25%." in notice.message.en


def test_a_reversed_scale_is_no_question() -> None:
    answers = ["1 - Very satisfied"] * 30 + ["5 - Very dissatisfied"] * 10
    assert "CX0117" not in warned(answers, measure(1, 5, reverse=True))
    assert "CX0117" not in warned(answers, measure(1, 5, better="lower"))
    assert "CX0117" not in warned(["5 - Very satisfied"] * 30, measure(1, 5))


def test_end_points_written_as_words_are_proposed_as_labels_with_the_score_they_would_give() -> None:
    answers = ["Strongly agree"] * 55 + ["9"] * 28 + ["5"] * 16 + ["Strongly disagree"] * 3
    notice = warned(answers, measure(1, 10, "nps", "net"))["CX0118"]
    assert notice.hint.en == "If so, write labels: {Strongly agree: 10, Strongly disagree: 1}."
    assert "The score would be +63, not +27." in notice.message.en


@pytest.mark.parametrize(
    "answers",
    [
        ["Strongly agree"] * 20 + ["10"] * 20 + ["1"] * 3,
        ["Strongly agree"] * 20 + ["9"] * 20 + ["maybe"] * 9,
        ["Strongly agree"] * 20 + ["Excellent"] * 20 + ["5"] * 5,
    ],
)
def test_words_that_are_no_missing_end_points_are_not_proposed(answers: list[str]) -> None:
    assert "CX0118" not in warned(answers, measure(1, 10, "nps", "net"))


def test_codes_that_are_not_the_points_in_order_need_labels() -> None:
    notice = warned(["1", "6", "2", "3", "4"] * 20, measure(1, 5))["CX0119"]
    assert "1, 2, 3, 4, 6" in notice.message.en
    assert "labels" in notice.hint.en


def test_a_stray_number_is_no_code() -> None:
    assert "CX0119" not in warned([*list("12345") * 20, "11"], measure(1, 5))


def test_a_group_column_that_says_otherwise_is_told() -> None:
    groups = ["Promoter", "2", "1", "Detractor", ""]
    found = warned(["9", "8", "10", "3", "10"], nps(), groups)
    assert found["CX0120"].message.en.startswith("nps: 1 answers contradict")
    assert "CX0120" not in warned(["9", "8", "6"], nps(), ["3", "2", "1"])


def test_labels_decide_what_the_words_are_worth() -> None:
    labels = (("Strongly agree", Fraction(1)), ("Strongly disagree", Fraction(5)))
    answers = ["Strongly agree"] * 30 + ["Strongly disagree"] * 10
    assert (
        "'Strongly agree' is read as 1" in warned(answers, measure(1, 5, labels=labels))["CX0117"].message.en
    )
