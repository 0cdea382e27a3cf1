"""What cannot stand in a metric, or is missing there, before its answers are looked at."""

from dataclasses import dataclass

from cxcli.config.document import Document
from cxcli.config.located import at_key, at_value
from cxcli.config.metric_keys import MetricKeys
from cxcli.config.own_keys import own_fields
from cxcli.config.refusal import Refusal
from cxcli.config.tree import Keys
from cxcli.errors import ConfigurationError, CxcliError, MetricRefused, MissingKey, UnknownKey
from cxcli.metric import Metric
from cxcli.words import Words


@dataclass(frozen=True, slots=True)
class Spot:
    """One metric of a document, for its errors."""

    document: Document
    path: Keys

    def value(self, key: str, refusal: Refusal) -> ConfigurationError:
        """Return the error of a key's value."""
        return at_value(self.document, (*self.path, key), refusal)

    def key(self, key: str, refusal: Refusal) -> ConfigurationError:
        """Return the error of a key."""
        return at_key(self.document, (*self.path, key), refusal)

    def metric(self, refusal: Refusal) -> ConfigurationError:
        """Return the error of the metric as a whole, at its name."""
        return at_key(self.document, self.path, refusal)


def misplaced(metric: Metric, keys: MetricKeys, at: Spot) -> list[CxcliError]:
    """Return what is missing, contradictory, or not a key of this type."""
    errors: list[CxcliError] = []
    if (keys.column is None) == (keys.columns is None):
        errors.append(_no_single_column(keys, at))
    if len(set(keys.columns or ())) < len(keys.columns or ()):
        twice = Words("a column stands here twice.", "une colonne figure ici deux fois.")
        errors.append(at.value("columns", Refusal(twice, Words("Remove one.", "Supprimez-en une."))))
    if keys.positive is not None and not metric.takes_positive:
        errors.append(at.key("positive", _not_of_type(metric)))
    errors += (at.key(name, _not_of_type(metric)) for name in _of_other_types(metric, at))
    if metric.needs_direction and keys.better is None:
        errors.append(at.metric(_no_direction(metric)))
    return errors


def _of_other_types(metric: Metric, at: Spot) -> list[str]:
    """Return the keys that are written here and belong to other types, or to ready counts."""
    written = at.document.get(at.path)
    mine = {key.name for key in metric.keys} - {name for way in metric.ways for name in way.keys}
    names = written if isinstance(written, dict) else ()
    own = {*own_fields(), "currency", "census"}
    return [name for name in names if name in own and name not in mine]


def _not_of_type(metric: Metric) -> Refusal:
    return Refusal(
        Words(
            f"a metric of type '{metric.name}' has no such key.",
            f"une métrique de type « {metric.name} » n'a pas cette clé.",
        ),
        Words("Remove it.", "Supprimez-la."),
        UnknownKey,
    )


def _no_single_column(keys: MetricKeys, at: Spot) -> ConfigurationError:
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


def no_mean(metric: Metric) -> Refusal:
    """Return why a type without a mean cannot have several columns."""
    return Refusal(
        Words(
            f"several columns make a mean, and a metric of type '{metric.name}' is none.",
            f"plusieurs colonnes donnent une moyenne, et une métrique de type « {metric.name} » n'en est pas une.",
        ),
        Words("Use type: scale, or one column.", "Utilisez type: scale, ou une seule colonne."),
        MetricRefused,
    )
