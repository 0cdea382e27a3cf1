"""Columns that name people: by the word for a person in their header, or by what their cells look like."""

import re

from cxcli.draft.answers import Form
from cxcli.draft.column import Column
from cxcli.draft.fit import is_known

_PERSON = (
    r"(?:requesters?|assignees?|agents?|customers?|clients?|cliente?s?|contacts?|respondents?|submitters?|authors?"
    r"|users?|utilisat(?:eur|rice)s?|demandeu(?:r|se)s?|r[ée]pondante?s?|auteure?s?|kunden?|kundin|clientas?"
    r"|reviewers?|participants?|participante?s?|benutzer(?:in)?|autore?s?|autora|interlocuteurs?|conseill(?:er|[èe]re)s?)"
)
_ALONE = re.compile(_PERSON)
_AMONG = re.compile(rf"\b{_PERSON}\b")
_OF_THEM = re.compile(
    r"\b(?:ids?|nr|no|number|num[ée]ro|type|typologie|typ|tipo|profile?|kind|segment|group|groupe|gruppe|grupo|tier"
    r"|plan|country|pays|land|pa[íi]s|region|r[ée]gion|language|langue|sprache|idioma|locale|team|[ée]quipe|company"
    r"|organi[sz]ation|status|statut|state|role|r[ôo]le|since|tenure|age|gender|genre|sex|channel|canal|kanal|method"
    r"|reason|motif|source|category|cat[ée]gorie|industry|sector|secteur|size|taille|tags?|device|service|support"
    r"|success|satisf\w*|zufriedenheit|effort|experience|exp[ée]rience|score|rating|note|nps|csat|ces|feedback"
    r"|comments?|journey|parcours|value|count|nombre|market|brand|product|produit|friendly|interface|agent string)\b"
)
_FEW_WORDS = 3
_NAME = re.compile(
    r"[^\W\d_][\w'’.-]*(?:,? (?:(?:de|du|van|von|der|den|da|di|del|la|le|el|bin|al) )*[^\W\d_][\w'’.-]*){1,2}"
)
_PARTICLES = frozenset(
    {"de", "du", "van", "von", "der", "den", "da", "di", "del", "la", "le", "el", "bin", "al"}
)


def says_people(column: Column) -> bool:
    """Tell whether the header says that a column holds who asked, answered or helped.

    A header that is the word alone does; one with a few words does where its cells are words of their own.
    """
    cells = [cell.strip(" ?:*") for cell in column.words.split(" / ")]
    if any(_ALONE.fullmatch(cell) for cell in cells):
        return True
    return _holds_own_words(column) and any(map(_is_about_a_person, cells))


def looks_like_people(column: Column) -> bool:
    """Tell whether most of the values are two or three capitalised words, as the names of people are."""
    values = [answer.text for answer in column.answers.given]
    return 2 * sum(map(_is_name, values)) > len(values)


def _is_about_a_person(words: str) -> bool:
    return len(words.split()) <= _FEW_WORDS and bool(_AMONG.search(words)) and not _OF_THEM.search(words)


def _holds_own_words(column: Column) -> bool:
    words = column.answers.of(Form.WORDS)
    return len(words) > 0 and not all(is_known(answer.text) for answer in words)


def _is_name(text: str) -> bool:
    words = [word for word in text.split() if word not in _PARTICLES]
    return bool(_NAME.fullmatch(text)) and len(words) > 1 and all(word[0].isupper() for word in words)
