"""What a configuration must say about time, so that every metric knows which rows count when."""

from collections.abc import Iterator

from cxcli.config.account_measure import way_of
from cxcli.config.document import Document
from cxcli.config.located import at_key, at_value
from cxcli.config.metric_keys import MetricKeys
from cxcli.config.model import Config
from cxcli.config.own_keys import written_inputs
from cxcli.config.refusal import Refusal
from cxcli.config.window import WINDOW
from cxcli.errors import CxcliError, MissingKey
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


def every_metric_brings_days(config: Config) -> bool:
    """Tell whether every metric brings its own days, so that the study needs no date column."""
    scored = [keys for keys in config.metrics.values() if isinstance(keys, MetricKeys)]
    return bool(scored) and all(_brings_days(keys) for keys in scored)


def timing_problems(document: Document, config: Config) -> Iterator[CxcliError]:
    """Yield what is missing about time: the date of periods, and the time over which lasting rows are told."""
    has_periods = document.get(("period",)) is not None
    if has_periods and document.get(("date",)) is None and not every_metric_brings_days(config):
        message = Words("periods need a date column.", "les périodes demandent une colonne de date.")
        hint = Words("Write date: COLUMN.", "Écrivez date: COLONNE.")
        yield at_value(document, ("period",), Refusal(message, hint, MissingKey))
    since, until, last = (document.get((WINDOW, key)) is not None for key in ("since", "until", "last"))
    if has_periods or last or (since and until):
        return
    for name, keys in config.metrics.items():
        if isinstance(keys, MetricKeys) and METRICS[keys.type].is_lasting and _brings_days(keys):
            yield at_key(document, ("metrics", name), _NO_TIME)


def _brings_days(keys: MetricKeys) -> bool:
    metric = METRICS[keys.type]
    return metric.brings_days(way_of(metric, keys), written_inputs(metric, keys))
