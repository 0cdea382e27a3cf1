"""The scale that a question states itself: `on a scale of 1 (not at all) to 5 (very much)`."""

import re
from dataclasses import dataclass

_TO = r"(?:to|through|and|à|a|et|bis|und|al|y|hasta|-|–|—|\.{2,3}|…)"
_ASIDE = r"(?:\([^)]{0,80}\)|=[^,;\d]{0,60})?"
_RANGE = re.compile(
    rf"(?<![\w.,/])(?<!\d[-–])([01])\s*{_ASIDE}\s*{_TO}\s*(?:the )?(10|[3-9])(?![\w/%]|[-–.,:]\d|\s*:?\d)"
)
_THINGS = re.compile(
    r"\s*(?:employees|people|persons?|times|years?|months?|weeks?|days|hours|minutes|ans|mois|jours|fois|personnes"
    r"|salari|jahre|monate|tage|mal\b|mitarbeiter|personen|a[ñn]os|options?|choices|items|answers|r[ée]ponses|optionen|opciones|km\b|miles|euros?|[€$%]|meses|d[íi]as|veces|personas|empleados)"
)
_PLACES = re.compile(
    r"(?:questions?|items?|parts?|steps?|pages?|sections?|fragen?|teil|seiten?|preguntas?)\s*$"
)
_IS = r"(?:=|:|\(|is|means|being|est|étant|signifie|correspond|ist|bedeutet|es que|es|significa|[-–—])"
_LOW = re.compile(
    r"\b(?:not?|never|least|lowest|worst|poor\w*|bad\w*|low|dis(?:agree|satisf|like|approv|pleas)\w*|pas|peu|jamais"
    r"|un(?:happy|likely|satisf|clear|help|important|pleasant|friendly|accept|zufrieden|wichtig|wahrscheinlich|klar)\w*"
    r"|in(?:satisf|utile)\w*"
    r"|mauvais\w*|pire|faible\w*|aucun\w*|nicht|gar|kein\w*|nie|schlecht\w*|wenig\w*|niedrig\w*|nada|poco|nunca"
    r"|mal[oa]?|peor|baj[oa]|difficult\w*|hard|difficile|schwierig|schwer|dif[íi]cil|détracteur\w*|minim\w+)\b"
)


@dataclass(frozen=True, slots=True)
class Stated:
    """The end points that a header states, and whether its words leave no doubt that high means much."""

    low: int
    high: int
    is_upright: bool


def stated_scale(words: str) -> Stated | None:
    """Return the scale that a header (in lower case) states, None without one or with several."""
    found = {(int(m[1]), int(m[2])) for m in _RANGE.finditer(words) if not _is_something_else(words, m)}
    if len(found) != 1:
        return None
    low, high = found.pop()
    return Stated(low, high, _is_upright(words, low, high))


def sounds_low(label: str) -> bool:
    """Tell whether a label (in lower case) denies, or names a low or bad end."""
    return bool(_LOW.search(label))


def _is_something_else(words: str, match: re.Match[str]) -> bool:
    after, before = words[match.end() :], words[: match.start()]
    return bool(_THINGS.match(after) or _PLACES.search(before))


def _is_upright(words: str, low: int, high: int) -> bool:
    """Tell whether the words beside the two numbers, if any, say that the first is the low end."""
    lowest, highest = _beside(words, low), _beside(words, high)
    return (not lowest or sounds_low(lowest)) and not sounds_low(highest)


def _beside(words: str, number: int) -> str:
    found = re.search(rf"(?<![\w.,/]){number}\s*{_IS}\s*([^,;)\d]{{2,80}})", words)
    if found is None or re.match(_TO + r"\b", found[1].strip()):
        return ""
    return re.split(rf"\s(?:{_TO}|and|et|und|y)\s*$", found[1])[0]
