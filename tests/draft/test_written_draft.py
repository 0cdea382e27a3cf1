"""The text that is written: it loads, says the same in both languages, and no answer escapes its comment."""

import re
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from cxcli.config.load import from_text
from cxcli.config.study import study_of
from cxcli.config.written_yaml import flow, remark
from cxcli.header import Header
from tests.draft.drafts import drafted, spread, study, text_of
from tests.surveys import law

SATISFIED = {"Very satisfied": 9, "Satisfied": 9, "Neutral": 4, "Dissatisfied": 3, "Very dissatisfied": 5}
HOSTILE = [
    "\n",
    "\r",
    "\u2028",
    "\x85",
    "\x1b[31m",
    "\x00",
    "\u202e",
    "\ufeff",
    "#",
    ": ",
    "- ",
    "'",
    '"',
    "\\",
    "{",
    "]",
    "&a",
    "*a",
    "!!x",
    "|",
    "%",
    "@",
    "`",
    "null",
    "yes",
    "~",
    "<<",
    "é",
    "🙂",
    " ",
]
TEXTS = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=4), max_size=6).map("".join)
VALUES = st.recursive(
    TEXTS | st.booleans() | st.integers(-99, 9999),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)


def as_text(value: object) -> object:
    """Return a value with every scalar as the text that the configuration reads."""
    if isinstance(value, Mapping):
        return {key: as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_text(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


@law
@given(VALUES)
def test_what_is_written_reads_back_exactly(value: object) -> None:
    text = flow({"title": value})  # type: ignore[dict-item]
    assert "\n" not in text
    assert from_text(text).tree == {"title": as_text(value)}


@law
@given(TEXTS, st.integers(5, 60))
def test_a_remark_never_leaves_its_comment(text: str, longest: int) -> None:
    line = remark(text, longest)
    assert len(line) <= longest
    assert len(f"# {line}".splitlines()) == 1
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]", line)


@law
@given(
    st.lists(TEXTS, min_size=1, max_size=4, unique=True),
    st.lists(
        st.sampled_from([*SATISFIED, "0", "5", "9", "10", "11", "Yes", "No", "4/5", "★★★", "", "N/A"])
        | TEXTS,
        min_size=4,
        max_size=12,
    ),
)
def test_every_draft_loads_whatever_the_export_holds(headers: list[str], cells: list[str]) -> None:
    draft = drafted({name: cells[i:] + cells[:i] for i, name in enumerate(headers)})
    header = Header(tuple((name,) for name in headers))
    for lang in ("en", "fr"):
        loaded = study_of(from_text(text_of(draft, lang)))
        assert [measure.name for measure in loaded.measures] == [entry.name for entry in draft.metrics]
        found = [header.positions_of(measure.question.columns[0]) for measure in loaded.measures]
        assert found == [(entry.column.position,) for entry in draft.metrics]


def test_every_variant_of_a_question_is_a_line_that_can_be_pasted() -> None:
    draft = drafted({"effort": spread({"7": 9, "5": 9, "1": 3}), "nps": spread({"10": 9, "9": 9, "1": 3})})
    lines = re.findall(r"^  #   (\w+: \{.*\})$", text_of(draft), re.MULTILINE)
    assert len(lines) == 6
    for line in lines:
        (measure,) = study_of(from_text(f"version: 1\nmetrics:\n  {line}\n")).measures
        assert measure.name in ("effort", "nps")


def test_a_chosen_variant_becomes_the_metric() -> None:
    draft = drafted({"nps": spread({"10": 9, "9": 9, "1": 3})})
    (entry,) = draft.questions
    chosen = draft.answered({"nps": entry.verdict.variants[1]})  # type: ignore[union-attr]
    (measure,) = study(chosen).measures
    assert str(measure.question.scale) == "1-10"


def test_a_question_is_written_once_for_all_rows_of_a_grid() -> None:
    answers = spread({"5": 9, "4": 9, "1": 3})
    text = text_of(drafted({f"Importance [{row}]": answers for row in ("price", "speed", "colour")}))
    assert text.count("# Question:") == 1
    assert text.count("# Same question as price") == 2


def test_the_file_speaks_french() -> None:
    text = text_of(drafted({"nps": spread({"10": 9, "9": 9, "1": 3})}), "fr")
    assert "lang: fr" in text
    assert "# Question : La question va-t-elle de 0 à 10 ou de 1 à 10 ?" in text


def test_no_cell_of_a_shown_column_breaks_out_of_its_comment() -> None:
    plans = ["Pro\nmetrics: {evil: 1}", "Free\u2028version: 2", "\x1b[31mred"] * 9
    text = text_of(drafted({"plan": plans}))
    assert "Pro metrics: {evil: 1} (9)" in text
    assert all(
        line.lstrip().startswith("#") or "evil" not in line.partition("#")[0] for line in text.splitlines()
    )
