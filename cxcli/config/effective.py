"""The configuration in force: every key with its value and where the value comes from."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from cxcli.config.checked import checked
from cxcli.config.document import Document
from cxcli.config.keys import KeyedBy
from cxcli.config.metric_keys import MetricKeys
from cxcli.config.model import Config
from cxcli.config.study import study_of
from cxcli.config.tree import Keys, Node, dotted
from cxcli.config.window import WINDOW
from cxcli.metrics import METRICS
from cxcli.stats.methods import default_method
from cxcli.study.scale import plain
from cxcli.study.study import Measure, Study

Line = tuple[str, Any, str]
"""A dotted key, its value as JSON shows it, and its origin: `cxcli.yaml:6:11`, `--by` or `default`."""

_ONE_LINE_EACH = ("segments", "where", "vocabularies", "gates", "drivers")
DEFAULT = "default"


def effective(document: Document) -> list[Line]:
    """Return every key with its value and origin; metrics show what was inferred for them too.

    Raises:
        CxcliError: everything that is wrong with the configuration.
    """
    study = study_of(document)
    config = checked(document).config
    lines: list[Line] = []
    for name in Config.model_fields:
        if name == "metrics":
            lines += _metrics(document, config, study)
        elif name in _ONE_LINE_EACH:
            lines += _entries(document, (name,))
        else:
            lines += _key(document, (name,), getattr(config, name))
    return [*lines, *_written(document, (WINDOW,))]


def _key(document: Document, path: Keys, value: Any) -> Iterator[Line]:
    written = document.get(path)
    if isinstance(value, KeyedBy):
        for name in type(value).model_fields:
            yield from _key(document, (*path, name), getattr(value, name))
    elif isinstance(written, dict):
        yield from _written(document, path)
    elif written is None:
        yield dotted(path), _shown(value), DEFAULT
    else:
        yield (
            dotted(path),
            _shown(value) if isinstance(value, _PLAIN) else written,
            document.mark(path).origin,
        )


_PLAIN = (bool, int, float, str, list)


def _shown(value: Any) -> Any:
    return plain(value) if isinstance(value, Fraction) else value


def _written(document: Document, path: Keys) -> Iterator[Line]:
    """Yield what is written below a key, a line for each key of its mapping."""
    node = document.get(path)
    for name, value in node.items() if isinstance(node, dict) else ():
        yield dotted((*path, name)), value, document.mark((*path, name)).origin


def _entries(document: Document, path: Keys) -> Iterator[Line]:
    node = document.get(path)
    if isinstance(node, list) and node:
        for i, value in enumerate(node):
            yield dotted((*path, i)), value, document.mark((*path, i)).origin
    elif isinstance(node, dict) and node:
        yield from _written(document, path)
    else:
        yield (
            dotted(path),
            [] if node is None else node,
            DEFAULT if node is None else document.mark(path).origin,
        )


def _metrics(document: Document, config: Config, study: Study) -> Iterator[Line]:
    measures = study.by_name()
    for name, keys in config.metrics.items():
        path: Keys = ("metrics", name)
        if not isinstance(keys, MetricKeys):
            yield from _written(document, path)
            continue
        inferred = _inferred(measures[name])
        for key in MetricKeys.model_fields:
            yield from _metric_key(document, (*path, key), inferred.get(key, getattr(keys, key)))


def _metric_key(document: Document, path: Keys, value: Any) -> Iterator[Line]:
    written: Node = document.get(path)
    if written is not None:
        typed = isinstance(value, bool)
        yield dotted(path), value if typed else written, document.mark(path).origin
    elif value not in (None, [], ()):
        yield dotted(path), value, DEFAULT


def _inferred(measure: Measure) -> dict[str, Any]:
    """Return what a metric does not say and still has; `better` is that of the question as asked."""
    question = measure.question
    flipped = {"higher": "lower", "lower": "higher"}
    return {
        "scale": str(question.scale),
        "positive": [plain(point) for point in sorted(measure.positive)],
        "better": flipped[question.better] if question.coding.reverse else question.better,
        "statistic": measure.statistic,
        "interval": measure.interval or default_method(METRICS[measure.type].headline(measure).kind),
        "title": measure.title,
    }
