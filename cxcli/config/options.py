"""What the command line adds to a configuration: conditions, and a choice of metrics."""

from collections.abc import Sequence
from dataclasses import replace

from cxcli.config.closest import proposal
from cxcli.config.document import Document
from cxcli.config.tree import put
from cxcli.errors import UnknownName, UsageProblem
from cxcli.study.study import Study
from cxcli.words import Words


def with_where(document: Document, conditions: Sequence[str], option: str = "--where") -> Document:
    """Return the document with conditions `COLUMN=VALUE` beside its own; one column twice means or.

    Raises:
        UsageProblem: a condition without `=`.
    """
    wanted: dict[str, list[str]] = {}
    for condition in conditions:
        column, equals, value = condition.partition("=")
        if not equals or not column.strip():
            raise UsageProblem(
                Words(
                    f"{option} {condition}: a column and a value are needed.",
                    f"{option} {condition} : il faut une colonne et une valeur.",
                ),
                Words(f"For example {option} country=FR.", f"Par exemple {option} country=FR."),
            )
        wanted.setdefault(column, []).append(value)
    document = _long_form(document) if wanted else document
    for column, values in wanted.items():
        document = document.with_appended(("where",), {"column": column, "in": values}, option)
    return document


def only(study: Study, names: Sequence[str]) -> Study:
    """Return the study with these metrics alone, in its own order; no name keeps them all.

    Raises:
        UnknownName: the study has no metric of that name.
    """
    known = study.by_name()
    for name in names:
        if name not in known:
            raise UnknownName(
                Words(f"No metric is called '{name}'.", f"Aucune métrique ne s'appelle « {name} »."),
                proposal(name, known),
            )
    wanted = tuple(measure for measure in study.measures if measure.name in names)
    if not names:
        return study
    gates = tuple(gate for gate in study.gates if gate.metric in names)
    return replace(study, measures=wanted, gates=gates)


def _long_form(document: Document) -> Document:
    """Return the document with `where` as a list, so that conditions can be added to it."""
    where = document.get(("where",))
    if not isinstance(where, dict):
        return document
    items = [{"column": column, "in": values} for column, values in where.items()]
    position = {column: i for i, column in enumerate(where)}
    moved = {
        (
            ("where", position[str(keys[1])], "in", *keys[2:])
            if keys[0:1] == ("where",) and keys[1:]
            else keys
        ): mark
        for keys, mark in document.marks.items()
    }
    return replace(document, tree=put(document.tree, ("where",), list(items)), marks=moved)
