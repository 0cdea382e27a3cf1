"""Gates of the command line, written into the configuration so that they are checked as its own."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from cxcli.config.document import Document
from cxcli.errors import UsageProblem
from cxcli.words import Words

if TYPE_CHECKING:
    from cxcli.cli.gate import Barred


def with_gates(document: Document, asked: "Barred") -> Document:
    """Return the document with the gates of the command line behind its own.

    Raises:
        UsageProblem: a gate without its number, a drop without its baseline, a mode of no gate, no gate at all.
    """
    for keys, option in _written(asked):
        document = document.with_appended(("gates",), keys, option)
    gates = document.get(("gates",))
    if not isinstance(gates, list) or not gates:
        raise _no_gate()
    for position, gate in enumerate(gates):
        if isinstance(gate, dict):
            document = _set(document, position, gate, asked)
    return document


def _written(asked: "Barred") -> Iterator[tuple[dict[str, str], str]]:
    rules = (("min", asked.min), ("max", asked.max), ("max_drop", asked.max_drop))
    for rule, written in rules:
        option = f"--{rule.replace('_', '-')}"
        for text in written:
            metric, equals, bar = text.rpartition("=")
            if not equals or not metric.strip() or not bar.strip():
                raise _no_number(option, text)
            versus = {"versus": _baseline(asked)} if rule == "max_drop" else {}
            yield {"metric": metric, rule: bar, **versus}, option


def _set(document: Document, position: int, gate: Mapping[str, object], asked: "Barred") -> Document:
    for written in asked.mode:
        metric, equals, mode = written.rpartition("=")
        if not equals or metric == gate.get("metric"):
            document = document.with_option(("gates", position, "mode"), mode, "--mode")
    if asked.look is not None and gate.get("sequential") in ("obf", "pocock"):
        document = document.with_option(("gates", position, "look"), str(asked.look), "--look")
    return document


def _baseline(asked: "Barred") -> str:
    if asked.versus is None:
        raise UsageProblem(
            Words(
                "--max-drop compares with a baseline, and none is named.",
                "--max-drop compare à une référence, et aucune n'est indiquée.",
            ),
            Words("Add --versus baseline.json.", "Ajoutez --versus reference.json."),
        )
    return asked.versus


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
