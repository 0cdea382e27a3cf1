"""The drivers of a metric as JSON (`cxcli.drivers/1`): numbers unrounded, the same bytes for the same report."""

from typing import Any

from cxcli.renderers.json_text import json_document
from cxcli.renderers.to_json import interval_values, ledger_values, source_facts, warning_values
from cxcli.report.drivers import ASSOCIATION, SCHEMA, Driver, DriverReport, Fit


def drivers_json(report: DriverReport) -> str:
    """Return the report as a JSON document that ends with a line end.

    `share`, `low_share` and probabilities are 0..1, `performance` is 0..100, `importance` a part of `r2`.
    """
    return json_document(
        {
            "schema": SCHEMA,
            "cxcli_version": report.cxcli_version,
            "generated_at": report.generated_at,
            "title": report.title,
            "config": {"path": report.config_path, "sha256": report.config_sha256},
            "sources": [source_facts(source) for source in report.sources],
            "ledger": ledger_values(report.ledger),
            "metric": report.metric,
            "type": report.metric_type,
            "metric_title": report.metric_title,
            **_fit(report.fit),
            "note": ASSOCIATION.say(report.lang),
            "thresholds": {"share": report.mean_share, "performance": report.mean_level},
            "drivers": [_driver(driver, report) for driver in report.drivers],
            "warnings": [warning_values(notice, report.lang) for notice in report.warnings],
        }
    )


def _fit(fit: Fit) -> dict[str, Any]:
    return {
        "method": fit.method,
        "r2": fit.r_squared,
        "adjusted_r2": fit.adjusted_r_squared,
        "condition_number": fit.condition_number,
        "n": fit.n,
        "n_effective": fit.n_effective,
        "asked": fit.asked,
        "weighted": fit.weighted,
        "clusters": fit.clusters,
        "confidence": fit.confidence,
        "resamples": fit.resamples,
        "seed": fit.seed,
    }


def _driver(driver: Driver, report: DriverReport) -> dict[str, Any]:
    rated = driver.performance
    return {
        "driver": driver.name,
        "type": driver.type,
        "title": driver.title,
        "rank": driver.rank,
        "importance": driver.importance,
        "interval": interval_values(driver.interval),
        "share": driver.share,
        "share_interval": interval_values(driver.share_interval),
        "rank_probabilities": list(driver.rank_probabilities),
        "sign": driver.sign,
        "slope": driver.slope,
        "mean": rated.mean,
        "low_share": rated.low_share,
        "performance": rated.level,
        "scale": list(rated.scale),
        "scale_from": "declared" if rated.is_declared else "observed",
        "better": rated.better,
        "priority": report.quadrant(driver),
        "n": report.fit.n,
        "answered": driver.answered,
    }
