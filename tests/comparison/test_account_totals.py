"""Totals of an account are no samples: compared and judged as the bare numbers they are."""

import json
from pathlib import Path
from typing import Any

import pytest

from cxcli.config.load import from_mapping
from cxcli.config.study import study_of
from cxcli.errors import CxcliError, QuestionChanged
from cxcli.pipeline.compare import compare
from cxcli.pipeline.gate import gate
from cxcli.pipeline.score import score
from cxcli.renderers.comparison_table import comparison_text
from cxcli.renderers.to_json import to_json
from cxcli.report.comparison import Compared
from cxcli.report.gate_verdict import GateVerdict
from cxcli.study.study import Study

MRR = {"type": "mrr", "amount": "amount", "interval": "interval"}
USERS = {"type": "arpu", "users_start": "start", "users_end": "end", "revenue": "amount", "currency": "EUR"}
HEAD = "amount,interval,plan,start,end\n"


def wave(folder: Path, name: str, *amounts: str) -> str:
    lines = [f"{amount},month,{'AB'[i % 2]},10,10" for i, amount in enumerate(amounts)]
    path = folder / name
    path.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def asked(metric: dict[str, str] = MRR, **more: Any) -> Study:
    return study_of(from_mapping({"version": 1, "segments": ["plan"], "metrics": {"m": metric}, **more}))


def stored(folder: Path, path: str, study: Study) -> str:
    report = folder / f"{Path(path).stem}.json"
    report.write_text(to_json(score(study, [path]).report), encoding="utf-8")
    return str(report)


def judged(study: Study, path: str) -> GateVerdict:
    (verdict,) = gate(study, [path]).report.gates
    return verdict


@pytest.mark.parametrize("metric", [MRR, USERS])
@pytest.mark.parametrize("from_report", [False, True])
def test_the_difference_is_bare(tmp_path: Path, metric: dict[str, str], from_report: bool) -> None:  # noqa: FBT001 - a table
    study = asked(metric)
    before, now = wave(tmp_path, "a.csv", "10 €", "20 €"), wave(tmp_path, "b.csv", "10 €", "35 €")
    whole, *parts = compare(
        study, stored(tmp_path, before, study) if from_report else before, now
    ).report.results
    share = 1 if metric is MRR else 20
    assert whole.difference == 15 / share
    bare = (whole.low, whole.high, whole.p, whole.method, whole.verdict, whole.mix_shift)
    assert bare == (None, None, None, None, None, ())
    assert whole.flags == ("account_total",)
    assert [part.difference for part in parts] == ([0, 15] if metric is MRR else [0, 1.5])


def test_the_sentence_says_that_it_is_no_sample(tmp_path: Path) -> None:
    before, now = wave(tmp_path, "a.csv", "10 €", "20 €"), wave(tmp_path, "b.csv", "10 €", "1500 €")
    report = compare(asked(), before, now).report
    whole: Compared = report.results[0]
    assert whole.sentence.en == (
        "Monthly recurring revenue (MRR) 1,510.00 EUR (n = 2), +1,480.00 EUR on the baseline (30.00 EUR, n = 2); "
        "a total and not a sample: the change is what it is"
    )
    assert "un total et non un échantillon\xa0: l'écart est ce qu'il est" in whole.sentence.fr
    assert "+1,480.00 EUR" in comparison_text(report)


def test_another_currency_is_not_compared(tmp_path: Path) -> None:
    before, now = wave(tmp_path, "a.csv", "10 €"), wave(tmp_path, "b.csv", "$10")
    with pytest.raises(QuestionChanged):
        compare(asked(), before, now)


@pytest.mark.parametrize(
    ("bar", "verdict"),
    [({"min": 30}, "pass"), ({"min": 30.01}, "fail"), ({"max": 30}, "pass"), ({"max": 29}, "fail")],
)
@pytest.mark.parametrize("mode", ["not_worse", "assured"])
def test_a_gate_judges_the_bare_number(
    tmp_path: Path, bar: dict[str, float], verdict: str, mode: str
) -> None:
    found = judged(
        asked(gates=[{"metric": "m", **bar, "mode": mode}]), wave(tmp_path, "a.csv", "10 €", "20 €")
    )
    assert (found.verdict, found.value, found.low, found.high) == (verdict, 30.0, 30.0, 30.0)
    assert found.n == 2
    assert "30.00 EUR, a total and not a sample, n = 2" in found.sentence.en
    assert "un total et non un échantillon" in found.sentence.fr


def test_several_gates_need_no_correction_where_nothing_is_tested(tmp_path: Path) -> None:
    study = asked(
        gates=[{"metric": "m", "min": bar} for bar in (10, 20, 30)], statistics={"adjust_gates": "holm"}
    )
    found = gate(study, [wave(tmp_path, "a.csv", "10 €", "20 €")]).report.gates
    assert [verdict.verdict for verdict in found] == ["pass", "pass", "pass"]


@pytest.mark.parametrize(("drop", "verdict"), [(5, "pass"), (4.99, "fail")])
def test_a_drop_is_judged_bare_too(tmp_path: Path, drop: float, verdict: str) -> None:
    before, now = wave(tmp_path, "a.csv", "10 €", "20 €"), wave(tmp_path, "b.csv", "10 €", "15 €")
    rule = {"metric": "m", "max_drop": drop, "versus": stored(tmp_path, before, asked())}
    found = judged(asked(gates=[rule]), now)
    assert (found.verdict, found.value, found.low, found.high) == (verdict, -5.0, -5.0, -5.0)


def test_segments_of_a_total_are_shown_and_not_tested(tmp_path: Path) -> None:
    report = score(asked(), [wave(tmp_path, "a.csv", "10 €", "20 €")]).report
    assert [(result.value, result.suppressed, result.versus_rest) for result in report.results] == [
        (30.0, None, None),
        (10.0, None, None),
        (20.0, None, None),
    ]


@pytest.mark.parametrize(
    "damage",
    [{"unit": "euros"}, {"unit": "percent"}, {"value": 31.0}, {"question": {"way": "both"}}, {"n": 3}],
)
def test_a_damaged_report_is_refused(tmp_path: Path, damage: dict[str, Any]) -> None:
    path = wave(tmp_path, "a.csv", "10 €", "20 €")
    report = Path(stored(tmp_path, path, asked()))
    document = json.loads(report.read_text("utf-8"))
    result = document["results"][0]
    result |= {key: {**result[key], **new} if isinstance(new, dict) else new for key, new in damage.items()}
    report.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(CxcliError, match="not as cxcli writes a report"):
        compare(asked(), str(report), path)


def test_a_mean_of_money_is_tested_alike_from_an_export_and_its_report(tmp_path: Path) -> None:
    study = asked({"type": "arpu", "user": "interval", "revenue": "amount", "currency": "EUR"})
    for name, step in (("a.csv", 3), ("b.csv", 4)):
        rows = [f"{17 + i * step % 29}.25,u{i},{'AB'[i % 2]},1,1" for i in range(60)]
        (tmp_path / name).write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    before, now = str(tmp_path / "a.csv"), str(tmp_path / "b.csv")
    direct, again = (
        compare(study, one, now).report.results for one in (before, stored(tmp_path, before, study))
    )
    assert direct[0].method == "welch"
    assert direct[0].p is not None
    for one, other in zip(direct, again, strict=True):
        assert (one.difference, one.low, one.high, one.p) == (
            other.difference,
            other.low,
            other.high,
            other.p,
        )
