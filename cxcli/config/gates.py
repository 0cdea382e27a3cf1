"""Gates as they may be written, and whether what they judge is there."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

from pydantic import Field, model_validator

from cxcli.config.closest import proposal
from cxcli.config.document import Document
from cxcli.config.fields import Exact, Name, Positive, Text, Whole
from cxcli.config.keys import KeyedBy
from cxcli.config.located import at_value
from cxcli.config.paths import beside
from cxcli.config.refusal import Refusal, not_a, refused
from cxcli.errors import CxcliError, UnknownName
from cxcli.study.cut import Cut
from cxcli.study.gate import Gate, GateMode, GateRule, Looks, Sequential
from cxcli.study.text import tidy
from cxcli.words import Words

_RULES: tuple[GateRule, ...] = ("min", "max", "max_drop")


class GateKeys(KeyedBy):
    """What a metric must reach for a run to pass."""

    metric: Name = Field(description="The metric that is judged.")
    min: Exact | None = Field(default=None, description="The least it may be, in its own unit.")
    max: Exact | None = Field(default=None, description="The most it may be, in its own unit.")
    max_drop: Positive | None = Field(
        default=None, description="How much worse than the baseline it may be, in its own unit."
    )
    versus: Text | None = Field(
        default=None, description="The baseline of `max_drop`: a JSON report, or an export."
    )
    mode: GateMode = Field(
        default="not_worse",
        description="What breaks a run: `not_worse` a sure failure, `assured` all but a sure pass, `point` the bare value.",
    )
    segment: dict[Name, Name | None] = Field(
        default={}, description="Judge one segment: {variable: value}; an empty value is the blank one."
    )
    min_n: Whole = Field(default=30, ge=1, description="Fewer people are never judged: inconclusive.")
    sequential: Sequential | None = Field(
        default=None,
        description="The gate is looked at again as answers come in: a confidence sequence (cs), or planned looks (obf, pocock).",
    )
    looks: Whole | None = Field(default=None, ge=2, le=20, description="How many looks obf or pocock plan.")
    look: Whole | None = Field(default=None, ge=1, le=20, description="Which of the planned looks this is.")
    tightest_at: Whole = Field(
        default=250, ge=1, description="Number of answers at which a confidence sequence is tightest."
    )

    @model_validator(mode="after")
    def _that_go_together(self) -> "GateKeys":
        if sum(getattr(self, rule) is not None for rule in _RULES) != 1:
            raise refused(
                Words(
                    "a gate has exactly one of 'min', 'max' and 'max_drop'.",
                    "une barrière a exactement une des clés « min », « max » et « max_drop ».",
                ),
                Words("For example {metric: nps, min: 30}.", "Par exemple {metric: nps, min: 30}."),
            )
        if (self.max_drop is None) != (self.versus is None):
            raise refused(
                Words("'max_drop' and 'versus' go together.", "« max_drop » et « versus » vont ensemble."),
                Words(
                    "For example {metric: nps, max_drop: 5, versus: baseline.json}.",
                    "Par exemple {metric: nps, max_drop: 5, versus: reference.json}.",
                ),
            )
        self._check_looks()
        return self

    def _check_looks(self) -> None:
        planned = self.sequential in ("obf", "pocock")
        if planned != (self.looks is not None) or planned != (self.look is not None):
            raise refused(
                Words(
                    "planned looks (obf, pocock) need 'looks' and 'look', and nothing else has them.",
                    "les examens prévus (obf, pocock) demandent « looks » et « look », et eux seuls.",
                ),
                Words(
                    "For example {sequential: obf, looks: 4, look: 1}.",
                    "Par exemple {sequential: obf, looks: 4, look: 1}.",
                ),
            )
        if (self.look or 0) > (self.looks or 0):
            raise refused(Words("'look' lies beyond 'looks'.", "« look » dépasse « looks »."))
        self._check_sequence()

    def _check_sequence(self) -> None:
        if self.sequential == "cs" and self.max_drop is not None:
            raise refused(
                Words(
                    "a confidence sequence follows a value, not a change since a baseline.",
                    "une séquence de confiance suit une valeur, pas un écart à une référence.",
                ),
                Words("Write sequential: obf or pocock.", "Écrivez sequential: obf ou pocock."),
            )
        if "tightest_at" in self.model_fields_set and self.sequential != "cs":
            raise refused(
                Words(
                    "'tightest_at' goes with 'sequential: cs'.", "« tightest_at » va avec « sequential: cs »."
                )
            )


def gates_of(written: Sequence[GateKeys], file: Path | None) -> tuple[Gate, ...]:
    """Return the gates; a baseline's path is relative to the configuration."""
    return tuple(_gate(keys, file) for keys in written)


