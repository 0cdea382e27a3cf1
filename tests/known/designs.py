"""Known answers about strata and clusters, and about weights that match margins."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from cxcli.evidence import MICRO, Distribution
from cxcli.metrics import METRICS
from cxcli.stats.raking import rake
from cxcli.stats.sample import critical, sample_of
from cxcli.study.coding import Kind
from cxcli.study.column import ColumnRef
from cxcli.study.cut import EVERYONE
from cxcli.study.design import DesignSettings
from cxcli.tally.clusters import clusters_of
from cxcli.tally.codebook import Codebook
from cxcli.tally.count import Counter
from cxcli.tally.design import Scope, designs_of
from cxcli.tally.held import Held
from cxcli.tally.placing import Keys, Placing
from cxcli.tally.rows import Answer, Rows
from cxcli.tally.tally import Cell, tally_of
from tests.known.net_intervals import HEADLINE, NPS
from tests.known.spelling import Case, Values, ends_of, exact, real, root, sure, whole_weights

PARTS = ("stratum", "cluster", "score", "weight")
SPELLINGS = {
    "stratum": ("str", "h", "layer", "region"),
    "cluster": ("clu", "psu", "c", "site", "id", "who", "resp"),
    "score": ("sco", "y", "val", "ans", "s", "nps"),
    "weight": ("w", "pond"),
}
RECODED = {-1: 0, 0: 8, 1: 10}
"""A score that gives each recoded answer of a net score."""


def _nps_design(inputs: Case, options: Case) -> Values:
    columns = _columns(inputs)
    design = DesignSettings(
        strata=ColumnRef(name="stratum") if columns["stratum"] else None,
        clusters=ColumnRef(name="cluster") if columns["cluster"] else None,
        lonely_psu="centre" if str(options.get("lonely_psu", "error")).startswith("cent") else "error",
    )
    answers = _answers(columns, design)
    sample = sample_of(answers, HEADLINE, sure(options))
    assert sample is not None
    estimate = METRICS["nps"].score(answers, NPS, sure(options))
    low, high = ends_of(estimate)
    variance = sample.estimate.sampling_variance
    error = root(variance)
    return {
        "nps_pts": estimate.value,
        "v_lin": real(variance),
        "se_pts": None if error is None else 100 * error,
        "df": sample.df,
        "t_crit": critical(sample, sure(options).confidence),
        "n_eff": estimate.n_effective,
        "n_eff_kish": float(sample.estimate.n_kish),
        "n_eff_linearised": float(sample.estimate.n_linearised),
        "ci_low_pts": low,
        "ci_high_pts": high,
    }


def _answers(columns: Mapping[str, Sequence[Any]], design: DesignSettings) -> Distribution:
    """Return the answers with their design, through the counting of the product."""
    scores: Codebook[Answer] = Codebook()
    strata: Codebook[str] = Codebook()
    clusters: Codebook[str] = Codebook("")
    weights = _micro(columns["weight"])
    number = len(columns["score"])
    rows = Rows(
        numbers=np.arange(number),
        answers={"nps": np.array([scores.code(Answer(Kind.VALID, v)) for v in _scores(columns)])},
        weights=np.array(weights or [MICRO] * number, dtype=np.int64),
        strata=np.array([strata.code(str(v)) for v in columns["stratum"]]) if columns["stratum"] else None,
        clusters=np.array([clusters.code(str(v)) for v in columns["cluster"]], dtype=np.uint64)
        if columns["cluster"]
        else None,
    )
    keys = Keys({"nps": scores}, {}, strata=strata)
    counter = Counter(keys, [EVERYONE], None, weighted=bool(weights))
    counter.add(rows)
    cell = Cell("nps", EVERYONE.name, (), "")
    tally = tally_of(counter.rows(), {}, counter.largest())
    found = dict(tally.cells(weighted=bool(weights)))[cell]
    grouped = clusters_of(rows, design, "response")
    if grouped is None:
        return found
    held = Held(rows, grouped.of_row, Placing(keys, [EVERYONE], None))
    return designs_of(held, grouped, Scope([EVERYONE.name], ["nps"]), {}).on(cell, found)


def _micro(weights: Sequence[Any]) -> list[int]:
    """Return weights as whole millionths, exactly where they fit: the product takes them up to a thousand."""
    micro = whole_weights(weights) if weights else []
    largest = max(micro, default=0)
    return (
        [round(Fraction(1000 * MICRO * one, largest)) for one in micro] if largest > 1000 * MICRO else micro
    )


def _scores(columns: Mapping[str, Sequence[Any]]) -> list[Fraction]:
    values = [exact(value) for value in columns["score"]]
    recoded = any(value < 0 for value in values)
    return [Fraction(RECODED[int(value)]) if recoded else value for value in values]


def _columns(inputs: Case) -> Mapping[str, list[Any]]:
    """Return the columns of the rows, however they are written; those that are not there are empty."""
    rows = inputs.get("rows", inputs)
    if isinstance(rows, Mapping):  # a column each
        return _named(rows)
    if isinstance(rows[0], Mapping):
        return _named({key: [row[key] for row in rows] for key in rows[0]})
    columns = [list(column) for column in zip(*rows, strict=True)]
    return _named(dict(zip(inputs.get("columns") or _unnamed(columns), columns, strict=True)))


def _unnamed(columns: Sequence[Sequence[Any]]) -> Sequence[str]:
    """Return the parts in their usual order, but for a weight that stands before the score: it is no answer."""
    if len(columns) == len(PARTS) and not _are_answers(columns[2]) and _are_answers(columns[3]):
        return ("stratum", "cluster", "weight", "score")
    return PARTS[: len(columns)]


def _are_answers(values: Sequence[Any]) -> bool:
    """Tell whether values look like scores: written as whole numbers on the scale."""
    return all(isinstance(value, int) and -1 <= value <= 10 for value in values)


def _named(columns: Mapping[str, Sequence[Any]]) -> Mapping[str, list[Any]]:
    """Return the column of each part: the one whose name begins with the first spelling that fits any."""
    found: dict[str, list[Any]] = {part: [] for part in PARTS}
    left = dict(columns)
    for part, spellings in SPELLINGS.items():
        fitting = (key for begin in spellings for key in left if key.lower().startswith(begin))
        key = next(fitting, None)
        if key is not None:
            found[part] = list(left.pop(key))
    return found


def _rake(inputs: Case, options: Case) -> Values:
    table, targets = np.array(inputs["sample_counts"]), _targets(inputs)
    trim = options.get("trim", inputs.get("trim"))
    bounds = None if trim is None else (float(trim[0]), float(trim[1]))
    people = {tuple(map(int, place)): int(table[tuple(place)]) for place in np.argwhere(table)}
    found = rake(people, targets, bounds)
    return {
        "weights": _laid_out(table.shape, found.weights),
        "fitted_share": _laid_out(table.shape, found.shares),
        "n_eff_kish": found.effective_people,
        "deff": found.design_effect,
        "converged": found.has_converged,
    }


def _targets(inputs: Case) -> list[list[float]]:
    """Return the target shares of each margin: rows, columns, layers, or a list of margins."""
    written = inputs.get("targets") or inputs.get("margins")
    if written is None:
        known = sorted((key for key in inputs if key.endswith("_targets")), key=_axis)
        written = [inputs[key] for key in known]
    listed = written.values() if isinstance(written, Mapping) else written
    return [_shares(margin.values() if isinstance(margin, Mapping) else margin) for margin in listed]


def _shares(margin: Iterable[Any]) -> list[float]:
    shares = [float(share) for share in margin]
    total = sum(shares)
    return shares if abs(total - 1) < 1e-6 else [share / total for share in shares]


def _axis(key: str) -> int:
    return next((i for i, start in enumerate(("row", "col", "layer")) if key.startswith(start)), 3)


def _laid_out(shape: tuple[int, ...], values: Mapping[tuple[int, ...], float]) -> Any:
    found = np.zeros(shape)
    for place, value in values.items():
        found[place] = value
    return found.tolist()


FUNCTIONS: Mapping[str, Callable[[Case, Case], Values]] = {"nps_design": _nps_design, "rake": _rake}
