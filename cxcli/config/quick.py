"""The configuration of the quick form: `--nps COLUMN --scale nps=1-10` and the like."""

from collections.abc import Mapping, Sequence

from cxcli.config.closest import proposal
from cxcli.config.document import Document
from cxcli.errors import MetricRefused, UnknownName, UsageProblem
from cxcli.words import Words

TYPES = ("nps", "csat", "ces", "rating", "thumbs")
"""Metric types that have an option, in the order in which their metrics are reported."""
SETTINGS = ("profile", "encoding", "delimiter", "header_rows", "sheet")
_DIRECTIONS = ("higher", "lower")


def quick_document(
    columns: Mapping[str, Sequence[str]],
    settings: Mapping[str, str | None] | None = None,
    scales: Sequence[str] = (),
) -> Document:
    """Return the configuration that the options of the quick form say.

    Args:
        columns: metric type -> columns; metrics are named `nps`, `nps_2` ...; a `ces` column is
            `COLUMN=higher` or `COLUMN=lower`.
        settings: how to open the exports (`profile`, `encoding`, `delimiter`, `header_rows`, `sheet`).
        scales: `NAME=LOW-HIGH`.

    Raises:
        ConfigurationError: an effort question without its direction, a scale of no metric.
    """
    document = Document({"version": "1"})
    for kind in TYPES:
        for number, column in enumerate(columns.get(kind, ()), 1):
            name = kind if number == 1 else f"{kind}_{number}"
            document = document.with_option(("metrics", name), _keys(kind, column), f"--{kind}")
    for key in SETTINGS:
        value = (settings or {}).get(key)
        if value is not None:
            document = document.with_option(("source", key), value, f"--{key.replace('_', '-')}")
    for written in scales:
        document = _scaled(document, written)
    return document


def _keys(kind: str, column: str) -> dict[str, str]:
    if kind != "ces":
        return {"type": kind, "column": column}
    header, _, better = column.rpartition("=")
    if better in _DIRECTIONS and header:
        return {"type": kind, "column": header, "better": better}
    raise MetricRefused(
        Words(
            f"--ces {column}: an effort question needs its direction.",
            f"--ces {column} : une question d'effort a besoin de son sens.",
        ),
        Words(
            f"Write '{column}=higher' if a high answer is good (it was easy), '{column}=lower' if it is bad.",
            f"Écrivez « {column}=higher » si une réponse élevée est bonne (c'était facile), « {column}=lower » sinon.",
        ),
    )


def _scaled(document: Document, written: str) -> Document:
    name, equals, scale = written.rpartition("=")
    if not equals:
        raise UsageProblem(
            Words(
                f"--scale {written}: a metric and its scale are needed.",
                f"--scale {written} : il faut une métrique et son échelle.",
            ),
            Words("For example --scale nps=1-10.", "Par exemple --scale nps=1-10."),
        )
    metrics = document.get(("metrics",))
    names = tuple(metrics) if isinstance(metrics, dict) else ()
    if name not in names:
        raise UnknownName(
            Words(
                f"--scale {written}: no metric is called '{name}'.",
                f"--scale {written} : aucune métrique ne s'appelle « {name} ».",
            ),
            proposal(name, names),
        )
    return document.with_option(("metrics", name, "scale"), scale, "--scale")
