"""What pydantic finds wrong, in our words and at its place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cxcli.config.closest import closest, proposal
from cxcli.config.columns import ColumnKeys
from cxcli.config.cuts import CrossKeys, SegmentKeys
from cxcli.config.dates import DateKeys
from cxcli.config.document import Document
from cxcli.config.filters import FilterKeys
from cxcli.config.keys import KeyedBy
from cxcli.config.located import at_key, at_value
from cxcli.config.metric_keys import MetricKeys
from cxcli.config.model import Config
from cxcli.config.refusal import Refusal, not_a
from cxcli.config.scale_keys import ScaleKeys
from cxcli.config.tree import Keys
from cxcli.config.weights import WeightKeys
from cxcli.config.wording import expected_shape, out_of_bounds
from cxcli.errors import NO_HINT, ConfigurationError, MissingKey, UnknownKey
from cxcli.words import Words

_TAG = re.compile(r"<[a-z]+>|\[key\]")
_KEYED: dict[str, type[KeyedBy]] = {
    "<column>": ColumnKeys,
    "<date>": DateKeys,
    "<weight>": WeightKeys,
    "<segment>": SegmentKeys,
    "<crossing>": CrossKeys,
    "<filters>": FilterKeys,
    "<metric>": MetricKeys,
    "<keys>": ScaleKeys,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem of the keys and values: where it is, and the error it makes.

    `can_be_left_out` tells whether the rest of the mapping is understood without what stands there.
    """

    path: Keys
    error: ConfigurationError
    can_be_left_out: bool = False


def findings_of(error: ValidationError, document: Document) -> tuple[Finding, ...]:
    """Return every problem; a key that is missing because it is misspelt is one problem, not two."""
    details = error.errors(include_url=False)
    missing = {detail["loc"] for detail in details if detail["type"] == "missing"}
    unknown = [detail for detail in details if detail["type"] == "extra_forbidden"]
    misspelt = {_meant(detail) for detail in unknown}
    return (
        *(_unknown_key(detail, document, needed=_meant(detail) in missing) for detail in unknown),
        *(_missing_key(location, document) for location in missing - misspelt),
        *(_wrong_value(d, document) for d in details if d["type"] not in ("missing", "extra_forbidden")),
    )


def _unknown_key(detail: ErrorDetails, document: Document, *, needed: bool) -> Finding:
    path = _path(detail["loc"], document)
    refusal = Refusal(
        Words("this key does not exist.", "cette clé n'existe pas."),
        proposal(str(path[-1]), _keys_at(detail["loc"])),
        UnknownKey,
    )
    return Finding(path, at_key(document, path, refusal), can_be_left_out=not needed)


def _missing_key(location: tuple[int | str, ...], document: Document) -> Finding:
    *parent, key = _path(location, document)
    message = Words(f"the key '{key}' is missing.", f"la clé « {key} » manque.")
    path = tuple(parent)
    return Finding(path, at_key(document, path, Refusal(message, kind=MissingKey)))


def _wrong_value(detail: ErrorDetails, document: Document) -> Finding:
    path = _path(detail["loc"], document)
    return Finding(path, at_value(document, path, _refusal(detail)))


def _path(location: tuple[int | str, ...], document: Document) -> Keys:
    """Return the path that pydantic means: without its own tags, unless a key is so written."""
    path: Keys = ()
    for key in location:
        node = document.get(path)
        is_tag = isinstance(key, str) and _TAG.fullmatch(key) is not None
        if not is_tag or (isinstance(node, dict) and key in node):
            path = (*path, key)
    return path


def _refusal(detail: ErrorDetails) -> Refusal:
    context: dict[str, Any] = detail.get("ctx", {})
    found = context.get("refusal")
    if isinstance(found, Refusal):
        return found
    if detail["type"] == "literal_error":
        return _no_choice(detail["input"], re.findall(r"'([^']*)'", context["expected"]))
    bounds = out_of_bounds(detail["type"], context)
    return bounds or expected_shape(context.get("class_name", detail["type"]), detail["input"])


def _no_choice(written: object, names: Sequence[str]) -> Refusal:
    listed = Words(f"one of {', '.join(names)}", f"l'une des valeurs {', '.join(names)}")
    if isinstance(written, str):
        near = closest(written, names) is not None
        return Refusal(not_a(written, listed), proposal(written, names) if near else NO_HINT)
    return Refusal(Words(f"{listed.en} is expected.", f"il faut {listed.fr}."))


def _meant(detail: ErrorDetails) -> tuple[int | str, ...]:
    *parent, key = detail["loc"]
    return (*parent, closest(str(key), _keys_at(detail["loc"])) or "")


def _keys_at(location: Sequence[int | str]) -> tuple[str, ...]:
    """Return the keys that the mapping has in which an unknown one was found."""
    model: type[KeyedBy] = Config
    for key in location[:-1]:
        section = model.model_fields.get(str(key))
        if str(key) in _KEYED:
            model = _KEYED[str(key)]
        elif section is not None:
            model = next(_mappings_in(section.annotation), model)
    return tuple(field.alias or name for name, field in model.model_fields.items())


def _mappings_in(annotation: Any) -> Iterator[type[KeyedBy]]:
    """Yield the mapping that a key holds: itself, or as the items of a list."""
    for kind in (annotation, *get_args(annotation)):
        if isinstance(kind, type) and issubclass(kind, KeyedBy):
            yield kind
