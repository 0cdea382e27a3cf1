"""Warnings that several metrics share, word for word."""

from cxcli.engines.said_once import said_once
from cxcli.errors import Notice
from cxcli.words import Words


def told(metric: str, what: str, code: str = "CX0160") -> Notice:
    return Notice(code, Words(f"{metric}: {what}", f"{metric}\u00a0: {what}"))


def test_the_same_words_of_two_metrics_are_said_once() -> None:
    (one,) = said_once([told("a", "3 cases"), told("b", "3 cases")], ["a", "b"])
    assert one.message == Words("a, b: 3 cases", "a, b\u00a0: 3 cases")


def test_other_numbers_stay_apart() -> None:
    apart = [told("a", "3 cases"), told("b", "4 cases")]
    assert said_once(apart, ["a", "b"]) == apart


def test_other_codes_stay_apart() -> None:
    apart = [told("a", "3 cases"), told("b", "3 cases", "CX0146")]
    assert said_once(apart, ["a", "b"]) == apart


def test_metrics_that_are_not_named_are_left_alone() -> None:
    apart = [told("nps", "3 answers"), told("nps_2", "3 answers")]
    assert said_once(apart, ["fcr"]) == apart


def test_a_name_that_another_begins_with_is_not_cut() -> None:
    found = said_once([told("a", "3 cases"), told("a: b", "3 cases")], ["a", "a: b"])
    assert [one.message.en for one in found] == ["a, a: b: 3 cases"]


def test_one_metric_may_say_the_same_of_two_things_only_once() -> None:
    assert said_once([told("a", "3 cases")] * 2, ["a"]) == [told("a", "3 cases")]
