"""Texts as numbers, booleans and choices; every refusal says what was written and what is wanted."""

import re
from fractions import Fraction
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, PlainValidator, WithJsonSchema

from cxcli.config.refusal import refused, shown, unlike
from cxcli.errors import NO_HINT
from cxcli.words import Words

SCALAR: dict[str, Any] = {"type": ["string", "number", "boolean"]}
_WHOLE = re.compile(r"[+-]?[0-9]{1,15}")
_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,15}(?:\.[0-9]{0,30})?|\.[0-9]{1,30})(?:[eE][+-]?[0-9]{1,2})?")
_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]+")
_TRUE, _FALSE = ("true", "True", "TRUE"), ("false", "False", "FALSE")

WHOLE = Words("a whole number", "un nombre entier")
NUMBER = Words("a number", "un nombre")


def whole(value: object) -> int:
    """Return the whole number that a text is."""
    text = scalar(value, WHOLE)
    if _WHOLE.fullmatch(text) is None:
        raise unlike(text, WHOLE)
    return int(text)


def exact(value: object) -> Fraction:
    """Return the number that a text is, exactly."""
    text = scalar(value, NUMBER)
    if _NUMBER.fullmatch(text) is not None:
        return Fraction(text)
    written = f"{text.replace(',', '.')}"
    point = Words(f"Write {written}.", f"Écrivez {written}.")
    raise unlike(text, NUMBER, point if _COMMA.fullmatch(text) else NO_HINT)


def yes_or_no(value: object) -> bool:
    """Return the truth of `true` or `false`, the booleans of YAML 1.2; `yes` and `NO` are texts."""
    wanted = Words("true or false", "true ou false")
    text = scalar(value, wanted)
    if text not in (*_TRUE, *_FALSE):
        said = shown(text)
        raise refused(Words(f"{said.en} is neither true nor false.", f"{said.fr} n'est ni true ni false."))
    return text in _TRUE


def scalar(value: object, wanted: Words) -> str:
    """Return the text of a single value, refusing lists, mappings and empty values."""
    if isinstance(value, str):
        return value
    if value is None:
        raise refused(
            Words(
                f"this value is empty; {wanted.en} is expected.",
                f"cette valeur est vide ; il faut {wanted.fr}.",
            ),
            Words('For an empty text, write "".', 'Pour un texte vide, écrivez "".'),
        )
    found = Words("a list", "une liste") if isinstance(value, list) else Words("a mapping", "une table")
    raise refused(
        Words(
            f"here stands {found.en}; {wanted.en} is expected.",
            f"ici se trouve {found.fr} ; il faut {wanted.fr}.",
        )
    )


def text(value: object) -> str:
    """Return a text as written."""
    return scalar(value, Words("a text", "un texte"))


def name(value: object) -> str:
    """Return a text that is not blank."""
    written = text(value)
    if not written.strip():
        raise refused(Words("this name is blank.", "ce nom est vide."))
    return written


def texts(value: object) -> list[str]:
    """Return one value or a list of values, as written."""
    items = value if isinstance(value, list) else [value]
    return [text(item) for item in items]


def some_texts(value: object) -> list[str]:
    """Return at least one value."""
    found = texts(value)
    if not found:
        raise refused(Words("this list is empty.", "cette liste est vide."))
    return found


_ONE_OR_MORE: dict[str, Any] = {"anyOf": [SCALAR, {"type": "array", "items": SCALAR}]}

Whole = Annotated[int, BeforeValidator(whole)]
Exact = Annotated[Fraction, PlainValidator(exact), WithJsonSchema({"type": "number"})]
Decimal = Annotated[float, BeforeValidator(lambda value: float(exact(value)))]
YesNo = Annotated[bool, BeforeValidator(yes_or_no)]
Text = Annotated[str, PlainValidator(text), WithJsonSchema(SCALAR)]
Name = Annotated[str, PlainValidator(name), WithJsonSchema(SCALAR)]
Texts = Annotated[list[str], PlainValidator(texts), WithJsonSchema(_ONE_OR_MORE)]
SomeTexts = Annotated[list[str], PlainValidator(some_texts), WithJsonSchema(_ONE_OR_MORE)]


def _positive(value: Fraction) -> Fraction:
    if value <= 0:
        raise refused(Words("this must be greater than zero.", "ce nombre doit être supérieur à zéro."))
    return value


Positive = Annotated[
    Fraction,
    PlainValidator(exact),
    AfterValidator(_positive),
    WithJsonSchema({"type": "number", "exclusiveMinimum": 0}),
]
