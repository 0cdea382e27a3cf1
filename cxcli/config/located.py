"""A refusal at its place: the error that a user sees."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from cxcli.config.document import Document
from cxcli.config.refusal import Refusal
from cxcli.config.tree import Keys
from cxcli.errors import ConfigurationError, CxcliError, Place, Several
from cxcli.words import Words


def at_value(document: Document, path: Keys, refusal: Refusal) -> ConfigurationError:
    """Return the error of a value, at its place."""
    return _error(document, path, refusal, document.place_of_value(path))


def at_key(document: Document, path: Keys, refusal: Refusal) -> ConfigurationError:
    """Return the error of a key, or of something that is missing below it, at the place of the key."""
    return _error(document, path, refusal, document.place_of_key(path))


@contextmanager
def collecting(errors: list[CxcliError]) -> Iterator[None]:
    """Let what is done inside fail on its own: its error is kept, and the rest is looked at too."""
    try:
        yield
    except CxcliError as error:
        errors.append(error)


def raise_all(errors: Sequence[CxcliError]) -> None:
    """Raise the one error, or all of them in the order of their places; nothing without errors."""
    ordered = sorted(errors, key=lambda error: _order(error.problems[0].place))
    if len(ordered) == 1:
        raise ordered[0]
    if ordered:
        several = Several(ordered)
        several.problems = tuple(sorted(several.problems, key=lambda problem: _order(problem.place)))
        raise several


def _error(document: Document, path: Keys, refusal: Refusal, place: Place) -> ConfigurationError:
    subject, message = document.subject(path), refusal.message
    said = Words(_sentence(subject.en, message.en), _sentence(subject.fr, message.fr))
    return refusal.kind(said, refusal.hint, place)


def _sentence(subject: str, message: str) -> str:
    return subject + message if subject else message[0].upper() + message[1:]


def _order(place: Place) -> tuple[int, int]:
    return place.line or 0, place.column if isinstance(place.column, int) else 0
