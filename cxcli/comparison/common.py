"""Which metrics two waves have in common, and which of them are wanted."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from cxcli.comparison.group import Measured
from cxcli.errors import NotAReport, Notice, Place
from cxcli.words import Words, same


def metrics_of(wave: Measured) -> tuple[str, ...]:
    """Return the names of a wave's metrics, in the order of its report."""
    return tuple(dict.fromkeys(metric for metric, _ in wave.groups))


def only(wave: Measured, metrics: Collection[str]) -> Measured:
    """Return a wave with some of its metrics; with all of them when none is named."""
    if not metrics:
        return wave
    return replace(wave, groups={key: group for key, group in wave.groups.items() if key[0] in metrics})


def common_metrics(baseline: Measured, current: Measured) -> tuple[str, ...]:
    """Return the metrics that both waves have, in the order of the current one.

    Raises:
        NotAReport: there is none.
    """
    found = tuple(name for name in metrics_of(current) if name in metrics_of(baseline))
    if found:
        return found
    one, other = (_listed(metrics_of(wave)) for wave in (baseline, current))
    raise NotAReport(
        Words(
            f"The two waves have no metric in common: the baseline has {one.en}, the current wave {other.en}.",
            f"Les deux vagues n'ont aucune métrique en commun : la référence a {one.fr}, la vague actuelle {other.fr}.",
        ),
        Words(
            "Score both waves with one configuration.", "Calculez les deux vagues avec la même configuration."
        ),
        Place(file=baseline.path),
    )


def _listed(metrics: tuple[str, ...]) -> Words:
    """Return the metrics of a wave; it may have none of those that were asked for."""
    none = Words("none that is asked for", "aucune de celles demandées")
    return same(", ".join(metrics)) if metrics else none


def left_out(baseline: Measured, current: Measured) -> Iterator[Notice]:
    """Yield a warning of the metrics that only one wave has, and that are not compared."""
    known = [metrics_of(wave) for wave in (baseline, current)]
    alone = [name for name in (*known[0], *known[1]) if (name in known[0]) != (name in known[1])]
    if alone:
        listed = ", ".join(alone)
        yield Notice(
            "CX0127",
            Words(
                f"Only one of the two waves has {listed}: not compared.",
                f"Une seule des deux vagues a {listed} : pas de comparaison.",
            ),
            Words(
                "Score both waves with one configuration to compare them.",
                "Calculez les deux vagues avec la même configuration pour les comparer.",
            ),
        )


def of_wave(notice: Notice, wave: Words) -> Notice:
    """Return a warning that says which of two waves it is about."""
    said = notice.message
    return replace(notice, message=Words(f"{wave.en}: {said.en}", f"{wave.fr} : {said.fr}"))
