"""What a configuration must say about time, so that every metric knows which rows count when."""

from collections.abc import Collection, Iterator

from cxcli.config.account_measure import way_of
from cxcli.config.dates import has_date
from cxcli.config.document import Document
from cxcli.config.located import at_key, at_value
from cxcli.config.metric_keys import MetricKeys
from cxcli.config.model import Config
from cxcli.config.own_keys import written_inputs
from cxcli.config.refusal import Refusal
from cxcli.config.window import WINDOW, no_date_column
from cxcli.errors import CxcliError, MissingKey
from cxcli.metric import Metric, Way
from cxcli.metrics import METRICS
from cxcli.words import Words

_NO_TIME = Refusal(
    Words(
        "nothing says over which time its customers are followed.",
        "rien ne dit sur quelle durée ses clients sont suivis.",
    ),
    Words(
        "Write period: month, or give both --since and --until.",
        "Écrivez period: month, ou donnez à la fois --since et --until.",
    ),
    MissingKey,
)


def scored(config: Config, names: Collection[str]) -> dict[str, MetricKeys]:
    """Return the metrics that are scored: all that the configuration has, or those of some names."""
    return {
        name: keys
        for name, keys in config.metrics.items()
        if isinstance(keys, MetricKeys) and (not names or name in names)
    }


def without_days(metrics: dict[str, MetricKeys]) -> list[str]:
    """Return the names of the metrics whose rows bring no day, so that they need a date column of the study."""
    return [
        name for name, keys in metrics.items() if not _brings_days(keys) and not METRICS[keys.type].is_state
    ]


def timing_problems(document: Document, metrics: dict[str, MetricKeys]) -> Iterator[CxcliError]:
    """Yield what is missing about time: the date of periods, the time over which rows last, the days of states."""
    has_periods = document.get(("period",)) is not None
    undated = without_days(metrics)
    if has_periods and not has_date(document) and (undated or not metrics):
        yield at_value(document, ("period",), no_date_column(undated))
    since, until, last = (document.get((WINDOW, key)) is not None for key in ("since", "until", "last"))
    is_dated, has_time = has_periods or since or until or last, has_periods or last or (since and until)
    for name, keys in metrics.items():
        metric, way = METRICS[keys.type], way_of(METRICS[keys.type], keys)
        if way is not None and way.lasting == "over" and not has_time:
            yield at_key(document, ("metrics", name), _NO_TIME)
        if way is not None and metric.is_state and is_dated and not _brings_days(keys):
            yield at_key(document, ("metrics", name), _no_days(metric, way))


def _no_days(metric: Metric, way: Way) -> Refusal:
    """Return that the days of a state are missing: those of the study's date are not meant for it."""
    days = {key.name for key in metric.keys if key.kind in ("day", "month")}
    others = {name for other in metric.ways if other.needs[0] == way.needs[0] for name in other.keys}
    pairs = [name for name in ("start", "end", "month") if name in days & others]
    first, rest = pairs[:2], pairs[2:]
    named = Words(*(f" {word} ".join(first) for word in ("and", "et")))
    others_named = Words(*("".join(f", {word} {name}" for name in rest) for word in ("or", "ou")))
    return Refusal(
        Words(
            "it is a state, and nothing says on which days its rows were there.",
            "c'est un état, et rien ne dit quels jours ses lignes étaient là.",
        ),
        Words(
            f"Write {named.en}{others_named.en} in the metric, or choose other metrics with --metric.",
            f"Écrivez {named.fr}{others_named.fr} dans la métrique, ou choisissez d'autres métriques avec --metric.",
        ),
        MissingKey,
    )


def _brings_days(keys: MetricKeys) -> bool:
    metric = METRICS[keys.type]
    return metric.brings_days(way_of(metric, keys), written_inputs(metric, keys))
