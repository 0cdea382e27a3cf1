"""Metrics and codes in words: what `explain` says when no file is given."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

from cxcli.cli.explanations import codes, explanation_of
from cxcli.cli.messages import said
from cxcli.cli.ways_told import example_of, way_lines, way_title
from cxcli.cli.what_counts import TITLE, what_counts
from cxcli.definitions import definitions_of
from cxcli.errors import UnknownName
from cxcli.metric import MONEY, Metric
from cxcli.metrics import METRICS
from cxcli.study.study import Measure
from cxcli.words import Lang, Words

_WIDTH = 88

_INTRODUCTION = Words("Metric types, as written after `type:`", "Types de métriques, à écrire après `type:`")
_NEXT = Words(
    "More: cxcli explain NAME, for example cxcli explain nps; or a code of a message, cxcli explain CX3007.",
    "Pour en savoir plus : cxcli explain NOM, par exemple cxcli explain nps ; ou le code d'un message, "
    "cxcli explain CX3007.",
)
_FORMULA = Words("Formula", "Formule")
_STATISTICS = Words("Statistics", "Statistiques")
_BASES = Words("Bases, as written after `basis:`", "Bases, à écrire après `basis:`")
_OTHERS = Words(
    "Other definitions, on your data: cxcli explain METRIC FILE --as NAME",
    "Autres définitions, sur vos données : cxcli explain MÉTRIQUE FICHIER --as NOM",
)
_DEFAULT = Words("(default)", "(par défaut)")
_SCALE = Words("Scale", "Échelle")
_WRITTEN = Words("to be written in the configuration", "à écrire dans la configuration")
_SOURCE = Words("Source", "Source")
_LABELS = (
    Words("Interval:", "Intervalle :"),
    Words("Clustered intervals:", "Intervalles par grappes :"),
)
"""What the sources of metrics say beside the works that they name."""

_COMMENT = re.compile(r"  #[^\n]*")
_CONFIG = Words("Configuration, ready to paste", "Configuration, prête à coller")
_UNITS = {
    "points": Words("points, -100 to 100", "points, de -100 à 100"),
    "percent": Words("percent, 0 to 100", "pour cent, de 0 à 100"),
    "scale points": Words("points of the scale", "points de l'échelle"),
    "seconds": Words("seconds", "secondes"),
    "ratio": Words("a ratio", "un rapport"),
    MONEY: Words("money, in the currency of the amounts", "de l'argent, dans la devise des montants"),
}


def overview(lang: Lang) -> str:
    """Return every metric type with one line on each, and where to read on."""
    width = max(map(len, METRICS))
    lines = (f"  {name:<{width}}  {said(metric.title, lang)}" for name, metric in METRICS.items())
    return "\n".join([f"{said(_INTRODUCTION, lang)}\n", *lines, "", _wrapped(said(_NEXT, lang))]) + "\n"


def explanation(name: str, lang: Lang) -> str:
    """Return what a metric type or a code means.

    Raises:
        UnknownName: there is no such metric type and no such code; the closest one is proposed.
    """
    metric = METRICS.get(name.lower())
    if metric is not None:
        return _metric(metric, lang)
    meaning = explanation_of(name)
    if meaning is None:
        raise unknown(name, (*METRICS, *codes()))
    return said(meaning, lang) + "\n"


def unknown(name: str, known: Iterable[str]) -> UnknownName:
    """Return the error for a name that is none of those known, with the closest of them."""
    known = tuple(known)
    folded = {item.casefold(): item for item in known}
    close = get_close_matches(name.casefold(), folded, n=1)
    listed = ", ".join(item for item in known if not item.startswith("CX"))
    hint = (
        Words(f"Did you mean '{folded[close[0]]}'?", f"Vouliez-vous dire « {folded[close[0]]} » ?")
        if close
        else Words(f"There are: {listed}.", f"Il y a : {listed}.")
    )
    return UnknownName(
        Words(f"There is no metric or code '{name}'.", f"Il n'y a ni métrique ni code « {name} »."), hint
    )


def no_definition(measure: Measure, name: str, known: Sequence[str]) -> UnknownName:
    """Return the error for a definition that is none of those that a measure may be compared with."""
    listed = ", ".join(known)
    hint = (
        Words(f"There are: {listed}.", f"Il y a : {listed}.")
        if known
        else Words("There is none on this data.", "Il n'y en a aucune sur ces données.")
    )
    return UnknownName(
        Words(
            f"'{measure.name}' ({measure.type}) has no other definition called '{name}'.",
            f"« {measure.name} » ({measure.type}) n'a pas d'autre définition appelée « {name} ».",
        ),
        hint,
    )


def _metric(metric: Metric, lang: Lang) -> str:
    formula = said(metric.formula, lang).split("; " if lang == "en" else "\u00a0; ")
    scale = str(metric.scale) if metric.scale else said(_WRITTEN, lang)
    blocks = (
        f"{said(metric.title, lang)} ({metric.name})",
        _wrapped(said(metric.definition, lang)),
        _block(_FORMULA, formula, lang),
        _block(_STATISTICS if metric.is_question else _BASES, _statistics(metric, lang), lang),
        *([_block(_SCALE, [scale], lang)] if metric.is_question else []),
        *_data(metric, lang),
        _block(TITLE, (said(line, lang) for line in what_counts(metric)), lang),
        *_others(metric, lang),
        _block(_SOURCE, [_source(metric, lang)], lang),
        *_configurations(metric, lang),
    )
    return "\n\n".join(blocks) + "\n"


def _statistics(metric: Metric, lang: Lang) -> list[str]:
    default, *_ = metric.statistics
    return [
        f"{name}: {said(_UNITS[unit], lang)}" + (f" {said(_DEFAULT, lang)}" if name == default else "")
        for name, unit in metric.units.items()
    ]


def _data(metric: Metric, lang: Lang) -> Iterator[str]:
    for way in metric.ways:
        yield _listed(way_title(way, lang), way_lines(metric, way, lang))


def _source(metric: Metric, lang: Lang) -> str:
    """Return where a metric comes from; titles stay as they were published."""
    source = metric.source
    for label in _LABELS:
        source = source.replace(label.en, said(label, lang))
    return source


def _others(metric: Metric, lang: Lang) -> Iterator[str]:
    colon = ":" if lang == "en" else "\u00a0:"
    lines = [f"{other.name}{colon} {said(other.says, lang)}" for other in definitions_of(metric)]
    if lines:
        yield _block(_OTHERS, lines, lang)


def _configurations(metric: Metric, lang: Lang) -> Iterator[str]:
    """Yield a configuration for each way in which the data comes; that of a survey question first.

    Its comments are English: the same is said in words above, and other languages leave them out.
    """
    question = ["metrics:\n" + metric.example] if metric.is_question else []
    ways = (example_of(metric, way) for way in metric.ways)
    for example in dict.fromkeys([*question, *ways, *metric.examples]):
        told = example if lang == "en" else _COMMENT.sub("", example)
        yield said(_CONFIG, lang) + "\n" + textwrap.indent(told.rstrip("\n"), "  ")


def _block(title: Words, lines: Iterable[str], lang: Lang) -> str:
    return _listed(said(title, lang), lines)


def _listed(title: str, lines: Iterable[str]) -> str:
    return "\n".join([title, *(_wrapped(line, "  ") for line in lines)])


def _wrapped(text: str, indent: str = "") -> str:
    return textwrap.fill(
        text, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False
    )
