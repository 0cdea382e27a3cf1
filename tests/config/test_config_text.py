"""YAML as it is read: values as written, and texts that are refused."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.config.load import LARGEST, from_mapping, from_path, from_text
from cxcli.config.study import study_of
from cxcli.errors import ConfigurationError, UnreadableConfig, WrongValue
from tests.config.configs import problems, study


@pytest.mark.parametrize(
    "written",
    [
        "Yes",
        "No",
        "NO",
        "on",
        "off",
        "y",
        "true",
        "True",
        "1:30",
        "010",
        "0x1F",
        "1_000",
        "1e3",
        ".5",
        "2026-03-01",
        "2026-03-01T10:00:00Z",
        "1.0",
        "+1",
        "-",
        "=",
        "NaN",
        ".inf",
        "<<",
    ],
)
def test_a_value_is_the_text_as_written(written: str) -> None:
    assert study(f"where: {{a: [{written}]}}").where[0].values == (written,)
    assert from_text(f"{written}: x").get((written,)) == "x"


def test_norway_and_yes_are_labels() -> None:
    text = "metrics: {m: {type: scale, column: Q, labels: {Yes: 1, No: 0, NO: 0, 010: 1}}}"
    assert [label for label, _ in study(text).measures[0].question.coding.labels] == [
        "Yes",
        "No",
        "NO",
        "010",
    ]


@pytest.mark.parametrize(
    ("written", "read"), [("", None), ("~", None), ("null", None), ("'null'", "null"), ('""', "")]
)
def test_an_empty_value_is_none_and_a_quoted_one_is_text(written: str, read: str | None) -> None:
    assert from_text(f"title: {written}").get(("title",)) == read


def test_the_word_null_in_a_list_is_the_word() -> None:
    assert study("where: {a: [null, NULL]}").where[0].values == ("null", "NULL")


def test_a_key_without_a_value_has_its_default() -> None:
    empty = study_of(
        from_mapping({"version": 1, "lang": None, "source": None, "metrics": None, "segments": None})
    )
    assert empty == study_of(from_mapping({"version": 1}))
    assert study("lang:\nsource:\nmetrics:\nsegments: ~\n").measures == ()


def test_a_byte_order_mark_is_no_part_of_the_first_key(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_bytes(b"\xef\xbb\xbfversion: 1\n")
    assert from_path(path).get(("version",)) == "1"


@pytest.mark.parametrize(
    ("text", "line", "column", "says"),
    [
        ("version: 1\ntitle: a: b\n", 2, 9, "':'"),
        ("version: 1\nmetrics:\n\tnps: x\n", 3, 1, "tab"),
        ("version: 1\nmetrics:\n  \tnps: x\n", 3, 3, "tab"),
        ("version: 1\nmetrics: {a: 1\n", 3, 1, "not closed"),
        ("version: 1\nmetrics: [a, b\n", 3, 1, "not closed"),
        ("version: 1\ntitle: 'abc\n", 3, 1, "not closed"),
        ("version: 1\ntitle: @x\n", 2, 8, "cannot begin"),
        ("version: 1\n title: x\n", 2, 7, "':'"),
        ("version: 1\n---\nversion: 1\n", 2, 1, "more than one"),
        ("version: 1\ntitle: a\x07b\n", 2, 9, "U+0007"),
        ("", 1, 1, "empty"),
        ("# only a comment\n", 1, 1, "empty"),
    ],
)
def test_what_is_no_yaml_is_refused_at_its_place(text: str, line: int, column: int, says: str) -> None:
    (problem,) = problems(text)
    assert (problem.code, problem.place.line, problem.place.column) == ("CX2003", line, column)
    assert says in problem.message.en
    assert problem.message.fr != problem.message.en
    assert problem.hint.fr


@pytest.mark.parametrize("text", ["[]", "- a\n- b", "nps", "1"])
def test_a_configuration_that_is_no_mapping_is_refused(text: str) -> None:
    assert [problem.code for problem in problems(text)] == ["CX2006"]


def test_a_byte_that_is_not_utf8_is_named_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_bytes("version: 1\ntitle: été".encode() + "é".encode("cp1252"))
    with pytest.raises(UnreadableConfig, match="0xE9") as caught:
        from_path(path)
    assert (caught.value.problems[0].place.line, caught.value.problems[0].place.column) == (2, 11)


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text("#" * (LARGEST + 1))
    with pytest.raises(UnreadableConfig, match="1 MiB"):
        from_path(path)
    with pytest.raises(UnreadableConfig, match="1 MiB"):
        from_text("#" * (LARGEST + 1))


@pytest.mark.parametrize("name", ["absent.yaml", ".", "a\0b"])
def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableConfig):
        from_path(tmp_path / name)


@pytest.mark.parametrize("text", ["[" * 60, "a: " + "{a: " * 60, "? " * 60 + "a", "- " * 60 + "a"])
def test_deep_nesting_is_refused(text: str) -> None:
    assert [problem.code for problem in problems(text)] == ["CX2003"]


def test_references_that_would_explode_are_not_followed() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, 200)]
    assert {problem.code for problem in problems("\n".join(lines))} >= {"CX2003"}


@pytest.mark.parametrize(
    ("value", "text"),
    [(True, "True"), (False, "False"), (1, "1"), (1.0, "1.0"), (0.95, "0.95"), (1e-7, "1e-07"), ("x", "x")],
)
def test_a_python_value_becomes_the_text_that_yaml_would_hold(value: object, text: str) -> None:
    assert from_mapping({"a": {value: [value]}}).tree == {"a": {text: [text]}}


def test_tuples_sets_and_ranges_are_lists() -> None:
    assert from_mapping({"a": (1, 2), "b": {2, 1}, "c": range(2)}).tree == {
        "a": ["1", "2"],
        "b": ["1", "2"],
        "c": ["0", "1"],
    }


def test_a_mapping_and_its_yaml_are_the_same_study() -> None:
    mapping = {
        "version": 1,
        "where": {"Finished": [True]},
        "metrics": {
            "m": {"type": "csat", "column": "Q", "scale": "1-7", "positive": range(6, 8), "reverse": False}
        },
        "statistics": {"confidence": 0.9},
    }
    text = "where: {Finished: [True]}\nmetrics: {m: {type: csat, column: Q, scale: 1-7, positive: [6, 7]}}\nstatistics: {confidence: 0.9}"
    assert study_of(from_mapping(mapping)).measures == study(text).measures
    assert study_of(from_mapping(mapping)).where == study(text).where


@pytest.mark.parametrize("value", [object(), b"x", 1j, 10**40, {"a": {1: 2, "1": 3}}])
def test_a_python_value_without_a_text_is_refused(value: object) -> None:
    with pytest.raises(ConfigurationError):
        from_mapping({"a": value})


def test_a_mapping_that_holds_itself_is_refused() -> None:
    loop: dict[str, object] = {}
    loop["a"] = loop
    with pytest.raises(UnreadableConfig):
        from_mapping(loop)


@given(
    st.dictionaries(
        st.text(min_size=1, max_size=8), st.one_of(st.none(), st.text(max_size=8), st.integers(-99, 99))
    )
)
def test_any_flat_mapping_keeps_its_texts(mapping: dict[str, str | int | None]) -> None:
    tree = from_mapping(mapping).tree
    assert tree == {key: None if value is None else str(value) for key, value in mapping.items()}


def test_wrong_values_of_a_mapping_are_told_by_their_path() -> None:
    with pytest.raises(WrongValue, match=r"^statistics\.confidence: ") as caught:
        study_of(from_mapping({"version": 1, "statistics": {"confidence": 95}}))
    assert caught.value.problems[0].place.file is None
