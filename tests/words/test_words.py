from hypothesis import given
from hypothesis import strategies as st

from cxcli.words import Words, same

TEXTS = st.text(max_size=20)


def test_the_one_who_shows_a_text_picks_the_language() -> None:
    words = Words("yes", "oui")
    assert (words.say("en"), words.say("fr")) == ("yes", "oui")


@given(text=TEXTS)
def test_a_name_reads_alike_in_both_languages(text: str) -> None:
    assert same(text).say("en") == same(text).say("fr") == text


def test_a_note_stands_in_brackets_behind_the_title() -> None:
    title, note = Words("Churn", "Attrition"), Words("of all", "de tous")
    assert title.noted(note) == Words("Churn (of all)", "Attrition (de tous)")


@given(title=TEXTS, first=TEXTS, second=TEXTS)
def test_notes_follow_one_another(title: str, first: str, second: str) -> None:
    assert same(title).noted(same(first)).noted(same(second)) == same(f"{title} ({first}) ({second})")
