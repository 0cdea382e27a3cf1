"""What the comments of a draft say of zones, sheets and headers is true of the export."""

import pytest

from cxcli.draft.draft import draft_of
from cxcli.reader import Origin
from tests.draft.drafts import drafted, text_of
from tests.tables import MemoryTable


@pytest.mark.parametrize(
    ("stamp", "is_asked"),
    [
        ("2026-03-1{} 10:00:00", True),
        ("2026-03-1{}T10:00:00Z", False),
        ("2026-03-1{}T10:00:00+02:00", False),
        ("2026/03/1{} 10:00:00 UTC+3", False),
        ("177000000{}", False),
    ],
)
def test_the_zone_is_asked_only_where_the_stamps_carry_none(stamp: str, *, is_asked: bool) -> None:
    text = text_of(drafted({"Timestamp": [stamp.format(i % 9) for i in range(30)]}))
    assert "column: Timestamp" in text
    assert ("timezone:" in text) == is_asked


@pytest.mark.parametrize(
    ("profile", "said"), [("jdma", "# sheet: all # found (all sheets"), ("none", "# sheet: One # f")]
)
def test_the_sheets_that_are_read_are_named(profile: str, said: str) -> None:
    origin = Origin("memory.xlsx", "utf-8", ",", profile=profile, sheet="One")
    assert said in text_of(draft_of(MemoryTable(["a"], [("1",)] * 9, origin=origin)))


def test_entities_of_headers_are_decoded() -> None:
    draft = drafted({"How clear is Q&amp;A l&#039;aide&nbsp;?": [str(i % 5 + 1) for i in range(30)]})
    text = text_of(draft)
    assert "# How clear is Q&A l'aide ?" in text
    assert draft.entries[0].name == "how_clear_is_q_a_l_aide"
