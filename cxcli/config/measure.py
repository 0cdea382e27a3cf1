"""From the keys of one metric to what is measured."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from cxcli.config.account_measure import account_measure, way_of
from cxcli.config.closest import proposal
from cxcli.config.document import Document
from cxcli.config.labels import Labeller, Labelling
from cxcli.config.located import collecting, raise_all
from cxcli.config.metric_keys import MetricKeys
from cxcli.config.misplaced import Spot, misplaced, no_mean
from cxcli.config.own_keys import written_settings
from cxcli.config.positive import positive_points
from cxcli.config.refusal import Refusal, not_a
from cxcli.errors import MetricRefused
from cxcli.metric import Metric
from cxcli.metrics import METRICS
from cxcli.stats.headline import Kind
from cxcli.stats.methods import methods_of
from cxcli.study.coding import Coding
from cxcli.study.question import Better, Question
from cxcli.study.study import Measure
from cxcli.study.vocabularies import Vocabulary
from cxcli.words import Lang, Words

_KINDS: dict[Kind, Words] = {
    "net": Words("a net score", "un score net"),
    "share": Words("a share", "une part"),
    "mean": Words("a mean", "une moyenne"),
    "amount": Words("a mean amount", "une moyenne de montants"),
    "quantile": Words("a quantile", "un quantile"),
    "total": Words("a total", "un total"),
}

_OPPOSITE: dict[Better, Better] = {"higher": "lower", "lower": "higher"}


@dataclass(frozen=True, slots=True)
class Setting:
    """What all metrics of a configuration share."""

    document: Document
    vocabularies: Mapping[str, Vocabulary]
    lang: Lang
    decimal: str | None


def measure_of(name: str, keys: MetricKeys, setting: Setting) -> Measure:
    """Return the measure that the keys describe.

    Raises:
        CxcliError: one problem or several, each at its place.
    """
    metric = METRICS[keys.type]
    at = Spot(setting.document, ("metrics", name))
    if metric.ways and (not metric.is_question or way_of(metric, keys) is not None):
        return account_measure(name, keys, at, setting.decimal, setting.lang)
    errors = misplaced(metric, keys, at)
    with collecting(errors):
        question = _question(metric, keys, setting, at)
        positive = _positive(metric, keys, question, at)
    with collecting(errors):
        statistic = _statistic(metric, keys, at)
    raise_all(errors)
    settings = written_settings(metric, keys)
    measure = Measure(
        name, keys.type, "", statistic, question, positive, keys.where, settings=settings, count=keys.count
    )
    _refuse(metric, measure, at)
    measure = replace(measure, interval=_interval(metric, measure, keys, at))
    title = metric.title_of(measure) if metric.title_of else metric.title
    return replace(measure, title=keys.title or title.say(setting.lang))


def _question(metric: Metric, keys: MetricKeys, setting: Setting, at: Spot) -> Question:
    found = _labelling(metric, keys, setting, at)
    better = keys.better or "higher"
    return Question(
        columns=(keys.column,) if keys.column is not None else tuple(keys.columns or ()),
        scale=found.scale,
        better=_OPPOSITE[better] if keys.reverse else better,
        coding=Coding(
            scale=found.scale,
            labels=found.labels,
            missing=tuple(keys.missing),
            not_applicable=tuple(keys.not_applicable),
            decimal=setting.decimal,
            reverse=keys.reverse,
        ),
    )


def _labelling(metric: Metric, keys: MetricKeys, setting: Setting, at: Spot) -> Labelling:
    labeller = Labeller(setting.document, at.path, setting.vocabularies)
    if isinstance(keys.labels, list):
        return labeller.by_name(keys.labels, keys.scale, metric.scale)
    scale = keys.scale or metric.scale
    usual = metric.labels if scale == metric.scale else {}
    own = {text: Fraction(value) for text, value in usual.items()}
    return labeller.by_map(own if keys.labels is None else keys.labels, scale)


def _statistic(metric: Metric, keys: MetricKeys, at: Spot) -> str:
    """Return the figure that is the metric's value; several columns together have nothing but a mean."""
    several = keys.column is None and len(keys.columns or ()) > 1
    possible = [s for s in metric.statistics if s == "mean" or not several]
    if several and not possible:
        raise at.key("columns", no_mean(metric))
    wanted = keys.statistic or keys.basis or possible[0]
    if wanted in possible:
        return wanted
    what = Words(f"a statistic of '{metric.name}'", f"une statistique de « {metric.name} »")
    with_columns = Words(f"{what.en} over several columns", f"{what.fr} sur plusieurs colonnes")
    message = not_a(wanted, with_columns if several else what)
    raise at.value("statistic" if keys.statistic else "basis", Refusal(message, proposal(wanted, possible)))


def _interval(metric: Metric, measure: Measure, keys: MetricKeys, at: Spot) -> str | None:
    """Return the method that is written; only one that fits what the statistic is can be."""
    kind = metric.headline(measure).kind
    if keys.interval is None or keys.interval in methods_of(kind):
        return keys.interval
    wanted = Words(
        f"an interval method of {_KINDS[kind].en}", f"une méthode d'intervalle pour {_KINDS[kind].fr}"
    )
    raise at.value(
        "interval", Refusal(not_a(keys.interval, wanted), proposal(keys.interval, methods_of(kind)))
    )


def _positive(metric: Metric, keys: MetricKeys, question: Question, at: Spot) -> frozenset[Fraction]:
    if keys.positive is not None:
        points = positive_points(keys.positive, question)
        if isinstance(points, Refusal):
            raise at.value("positive", points)
        return points
    usual = metric.positive(question.scale, question.better) if metric.positive else None
    return usual or frozenset()


def _refuse(metric: Metric, measure: Measure, at: Spot) -> None:
    """Raise the metric's own refusal at the scale it is about, or at the metric's name."""
    refused = metric.refuse(measure) if metric.refuse else None
    if refused is None:
        return
    problem = refused.problems[0]
    path = (*at.path, "scale")
    written = at.document.get(path) is not None
    place = at.document.place_of_value(path) if written else at.document.place_of_key(at.path)
    raise MetricRefused(problem.message, problem.hint, place)
