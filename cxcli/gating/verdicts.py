"""All gates of a run: from the groups that they judge to verdicts."""

from collections.abc import Mapping, Sequence

from cxcli.gating.case import Case, Judging, case_of
from cxcli.gating.family import adjusted
from cxcli.gating.judge import Judgement, breaks, threshold_of
from cxcli.gating.sentence import Told, rule_of, sentence
from cxcli.gating.settle import more_answers
from cxcli.report.gate_verdict import GateVerdict
from cxcli.study.gate import Gate
from cxcli.study.study import Study


def verdicts(
    study: Study, current: Judging, baselines: Mapping[str, Judging] | None = None
) -> tuple[GateVerdict, ...]:
    """Return the verdict of every gate of a study, in order.

    Args:
        study: its gates and statistics.
        current: the run.
        baselines: by the path that a gate names.

    Raises:
        QuestionChanged: a baseline asked another question.
        NotAReport: a baseline does not have the metric, or does not split people that way.
    """
    cases = [case_of(study, gate, current, _baseline_of(gate, baselines or {})) for gate in study.gates]
    alpha = 1 - study.statistics.confidence
    settled = adjusted([case.judgement for case in cases], alpha, study.statistics.adjust_gates)
    tested = sum(case.judgement.p_value is not None for case in cases)
    return tuple(_told(study, case, found, tested) for case, found in zip(cases, settled, strict=True))


def files_of(gates: Sequence[Gate]) -> tuple[str, ...]:
    """Return the baselines that gates name, each once."""
    return tuple(dict.fromkeys(gate.versus for gate in gates if gate.versus is not None))


def _baseline_of(gate: Gate, baselines: Mapping[str, Judging]) -> Judging | None:
    return None if gate.versus is None else baselines[gate.versus]


def _told(study: Study, case: Case, judgement: Judgement, tested: int) -> GateVerdict:
    gate, judged, confidence = case.gate, case.judged, study.statistics.confidence
    bar = threshold_of(gate, wants_more=case.wants_more)
    more = _more(study, case, judgement, tested)
    low, high = judgement.limits or (None, None)
    return GateVerdict(
        metric=gate.metric,
        segment=dict(gate.segment),
        rule=rule_of(gate),
        mode=gate.mode,
        verdict=judgement.verdict,
        sentence=sentence(Told(gate, judgement, case.result, judged, bar, confidence, more)),
        value=None if judged is None else judged.value,
        low=low,
        high=high,
        bound=judgement.bound,
        n=None if judged is None else judged.n,
        n_effective=None if judged is None else judged.n_effective,
        reason=judgement.reason,
        breaks=breaks(gate, judgement),
    )


def _more(study: Study, case: Case, judgement: Judgement, tested: int) -> int | None:
    """Return how many more answers would settle a gate, sure enough for Holm's correction where that is made.

    A gate that is looked at repeatedly has planned how much further it will go.
    """
    if case.judged is None or judgement.reason != "bounds_straddle" or case.gate.looks is not None:
        return None
    alpha = 1 - study.statistics.confidence
    strictest = alpha / tested if study.statistics.adjust_gates == "holm" else alpha
    return more_answers(case.judged, threshold_of(case.gate, wants_more=case.wants_more), 1 - strictest)
