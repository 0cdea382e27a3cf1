"""What the keys of a metric mean: scale, labels, direction, positive answers, statistic and title."""

from fractions import Fraction

import pytest

from cxcli.errors import WrongValue
from cxcli.stats.methods import METHODS
from cxcli.study.scale import Scale, scale
from cxcli.study.study import Measure
from tests.config.configs import measure, study


def points(found: Measure) -> list[int]:
    return sorted(map(int, found.positive))


def value_of(found: Measure, label: str) -> Fraction:
    return dict(found.question.coding.labels)[label]


@pytest.mark.parametrize(
    ("keys", "wanted"),
    [
        ("type: nps", scale(0, 10)),
        ("type: nps, scale: 1-10", scale(1, 10)),
        ("type: csat", scale(1, 5)),
        ("type: ces, better: higher", scale(1, 7)),
        ("type: ces, better: lower, scale: 1-5", scale(1, 5)),
        ("type: rating", scale(1, 5)),
        (
            "type: rating, scale: {min: 0.5, max: 5, step: 0.5}",
            Scale(Fraction(1, 2), Fraction(5), Fraction(1, 2)),
        ),
        ("type: thumbs", scale(0, 1)),
        ("type: scale, scale: -2-2", scale(-2, 2)),
        ("type: scale, scale: '0 – 100'", scale(0, 100)),
        ("type: scale, scale: 0-10000", scale(0, 10_000)),
        ("type: scale, labels: {Bad: 2, Good: 6}", scale(2, 6)),
        ("type: scale, labels: {Bad: 2, Good: 6}, scale: 1-7", scale(1, 7)),
        ("type: csat, labels: {Bad: 2, Good: 4}", scale(1, 5)),
        ("type: scale, labels: fr.sat4", scale(1, 4)),
        ("type: scale, labels: fr.agree7", scale(1, 7)),
        ("type: nps, labels: fr.nps11", scale(0, 10)),
        ("type: scale, labels: en.sat11", scale(0, 10)),
        ("type: scale, labels: fr.clarity5", scale(1, 5)),
        ("type: csat, labels: fr.smiley3", scale(1, 3)),
        ("type: thumbs, labels: emoji2", scale(0, 1)),
    ],
)
def test_the_scale_is_written_or_set_by_labels_or_that_of_the_type(keys: str, wanted: Scale) -> None:
    found = measure(f"{keys}, column: Q").question
    assert found.scale == found.coding.scale == wanted


def test_a_whole_vocabulary_fits_any_scale_of_as_many_points() -> None:
    found = measure("type: scale, column: Q, labels: fr.sat5, scale: 0-4")
    assert value_of(found, "Très insatisfait") == 0
    assert value_of(found, "Plutôt satisfaite") == 3


def test_one_scale_may_be_labelled_in_several_languages() -> None:
    found = measure("type: csat, column: Q, labels: [fr.sat5, en.sat5]")
    assert value_of(found, "Très satisfait(e)") == value_of(found, "Very satisfied") == 5


def test_a_vocabulary_of_the_configuration_has_the_standing_of_a_shipped_one() -> None:
    text = "vocabularies: {house: {Nul: 1, Bof: 2, Moyen: 3, Bien: 4, Super: 5, Top: 5}}\n"
    found = study(text + "metrics: {m: {type: csat, column: Q, labels: house}}").measures[0]
    assert found.question.scale == scale(1, 5)
    assert value_of(found, "Top") == value_of(found, "Super") == 5


def test_a_vocabulary_of_the_configuration_sets_its_own_low_and_high() -> None:
    text = "vocabularies: {ends: {Jamais: 0, Toujours: 10}}\nmetrics: {m: {type: scale, column: Q, labels: ends}}"
    assert study(text).measures[0].question.scale == scale(0, 10)


def test_the_answers_that_a_type_understands_need_no_labels() -> None:
    assert value_of(measure("type: thumbs, column: Q"), "oui") == 1


def test_written_labels_take_the_place_of_the_usual_ones() -> None:
    found = measure("type: thumbs, column: Q, labels: {Bof: 0, Top: 1}")
    assert dict(found.question.coding.labels) == {"Bof": 0, "Top": 1}


@pytest.mark.parametrize(
    ("keys", "better"),
    [
        ("type: nps", "higher"),
        ("type: ces, better: lower", "lower"),
        ("type: ces, better: lower, reverse: true", "higher"),
        ("type: csat, reverse: true, better: higher", "lower"),
        ("type: csat, better: lower, reverse: false", "lower"),
    ],
)
def test_reverse_turns_the_reported_direction(keys: str, better: str) -> None:
    assert measure(f"{keys}, column: Q").question.better == better


