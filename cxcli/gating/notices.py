"""What to know of gates as they are written."""

from collections.abc import Iterator

from cxcli.errors import Notice
from cxcli.metrics import METRICS
from cxcli.report.wording import format_point
from cxcli.study.gate import Gate
from cxcli.study.study import Study
from cxcli.words import Words


def notices(study: Study) -> Iterator[Notice]:
    """Yield a warning of gates that chance decides, and of shares that may be meant as percentages."""
    bare = dict.fromkeys(gate.metric for gate in study.gates if gate.mode == "point")
    if bare:
        yield _point(", ".join(bare))
    for gate in study.gates:
        measure = study.by_name()[gate.metric]
        in_percent = METRICS[measure.type].units[measure.statistic] == "percent"
        if in_percent and gate.rule != "max_drop" and 0 < gate.threshold <= 1:
            yield _share(gate)


def _point(metrics: str) -> Notice:
    return Notice(
        "CX0125",
        Words(
            f"Mode 'point' holds the bare value against the bar ({metrics}): near the bar chance decides.",
            f"Le mode « point » compare la seule valeur au seuil ({metrics}) : près du seuil, le hasard décide.",
        ),
        Words(
            "The modes not_worse and assured allow for chance.",
            "Les modes not_worse et assured tiennent compte du hasard.",
        ),
    )


def _share(gate: Gate) -> Notice:
    bar, share = format_point(gate.threshold), format_point(100 * gate.threshold)
    bar_fr, share_fr = (format_point(number, "fr") for number in (gate.threshold, 100 * gate.threshold))
    return Notice(
        "CX0126",
        Words(
            f"The gate of '{gate.metric}' is read as {bar}%, since its unit is percent (0 to 100).",
            f"La barrière de « {gate.metric} » est lue comme {bar_fr} %, car son unité est le pourcentage (0 à 100).",
        ),
        Words(f"If {share}% is meant, write {share}.", f"Pour {share_fr} %, écrivez {share}."),
    )
