"""YAML as a tree of texts with the place of each: no types are guessed, no references followed."""

from collections.abc import Iterator
from pathlib import PurePath

import yaml

from cxcli.config.document import Mark
from cxcli.config.tree import DEEPEST, Keys, Node
from cxcli.config.written import too_deep
from cxcli.errors import ConfigurationError, DuplicateKey, Place, UnreadableConfig
from cxcli.words import Words

_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = ("", "~", "null", "Null", "NULL")


class YamlTree:
    """The one document of a YAML text, read in a single pass over its events."""

    def __init__(self, text: str, name: str | PurePath) -> None:
        """Read the text.

        Raises:
            UnreadableConfig: nested too deeply, empty, or more than one document.
            yaml.YAMLError: no YAML.
        """
        self.marks: dict[Keys, Mark] = {}
        self.faults: list[ConfigurationError] = []
        self._file = str(name)
        self._events: Iterator[yaml.Event] = yaml.parse(text, _LOADER)
        self._next()
        self.tree = self._document()

    def _document(self) -> Node:
        start = self._next()
        if isinstance(start, yaml.StreamEndEvent):
            raise UnreadableConfig(
                Words("The configuration is empty.", "La configuration est vide."),
                Words("Begin with version: 1.", "Commencez par version: 1."),
                Place(self._file, 1, 1),
            )
        tree = self._node((), self._next(), None)
        self._next()
        after = self._next()
        if not isinstance(after, yaml.StreamEndEvent):
            raise UnreadableConfig(
                Words(
                    "The file holds more than one YAML document.",
                    "Le fichier contient plusieurs documents YAML.",
                ),
                Words("Remove the line '---'.", "Supprimez la ligne « --- »."),
                self._place(after),
            )
        return tree

    def _node(self, path: Keys, event: yaml.Event, key: Place | None) -> Node:
        if len(path) > DEEPEST:
            raise too_deep()
        place = self._place(event)
        self.marks[path] = Mark(key or place, place)
        self._refuse_extras(event, place)
        match event:
            case yaml.MappingStartEvent():
                return self._mapping(path)
            case yaml.SequenceStartEvent():
                return self._sequence(path)
            case yaml.ScalarEvent():
                return _text(event, in_list=bool(path) and isinstance(path[-1], int))
            case _:
                return None

    def _mapping(self, path: Keys) -> Node:
        found: dict[str, Node] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            place = self._place(event)
            key = self._key(path, event, place)
            if key in found:
                self.faults.append(_twice(key, self.marks[(*path, key)].key, place))
            found[key] = self._node((*path, key), self._next(), place)
        return found

    def _key(self, path: Keys, event: yaml.Event, place: Place) -> str:
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_extras(event, place)
            return str(event.value)
        self._node((*path, "?"), event, place)
        self.faults.append(
            UnreadableConfig(
                Words("A key must be plain text.", "Une clé doit être un simple texte."), place=place
            )
        )
        return "?"

    def _sequence(self, path: Keys) -> Node:
        found: list[Node] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            found.append(self._node((*path, len(found)), event, None))
        return found

    def _refuse_extras(self, event: yaml.Event, place: Place) -> None:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor is not None:
            self.faults.append(_reference(anchor, place, alias=isinstance(event, yaml.AliasEvent)))
        if tag is not None and tag != "!":
            self.faults.append(
                UnreadableConfig(
                    Words(
                        f"YAML tags such as {tag} are not read.",
                        f"Les étiquettes YAML comme {tag} ne sont pas lues.",
                    ),
                    Words(
                        "Remove it: values are taken as written.",
                        "Supprimez-la : les valeurs sont prises telles quelles.",
                    ),
                    place,
                )
            )

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self._file, mark.line + 1, mark.column + 1) if mark else Place(self._file)

    def _next(self) -> yaml.Event:
        return next(self._events)


def _text(event: yaml.ScalarEvent, *, in_list: bool) -> Node:
    """Return the text as written; None for an empty value, but the word `null` in a list is a word."""
    plain = event.style in (None, "")
    nulls = ("", "~") if in_list else _NULLS
    return None if plain and event.value in nulls else str(event.value)


def _twice(key: str, first: Place, place: Place) -> DuplicateKey:
    return DuplicateKey(
        Words(
            f"The key '{key}' stands here a second time; it is first on line {first.line}.",
            f"La clé « {key} » apparaît ici une seconde fois ; la première est à la ligne {first.line}.",
        ),
        Words("Keep one of the two.", "Gardez l'une des deux."),
        place,
    )


def _reference(anchor: str, place: Place, *, alias: bool) -> UnreadableConfig:
    sign = f"*{anchor}" if alias else f"&{anchor}"
    return UnreadableConfig(
        Words(
            f"YAML anchors and aliases are not read: {sign}.",
            f"Les ancres et alias YAML ne sont pas lus : {sign}.",
        ),
        Words(
            "Write the value out, or put it in quotes if it is a text.",
            "Écrivez la valeur en toutes lettres, ou entre guillemets droits si c'est un texte.",
        ),
        place,
    )
