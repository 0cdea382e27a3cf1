"""From the keys of a metric that is no survey question to what is measured."""

from fractions import Fraction

from cxcli.config.closest import proposal
from cxcli.config.located import raise_all
from cxcli.config.metric_keys import MetricKeys
from cxcli.config.misplaced import Spot
from cxcli.config.own_keys import written_inputs
from cxcli.config.refusal import Refusal, not_a
from cxcli.errors import CxcliError, MissingKey, UnknownKey
from cxcli.metric import Metric, Way
from cxcli.metrics import METRICS
from cxcli.study.coding import Coding
from cxcli.study.period import days_in
from cxcli.study.question import Question
from cxcli.study.scale import scale
from cxcli.study.study import Measure
from cxcli.words import Lang, Words


def way_of(metric: Metric, keys: MetricKeys) -> Way | None:
    """Return the way in which a metric's data comes, by the keys that are written; None: as a survey question."""
    given = written_inputs(metric, keys)
    ways = [way for way in metric.ways if way.needs[0] in given]
    return max(ways, key=lambda way: sum(name in given for name in way.keys), default=None)


def account_measure(name: str, keys: MetricKeys, at: Spot, decimal: str | None, lang: Lang) -> Measure:
    """Return the measure that the keys of an account describe.

    Raises:
        CxcliError: one problem or several, each at its place.
    """
    metric = METRICS[keys.type]
    way = way_of(metric, keys)
    errors: list[CxcliError] = [*_misplaced(metric, way, keys, at)]
    statistic = keys.statistic or keys.basis or metric.statistics[0]
    if statistic not in metric.statistics:
        key = "statistic" if keys.statistic else "basis"
        what = Words(f"a basis of '{metric.name}'", f"une base de « {metric.name} »")
        errors.append(at.value(key, Refusal(not_a(statistic, what), proposal(statistic, metric.statistics))))
    raise_all(errors)
    asked = scale(0, 1)
    better = keys.better or metric.better
    title = keys.title or metric.title.say(lang)
    question = Question((), asked, better, Coding(asked, decimal=decimal))
    inputs = written_inputs(metric, keys)
    return Measure(
        name=name,
        type=keys.type,
        title=title,
        statistic=statistic,
        question=question,
        where=keys.where,
        inputs={key: ref for key, ref in inputs.items() if way is not None and key in way.keys},
        way=None if way is None else way.name,
        settings=_settings(metric, keys),
    )


def _settings(metric: Metric, keys: MetricKeys) -> dict[str, Fraction | int | str]:
    found: dict[str, Fraction | int | str] = {}
    for key in metric.keys:
        written = getattr(keys, key.name) if key.kind == "span" else None
        if isinstance(written, str):
            found[key.name] = days_in(written)
    return found | ({"currency": keys.currency} if keys.currency is not None else {})


def _misplaced(metric: Metric, way: Way | None, keys: MetricKeys, at: Spot) -> list[CxcliError]:
    if way is None:
        return [at.metric(_no_data(metric))]
    errors: list[CxcliError] = []
    given = written_inputs(metric, keys)
    for name in way.needs:
        if name not in given:
            message = Words(f"the key '{name}' is missing.", f"la clé « {name} » manque.")
            errors.append(at.metric(Refusal(message, _hint(way), MissingKey)))
    spans = {key.name for key in metric.keys if key.kind == "span"}
    written = at.document.get(at.path)
    names = tuple(written) if isinstance(written, dict) else ()
    allowed = {*way.keys, *spans, "type", "statistic", "basis", "title", "where", "better", "currency"}
    for name in names:
        if name not in allowed:
            message = Words(
                f"a metric of type '{metric.name}' has no such key beside '{way.needs[0]}'.",
                f"une métrique de type « {metric.name} » n'a pas cette clé à côté de « {way.needs[0]} ».",
            )
            errors.append(at.key(name, Refusal(message, _hint(way), UnknownKey)))
    return errors


def _no_data(metric: Metric) -> Refusal:
    ways = [", ".join(way.needs) for way in metric.ways]
    return Refusal(
        Words(
            f"a metric of type '{metric.name}' needs columns: {' | '.join(ways)}.",
            f"une métrique de type « {metric.name} » demande des colonnes : {' | '.join(ways)}.",
        ),
        Words(f"See: cxcli explain {metric.name}.", f"Voyez : cxcli explain {metric.name}."),
        MissingKey,
    )


def _hint(way: Way) -> Words:
    may = f" ({', '.join(way.may)})" if way.may else ""
    listed = f"{', '.join(way.needs)}{may}"
    return Words(f"Its keys are {listed}.", f"Ses clés sont {listed}.")
