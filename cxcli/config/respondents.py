"""Who answered: the respondent's column, which a metric may name too, and rows that stand for many people."""

from collections.abc import Iterator

from cxcli.config.account_measure import way_of
from cxcli.config.document import Document
from cxcli.config.located import at_key, at_value
from cxcli.config.metric_keys import MetricKeys
from cxcli.config.model import Config
from cxcli.config.refusal import Refusal
from cxcli.errors import ConfigurationError, MetricRefused
from cxcli.metrics import METRICS
from cxcli.study.column import ColumnRef
from cxcli.study.design import Raking
from cxcli.words import Words


def respondent_of(config: Config) -> ColumnRef | None:
    """Return the column that says who answered: that of the configuration, else that of a metric."""
    named = (ref for _, ref in _named(config))
    return config.respondent or next(named, None)


def respondent_problems(document: Document, config: Config) -> Iterator[ConfigurationError]:
    """Yield the metrics that name another respondent, and ready counts where single people are asked for."""
    respondent = respondent_of(config)
    for name, ref in _named(config):
        if ref != respondent:
            yield at_value(document, ("metrics", name, "respondent"), _another(str(respondent)))
    single = _of_single_people(config, respondent)
    for name, keys in config.metrics.items():
        if single is not None and isinstance(keys, MetricKeys) and _counts_people(keys):
            yield at_key(document, ("metrics", name, "count"), _not_single(single))


def _counts_people(keys: MetricKeys) -> bool:
    """Tell whether rows stand for many people; ready counts of an account are of no people."""
    return keys.count is not None and way_of(METRICS[keys.type], keys) is None


def _named(config: Config) -> Iterator[tuple[str, ColumnRef]]:
    for name, keys in config.metrics.items():
        ref = getattr(keys, "respondent", None) if isinstance(keys, MetricKeys) else None
        if ref is not None:
            yield name, ref


def _of_single_people(config: Config, respondent: ColumnRef | None) -> str | None:
    """Return the first key that tells people apart, one row each; None when there is none."""
    asked = {
        "respondent": respondent,
        "design.strata": config.design.strata,
        "design.clusters": config.design.clusters,
        "weight.rake": config.weight if isinstance(config.weight, Raking) else None,
    }
    return next((key for key, value in asked.items() if value is not None), None)


def _another(respondent: str) -> Refusal:
    return Refusal(
        Words(
            f"another column is the respondent already: '{respondent}'.",
            f"une autre colonne est déjà le répondant : « {respondent} ».",
        ),
        Words(
            "A row has one respondent; name it once, at the top: respondent: COLUMN.",
            "Une ligne a un seul répondant ; indiquez-le une fois, en haut : respondent: COLONNE.",
        ),
    )


def _not_single(key: str) -> Refusal:
    return Refusal(
        Words(
            f"a row that stands for many people has no single one, as '{key}' asks for.",
            f"une ligne qui représente plusieurs personnes n'en désigne aucune, comme le demande « {key} ».",
        ),
        Words(
            f"Remove '{key}', or score the ready counts with a configuration of their own.",
            f"Supprimez « {key} », ou calculez les effectifs avec une configuration à part.",
        ),
        MetricRefused,
    )
