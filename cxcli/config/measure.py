"""From the keys of one metric to what is measured."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from cxcli.config.closest import proposal
from cxcli.config.document import Document
from cxcli.config.labels import Labeller, Labelling
from cxcli.config.located import at_key, at_value, raise_all
from cxcli.config.metric_keys import MetricKeys
from cxcli.config.positive import positive_points
from cxcli.config.refusal import Refusal, not_a
from cxcli.config.tree import Keys
from cxcli.errors import ConfigurationError, CxcliError, MetricRefused, MissingKey, UnknownKey
from cxcli.metric import Metric
from cxcli.metrics import METRICS
from cxcli.study.coding import Coding
from cxcli.study.question import Better, Question
from cxcli.study.study import Measure
from cxcli.study.vocabularies import Vocabulary
from cxcli.words import Lang, Words

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
    at = _At(setting.document, ("metrics", name))
    raise_all([*_misplaced(metric, keys, at)])
    question = _question(metric, keys, setting, at)
    measure = Measure(
        name=name,
        type=keys.type,
        title="",
        statistic=_statistic(metric, keys, at),
        question=question,
        positive=_positive(metric, keys, question, at),
        where=keys.where,
    )
    _refuse(metric, measure, at)
    title = metric.title_of(measure) if metric.title_of else metric.title
    return replace(measure, title=keys.title or title.say(setting.lang))


@dataclass(frozen=True, slots=True)
class _At:
    """One metric of a document, for its errors."""

    document: Document
    path: Keys

    def value(self, key: str, refusal: Refusal) -> ConfigurationError:
        return at_value(self.document, (*self.path, key), refusal)

    def key(self, key: str, refusal: Refusal) -> ConfigurationError:
        return at_key(self.document, (*self.path, key), refusal)

    def metric(self, refusal: Refusal) -> ConfigurationError:
        return at_key(self.document, self.path, refusal)


def _misplaced(metric: Metric, keys: MetricKeys, at: _At) -> list[CxcliError]:
    """Return what is missing, contradictory, or not a key of this type."""
    errors: list[CxcliError] = []
    if (keys.column is None) == (keys.columns is None):
        errors.append(_no_single_column(keys, at))
    if keys.positive is not None and not metric.takes_positive:
        message = Words(
            f"a metric of type '{metric.name}' has no such key.",
            f"une métrique de type « {metric.name} » n'a pas cette clé.",
        )
        errors.append(at.key("positive", Refusal(message, Words("Remove it.", "Supprimez-la."), UnknownKey)))
    if metric.needs_direction and keys.better is None:
        errors.append(at.metric(_no_direction(metric)))
    return errors


def _no_single_column(keys: MetricKeys, at: _At) -> ConfigurationError:
    hint = Words("Write column: HEADER.", "Écrivez column: EN-TÊTE.")
    if keys.column is None:
        return at.metric(
            Refusal(Words("the key 'column' is missing.", "la clé « column » manque."), hint, MissingKey)
        )
    both = Words("'column' and 'columns' cannot both stand.", "« column » et « columns » s'excluent.")
    return at.key("columns", Refusal(both, Words("Keep one of them.", "Gardez l'une des deux.")))


def _no_direction(metric: Metric) -> Refusal:
    return Refusal(
        Words(
            f"a metric of type '{metric.name}' needs its direction.",
            f"une métrique de type « {metric.name} » a besoin de son sens.",
        ),
        Words(
            "Write better: higher if a high answer is good (it was easy), better: lower if it is bad (much effort).",
            "Écrivez better: higher si une réponse élevée est bonne (c'était facile), better: lower si elle est mauvaise (beaucoup d'effort).",
        ),
        MetricRefused,
    )


def _question(metric: Metric, keys: MetricKeys, setting: Setting, at: _At) -> Question:
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


def _labelling(metric: Metric, keys: MetricKeys, setting: Setting, at: _At) -> Labelling:
    labeller = Labeller(setting.document, at.path, setting.vocabularies)
    if isinstance(keys.labels, list):
        return labeller.by_name(keys.labels, keys.scale, metric.scale)
    own = {text: Fraction(value) for text, value in metric.labels.items()}
    return labeller.by_map(own if keys.labels is None else keys.labels, keys.scale or metric.scale)


def _statistic(metric: Metric, keys: MetricKeys, at: _At) -> str:
    """Return the figure that is the metric's value; several columns together have nothing but a mean."""
    several = keys.columns is not None and len(keys.columns) > 1
    possible = [s for s in metric.statistics if s == "mean" or not several]
    if several and not possible:
        raise at.key("columns", _no_mean(metric))
    wanted = keys.statistic or possible[0]
    if wanted in possible:
        return wanted
    what = Words(f"a statistic of '{metric.name}'", f"une statistique de « {metric.name} »")
    with_columns = Words(f"{what.en} over several columns", f"{what.fr} sur plusieurs colonnes")
    message = not_a(wanted, with_columns if several else what)
    raise at.value("statistic", Refusal(message, proposal(wanted, possible)))


def _no_mean(metric: Metric) -> Refusal:
    return Refusal(
        Words(
            f"several columns make a mean, and a metric of type '{metric.name}' is none.",
            f"plusieurs colonnes donnent une moyenne, et une métrique de type « {metric.name} » n'en est pas une.",
        ),
        Words("Use type: scale, or one column.", "Utilisez type: scale, ou une seule colonne."),
        MetricRefused,
    )


def _positive(metric: Metric, keys: MetricKeys, question: Question, at: _At) -> frozenset[Fraction]:
    if keys.positive is not None:
        points = positive_points(keys.positive, question)
        if isinstance(points, Refusal):
            raise at.value("positive", points)
        return points
    usual = metric.positive(question.scale, question.better) if metric.positive else None
    return usual or frozenset()


def _refuse(metric: Metric, measure: Measure, at: _At) -> None:
    """Raise the metric's own refusal at the scale it is about, or at the metric's name."""
    refused = metric.refuse(measure) if metric.refuse else None
    if refused is None:
        return
    problem = refused.problems[0]
    path = (*at.path, "scale")
    written = at.document.get(path) is not None
    place = at.document.place_of_value(path) if written else at.document.place_of_key(at.path)
    raise MetricRefused(problem.message, problem.hint, place)
