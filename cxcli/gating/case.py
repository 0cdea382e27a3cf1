"""One gate with the number that it judges, and what it finds."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cxcli.comparison.changed_question import refuse_change
from cxcli.comparison.group import Group, Key, Measured, headline_of
from cxcli.errors import NotAReport, Place
from cxcli.evidence import Overlap
from cxcli.gating.change import Before, judged_change
from cxcli.gating.evidence import Judged
from cxcli.gating.judge import Judgement, judge
from cxcli.gating.number import Terms, judged_value
from cxcli.report.model import Result
from cxcli.study.gate import Gate
from cxcli.study.study import Study
from cxcli.words import Words


@dataclass(frozen=True, slots=True)
class Judging:
    """A wave that gates look at, or a baseline.

    Attributes:
        wave: its groups.
        broken: metrics of which too many answers are invalid.
        overlaps: of a baseline, groups whose respondents answered in the current wave too.
    """

    wave: Measured
    broken: frozenset[str] = frozenset()
    overlaps: Mapping[Key, Overlap] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """One gate with what it judges; `judged` is None when there is no number."""

    gate: Gate
    result: Result
    judged: Judged | None
    judgement: Judgement
    wants_more: bool


def case_of(study: Study, gate: Gate, current: Judging, baseline: Judging | None) -> Case:
    """Return a gate with what it judges.

    Raises:
        QuestionChanged: the baseline asked another question.
        NotAReport: it does not have the metric, or does not split people that way.
    """
    groups = current.wave.groups
    key, overall = key_of(gate, groups), groups[gate.metric, ()].result
    group = None if key is None else groups[key]
    result = overall if group is None else group.result
    wants_more = gate.rule == "min" or (gate.rule == "max_drop" and overall.question.better == "higher")
    found, judged = _unjudged(gate, group, current), None
    if found is None and baseline is not None and group is not None:
        found = _unjudged_before(gate, group.result, baseline)
    if found is None and group is not None:
        judged = _number(study, gate, group, baseline)
        found = Judgement("inconclusive", "no_answers") if judged is None else None
    if found is None and judged is not None:
        found = judge(gate, judged, study.statistics.confidence, wants_more=wants_more)
    return Case(gate, result, judged, found or Judgement("inconclusive", "no_answers"), wants_more)


def key_of(gate: Gate, groups: Mapping[Key, Group]) -> Key | None:
    """Return the group that a gate judges; variables in any order. None when nobody is there."""
    wanted = dict(gate.segment)
    return next((key for key in groups if key[0] == gate.metric and dict(key[1]) == wanted), None)


def _unjudged(gate: Gate, group: Group | None, wave: Judging) -> Judgement | None:
    if gate.metric in wave.broken:
        return Judgement("data_error", "too_many_invalid")
    if group is None:
        return Judgement("inconclusive", "segment_absent")
    return Judgement("inconclusive", "suppressed") if group.answers is None else None


def _unjudged_before(gate: Gate, result: Result, baseline: Judging) -> Judgement | None:
    """Return why there is nothing to compare with; None when there is.

    Raises:
        QuestionChanged: the baseline asked another question.
        NotAReport: it does not hold what is to be compared.
    """
    whole = baseline.wave.groups.get((gate.metric, ()))
    if whole is None or not _is_split(gate, baseline.wave):
        raise _not_there(gate, baseline.wave)
    refuse_change(whole.result, result)
    key = key_of(gate, baseline.wave.groups)
    if key is None:
        return Judgement("inconclusive", "baseline_absent")
    return _unjudged(gate, baseline.wave.groups[key], baseline)


def _is_split(gate: Gate, wave: Measured) -> bool:
    """Tell whether a wave has any segment of the variables that a gate names."""
    names = {name for name, _ in gate.segment}
    return any(key[0] == gate.metric and {name for name, _ in key[1]} == names for key in wave.groups)


def _number(study: Study, gate: Gate, group: Group, baseline: Judging | None) -> Judged | None:
    if group.answers is None:
        return None
    method = study.by_name()[gate.metric].interval
    terms = Terms(headline_of(group.result), study.statistics, method, gate.looks)
    if baseline is None:
        return judged_value(group.answers, terms)
    before = baseline.wave.groups[key_of(gate, baseline.wave.groups) or group.key]
    if before.answers is None:
        return None
    return judged_change(group.answers, Before(before.answers, baseline.overlaps.get(group.key)), terms)


def _not_there(gate: Gate, wave: Measured) -> NotAReport:
    what = ", ".join([gate.metric, *(name for name, _ in gate.segment)])
    return NotAReport(
        Words(
            f"The baseline '{wave.path}' has no result for {what}.",
            f"La référence « {wave.path} » n'a pas de résultat pour {what}.",
        ),
        Words(
            "Score the baseline with this configuration.",
            "Calculez la référence avec cette configuration.",
        ),
        Place(file=wave.path),
    )
