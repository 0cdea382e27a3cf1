"""A comparison as JSON (`cxcli.comparison/1`)."""

from typing import Any

from cxcli.renderers.json_text import json_document
from cxcli.renderers.to_json import interval_values, source_facts, warning_values
from cxcli.report.comparison import (
    SCHEMA,
    Compared,
    ComparisonReport,
    MixShiftResult,
    Ordinal,
    PooledTest,
    Wave,
    WaveResult,
)
from cxcli.words import Lang


def comparison_json(report: ComparisonReport) -> str:
    """Return a comparison as a JSON document that ends with a line end."""
    return json_document(
        {
            "schema": SCHEMA,
            "cxcli_version": report.cxcli_version,
            "generated_at": report.generated_at,
            "title": report.title,
            "config": {"path": report.config_path, "sha256": report.config_sha256},
            "baseline": _wave(report.baseline),
            "current": _wave(report.current),
            "confidence": report.confidence,
            "adjust": report.adjust,
            "results": [_compared(compared, report.lang) for compared in report.results],
            "warnings": [warning_values(notice, report.lang) for notice in report.warnings],
        }
    )


def _wave(wave: Wave) -> dict[str, Any]:
    return {"path": wave.path, "sources": [source_facts(source) for source in wave.sources]}


def _compared(compared: Compared, lang: Lang) -> dict[str, Any]:
    return {
        "metric": compared.metric,
        "type": compared.type,
        "title": compared.title,
        "statistic": compared.statistic,
        "segment": dict(compared.segment),
        "unit": compared.unit,
        "better": compared.better,
        "baseline": _side(compared.baseline),
        "current": _side(compared.current),
        "difference": compared.difference,
        "low": compared.low,
        "high": compared.high,
        "p": compared.p,
        "p_adjusted": compared.p_adjusted,
        "method": compared.method,
        "verdict": compared.verdict,
        "smallest_detectable": compared.smallest_detectable,
        "ordinal": _ordinal(compared.ordinal),
        "pooled": _pooled(compared.pooled),
        "mix_shift": [_mix(mix) for mix in compared.mix_shift],
        "flags": list(compared.flags),
        "message": compared.sentence.say(lang),
    }


def _ordinal(order: Ordinal | None) -> dict[str, Any] | None:
    if order is None:
        return None
    return {
        "probability": order.probability,
        "statistic": order.statistic,
        "p": order.p,
        "method": "brunner_munzel",
    }


def _pooled(found: PooledTest | None) -> dict[str, Any] | None:
    return None if found is None else {"statistic": found.statistic, "p": found.p, "method": "pooled_z"}


def _side(side: WaveResult | None) -> dict[str, Any] | None:
    if side is None:
        return None
    return {
        "value": side.value,
        "n": side.n,
        "n_effective": side.n_effective,
        "interval": interval_values(side.interval),
        "suppressed": side.suppressed,
    }


def _mix(mix: MixShiftResult) -> dict[str, Any]:
    return {
        "by": mix.by,
        "total": mix.total,
        "rate": mix.rate,
        "mix": mix.mix,
        "parts": [
            {"segment": dict(part.segment), "rate": part.rate, "mix": part.mix, "kind": part.kind}
            for part in mix.parts
        ],
        "simpson_reversal": mix.simpson_reversal,
    }
