"""A configuration as a plain tree of texts, and paths into it."""

from typing import TypeAlias

Key: TypeAlias = str | int
Keys: TypeAlias = tuple[Key, ...]
Node: TypeAlias = "dict[str, Node] | list[Node] | str | None"

DEEPEST = 40
"""Levels a configuration may be nested; ours need seven."""


def child(node: Node, key: Key) -> Node:
    """Return what a mapping holds at a key or a list at a position, None when there is nothing."""
    if isinstance(node, dict) and isinstance(key, str):
        return node.get(key)
    if isinstance(node, list) and isinstance(key, int) and key < len(node):
        return node[key]
    return None


def put(node: Node, path: Keys, value: Node) -> Node:
    """Return a tree with the value at the path; the mappings that lead there are made if need be."""
    if not path:
        return value
    key, rest = path[0], path[1:]
    below = put(child(node, key), rest, value)
    if isinstance(key, int):
        items = list(node) if isinstance(node, list) else []
        return [*items[:key], below, *items[key + 1 :]]
    # `date: X` and `weight: X` are short for {column: X}: an option beside them keeps the column.
    mapping = {"column": node} if isinstance(node, str) else node
    return {**mapping, key: below} if isinstance(mapping, dict) else {key: below}


def without(node: Node, path: Keys) -> Node:
    """Return a tree whose mapping has lost the key that the path ends with."""
    if isinstance(node, dict):
        key = str(path[0])
        if len(path) == 1:
            return {k: v for k, v in node.items() if k != key}
        return {**node, key: without(node.get(key), path[1:])} if key in node else node
    if isinstance(node, list) and isinstance(path[0], int):
        return [without(v, path[1:]) if i == path[0] else v for i, v in enumerate(node)]
    return node


def paths(node: Node) -> list[Keys]:
    """Return the path of every node, the root's own empty one first."""
    below: list[tuple[Key, Node]] = []
    if isinstance(node, dict):
        below = list(node.items())
    elif isinstance(node, list):
        below = list(enumerate(node))
    return [(), *((key, *keys) for key, item in below for keys in paths(item))]


def dotted(path: Keys) -> str:
    """Return `metrics.nps.scale`, list positions as `segments[0]`."""
    text = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in path)
    return text.removeprefix(".")
