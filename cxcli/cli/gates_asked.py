"""Gates of the command line, written into the configuration so that they are checked as its own."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from cxcli.cli.gate_options import Barred
from cxcli.config.closest import proposal
from cxcli.config.document import Document
from cxcli.errors import UsageProblem
from cxcli.study.study import Study
from cxcli.words import Words


def with_gates(document: Document, asked: Barred) -> Document:
    """Return the document with the gates of the command line behind its own.

    Raises:
        UsageProblem: a gate without its number, a drop without its baseline or the other way round, a mode
            or a look of no gate, no gate at all.
    """
    if asked.versus is not None and not asked.max_drop:
        raise _no_drop()
    for keys, option in _written(document, asked):
        document = document.with_appended(("gates",), keys, option)
    gates = document.get(("gates",))
    if not gates:
        raise _no_gate()
    if not isinstance(gates, list):
        return document
    return _with_look(_with_modes(document, gates, asked.mode), gates, asked.look)


def refuse_none(study: Study) -> None:
    """Let pass a study that has a gate left, once --metric has chosen.

    Raises:
        UsageProblem: there is none, and the run would pass without having judged anything.
    """
    if not study.gates:
        raise UsageProblem(
            Words(
                "There is no gate to judge: --metric chose metrics that have none.",
                "Il n'y a aucune barrière à juger : --metric a choisi des métriques qui n'en ont pas.",
            ),
            Words("Leave --metric out, or add --min.", "Retirez --metric, ou ajoutez --min."),
        )


def _written(document: Document, asked: Barred) -> Iterator[tuple[dict[str, str], str]]:
    rules = (("min", asked.min), ("max", asked.max), ("max_drop", asked.max_drop))
    for rule, written in rules:
        option = f"--{rule.replace('_', '-')}"
        for text in written:
            metric, equals, bar = (part.strip() for part in text.rpartition("="))
            if not equals or not metric or not bar:
                raise _no_number(option, text)
            versus = {"versus": _baseline(document, asked)} if rule == "max_drop" else {}
            yield {"metric": metric, rule: bar, **versus}, option


def _with_modes(document: Document, gates: Sequence[object], modes: Sequence[str]) -> Document:
    """Return the document with the modes: of one metric's gates, or of all."""
    metrics = [str(gate.get("metric")) if isinstance(gate, Mapping) else "" for gate in gates]
    for written in modes:
        metric, equals, mode = (part.strip() for part in written.rpartition("="))
        if equals and metric not in metrics:
            raise _no_such_gate(written, metric, metrics)
        for position, judged in enumerate(metrics):
            if judged and (not equals or judged == metric):
                document = document.with_option(("gates", position, "mode"), mode, "--mode")
    return document


def _with_look(document: Document, gates: Sequence[object], look: int | None) -> Document:
    if look is None:
        return document
    kinds = [gate.get("sequential") if isinstance(gate, Mapping) else None for gate in gates]
    planned = [position for position, kind in enumerate(kinds) if kind in ("obf", "pocock")]
    if not planned:
        raise _no_looks()
    for position in planned:
        document = document.with_option(("gates", position, "look"), str(look), "--look")
    return document


def _baseline(document: Document, asked: Barred) -> str:
    """Return the baseline's path, which the command line names as seen from the working directory."""
    if asked.versus is None:
        raise UsageProblem(
            Words(
                "--max-drop compares with a baseline, and none is named.",
                "--max-drop compare à une référence, et aucune n'est indiquée.",
            ),
            Words("Add --versus baseline.json.", "Ajoutez --versus reference.json."),
        )
    folder = Path() if document.file is None else document.file.parent
    return asked.versus if folder == Path() or asked.versus == "-" else str(Path(asked.versus).absolute())


def _no_drop() -> UsageProblem:
    return UsageProblem(
        Words(
            "--versus names a baseline, and no gate of the command line compares with one.",
            "--versus indique une référence, et aucune barrière de la ligne de commande ne s'y compare.",
        ),
        Words("Add --max-drop nps=5.", "Ajoutez --max-drop nps=5."),
    )


def _no_looks() -> UsageProblem:
    return UsageProblem(
        Words(
            "--look says which planned look this is, and no gate plans any.",
            "--look dit de quel examen prévu il s'agit, et aucune barrière n'en prévoit.",
        ),
        Words(
            "Write sequential: obf (or pocock) and looks: 4 in the gate.",
            "Écrivez sequential: obf (ou pocock) et looks: 4 dans la barrière.",
        ),
    )


def _no_such_gate(written: str, metric: str, metrics: Sequence[str]) -> UsageProblem:
    return UsageProblem(
        Words(
            f"--mode {written}: no gate judges '{metric}'.",
            f"--mode {written} : aucune barrière ne juge « {metric} ».",
        ),
        proposal(metric, dict.fromkeys(filter(None, metrics))),
    )


def _no_number(option: str, text: str) -> UsageProblem:
    return UsageProblem(
        Words(
            f"{option} {text}: a metric and a number are needed.",
            f"{option} {text} : il faut une métrique et un nombre.",
        ),
        Words(f"For example {option} nps=30.", f"Par exemple {option} nps=30."),
    )


def _no_gate() -> UsageProblem:
    return UsageProblem(
        Words(
            "There is no gate to judge: none in the configuration, none on the command line.",
            "Il n'y a aucune barrière à juger : ni dans la configuration, ni sur la ligne de commande.",
        ),
        Words(
            "Add --min nps=30, or gates: to the configuration.",
            "Ajoutez --min nps=30, ou gates: dans la configuration.",
        ),
    )
