"""The report as JSON (`cxcli.report/1`): numbers unrounded, the same bytes for the same report."""

import json
import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from cxcli.errors import Notice
from cxcli.report.model import SCHEMA, QuestionFacts, Report, Result, SourceFacts
from cxcli.study.scale import plain
from cxcli.words import Lang

# What steers a terminal, or cannot be written as UTF-8, is escaped; it reads back as the same text.
_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def to_json(report: Report) -> str:
    """Return the report as a JSON document that ends with a line end.

    Raises:
        ValueError: a number of the report is infinite or not a number, which is a bug where it was made.
    """
    lines = (f"  {_text(key)}: {_lines(value)}" for key, value in _document(report).items())
    document = "{\n" + ",\n".join(lines) + "\n}\n"
    return _UNSEEN.sub(lambda unseen: f"\\u{ord(unseen[0]):04x}", document)


def _lines(value: Any) -> str:
    """Return JSON on one line, a list one item a line: easy to search, to compare, and quick to write."""
    if not isinstance(value, list) or not value:
        return _text(value)
    return "[\n" + ",\n".join(f"    {_text(item)}" for item in value) + "\n  ]"


def _text(value: Any) -> str:
    return json.dumps(_clean(value), ensure_ascii=False, allow_nan=False)


def _document(report: Report) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "cxcli_version": report.cxcli_version,
        "generated_at": report.generated_at,
        "title": report.title,
        "config": {"path": report.config_path, "sha256": report.config_sha256},
        "sources": [source_facts(source) for source in report.sources],
        "ledger": {
            "rows_read": report.ledger.rows_read,
            "rows_used": report.ledger.rows_used,
            "dropped": dict(report.ledger.dropped),
        },
        "results": [_result(result) for result in report.results],
        "gates": [],
        "warnings": [_warning(notice, report.lang) for notice in report.warnings],
    }


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


def _result(result: Result) -> dict[str, Any]:
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
        "interval": _interval(result),
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
        "versus_rest": None,
        "suppressed": result.suppressed,
        "flags": list(result.flags),
    }


def _interval(result: Result) -> dict[str, Any] | None:
    i = result.interval
    return (
        None if i is None else {"low": i.low, "high": i.high, "confidence": i.confidence, "method": i.method}
    )


def _by_point(counts: Mapping[Fraction, float] | None) -> dict[str, float] | None:
    return None if counts is None else {str(plain(point)): counts[point] for point in sorted(counts)}


def _question(question: QuestionFacts) -> dict[str, Any]:
    return {
        "scale": [plain(Fraction(end)) for end in question.scale],
        "step": plain(Fraction(question.step)),
        "better": question.better,
        "fingerprint": question.fingerprint,
    }


def _warning(notice: Notice, lang: Lang) -> dict[str, str]:
    return {"code": notice.code, "message": notice.message.say(lang), "hint": notice.hint.say(lang)}


def _clean(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _clean(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(item) for item in value]
    if isinstance(value, Fraction):
        return plain(value)
    # Adding zero turns -0.0 into 0.0 and changes no other float.
    return value + 0.0 if isinstance(value, float) else value
