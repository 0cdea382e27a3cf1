"""Known answers about what counts as an answer."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from cxcli.evidence import people
from cxcli.passes.duplicates import same_row_and_id, superseded
from cxcli.report.suppression import base_flag
from cxcli.study.coding import Coding, Kind
from cxcli.study.scale import plain
from cxcli.study.study import Privacy
from tests.known.spelling import NPS_SCALE, Case, Values, as_list, cell, nps_of, of_counts, unweighted


def _classify_values(inputs: Case, _: Case) -> Values:
    coding = Coding(NPS_SCALE)
    coded = [coding.code(cell(value)) for value in inputs["values"]]
    valid = [answer.value for answer in coded if answer.value is not None]
    counts = {kind: sum(answer.kind == kind for answer in coded) for kind in Kind}
    answers = of_counts((value, people(1)) for value in valid)
    return {
        "rows": len(coded),
        **{kind.name.lower(): number for kind, number in counts.items()},
        "valid_values": [plain(value) for value in valid],
        "nps_pts": nps_of(answers).value,
    }


def _deduplicate(inputs: Case, options: Case) -> Values:
    rows, columns = inputs["rows"], inputs["columns"]
    rows = [[row[name] for name in columns] if isinstance(row, Mapping) else row for row in rows]
    id_at, stamp_at, score_at = (
        columns.index(name) for name in (options.get("dedupe", "response_id"), "timestamp", "score")
    )
    ids = np.array(_numbered([row[id_at] for row in rows]), dtype=np.uint64)
    identical = same_row_and_id(ids, np.array(_numbered([str(row) for row in rows]), dtype=np.uint64))
    left = [row for row, again in zip(rows, identical, strict=True) if not again]
    stamps = np.array([row[stamp_at] for row in left], dtype="datetime64[us]").astype(np.int64)
    older = superseded(ids[~identical], stamps)
    kept = [row for row, again in zip(left, older, strict=True) if not again]
    answers = unweighted(row[score_at] for row in kept)
    return {
        "kept": kept,
        "exact_duplicates_dropped": int(identical.sum()),
        "superseded_dropped": int(older.sum()),
        "nps_pts": nps_of(answers).value,
    }


def _numbered(texts: Sequence[Any]) -> list[int]:
    """Return one number per distinct text; 0 for a blank one, which is nobody."""
    numbers: dict[Any, int] = {"": 0, None: 0}
    return [numbers.setdefault(text, len(numbers)) for text in texts]


def _base_size_flag(inputs: Case, options: Case) -> Values:
    suppress = options.get("suppress_below", Privacy().suppress_below)
    low = options.get("low_base_below", Privacy().low_base_below)
    bases = inputs["n_eff"]
    flags = [base_flag(base, suppress, low) for base in as_list(bases)]
    return {"flag": flags if isinstance(bases, list) else flags[0]}


FUNCTIONS: Mapping[str, Callable[[Case, Case], Values]] = {
    "base_size_flag": _base_size_flag,
    "classify_values": _classify_values,
    "deduplicate": _deduplicate,
}
