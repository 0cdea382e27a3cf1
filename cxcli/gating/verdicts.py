"""All gates of a run: from the groups that they judge to verdicts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cxcli.comparison.changed_question import refuse_change
from cxcli.comparison.group import Group, Key, Measured, headline_of
from cxcli.errors import NotAReport, Place
from cxcli.gating.evidence import Judged
from cxcli.gating.family import adjusted
from cxcli.gating.judge import Judgement, breaks, judge, threshold_of
from cxcli.gating.number import judged_change, judged_value
from cxcli.gating.sentence import Told, rule_of, sentence
from cxcli.gating.settle import more_answers
from cxcli.report.model import GateVerdict, Result
from cxcli.study.gate import Gate
from cxcli.study.study import Study
from cxcli.words import Words


@dataclass(frozen=True, slots=True)
class _Case:
    """One gate with what it judges; a judgement without a number when there is none."""

    gate: Gate
    result: Result | None
    judged: Judged | None
    judgement: Judgement
    wants_more: bool


def verdicts(
    study: Study, groups: Mapping[Key, Group], broken: frozenset[str], baselines: Mapping[str, Measured]
) -> tuple[GateVerdict, ...]:
    """Return the verdict of every gate of a study, in order.

    Args:
        study: its gates and statistics.
        groups: of the run.
        broken: metrics with too many invalid answers.
        baselines: by the path that a gate names.

    Raises:
        QuestionChanged: a baseline asked another question.
        NotAReport: a baseline does not have the metric.
    """
    cases = [_case(study, gate, groups, broken, baselines) for gate in study.gates]
    alpha = 1 - study.statistics.confidence
    settled = adjusted([case.judgement for case in cases], alpha, study.statistics.adjust_gates)
    return tuple(_told(study, case, found) for case, found in zip(cases, settled, strict=True))


def key_of(gate: Gate, groups: Mapping[Key, Group]) -> Key | None:
    """Return the group that a gate judges; variables in any order. None when nobody is there."""
    wanted = dict(gate.segment)
    return next((key for key in groups if key[0] == gate.metric and dict(key[1]) == wanted), None)


def _case(
    study: Study,
    gate: Gate,
    groups: Mapping[Key, Group],
    broken: frozenset[str],
    baselines: Mapping[str, Measured],
) -> _Case:
    overall = groups[gate.metric, ()]
    better = overall.result.question.better
    wants_more = gate.rule == "min" or (gate.rule == "max_drop" and better == "higher")
    key = key_of(gate, groups)
    group = None if key is None else groups[key]
    unsettled = _unjudged(gate, group, broken) or _hidden_before(gate, baselines)
    if unsettled is not None or group is None or group.answers is None:
        found = unsettled or Judgement("inconclusive", "suppressed")
        return _Case(gate, None if group is None else group.result, None, found, wants_more)
    judged = _number(study, gate, group, baselines)
    if judged is None:
        return _Case(gate, group.result, None, Judgement("inconclusive", "no_answers"), wants_more)
    found = judge(gate, judged, study.statistics.confidence, wants_more=wants_more)
    return _Case(gate, group.result, judged, found, wants_more)


def _unjudged(gate: Gate, group: Group | None, broken: frozenset[str]) -> Judgement | None:
    if gate.metric in broken:
        return Judgement("data_error", "too_many_invalid")
    if group is None:
        return Judgement("inconclusive", "segment_absent")
    if group.result.suppressed is not None:
        return Judgement("inconclusive", "suppressed")
    return None


def _hidden_before(gate: Gate, baselines: Mapping[str, Measured]) -> Judgement | None:
    hidden = gate.versus is not None and _before(gate, baselines[gate.versus]).answers is None
    return Judgement("inconclusive", "suppressed") if hidden else None


def _number(study: Study, gate: Gate, group: Group, baselines: Mapping[str, Measured]) -> Judged | None:
    headline, answers = headline_of(group.result), group.answers
    if answers is None:
        return None
    if gate.versus is None:
        method = study.by_name()[gate.metric].interval
        return judged_value(answers, headline, method, study.statistics, gate.looks)
    before = _before(gate, baselines[gate.versus])
    refuse_change(before.result, group.result, allowed=False)
    if before.answers is None:
        return None
    return judged_change(answers, before.answers, headline, study.statistics, gate.looks)


def _before(gate: Gate, baseline: Measured) -> Group:
    key = key_of(gate, baseline.groups)
    if key is None:
        what = ", ".join([gate.metric, *(f"{k} = {v}" for k, v in gate.segment)])
        raise NotAReport(
            Words(
                f"The baseline '{baseline.path}' has no result for {what}.",
                f"La référence « {baseline.path} » n'a pas de résultat pour {what}.",
            ),
            Words(
                "Score the baseline with this configuration.",
                "Calculez la référence avec cette configuration.",
            ),
            Place(file=baseline.path),
        )
    return baseline.groups[key]


def _told(study: Study, case: _Case, judgement: Judgement) -> GateVerdict:
    gate, judged, confidence = case.gate, case.judged, study.statistics.confidence
    told = Told(gate, judgement, case.result, judged, confidence, _more(study, case, judgement))
    low, high = judgement.limits or (None, None)
    return GateVerdict(
        metric=gate.metric,
        segment=dict(gate.segment),
        rule=rule_of(gate),
        mode=gate.mode,
        verdict=judgement.verdict,
        sentence=sentence(told),
        value=None if judged is None else judged.value,
        low=low,
        high=high,
        bound=judgement.bound,
        n=None if judged is None else judged.n,
        n_effective=None if judged is None else judged.n_effective,
        reason=judgement.reason,
        breaks=breaks(gate, judgement),
    )


def _more(study: Study, case: _Case, judgement: Judgement) -> int | None:
    judged = case.judged
    if judged is None or judgement.reason != "bounds_straddle":
        return None
    threshold = threshold_of(case.gate, wants_more=case.wants_more)
    above = judged.value > threshold
    p = judgement.p_pass if above == case.wants_more else judgement.p_fail
    return more_answers(judged, threshold, study.statistics.confidence, p)


def files_of(gates: Sequence[Gate]) -> tuple[str, ...]:
    """Return the baselines that gates name, each once."""
    return tuple(dict.fromkeys(gate.versus for gate in gates if gate.versus is not None))
