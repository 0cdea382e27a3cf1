"""What the command line adds: to a document, to its conditions, and to its metrics."""

import pytest

from cxcli.config.document import Document
from cxcli.config.load import from_text
from cxcli.config.options import only, with_where
from cxcli.config.study import study_of
from cxcli.errors import ConfigurationError, CxcliError, UnknownName, UsageProblem
from cxcli.study.study import Window
from tests.config.configs import study

DATED = from_text("version: 1\ndate: D\nsegments: [a]\n", "c.yaml")


def conditions(document: Document) -> list[tuple[str, tuple[str, ...]]]:
    return [(str(found.column), found.values) for found in study_of(document).where]


def test_an_option_takes_the_place_of_what_is_written() -> None:
    changed = DATED.with_option(("period",), "month", "--period").with_option(("period",), "week", "--period")
    assert changed.get(("period",)) == "week"
    assert changed.mark(("period",)).origin == "--period"
    assert DATED.get(("period",)) is None


def test_an_option_is_added_to_a_list_or_makes_one() -> None:
    changed = DATED.with_appended(("segments",), "b", "--by").with_appended(("source", "files"), "x", "FILE")
    assert changed.get(("segments",)) == ["a", "b"]
    assert changed.get(("source", "files")) == ["x"]
    assert [changed.mark(("segments", i)).origin for i in (0, 1)] == ["c.yaml:3:12", "--by"]


def test_a_single_value_becomes_a_list_and_keeps_its_place() -> None:
    one = from_text("version: 1\nsource: {files: a.csv}\n", "c.yaml")
    changed = one.with_appended(("source", "files"), "b.csv", "FILE")
    assert changed.get(("source", "files")) == ["a.csv", "b.csv"]
    assert changed.mark(("source", "files", 0)).origin == "c.yaml:2:17"


def test_an_option_beside_a_short_date_keeps_its_column() -> None:
    changed = DATED.with_option(("date", "timezone"), "UTC", "--timezone")
    assert changed.get(("date",)) == {"column": "D", "timezone": "UTC"}


def test_a_problem_of_an_option_names_the_option() -> None:
    with pytest.raises(ConfigurationError, match=r"^--period: 'moth' is not") as caught:
        study_of(DATED.with_option(("period",), "moth", "--period"))
    assert caught.value.problems[0].place.line is None


def test_conditions_are_added_and_one_column_twice_means_or() -> None:
    base = from_text("version: 1\nwhere: {country: [FR, BE], plan: Pro}\n", "c.yaml")
    changed = with_where(base, ["country=FR", "Status=a=b", "country=CH"])
    assert conditions(changed) == [
        ("country", ("FR", "BE")),
        ("plan", ("Pro",)),
        ("country", ("FR", "CH")),
        ("Status", ("a=b",)),
    ]
    assert changed.mark(("where", 1, "in")).origin == "c.yaml:2:34"


@pytest.mark.parametrize("written", ["version: 1", "version: 1\nwhere: []", "version: 1\nwhere: {}"])
def test_conditions_need_none_before_them(written: str) -> None:
    assert conditions(with_where(from_text(written), ["a=x"])) == [("a", ("x",))]


def test_no_condition_changes_nothing() -> None:
    assert with_where(DATED, []) == DATED


@pytest.mark.parametrize("written", ["country", "=FR", " =FR"])
def test_a_condition_needs_a_column_and_a_value(written: str) -> None:
    with pytest.raises(UsageProblem, match="--where"):
        with_where(DATED, [written])


@pytest.mark.parametrize(
    ("options", "window"),
    [
        ({"since": "2026-01-01"}, Window(since="2026-01-01")),
        ({"since": "2026-01-01", "until": "2026-01-01"}, Window("2026-01-01", "2026-01-01")),
        ({"last": "3m"}, Window(last="3m")),
        ({"until": "2026-06-30", "last": "1d"}, Window(None, "2026-06-30", "1d")),
    ],
)
def test_only_options_say_which_dates_count(options: dict[str, str], window: Window) -> None:
    document = DATED
    for key, value in options.items():
        document = document.with_option(("window", key), value, f"--{key}")
    assert study_of(document).window == window


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("since", "yesterday"),
        ("since", "20260101"),
        ("until", "2026-02-30"),
        ("last", "3 months"),
        ("last", "0d"),
        ("last", "9999y"),
    ],
)
def test_a_day_or_span_that_is_none_is_refused_by_its_option(key: str, value: str) -> None:
    with pytest.raises(ConfigurationError, match=rf"^--{key}: '{value}' is not"):
        study_of(DATED.with_option(("window", key), value, f"--{key}"))


def test_a_window_that_ends_before_it_begins_is_refused() -> None:
    backwards = DATED.with_option(("window", "since"), "2026-02-01", "--since")
    with pytest.raises(ConfigurationError, match=r"^--since: "):
        study_of(backwards.with_option(("window", "until"), "2026-01-01", "--until"))


def test_a_window_needs_a_date_column() -> None:
    with pytest.raises(ConfigurationError, match=r"^--last: there is no date column"):
        study_of(from_text("version: 1").with_option(("window", "last"), "3m", "--last"))


def test_a_window_in_the_file_stays_an_unknown_key_beside_the_option() -> None:
    written = from_text("version: 1\ndate: D\nwindow: {last: 3m}\n")
    with pytest.raises(CxcliError, match="window: this key does not exist"):
        study_of(written.with_option(("window", "since"), "2026-01-01", "--since"))


def test_only_keeps_the_named_metrics_in_the_order_of_the_study() -> None:
    three = study(
        "metrics: {a: {type: nps, column: Q}, b: {type: nps, column: Q}, c: {type: nps, column: Q}}"
    )
    assert [found.name for found in only(three, ["c", "a", "c"]).measures] == ["a", "c"]
    assert only(three, []) == three


def test_a_metric_that_does_not_exist_is_refused_with_the_closest_one() -> None:
    with pytest.raises(UnknownName, match="'npz'") as caught:
        only(study("metrics: {nps: {type: nps, column: Q}}"), ["npz"])
    assert "'nps'" in caught.value.hint
