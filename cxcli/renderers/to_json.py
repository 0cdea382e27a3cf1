"""The report as JSON (`cxcli.report/1`): numbers unrounded, the same bytes for the same report."""

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from operator import itemgetter
from typing import Any

from cxcli.errors import Notice
from cxcli.renderers.json_text import json_document
from cxcli.report.gate_verdict import GateVerdict
from cxcli.report.model import (
    SCHEMA,
    Interval,
    Ledger,
    QuestionFacts,
    Report,
    Result,
    SourceFacts,
    VersusRest,
    Weighting,
)
from cxcli.report.sentence import one_line
from cxcli.study.scale import plain
from cxcli.words import Lang


def to_json(report: Report) -> str:
    """Return the report as a JSON document that ends with a line end.

    Raises:
        ValueError: a number of the report is infinite or not a number, which is a bug where it was made.
    """
    return json_document(_document(report))


def _document(report: Report) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "cxcli_version": report.cxcli_version,
        "generated_at": report.generated_at,
        "title": report.title,
        "config": {"path": report.config_path, "sha256": report.config_sha256},
        "sources": [source_facts(source) for source in report.sources],
        "ledger": ledger_values(report.ledger),
        **({} if report.weighting is None else {"weighting": _weighting(report.weighting)}),
        "results": [_result(result, report.lang) for result in report.results],
        "gates": [_gate(gate, report.lang) for gate in report.gates],
        "warnings": [warning_values(notice, report.lang) for notice in report.warnings],
    }


def ledger_values(ledger: Ledger) -> dict[str, Any]:
    """Return the account of all rows as JSON values."""
    return {"rows_read": ledger.rows_read, "rows_used": ledger.rows_used, "dropped": dict(ledger.dropped)}


def source_facts(source: SourceFacts) -> dict[str, Any]:
    """Return one of the report's `sources` as JSON values."""
    return {
        "path": source.path,
        "sha256": source.sha256,
        "rows": source.rows,
        "encoding": source.encoding,
        "delimiter": source.delimiter,
        "header_rows": source.header_rows,
        "sheet": source.sheet,
        "profile": source.profile,
    }


def _result(result: Result, lang: Lang) -> dict[str, Any]:
    weighted = {"weighted_distribution": _by_point(result.weighted_distribution)}
    return {
        "metric": result.metric,
        "type": result.type,
        "title": result.title,
        "statistic": result.statistic,
        "segment": dict(result.segment),
        "period": result.period,
        "value": result.value,
        "unit": result.unit,
        "interval": interval_values(result.interval),
        "n": result.n,
        "n_effective": result.n_effective,
        "rows": result.rows,
        "weight_sum": result.weight_sum,
        "answers": result.answers,
        "distribution": _by_point(result.distribution),
        **(weighted if result.weighted_distribution is not None else {}),
        "shares": result.shares,
        "details": result.details,
        "question": _question(result.question),
        "versus_rest": _versus_rest(result.versus_rest),
        "suppressed": result.suppressed,
        "flags": list(result.flags),
        "message": one_line(result, lang),
    }


def interval_values(interval: Interval | None) -> dict[str, Any] | None:
    """Return an interval as JSON values."""
    if interval is None:
        return None
    ends = {"low": interval.low, "high": interval.high}
    return {**ends, "confidence": interval.confidence, "method": interval.method}


def _versus_rest(versus: VersusRest | None) -> dict[str, Any] | None:
    return (
        None if versus is None else {name: getattr(versus, name) for name in VersusRest.__dataclass_fields__}
    )


def _weighting(weighting: Weighting) -> dict[str, Any]:
    return {name: getattr(weighting, name) for name in Weighting.__dataclass_fields__}


def _gate(gate: GateVerdict, lang: Lang) -> dict[str, Any]:
    return {
        "metric": gate.metric,
        "segment": dict(gate.segment),
        "rule": dict(gate.rule),
        "mode": gate.mode,
        "verdict": gate.verdict,
        "value": gate.value,
        "low": gate.low,
        "high": gate.high,
        "bound": gate.bound,
        "n": gate.n,
        "n_effective": gate.n_effective,
        "reason": gate.reason,
        "message": gate.sentence.say(lang),
    }


def _by_point(counts: Mapping[Fraction, float] | None) -> dict[str, float] | None:
    if counts is None:
        return None
    return {_label(point): number for point, number in sorted(counts.items(), key=itemgetter(0))}


@lru_cache(maxsize=4096)
def _label(point: Fraction) -> str:
    return str(plain(point))


@lru_cache(maxsize=256)
def _question(question: QuestionFacts) -> dict[str, Any]:
    return {
        "scale": [plain(Fraction(end)) for end in question.scale],
        "step": plain(Fraction(question.step)),
        "better": question.better,
        "fingerprint": question.fingerprint,
        **({"positive": [plain(Fraction(p)) for p in question.positive]} if question.positive else {}),
        **({"way": question.way} if question.way is not None else {}),
    }


def warning_values(notice: Notice, lang: Lang) -> dict[str, str]:
    """Return a warning as JSON values."""
    return {"code": notice.code, "message": notice.message.say(lang), "hint": notice.hint.say(lang)}
