import pytest
from hypothesis import given
from hypothesis.strategies import characters, floats, integers, text

from cxcli.renderers.safe_text import encodable, inert, to_ascii, visible


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("plain text, été, 日本 👍", "plain text, été, 日本 👍"),
        ("\x00\x07\x7f\x85", "\\x00\\x07\\x7f\\x85"),
        ("\r\n", "\\r\\n"),
        ("\u061c\u200e\u2069\ufeff", "\\u061c\\u200e\\u2069\\ufeff"),
        ("\U000e0041", "\\U000e0041"),
        ("\ud800", "\\ud800"),
    ],
)
def test_what_is_not_seen_is_spelled_out(raw: str, shown: str) -> None:
    assert visible(raw) == shown


@given(raw=text())
def test_making_visible_twice_changes_nothing(raw: str) -> None:
    assert visible(visible(raw)) == visible(raw)


@given(raw=text(characters(categories=["L", "N", "P", "S", "Zs"])))
def test_what_is_seen_stays_as_it_is(raw: str) -> None:
    assert visible(raw) == raw


@pytest.mark.parametrize(
    ("raw", "ascii_text"),
    [
        ("été", "ete"),
        ("1\u202f250", "1 250"),
        ("«\u00a0x\u00a0»", '" x "'),
        ("– ·", "- ."),
        ("œ", "\\u0153"),
        ("─", "-"),
    ],
)
def test_ascii_is_as_close_as_it_gets(raw: str, ascii_text: str) -> None:
    assert to_ascii(raw) == ascii_text


@given(raw=text())
def test_to_ascii_leaves_nothing_but_ascii(raw: str) -> None:
    assert to_ascii(raw).isascii()


@given(raw=text())
def test_an_inert_text_is_the_text_or_the_text_behind_an_apostrophe(raw: str) -> None:
    assert inert(raw) in {raw, f"'{raw}"}
    assert inert(inert(raw)) == inert(raw)


@given(raw=text("=+-@\t\r\n \u00a0ab", min_size=1))
def test_no_inert_text_starts_a_formula(raw: str) -> None:
    assert not inert(raw).lstrip(" \u00a0").startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("word", ["FR", "a=b", "3-4", "it's", "", " x"])
def test_ordinary_text_is_left_alone(word: str) -> None:
    assert inert(word) == word


@given(raw=text())
def test_encodable_text_is_utf_8_and_differs_only_by_lone_surrogates(raw: str) -> None:
    assert encodable(raw).encode("utf-8")[:0] == b""
    if not any("\ud800" <= character <= "\udfff" for character in raw):
        assert encodable(raw) == raw


@given(number=floats(allow_nan=False, allow_infinity=False) | integers())
def test_numbers_never_come_here_but_would_only_be_marked(number: float) -> None:
    assert inert(str(number)).removeprefix("'") == str(number)
