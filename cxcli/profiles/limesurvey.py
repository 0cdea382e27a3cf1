"""LimeSurvey: codes, texts or both as headers; the metadata's names follow the language of the survey.

Rests on real exports; those of an anonymised survey have every date on 1980-01-01.
"""

import re

from cxcli.profiles.profile import DropRule, Look, Profile, Recognition, headers

_CODES = (
    "id",
    "submitdate",
    "lastpage",
    "startlanguage",
    "seed",
    "startdate",
    "datestamp",
    "ipaddr",
    "refurl",
)
_ENGLISH = (
    "Response ID",
    "Date submitted",
    "Last page",
    "Start language",
    "Seed",
    "Date started",
    "Date last action",
    "IP address",
    "Referrer URL",
)
_FRENCH = (
    "ID de la réponse",
    "Date de soumission",
    "Dernière page",
    "Langue de départ",
    "Tête de série",
    "Date de lancement",
    "Date de la dernière action",
    "Adresse IP",
    "URL référente",
)
_GERMAN = (
    "Antwort ID",
    "Datum Abgeschickt",
    "Letzte Seite",
    "Start-Sprache",
    "Zufallsstartwert",
    "Datum gestartet",
    "Datum letzte Aktivität",
)
_LANGUAGES = (_CODES, _ENGLISH, _FRENCH, _GERMAN)
_FIRST = ("response id", "answer id", "antwort id", "id de la réponse")
_CODED = re.compile(r"\w+\[\w+\](\[\w+\])?(\. .*)?")
_CODE_BEFORE_TEXT = re.compile(r"\A(\w+)(\._)?\.\s?\S.*", re.DOTALL)


def recognise(look: Look) -> Recognition | None:
    """Return why this is a LimeSurvey export: its metadata headers, or `CODE[SUBCODE]`, `Text [part]`."""
    names = look.folded(0)
    metadata = _metadata(names)
    if metadata:
        return Recognition(headers(metadata), 1)
    coded = [name for name in look.row(0) if _CODED.fullmatch(name.strip())]
    if len(coded) >= max(2, 0.3 * len(names)):
        return Recognition(headers([coded[0].strip()]), 1)
    parts = sum(name.endswith("]") for name in names)
    if names and names[0] in _FIRST and parts >= max(1, 0.2 * len(names)):
        return Recognition(headers([look.row(0)[0].strip(), "... [...]"]), 1)
    return None


def _metadata(names: tuple[str, ...]) -> list[str]:
    """Return the metadata headers of one language, when there are enough that only LimeSurvey writes."""
    present = {_CODE_BEFORE_TEXT.sub(r"\1", name) for name in names} | set(names)
    for language in _LANGUAGES:
        telling = language[2:4]
        found = [name for name in language[1:] if name.casefold() in present]
        if len(found) >= 3 and any(name in found for name in telling):
            return found
    return []


def _named(field: int) -> tuple[str, ...]:
    """Return the headers that a metadata field may have: its code, its texts, its code before a text."""
    code, *texts = (language[field] for language in _LANGUAGES)
    return (code, *texts, *(f"{code}{dot} {text}" for dot in (".", "._.") for text in texts))


LIMESURVEY = Profile(
    "limesurvey",
    recognise,
    (
        *(name for language in _LANGUAGES for name in language),
        *(f"{code}.*" for code in _CODES),
        "token",
        "Answer ID",
        "IP-Adresse",
        "Temps total*",
    ),
    (DropRule("unfinished", _named(1), frozenset({""})),),
    missing=("N/A",),
    response=(*_named(0), "Answer ID"),
    date=(*_named(1), *_named(6)),
    anonymised_date="1980-01-01",
)
