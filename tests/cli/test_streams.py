import io

import pytest

from cxcli.cli.streams import Color, has_color, is_plain, width_of


@pytest.mark.parametrize(
    ("choice", "environment", "terminal", "colors"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("always", {}, False, True),
        ("never", {}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "3"}, False, True),
        ("auto", {"FORCE_COLOR": "true"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, True, False),
        ("auto", {"FORCE_COLOR": "false"}, True, False),
        ("auto", {"FORCE_COLOR": "False"}, True, False),
        ("auto", {"FORCE_COLOR": ""}, True, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"TERM": "dumb", "FORCE_COLOR": "1"}, True, True),
        ("auto", {"TERM": "xterm-256color"}, True, True),
    ],
)
def test_colors_follow_option_then_environment_then_terminal(
    choice: Color, environment: dict[str, str], *, terminal: bool, colors: bool
) -> None:
    assert has_color(choice, environment, terminal=terminal) is colors


@pytest.mark.parametrize(
    ("columns", "width"), [("120", 120), ("40", 40), ("", None), ("0", None), ("wide", None), ("-5", None)]
)
def test_a_pipe_is_as_wide_as_columns_says_and_unlimited_without(columns: str, width: int | None) -> None:
    assert width_of({"COLUMNS": columns}, terminal=False) == width


def test_a_pipe_without_columns_is_unlimited() -> None:
    assert width_of({}, terminal=False) is None


@pytest.mark.parametrize(
    ("encoding", "plain"),
    [("ascii", True), ("latin-1", True), ("cp1252", True), ("utf-8", False), ("utf-16", False)],
)
def test_a_stream_that_lacks_boxes_is_plain(encoding: str, *, plain: bool) -> None:
    assert is_plain(io.TextIOWrapper(io.BytesIO(), encoding=encoding)) is plain


def test_a_stream_of_unknown_encoding_is_plain() -> None:
    class Odd(io.StringIO):
        encoding = "no-such-encoding"  # type: ignore[assignment]

    assert is_plain(Odd()) is True
