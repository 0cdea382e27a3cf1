"""Metrics and codes in words: what `explain` says when no file is given."""

import textwrap
from collections.abc import Iterable
from difflib import get_close_matches

from cxcli.cli.explanations import codes, explanation_of
from cxcli.cli.messages import said
from cxcli.errors import UnknownName
from cxcli.metric import Metric
from cxcli.metrics import METRICS
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
_DEFAULT = Words("(default)", "(par défaut)")
_SCALE = Words("Scale", "Échelle")
_WRITTEN = Words("to be written in the configuration", "à écrire dans la configuration")
_SOURCE = Words("Source", "Source")
_CONFIG = Words("Configuration, ready to paste", "Configuration, prête à coller")
_UNITS = {
    "points": Words("points, -100 to 100", "points, de -100 à 100"),
    "percent": Words("percent, 0 to 100", "pour cent, de 0 à 100"),
    "scale points": Words("points of the scale", "points de l'échelle"),
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


def _metric(metric: Metric, lang: Lang) -> str:
    blocks = (
        f"{said(metric.title, lang)} ({metric.name})",
        _wrapped(said(metric.definition, lang)),
        _block(_FORMULA, said(metric.formula, lang).split("; " if lang == "en" else "\u00a0; "), lang),
        _block(_STATISTICS, _statistics(metric, lang), lang),
        _block(_SCALE, [str(metric.scale) if metric.scale else said(_WRITTEN, lang)], lang),
        _block(_SOURCE, [metric.source], lang),
        said(_CONFIG, lang) + "\n" + textwrap.indent("metrics:\n" + metric.example.rstrip("\n"), "  "),
    )
    return "\n\n".join(blocks) + "\n"


def _statistics(metric: Metric, lang: Lang) -> list[str]:
    default, *_ = metric.statistics
    return [
        f"{name}: {said(_UNITS[unit], lang)}" + (f" {said(_DEFAULT, lang)}" if name == default else "")
        for name, unit in metric.units.items()
    ]


def _block(title: Words, lines: Iterable[str], lang: Lang) -> str:
    return "\n".join([said(title, lang), *(_wrapped(line, "  ") for line in lines)])


def _wrapped(text: str, indent: str = "") -> str:
    return textwrap.fill(
        text, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False
    )
