"""A configuration as written: its texts, and where each of them stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from cxcli.config.tree import Keys, Node, child, dotted, paths, put
from cxcli.config.written import as_written
from cxcli.errors import ConfigurationError, Place
from cxcli.words import Words


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a value comes from: a file (place of its key and of itself) or a command-line option."""

    key: Place = field(default_factory=Place)
    value: Place = field(default_factory=Place)
    option: str = ""

    @property
    def origin(self) -> str:
        """`cxcli.yaml:6:11`, `--by`, or `config` for a configuration that is no file."""
        if self.option:
            return self.option
        place = self.value
        return f"{place.file}:{place.line}:{place.column}" if place.file else "config"


@dataclass(frozen=True, slots=True)
class Document:
    """A tree of mappings, lists, texts and None, with a mark for each of its paths.

    Every scalar is the text as written; None is an empty value. Nobody changes the tree: `with_option`
    returns another document. `faults` are problems of the YAML that did not stop the reading.
    """

    tree: Node
    marks: Mapping[Keys, Mark] = field(default_factory=dict)
    file: Path | None = None
    sha256: str | None = None
    faults: tuple[ConfigurationError, ...] = ()

    def get(self, path: Keys) -> Node:
        """Return the value at a path, None when there is none."""
        node = self.tree
        for key in path:
            node = child(node, key)
        return node

    def with_option(self, path: Keys, value: object, option: str) -> "Document":
        """Return the document with a value of the command line in place of what stood at the path."""
        written = as_written(value)
        mark = Mark(option=option)
        kept = {keys: m for keys, m in self.marks.items() if keys[: len(path)] != path}
        above = {path[:i]: mark for i in range(1, len(path)) if self.get(path[:i]) is None}
        below = {(*path, *keys): mark for keys in paths(written)}
        return replace(self, tree=put(self.tree, path, written), marks={**kept, **above, **below})

    def with_appended(self, path: Keys, value: object, option: str) -> "Document":
        """Return the document with one more item in the list at a path; a single value becomes a list."""
        here = self.get(path)
        if here is None:
            return self.with_option(path, [value], option)
        if isinstance(here, list):
            return self.with_option((*path, len(here)), value, option)
        alone = replace(self, tree=put(self.tree, path, [here]), marks=_one_deeper(self.marks, path))
        return alone.with_option((*path, 1), value, option)

    def mark(self, path: Keys) -> Mark:
        """Return where the value at a path comes from; for a path that is not there, its nearest parent."""
        while path and path not in self.marks:
            path = path[:-1]
        return self.marks.get(path, Mark())

    def place_of_value(self, path: Keys) -> Place:
        """Return the place of a value; for one that is not there, of the key it is missing below."""
        return self.mark(path).value if path in self.marks else self.place_of_key(path)

    def place_of_key(self, path: Keys) -> Place:
        """Return the place of the key that leads to a value."""
        return self.mark(path).key

    def subject(self, path: Keys) -> Words:
        """Return what a problem at a path is about: the option that wrote it, else the dotted path."""
        name = self.mark(path).option or dotted(path)
        return Words(f"{name}: ", f"{name} : ") if name else Words("", "")


def _one_deeper(marks: Mapping[Keys, Mark], path: Keys) -> dict[Keys, Mark]:
    at = len(path)
    moved = {(*path, 0, *keys[at:]) if keys[:at] == path else keys: mark for keys, mark in marks.items()}
    return {**moved, path: marks[path]} if path in marks else moved
