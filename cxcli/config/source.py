"""How exports are opened, as it may be written below `source`."""

import codecs
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, WithJsonSchema

from cxcli.config.fields import SCALAR, Name, Text, Texts, whole
from cxcli.config.keys import KeyedBy
from cxcli.config.refusal import unknown, unlike
from cxcli.errors import UnknownName
from cxcli.profiles import profile_names
from cxcli.words import Words

_DELIMITERS = {"auto": "auto", "tab": "\t", r"\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}
_MOST_HEADER_ROWS = 9
_AUTO_OR_WHOLE = WithJsonSchema({"anyOf": [{"const": "auto"}, {"type": "integer", "minimum": 1}]})


def _profile(written: str) -> str:
    names = ("auto", "none", *profile_names())
    if written not in names:
        raise unknown(written, Words("a known survey platform", "une plateforme connue"), names, UnknownName)
    return written


def _encoding(written: str) -> str:
    try:
        if written != "auto":
            "a".encode(codecs.lookup(written).name)
    except (LookupError, ValueError):
        names = ("auto", "utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1", "mac_roman", "cp850")
        raise unknown(written, Words("an encoding", "un encodage"), names, UnknownName) from None
    return written


def _delimiter(written: str) -> str:
    sign = _DELIMITERS.get(written, written)
    if sign != "auto" and (len(sign) != 1 or sign in '"\r\n'):
        raise unlike(
            written,
            Words("a delimiter", "un délimiteur"),
            Words('Write one sign: "," ";" "|" or tab.', 'Écrivez un seul signe : "," ";" "|" ou tab.'),
        )
    return sign


def _header_rows(written: str) -> str:
    if written != "auto" and not 1 <= whole(written) <= _MOST_HEADER_ROWS:
        wanted = Words("a possible number of header rows", "un nombre possible de lignes d'en-tête")
        raise unlike(written, wanted, Words("Usually 1, 2 or 3.", "En général 1, 2 ou 3."))
    return written


Profile = Annotated[
    Text, AfterValidator(_profile), WithJsonSchema({"enum": ["auto", "none", *profile_names()]})
]
Drop = Literal["preview", "spam", "test", "unfinished", "rejected"]


class SourceKeys(KeyedBy):
    """How the exports are opened; `auto` finds out."""

    files: Texts = Field(
        default=[], description="Exports to read when no FILE is given; globs; relative to this file."
    )
    profile: Profile = Field(
        default="auto", description="The survey platform that wrote the exports, or `none`."
    )
    drop: list[Drop] = Field(
        default=["preview", "spam", "test"],
        description="Kinds of rows that the platform's rules drop; [] for none.",
    )
    encoding: Annotated[Text, AfterValidator(_encoding), WithJsonSchema({"type": "string"})] = Field(
        default="auto",
        description="How bytes become text, for example utf-8 or cp1252; what is written is obeyed.",
    )
    delimiter: Annotated[Text, AfterValidator(_delimiter), WithJsonSchema({"type": "string"})] = Field(
        default="auto", description='What separates the cells: "," ";" "|" or tab.'
    )
    header_rows: Annotated[Text, AfterValidator(_header_rows), _AUTO_OR_WHOLE] = Field(
        default="auto", description="How many rows the header has."
    )
    sheet: Annotated[Name, WithJsonSchema(SCALAR)] = Field(
        default="auto", description="Sheet of a workbook: its name, its position from 1, or `all`."
    )
    decimal: Literal["auto", ".", ","] = Field(default="auto", description="The decimal sign of the answers.")
