"""Segment variables that contain each other: a city and its region, an age and its group."""

from collections.abc import Collection, Iterable, Mapping
from itertools import count

from cxcli.study.study import Study

Value = str | None

Together = Mapping[tuple[str, str], Collection[tuple[Value, Value]]]
"""For two segment variables, the pairs of values that occur in one row."""

Kinship = Mapping[str, Mapping[Value, tuple[tuple[str, str], ...]]]
"""For each variable and value, the blocks that it lies in: the name of the kinship, and of the block."""


def kinship(study: Study, together: Together) -> Kinship:
    """Return what the values of each variable tell of other variables.

    Two variables fall into blocks when their values never mix: those of a city and of its region do, those
    of two independent questions are one single block, which tells nothing. What is summed over a block of
    one variable is the sum over the same block of the other. Variables with several answers in a cell tell
    nothing, since a person is in several of their segments.
    """
    several = several_at_once(study)
    found: dict[str, dict[Value, list[tuple[str, str]]]] = {}
    for (one, other), pairs in sorted(together.items()):
        blocks = _blocks(pairs)
        if one in several or other in several or len(set(blocks.values())) < 2:
            continue
        for (side, value), block in blocks.items():
            entry = (f"{one}\0{other}", block)
            found.setdefault((one, other)[side], {}).setdefault(value, []).append(entry)
    return {name: {value: tuple(kin) for value, kin in of.items()} for name, of in found.items()}


def several_at_once(study: Study) -> frozenset[str]:
    """Return the segment variables that put a person in several segments."""
    variables = (variable for cut in study.cuts for variable in cut.variables)
    return frozenset(variable.name for variable in variables if variable.split is not None)


def _blocks(pairs: Iterable[tuple[Value, Value]]) -> dict[tuple[int, Value], str]:
    """Return the block of each value of the first (0) and of the second (1) variable."""
    neighbours: dict[tuple[int, Value], set[tuple[int, Value]]] = {}
    for one, other in pairs:
        neighbours.setdefault((0, one), set()).add((1, other))
        neighbours.setdefault((1, other), set()).add((0, one))
    block: dict[tuple[int, Value], str] = {}
    numbers = count()
    for start in neighbours:
        if start not in block:
            _spread(start, str(next(numbers)), neighbours, block)
    return block


def _spread(
    start: tuple[int, Value],
    name: str,
    neighbours: Mapping[tuple[int, Value], set[tuple[int, Value]]],
    block: dict[tuple[int, Value], str],
) -> None:
    waiting = [start]
    while waiting:
        node = waiting.pop()
        if node not in block:
            block[node] = name
            waiting += neighbours[node]
