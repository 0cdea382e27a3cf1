"""Comments and their themes: marks in columns, codes in one column, or ready counts."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats as scipy_stats

from cxcli.errors import CxcliError, PartsExceedWhole, TooManySegments
from tests.accounts.tables import CUT, Row, by_place, percent, tables, tried
from tests.accounts.tried import figures, outcome, results

SILENT = ("", "  ", "NA", "-", "n/a", "sans objet", "\u00a0")
SAID = ("great", "Trop cher", "0", "no", "?")
MARKS = {"x": True, "1": True, "yes": True, "Price": True, "0": False, "no": False, "": False}
CODES = ("", "price", "price;bugs", " bugs ; price ;", "support", "bugs;bugs")

ROWS = tables(
    text=st.sampled_from([*SILENT, *SAID]),
    price=st.sampled_from(sorted(MARKS)),
    bugs=st.sampled_from(sorted(MARKS)),
    codes=st.sampled_from(CODES),
)


def commented(rows: list[Row]) -> list[Row]:
    return [row for row in rows if row["text"] in SAID]


def shares(rows: list[Row], about: Any) -> dict[str, float | None]:
    mine = commented(rows)
    return {name: sum(has(row) for row in mine) / len(mine) for name, has in about.items()} if mine else {}


def test_the_published_comments() -> None:
    counts = {"responses": 320, "with_comment": 96, "price": 40, "support": 31, "bugs": 50}
    keys = {"responses": "responses", "with_comment": "with_comment", "themes": ["price", "support", "bugs"]}
    found = figures({"type": "comments", **keys}, [counts])
    assert (found["value"], found["rate"]) == (30, 0.3)
    assert found["wilson_low"] == pytest.approx(0.25240562491350604, abs=1e-12)
    assert found["wilson_high"] == pytest.approx(0.35233923861901784, abs=1e-12)
    assert found["theme_share"] == {"price": 40 / 96, "support": 31 / 96, "bugs": 50 / 96}


@tried
@given(rows=ROWS)
def test_comments_and_marked_themes_are_counted_as_a_reader_would(rows: list[Row]) -> None:
    found = results({"type": "comments", "column": "text", "themes": ["price", "bugs"]}, rows, **CUT)
    rate = by_place(rows, lambda mine: percent(row["text"] in SAID for row in mine))
    assert {place: result.value for place, result in found.items()} == rate
    about = {name: (lambda row, name=name: MARKS[row[name]]) for name in ("price", "bugs")}
    nobody = dict.fromkeys(about)
    told = by_place(rows, lambda mine: shares(mine, about) or nobody if mine else None)
    assert {place: (result.details or {})["theme_share"] for place, result in found.items()} == told


@tried
@given(rows=ROWS)
def test_themes_may_be_codes_in_one_column(rows: list[Row]) -> None:
    found = results({"type": "comments", "column": "text", "themes": "codes"}, rows, **CUT)
    about = {
        code: (lambda row, code=code: code in [part.strip() for part in row["codes"].split(";")])
        for code in ("price", "bugs", "support")
    }
    told = by_place(rows, lambda mine: {k: v for k, v in shares(mine, about).items() if v} if mine else None)
    assert {place: (result.details or {})["theme_share"] for place, result in found.items()} == told


def test_every_row_is_an_answer_with_or_without_a_comment() -> None:
    rows = [{"text": text} for text in (*SILENT, *SAID)]
    found = outcome({"type": "comments", "column": "text"}, rows).report["m"]
    answers = len(SILENT) + len(SAID)
    assert found.answers == {"valid": answers, "missing": 0, "not_applicable": 0, "invalid": 0}
    assert (found.n, found.details and found.details["with_comment"]) == (answers, len(SAID))


def test_a_theme_has_wilsons_limits_among_the_comments() -> None:
    rows = [{"text": "x", "price": "x" if i < 6 else ""} for i in range(20)] + [
        {"text": "", "price": "x"}
    ] * 9
    themes = figures({"type": "comments", "column": "text", "themes": ["price"]}, rows)["themes"]
    assert themes["price"]["n"] == 6
    assert themes["price"]["rate"] == 0.3
    limits = scipy_stats.binomtest(6, 20).proportion_ci(method="wilson")
    assert (themes["price"]["wilson_low"], themes["price"]["wilson_high"]) == pytest.approx(tuple(limits))


def test_a_number_that_is_no_mark_is_not_read() -> None:
    rows = [{"text": "x", "price": mark} for mark in ("x", "3", "")]
    keys = {"type": "comments", "column": "text", "themes": ["price"]}
    found = outcome(keys, rows, limits={"max_invalid_share": 1}).report["m"]
    assert (found.answers or {})["invalid"] == 1


def test_a_column_of_free_text_is_no_column_of_codes() -> None:
    rows = [{"text": "x", "codes": f"a comment of its own, {number}"} for number in range(250)]
    with pytest.raises(TooManySegments):
        outcome({"type": "comments", "column": "text", "themes": "codes"}, rows)


@pytest.mark.parametrize("counts", [{"r": 3, "c": 4}, {"r": 9, "c": 4, "t": 5}])
def test_parts_beyond_the_whole_are_refused(counts: dict[str, int]) -> None:
    keys = {"type": "comments", "responses": "r", "with_comment": "c"}
    with pytest.raises(PartsExceedWhole):
        outcome({**keys, **({"themes": ["t"]} if "t" in counts else {})}, [counts])


def test_no_answer_has_no_rate() -> None:
    keys = {"type": "comments", "responses": "r", "with_comment": "c"}
    found = outcome(keys, [{"r": 0, "c": 0}]).report["m"]
    assert (found.value, found.flags) == (None, ("no_answers",))


def test_themes_alone_are_no_metric() -> None:
    with pytest.raises(CxcliError):
        outcome({"type": "comments", "themes": ["t"]}, [{"t": "x"}])
