"""From the keys of a metric that is no survey question to what is measured."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from fractions import Fraction

from cxcli.config.closest import proposal
from cxcli.config.located import raise_all
from cxcli.config.metric_keys import MetricKeys
from cxcli.config.misplaced import Spot
from cxcli.config.money import currency_of, currency_problems
from cxcli.config.own_keys import written_inputs, written_settings
from cxcli.config.refusal import Refusal, not_a
from cxcli.errors import CxcliError, MetricRefused, MissingKey, UnknownKey
from cxcli.metric import INSIDE, Metric, Way, key_of
from cxcli.metrics import METRICS
from cxcli.study.coding import Coding
from cxcli.study.column import ColumnRef
from cxcli.study.period import is_span
from cxcli.study.question import Question
from cxcli.study.scale import scale
from cxcli.study.study import Measure
from cxcli.words import Lang, Words


def way_of(metric: Metric, keys: MetricKeys) -> Way | None:
    """Return the way in which a metric's data comes, by the keys that are written; None: as a survey question."""
    given = _given(metric, keys)
    ways = [way for way in metric.ways if way.needs[0] in given]
    return max(ways, key=lambda way: _fit(way, given), default=None)


def _given(metric: Metric, keys: MetricKeys) -> frozenset[str]:
    return frozenset(map(key_of, written_inputs(metric, keys)))


def _fit(way: Way, given: Collection[str]) -> tuple[bool, int]:
    """Return how well a way fits: one that has all it needs goes first, then the one that uses most keys."""
    return set(way.needs) <= set(given), sum(name in given for name in way.keys)


def account_measure(name: str, keys: MetricKeys, at: Spot, decimal: str | None, lang: Lang) -> Measure:
    """Return the measure that the keys of an account describe.

    Raises:
        CxcliError: one problem or several, each at its place.
    """
    metric = METRICS[keys.type]
    way = way_of(metric, keys)
    errors: list[CxcliError] = [*_misplaced(metric, way, keys, at), *_no_spans(metric, keys, at)]
    possible = metric.statistics if way is None else way.statistics or metric.statistics
    statistic = keys.statistic or keys.basis or possible[0]
    if statistic not in possible:
        errors.append(at.value("statistic" if keys.statistic else "basis", _no_basis(metric, way, statistic)))
    errors += currency_problems(keys, at)
    raise_all(errors)
    asked = metric.scale or scale(0, 1)
    better = keys.better or ("lower" if statistic in metric.less_is_better else metric.better)
    question = Question((), asked, better, Coding(asked, decimal=decimal))
    measure = Measure(
        name=name,
        type=keys.type,
        title="",
        statistic=statistic,
        question=question,
        where=keys.where,
        inputs={} if way is None else _inputs(metric, keys, way),
        way=None if way is None else way.name,
        settings=_settings(metric, keys),
    )
    refused = metric.refuse(measure) if metric.refuse else None
    if refused is not None:
        raise at.metric(Refusal(refused.problems[0].message, refused.problems[0].hint, MetricRefused))
    title = metric.title_of(measure) if metric.title_of else metric.title
    return replace(measure, title=keys.title or title.say(lang))


def _no_basis(metric: Metric, way: Way | None, wanted: str) -> Refusal:
    """Return why a basis cannot be asked for: the type has no such basis, or not from data of this kind."""
    possible = metric.statistics if way is None else way.statistics or metric.statistics
    if way is None or wanted not in metric.statistics:
        what = Words(f"a basis of '{metric.name}'", f"une base de « {metric.name} »")
        return Refusal(not_a(wanted, what), proposal(wanted, possible))
    told, given = ", ".join(way.needs), ", ".join(possible)
    return Refusal(
        Words(
            f"'{wanted}' cannot be worked out of {told}: they give {given} only.",
            f"« {wanted} » ne se calcule pas à partir de {told} : seul en résulte {given}.",
        ),
        Words(
            f"Other data is needed, see: cxcli explain {metric.name}.",
            f"Il faut d'autres données, voyez : cxcli explain {metric.name}.",
        ),
    )


def _settings(metric: Metric, keys: MetricKeys) -> dict[str, Fraction | int | str]:
    found = written_settings(metric, keys)
    currency = currency_of(keys)
    found |= {"currency": currency} if currency is not None else {}
    return found | ({"census": 1} if keys.census else {})


def _inputs(metric: Metric, keys: MetricKeys, way: Way) -> dict[str, ColumnRef]:
    """Return the columns of a way."""
    several = {key.name for key in metric.keys if key.kind == "marks"} & way.kinds.keys()
    written = written_inputs(metric, keys).items()
    return {
        f"{name}{INSIDE}{ref}" if name in several else name: ref
        for name, ref in written
        if key_of(name) in way.keys
    }


def _no_spans(metric: Metric, keys: MetricKeys, at: Spot) -> Iterator[CxcliError]:
    for key in metric.keys:
        written = getattr(keys, key.name) if key.kind == "span" else None
        if isinstance(written, str) and not is_span(written):
            hint = Words("For example 7d, 2w or 1m.", "Par exemple 7d, 2w ou 1m.")
            yield at.value(key.name, Refusal(not_a(written, Words("a span of days", "une durée")), hint))


def _misplaced(metric: Metric, way: Way | None, keys: MetricKeys, at: Spot) -> list[CxcliError]:
    if way is None:
        return [at.metric(_no_data(metric))]
    errors: list[CxcliError] = []
    given = _given(metric, keys)
    for name in way.needs:
        if name not in given:
            message = Words(f"the key '{name}' is missing.", f"la clé « {name} » manque.")
            errors.append(at.metric(Refusal(message, _hint(way), MissingKey)))
    elsewhere = {name for other in metric.ways for name in other.keys} - {*way.keys}
    others = {key.name for key in metric.keys if not key.is_column} - elsewhere
    written = at.document.get(at.path)
    names = tuple(written) if isinstance(written, dict) else ()
    allowed = {*way.keys, *others, "type", "statistic", "basis", "title", "where", "better", "currency"}
    allowed |= {"census"} if metric.is_of_people else set()
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
