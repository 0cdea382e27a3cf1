import pytest

from cxcli.errors import AmbiguousColumn, MissingColumn
from cxcli.header import Header
from cxcli.study.column import ColumnRef
from cxcli.words import same


def header(*columns: str | tuple[str, ...]) -> Header:
    return Header(tuple((c,) if isinstance(c, str) else c for c in columns))


def find(head: Header, **ref: object) -> int:
    return head.position_of(ColumnRef(**ref), "export.csv", same("metric 'nps'"))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["Note globale", " note\u00a0 GLOBALE", "Note globale ", "note globale"])
def test_a_name_matches_after_normalisation(name: str) -> None:
    assert find(header("id", "Note globale"), name=name) == 1


def test_an_exact_match_wins() -> None:
    assert find(header("note", "Note"), name="Note") == 1


def test_html_entities_in_headers_are_decoded() -> None:
    assert find(header("R&amp;D\u00a0score"), name="r&d score") == 0


def test_with_several_rows_any_cell_the_pair_or_the_import_id_will_do() -> None:
    head = header(("Q1", "Recommend?", '{"ImportId":"QID1"}'), ("", "Why?", '{"ImportId":"QID1_TEXT"}'))
    assert find(head, name="Recommend?") == 0
    assert find(head, name="QID1_TEXT") == 1
    assert find(head, name="Q1 / Why?") == 1


def test_the_first_row_is_filled_to_the_right_over_blanks() -> None:
    head = header(("How much?", "easy"), ("", "fast"), ("Other", ""))
    assert find(head, header=("How much?", "fast")) == 1
    assert find(head, name="Other") == 2


def test_a_name_that_fits_several_columns_is_refused_with_their_positions() -> None:
    with pytest.raises(AmbiguousColumn, match=r"1: 'Other'; 3: 'Other'"):
        find(header("Other", "x", "Other"), name="other")


def test_positions_count_from_one() -> None:
    assert find(header("a", "b"), position=2) == 1
    with pytest.raises(MissingColumn):
        find(header("a", "b"), position=3)


def test_a_pattern_is_searched_with_its_case() -> None:
    assert find(header("Q5_1 easy", "q5_1"), pattern="^Q5") == 0


def test_a_missing_column_names_what_needs_it_and_the_closest_one() -> None:
    with pytest.raises(MissingColumn) as caught:
        find(header("id", "NPS_score"), name="NPS score")
    assert "metric 'nps'" in caught.value.problem
    assert caught.value.hint == "Did you mean 'NPS_score'?"