def gate_problems(
    document: Document, written: Sequence[GateKeys], metrics: Sequence[str], cuts: Sequence[Cut]
) -> Iterator[CxcliError]:
    """Yield the gates that judge a metric or a segment that is not configured, or one that is ignored."""
    variables = [tuple(variable.name for variable in cut.variables) for cut in cuts]
    for i, keys in enumerate(written):
        if document.get(("metrics", keys.metric, "type")) == "ignore":
            yield at_value(document, ("gates", i, "metric"), _ignored(keys.metric))
        if keys.metric not in metrics:
            what = Words("a metric of this configuration", "une métrique de cette configuration")
            refusal = Refusal(not_a(keys.metric, what), proposal(keys.metric, metrics), UnknownName)
            yield at_value(document, ("gates", i, "metric"), refusal)
        if keys.segment and not any(sorted(names) == sorted(keys.segment) for names in variables):
            named = " x ".join(keys.segment)
            what = Words("among the segments", "parmi les segments")
            hint = Words(
                f"Add it under segments, or --by {named}.", f"Ajoutez-le sous segments, ou --by {named}."
            )
            yield at_value(document, ("gates", i, "segment"), Refusal(not_a(named, what), hint, UnknownName))


def too_unsure(document: Document, gates: Sequence[GateKeys], confidence: float) -> Iterator[CxcliError]:
    """Yield what is wrong with a confidence whose lower bound would lie above the upper one."""
    if gates and confidence <= 0.5:
        message = Words(
            "gates are judged by one-sided bounds, which need a confidence above 0.5.",
            "les barrières se jugent par des bornes unilatérales, qui demandent une confiance supérieure à 0,5.",
        )
        hint = Words("Usual are 0.9, 0.95 and 0.99.", "D'ordinaire 0.9, 0.95 ou 0.99.")
        yield at_value(document, ("statistics", "confidence"), Refusal(message, hint))


def _ignored(metric: str) -> Refusal:
    return Refusal(
        Words(
            f"'{metric}' is ignored by this configuration, so nothing can be judged.",
            f"« {metric} » est ignorée par cette configuration : il n'y a rien à juger.",
        ),
        Words(f"Give metrics.{metric} a type.", f"Donnez un type à metrics.{metric}."),
        UnknownName,
    )


def _gate(keys: GateKeys, file: Path | None) -> Gate:
    rule = next(rule for rule in _RULES if getattr(keys, rule) is not None)
    threshold: Fraction = getattr(keys, rule)
    return Gate(
        metric=keys.metric,
        rule=rule,
        threshold=threshold,
        mode=keys.mode,
        segment=tuple((name, _tidied(value)) for name, value in keys.segment.items()),
        versus=None if keys.versus is None else beside(file, keys.versus),
        min_n=keys.min_n,
        looks=None if keys.sequential is None else _looks(keys, keys.sequential),
    )


def _looks(keys: GateKeys, method: Sequential) -> Looks:
    return Looks(method, keys.looks or 0, keys.look or 0, keys.tightest_at)


def _tidied(value: str | None) -> str | None:
    """Return a segment's value as reports have it: in NFC, trimmed, spaces collapsed."""
    return None if value is None else tidy(value)
