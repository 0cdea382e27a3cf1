"""Why a value cannot stand where it stands, before its place is known."""

from dataclasses import dataclass

from pydantic_core import PydanticCustomError

from cxcli.config.closest import proposal
from cxcli.errors import NO_HINT, ConfigurationError, WrongValue
from cxcli.words import Words

_LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is wrong and what to do next; `kind` is the error it becomes once its place is known."""

    message: Words
    hint: Words = NO_HINT
    kind: type[ConfigurationError] = WrongValue


def refused(
    message: Words, hint: Words = NO_HINT, kind: type[ConfigurationError] = WrongValue
) -> PydanticCustomError:
    """Return what a validator raises to refuse its value in our words."""
    return PydanticCustomError("refused", "{en}", {"en": message.en, "refusal": Refusal(message, hint, kind)})


def unlike(value: str, wanted: Words, hint: Words = NO_HINT) -> PydanticCustomError:
    """Return the refusal `'ten' is not a whole number`."""
    return refused(not_a(value, wanted), hint)


def not_a(value: str, wanted: Words) -> Words:
    """Return `'ten' is not a whole number` in both languages."""
    return Words(f"{shown(value).en} is not {wanted.en}.", f"{shown(value).fr} n'est pas {wanted.fr}.")


def unknown(
    value: str, wanted: Words, names: tuple[str, ...], kind: type[ConfigurationError]
) -> PydanticCustomError:
    """Return the refusal of a name that is none of those there are, with the closest one."""
    return refused(not_a(value, wanted), proposal(value, names), kind)


def shown(value: str) -> Words:
    """Return a value in quotes, shortened when it is long."""
    text = value if len(value) <= _LONGEST_SHOWN else value[:_LONGEST_SHOWN] + "..."
    return Words(f"'{text}'", f"« {text} »")