@pytest.mark.parametrize(
    ("keys", "wanted"),
    [
        ("", [4, 5]),
        ("better: lower", [1, 2]),
        ("better: lower, reverse: true", [4, 5]),
        ("scale: 1-3", [3]),
        ("scale: 0-1", [1]),
        ("scale: 1-7, positive: [6, 7]", [6, 7]),
        ("scale: 1-7, positive: 6-7", [6, 7]),
        ("scale: 1-10, positive: [7-8, 10]", [7, 8, 10]),
        ("scale: 0-10, positive: ['9.0', 10]", [9, 10]),
        ("labels: en.sat5, positive: Very satisfied", [5]),
        ("labels: en.sat5, positive: [' VERY satisfied ', 4]", [4, 5]),
        ("labels: {'1': 5, '2': 4}, positive: ['1']", [5]),
        ("labels: fr.sat4r, reverse: true, positive: [Très satisfait, Plutôt satisfait]", [3, 4]),
    ],
)
def test_positive_answers_are_points_of_the_scale(keys: str, wanted: list[int]) -> None:
    assert points(measure(f"type: csat, column: Q, {keys}")) == wanted


def test_only_csat_has_positive_answers() -> None:
    assert measure("type: nps, column: Q").positive == frozenset()


@pytest.mark.parametrize(
    ("keys", "statistic"),
    [
        ("type: csat, column: Q", "share"),
        ("type: csat, column: Q, statistic: net", "net"),
        ("type: ces, better: higher, column: Q", "mean"),
        ("type: ces, better: higher, column: Q, statistic: easy_share", "easy_share"),
        ("type: csat, columns: [Q, R]", "mean"),
        ("type: csat, columns: [Q]", "share"),
    ],
)
def test_the_statistic_is_written_or_the_types_own_and_several_columns_make_a_mean(
    keys: str, statistic: str
) -> None:
    assert measure(keys).statistic == statistic


@pytest.mark.parametrize(
    ("keys", "method"),
    [
        ("type: nps, column: Q", None),
        ("type: nps, column: Q, interval: adjusted_wald", "adjusted_wald"),
        ("type: csat, column: Q, interval: clopper_pearson", "clopper_pearson"),
        ("type: csat, column: Q, statistic: net, interval: mover_wilson", "mover_wilson"),
        ("type: csat, column: Q, statistic: mean, interval: bounded", "bounded"),
        ("type: ces, better: higher, column: Q, statistic: easy_share, interval: jeffreys", "jeffreys"),
        ("type: thumbs, column: Q, interval: agresti_coull", "agresti_coull"),
    ],
)
def test_the_interval_is_written_or_left_to_the_statistic(keys: str, method: str | None) -> None:
    assert measure(keys).interval == method


@pytest.mark.parametrize("name", METHODS)
@pytest.mark.parametrize("statistic", ["share", "net", "mean"])
def test_a_method_is_accepted_where_it_fits_and_nowhere_else(name: str, statistic: str) -> None:
    keys = f"type: csat, column: Q, statistic: {statistic}, interval: {name}"
    if statistic in METHODS[name].kinds:
        assert measure(keys).interval == name
    else:
        with pytest.raises(WrongValue, match=f"'{name}' is not an interval method of a "):
            measure(keys)


@pytest.mark.parametrize(
    ("keys", "lang", "title"),
    [
        ("type: nps", "en", "Net Promoter Score"),
        ("type: nps, scale: 1-10", "en", "NPS (1-10 scale, non-standard)"),
        ("type: rating", "fr", "Note moyenne"),
        ("type: nps, title: Reco", "fr", "Reco"),
        ("type: nps, title: 2026", "en", "2026"),
    ],
)
def test_the_title_is_written_or_the_types_in_the_language_of_the_report(
    keys: str, lang: str, title: str
) -> None:
    assert study(f"lang: {lang}\nmetrics: {{m: {{{keys}, column: Q}}}}").measures[0].title == title


def test_words_for_missing_answers_and_the_decimal_sign_reach_the_coding() -> None:
    text = (
        "source: {decimal: ','}\nmetrics: {m: {type: nps, column: Q, missing: x, not_applicable: [99, NO]}}"
    )
    coding = study(text).measures[0].question.coding
    assert (coding.missing, coding.not_applicable, coding.decimal) == (("x",), ("99", "NO"), ",")


def test_a_metric_may_have_conditions_of_its_own() -> None:
    (condition,) = measure("type: nps, column: Q, where: {plan: [Pro, Team]}").where
    assert (str(condition.column), condition.values) == ("plan", ("Pro", "Team"))


def test_ignored_metrics_may_say_anything_and_are_left_out() -> None:
    text = "metrics: {a: {type: ignore, column: Q, guess: nps, why: [x]}, b: {type: nps, column: Q}}"
    assert [found.name for found in study(text).measures] == ["b"]


@pytest.mark.parametrize("text", ["", "metrics: {}", "metrics:", "metrics: {a: {type: ignore}}"])
def test_a_configuration_without_metrics_is_allowed(text: str) -> None:
    assert study(text).measures == ()


def test_metrics_keep_the_order_in_which_they_are_written() -> None:
    text = "metrics: {z: {type: nps, column: Q}, a: {type: nps, column: Q}, m: {type: nps, column: Q}}"
    assert [found.name for found in study(text).measures] == ["z", "a", "m"]
