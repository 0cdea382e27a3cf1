"""What the other keys mean: columns, sources, dates, weights, segments and filters."""

from fractions import Fraction
from pathlib import Path

import pytest

from cxcli.config.load import from_path
from cxcli.config.study import study_of
from cxcli.study.column import ColumnRef
from cxcli.study.study import DateSettings, Limits, Privacy, SourceSettings, Study, WeightSettings, Window
from tests.config.configs import study


def test_an_empty_configuration_has_the_documented_defaults() -> None:
    found = study("")
    wanted = Study(measures=(), config_sha256=found.config_sha256)
    assert found == wanted
    assert (found.source, found.privacy, found.limits) == (
        SourceSettings(),
        Privacy(10, 30),
        Limits(0.05, 0.01, 200),
    )
    assert (found.statistics.confidence, found.lang, found.unit, found.duplicates) == (
        0.95,
        "en",
        "response",
        "auto",
    )


@pytest.mark.parametrize(
    ("written", "column"),
    [
        ("Q1", ColumnRef(name="Q1")),
        ("5", ColumnRef(name="5")),
        ("No", ColumnRef(name="No")),
        ("{position: 5}", ColumnRef(position=5)),
        ("{header: [How?, It is easy]}", ColumnRef(header=("How?", "It is easy"))),
        ("{regex: '^Q[0-9]+$'}", ColumnRef(pattern="^Q[0-9]+$")),
    ],
)
def test_a_column_is_a_header_a_position_header_cells_or_an_expression(
    written: str, column: ColumnRef
) -> None:
    text = f"response: {written}\nrespondent: {written}\ndate: {written}\nweight: {written}\nsegments: [{{column: {written}}}]\n"
    found = study(
        text + f"where: [{{column: {written}, in: x}}]\nmetrics: {{m: {{type: nps, column: {written}}}}}"
    )
    assert found.response == found.respondent == column
    assert found.date == DateSettings(column)
    assert found.weight == WeightSettings(column)
    assert found.where[0].column == found.cuts[0].variables[0].column == column
    assert found.measures[0].question.columns == (column,)


def test_a_date_says_how_it_is_written_and_where_periods_are_cut() -> None:
    text = "date: {column: D, format: '%d/%m/%Y', timezone: America/Denver, report_timezone: Europe/Paris}\nperiod: week"
    assert study(text).date == DateSettings(ColumnRef(name="D"), "%d/%m/%Y", "America/Denver", "Europe/Paris")
    assert study(text).period == "week"
    auto = "date: {column: D, format: auto, timezone: auto, report_timezone: auto}"
    assert study(auto).date == DateSettings(ColumnRef(name="D"))


@pytest.mark.parametrize(
    "pattern", ["%d/%m/%Y", "%Y-%m-%dT%H:%M:%S%z", "%d %B %Y %I:%M %p", "day_first", "month_first"]
)
def test_date_formats_are_words_or_patterns(pattern: str) -> None:
    settings = study(f"date: {{column: D, format: '{pattern}'}}").date
    assert settings is not None
    assert settings.format == pattern


def test_weights_may_be_divided() -> None:
    assert study("weight: {column: w, divide_by: 0.5}").weight == WeightSettings(
        ColumnRef(name="w"), Fraction(1, 2)
    )


@pytest.mark.parametrize(
    ("keys", "wanted"),
    [
        ("profile: auto", SourceSettings()),
        ("profile: none", SourceSettings(profile="none")),
        ("profile: qualtrics, drop: []", SourceSettings(profile="qualtrics", drop=())),
        ("drop: [unfinished, rejected]", SourceSettings(drop=("unfinished", "rejected"))),
        ("encoding: cp1252, decimal: '.'", SourceSettings(encoding="cp1252", decimal=".")),
        ("delimiter: ;", SourceSettings(delimiter=";")),
        ("delimiter: tab", SourceSettings(delimiter="\t")),
        (r'delimiter: "\t"', SourceSettings(delimiter="\t")),
        (r"delimiter: '\t'", SourceSettings(delimiter="\t")),
        ("header_rows: 3", SourceSettings(header_rows=3)),
        ("sheet: 2", SourceSettings(sheet=2)),
        ("sheet: all", SourceSettings(sheet="all")),
        ("sheet: Form Responses 1", SourceSettings(sheet="Form Responses 1")),
        ("files: a.csv", SourceSettings(files=("a.csv",))),
        ("files: [a.csv, b/*.csv]", SourceSettings(files=("a.csv", "b/*.csv"))),
    ],
)
def test_what_is_written_of_the_source_is_obeyed_and_auto_finds_out(
    keys: str, wanted: SourceSettings
) -> None:
    assert study(f"source: {{{keys}}}").source == wanted


def test_files_are_relative_to_the_folder_of_the_configuration(tmp_path: Path) -> None:
    folder = tmp_path / "wave [1]"
    folder.mkdir()
    path = folder / "c.yaml"
    path.write_text("version: 1\nsource: {files: [a.csv, 'b/*.csv', /abs.csv, '-']}\n")
    found = study_of(from_path(path))
    assert found.source.files == (
        str(folder / "a.csv"),
        str(tmp_path / "wave [[]1]" / "b" / "*.csv"),
        "/abs.csv",
        "-",
    )
    assert found.config_path == str(path)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("{a: x}", [("a", ("x",))]),
        ("{a: [x, y], b: [True]}", [("a", ("x", "y")), ("b", ("True",))]),
        (
            "[{column: a, in: x}, {column: {position: 2}, in: [y, '']}]",
            [("a", ("x",)), ("column 2", ("y", ""))],
        ),
        ("[]", []),
    ],
)
def test_where_is_a_map_or_a_list_of_conditions(
    written: str, wanted: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert [(str(found.column), found.values) for found in study(f"where: {written}").where] == wanted


def test_segments_may_be_binned_topped_renamed_and_crossed() -> None:
    text = (
        "segments: [country, {column: age, bins: [18, 35.5], name: age_group},"
        " {column: city, top: 3, other: Rest, map: {PARIS: Paris}}, {cross: [country, age_group]},"
        " {cross: [country, {column: {position: 4}, name: plan}]}]"
    )
    cuts = study(text).cuts
    assert [cut.name for cut in cuts] == [
        "country", "age_group", "city", "country x age_group", "country x plan",
    ]  # fmt: skip
    assert cuts[1].variables[0].bins == (18, Fraction(71, 2))
    city = cuts[2].variables[0]
    assert (city.top, city.other, city.renamed) == (3, "Rest", (("PARIS", "Paris"),))
    assert cuts[3].variables == (cuts[0].variables[0], cuts[1].variables[0])


def test_a_segment_written_twice_is_one_cut() -> None:
    assert len(study("segments: [country, country, {column: country}]").cuts) == 1


def test_the_window_is_not_a_key() -> None:
    assert study("").window == Window()
