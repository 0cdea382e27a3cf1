"""The scales in words that ship with the package."""

import unicodedata
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.study.scale import scale
from cxcli.study.text import normalise
from cxcli.study.vocabularies import VOCABULARIES, Vocabulary

EVERY = st.sampled_from([*VOCABULARIES.values()])


def meaning(name: str) -> dict[str, Fraction]:
    return {normalise(text): value for text, value in VOCABULARIES[name].labels()}


@pytest.mark.parametrize("vocabulary", VOCABULARIES.values(), ids=VOCABULARIES)
def test_a_vocabulary_has_ascending_points_and_no_text_of_two_points(vocabulary: Vocabulary) -> None:
    values = [value for value, _ in vocabulary.points]
    assert values == sorted(set(values))
    assert len(values) > 1
    seen: dict[str, Fraction] = {}
    for text, value in vocabulary.labels():
        assert seen.setdefault(normalise(text), value) == value


@pytest.mark.parametrize("vocabulary", VOCABULARIES.values(), ids=VOCABULARIES)
def test_the_number_in_the_name_is_the_number_of_points(vocabulary: Vocabulary) -> None:
    digits = "".join(c for c in vocabulary.name if c.isdigit())
    if digits:
        assert len(vocabulary.scale) == int(digits)
    assert vocabulary.by_rank == (len(vocabulary.points) == len(vocabulary.scale))


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("en.agree5", "Neither agree nor disagree", 3),
        ("en.agree7", "Somewhat agree", 5),
        ("fr.agree5", "Tout à fait d’accord", 5),
        ("fr.agree5", "Tout à fait d\u00b4accord", 5),
        ("fr.agree5", "Tout à fait d`accord", 5),
        ("fr.agree5", "Tout à fait d\u2032accord", 5),
        ("fr.agree7b", "Indécis", 4),
        ("de.agree4", "Stimme eher zu", 3),
        ("es.agree5", "Muy de acuerdo", 5),
        ("en.sat4", "Very satisfied", 4),
        ("en.sat5", "SOMEWHAT SATISFIED", 4),
        ("en.sat11", "Not at all satisfied", 0),
        ("en.sat11", "10 - Completely satisfied", 10),
        ("fr.sat2", "Oui", 2),
        ("fr.sat4r", "Très satisfait", 1),
        ("fr.sat5", "Plutôt satisfait", 4),
        ("fr.sat4", "Plutôt satisfait", 3),
        ("fr.sat3", "Plutôt satisfait", 2),
        ("fr.sat5c", "Plutôt satisfait", 3),
        ("fr.sat5b", "Moyennement satisfaits", 3),
        ("fr.smiley3", "Très bien", 3),
        ("es.smiley3", "Regular", 2),
        ("de.sat11", "Vollends zufrieden", 10),
        ("fr.quality5", "Ni bonne, ni mauvaise", 3),
        ("fr.quality5", "Ni bonne ni mauvaise", 3),
        ("fr.quality5", "Ni bon, ni mauvais", 3),
        ("fr.quality5", "Très mauvaises", 1),
        ("fr.quality5", "Bon(ne)", 4),
        ("fr.quality5", "Excellent·e", 5),
        ("fr.quality5b", "Tres bon", 4),
        ("fr.quality5b", "Très bonne", 4),
        ("fr.quality5b", "Mauvaise", 2),
        ("fr.agree7b", "Indécise", 4),
        ("fr.imp3", "Extrêmement importante", 3),
        ("fr.clarity5", "Très claire", 5),
        ("fr.clarity5", "Très clair", 5),
        ("fr.effort7", "Assez fort", 5),
        ("en.nps11", "Extremely likely", 10),
        ("fr.nps11", "0 - Pas du tout probable", 0),
        ("fr.groups", "Neutre", 2),
        ("de.imp4", "garnicht wichtig", 1),
        ("en.imp7", "Extremely important", 7),
        ("fr.imp3", "Extremement important", 3),
        ("de.freq", "eher häufig", 4),
        ("calendar", "Daily.", 4),
        ("en.fav5", "Neither favorably nor unfavorably (neutral)", 3),
        ("emoji5", "😠", 1),
        ("emoji3", "🙂", 3),
        ("emoji2", "👍🏽", 2),
    ],
)
def test_a_label_means_the_point_of_its_own_scale(name: str, text: str, value: int) -> None:
    assert meaning(name)[normalise(text)] == value


@pytest.mark.parametrize(
    "text",
    [
        "satisfait",
        "satisfaite",
        "satisfaits",
        "satisfaites",
        "satisfait(e)",
        "satisfait(e)s",
        "satisfait(e)(s)",
        "satisfait·e",
        "satisfait·e·s",
        "satisfait·es",
        "satisfait.e",
        "satisfait•e",
        "satisfait/e",
        "satisfait-e",
    ],
)
def test_feminine_plural_and_inclusive_spellings_are_the_same_label(text: str) -> None:
    found = meaning("fr.sat5")
    assert found[f"très {text}"] == 5
    assert found[f"tres {text}"] == 5
    assert found[f"ni {text} ni in{text}"] == 3
    assert found[f"in{text}"] == 2


@pytest.mark.parametrize("name", [name for name in VOCABULARIES if name.startswith("fr.")])
def test_french_labels_are_read_without_their_accents(name: str) -> None:
    found = meaning(name)
    for text, value in VOCABULARIES[name].labels():
        plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
        assert found[normalise(plain)] == value


@given(EVERY, st.integers(-10, 10))
def test_a_vocabulary_of_ranks_keeps_its_order_on_any_scale_of_as_many_points(
    vocabulary: Vocabulary, low: int
) -> None:
    target = scale(low, low + len(vocabulary.scale) - 1)
    laid = vocabulary.labels_on(target if vocabulary.by_rank else vocabulary.scale)
    assert [text for text, _ in laid] == [text for text, _ in vocabulary.labels()]
    if vocabulary.by_rank:
        assert {value for _, value in laid} == set(target.points())
    values = [value for _, value in laid]
    assert values == sorted(values)


def test_no_text_of_an_english_or_french_scale_has_one_number_everywhere() -> None:
    worth = {
        name: meaning(name).get("plutôt satisfait") for name in ("fr.sat3", "fr.sat4", "fr.sat5", "fr.sat5c")
    }
    assert worth == {"fr.sat3": 2, "fr.sat4": 3, "fr.sat5": 4, "fr.sat5c": 3}
