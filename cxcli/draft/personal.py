"""Columns that say who somebody is: never scored, never cut by, and never shown."""

import re

from cxcli.draft.column import Column
from cxcli.draft.people import says_people

_EXACT = frozenset(
    {
        "nom", "nom complet", "prénom", "prenom", "nachname", "vorname", "nombre", "nombre completo", "apellido",
        "apellidos", "surname", "token", "custom data", "external reference", "external data reference", "prolific pid",
        "network id", "latitude", "longitude", "location accuracy", "email", "mail", "telefon", "phone", "address",
        "adresse", "user", "username", "twitter", "linkedin",
    }
)  # fmt: skip
_ANYWHERE = re.compile(
    r"\be ?-?mails?\b|\bemail ?address|\bmessagerie\b|\bcorreo\b|\bip ?addr\w*|\badresse ip\b|\bdirecci[óo]n ip\b"
    r"|\bfirst ?name\b|\blast ?name\b|\bfull ?name\b|\byour name\b|\bvotre nom\b|\bihr name\b|\btu nombre\b"
    r"|\brecipient ?(?:email|first|last)|\blocation ?(?:latitude|longitude|accuracy)|\bprolific\b|\bcustom data\b"
    r"|\bphone\b|\bt[ée]l[ée]phone\b|\btelefonnummer\b|\btel[ée]fono\b|\bbirth ?da(?:y|te)\b|\bdate of birth\b"
    r"|\bdate de naissance\b|\bgeburtsdatum\b|\bfecha de nacimiento\b|\bstreet\b|\bpostal address\b|\breferrer\b"
    r"|\br[ée]f[ée]rente\b|\brefurl\b|\bexternal ?(?:data ?)?reference\b|\bnetwork id\b|\bssn\b|\biban\b"
)
_NAME = re.compile(r"\bname\b")
_OF_A_THING = re.compile(
    r"\b(?:product|project|form|plan|company|organi[sz]ation|store|shop|app|package|version|event|course|brand|file"
    r"|survey|team|queue|campaign|category|country|region|city|tag|workshop|language)s?\b"
)
_ASKED = re.compile(
    r"\b(?:your|votre|ihre?|tu|su) (?:e-?mail|name|nom|phone number|numéro de téléphone|telefonnummer|correo|nombre)\b"
    r"|\be-?mail address|\bpostal address"
)
_MANY_WORDS = 6
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[A-Za-z]{2,}")
_IP = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_PHONE = re.compile(
    r"\+\d[\d ().-]{8,16}\d|\(?0\d{0,4}\)?(?:[ .-]\d{2,4}){3,5}|\(\d{3}\) ?\d{3}[ -]\d{4}|\d{3}-\d{3}-\d{4}"
)
_SHARE = 0.2


def is_personal(column: Column) -> bool:
    """Tell whether a column holds personal data, by its header or by what its cells look like."""
    cells = column.words.split(" / ")
    if any(cell in _EXACT or _ASKED.search(cell) for cell in cells) or says_people(column):
        return True
    short = [cell for cell in cells if len(cell.split()) <= _MANY_WORDS]
    return any(_ANYWHERE.search(cell) or _names_people(cell) for cell in short) or _looks_personal(column)


def _names_people(words: str) -> bool:
    return bool(_NAME.search(words)) and not _OF_A_THING.search(words)


def _looks_personal(column: Column) -> bool:
    filled = [text.strip() for text in column.filled]
    addressed = sum(bool(_EMAIL.search(t) or _IP.fullmatch(t)) for t in filled)
    phones = sum(bool(_PHONE.fullmatch(t)) for t in filled)
    return bool(filled) and max(addressed, phones) > _SHARE * len(filled)
