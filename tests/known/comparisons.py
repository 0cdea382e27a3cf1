"""Known answers about two groups, many segments, and what moved a total."""

import re
from collections.abc import Callable, Hashable, Mapping
from fractions import Fraction
from typing import Any

from cxcli.engines.counted import Counted
from cxcli.engines.streaming import run
from cxcli.evidence import NOBODY, Count, Distribution, Overlap, of_people
from cxcli.metrics import METRICS
from cxcli.report.versus_rest import Segments, versus_everyone, versus_rest
from cxcli.stats.clustered import clustered_test
from cxcli.stats.comparisons import COMPARISONS
from cxcli.stats.difference import difference
from cxcli.stats.headline import Headline
from cxcli.stats.mix_shift import mix_shift
from cxcli.stats.multiplicity import adjust
from cxcli.stats.ordinal import ordinal
from cxcli.stats.rao_scott import rao_scott
from cxcli.stats.sample import Sample, sample_of
from cxcli.stats.shrinkage import shrink
from cxcli.stats.tested import Pair, Tested
from cxcli.study.scale import scale
from cxcli.study.study import Privacy
from cxcli.tally.tally import Cell
from cxcli.tally.waves import overlap_of_waves
from tests.known.net_intervals import HEADLINE as NET
from tests.known.spelling import NPS_SCALE as ASKED
from tests.known.spelling import (
    Case,
    UnknownFunction,
    Values,
    as_list,
    measure_for,
    nps_of,
    sure,
    unweighted,
    weighted,
    whole_weights,
)
from tests.known.spelling import nps_answers as spelled
from tests.studies import named, nps, study
from tests.tables import MemoryTable

SHARE = METRICS["thumbs"].headline(measure_for("thumbs", scale(0, 1)))
WAYS = {
    "mover": "mover_score",
    "score": "mover_score",
    "tango": "mover_score",
    "aw3": "adjusted_wald",
    "measuringu": "adjusted_wald",
    "newcombe_hybrid": "newcombe",
    "wilson": "newcombe",
    "pooled": "pooled_z",
    "trinomial_t": "welch",
}
WAVES = (
    ("wave0", "wave_0", "w0", "t0", "before", "base"),
    ("wave1", "wave_1", "w1", "t1", "after", "curr"),
)
"""How the names of the earlier and of the later wave begin."""

COUNTED = r"counts?|people|respondents|freq(uency)?|rows|number|times|repeat|size|k|n(_.*)?"
WEIGHED = r"w|.*weights?"
SHORT = {"det": "detractors", "pas": "passives", "pro": "promoters"}


def _nps_difference(inputs: Case, options: Case) -> Values:
    groups = (_bands(inputs["group1"]), _bands(inputs["group2"]))
    found, test = _compared(groups, NET, options, "mover_score")
    return {**found, "se_pts": _times(100, test.se), "adjusted_diff_pts": 100 * test.centre}


def _nps_difference_weighted(inputs: Case, options: Case) -> Values:
    groups = tuple(_weighed_answers(inputs[name]) for name in ("group1", "group2"))
    found, _ = _compared((groups[0], groups[1]), NET, options, "mover_score")
    one, other = (_seen(answers, NET, options) for answers in groups)
    return {**found, "n_eff1": float(one.n), "n_eff2": float(other.n)}


def _weighed_answers(group: Any) -> Distribution:
    if isinstance(group, Mapping):
        return weighted(group["scores"], group.get("weights"))
    return weighted([score for score, _ in group], [weight for _, weight in group])


def _compared(
    groups: tuple[Distribution, Distribution], headline: Headline, options: Case, default: str
) -> tuple[Values, Tested]:
    """Return a difference in points or percent, and the same as its formula gives it."""
    statistics, method = sure(options), _way(options, default)
    one, other = (_seen(answers, headline, options) for answers in groups)
    found = difference(one, other, headline, statistics, method=method)
    test = COMPARISONS[method].compare(Pair(one, other, headline, statistics.confidence))
    values = {
        "diff_pts": found.value,
        "ci_low_pts": found.low,
        "ci_high_pts": found.high,
        "ci_low_raw_pts": _times(headline.factor, test.low),
        "ci_high_raw_pts": _times(headline.factor, test.high),
        "p_value": found.p,
        "z": found.z,
        "z_equivalent": None if found.z is None else abs(found.z),
        "significant_05": None if found.p is None else found.p < 0.05,
    }
    return values, test


def _nps_difference_clustered(inputs: Case, options: Case) -> Values:
    waves = _by_respondent(inputs["wave1"]), _by_respondent(inputs["wave2"])
    before, after = (unweighted(answer for given in w.values() for answer in as_list(given)) for w in waves)
    overlap = _overlap(*waves)
    test = clustered_test(after, before, overlap, NET, sure(options).confidence)
    if test is None:
        raise UnknownFunction("a wave without answers")
    return {
        "diff_pts": 100 * test.centre,
        "se_pts": _times(100, test.se),
        "clusters": overlap.clusters,
        "df": test.df,
        "t": test.statistic,
        "p_value": test.p,
        "ci_low_pts": _times(100, test.low),
        "ci_high_pts": _times(100, test.high),
    }


def _by_respondent(wave: Any) -> Mapping[str, list[Any]]:
    """Return the answers of each respondent: from a map, pairs, or rows of a respondent and an answer."""
    pairs = wave.items() if isinstance(wave, Mapping) else [_pair(row) for row in wave]
    found: dict[str, list[Any]] = {}
    for name, given in pairs:
        found.setdefault(str(name), []).extend(as_list(given))
    return found


def _pair(row: Any) -> tuple[Any, Any]:
    name, given = row.values() if isinstance(row, Mapping) else row
    return name, given


def _overlap(before: Case, after: Case) -> Overlap:
    """Return how the later wave and the earlier one share respondents, read and counted as exports are."""
    found = overlap_of_waves(_counted(before), _counted(after)).get(Cell("nps", "", (), ""))
    if found is None:
        raise UnknownFunction("waves without a common respondent")
    return found


def _counted(wave: Case) -> Counted:
    rows = [(str(name), str(answer)) for name, given in wave.items() for answer in as_list(given)]
    return run(study(nps("score"), respondent=named("who")), [MemoryTable(("who", "score"), rows)])


def _share_difference(inputs: Case, options: Case) -> Values:
    groups = tuple(
        of_people({1: positive, 0: n - positive})
        for positive, n in map(_positive_and_all, (inputs["group1"], inputs["group2"]))
    )
    found, _ = _compared((groups[0], groups[1]), SHARE, options, "newcombe")
    pooled, _ = _compared((groups[0], groups[1]), SHARE, {**options, "method": "pooled_z"}, "pooled_z")
    return {
        "diff_share": found["diff_pts"] / 100,
        "ci_low_share": _times(0.01, found["ci_low_pts"]),
        "ci_high_share": _times(0.01, found["ci_high_pts"]),
        "p_value": found["p_value"],
        "z_equivalent": found["z_equivalent"],
        "pooled_z": pooled["z"],
        "pooled_z_p": pooled["p_value"],
    }


def _positive_and_all(group: Any) -> tuple[int, int]:
    positive, n = (group["positive"], group["n"]) if isinstance(group, Mapping) else group
    return positive, n


def _ordinal_comparison(inputs: Case, _: Case) -> Values:
    one, other = (_counts(inputs, group) for group in (1, 2))
    found = ordinal(one, other)
    if found is None:
        raise UnknownFunction("a group without answers")
    return {
        "prob_superiority_1_over_2": float(found.superiority),
        "statistic": found.statistic,
        "df": found.df,
        "p_value": found.p,
    }


def _segment_vs_rest(inputs: Case, options: Case) -> Values:
    total = inputs.get("total_including_segment", inputs.get("total"))
    part, everyone = _bands(inputs["segment"]), _bands(total)
    segments = Segments(everyone, {("segment",): part})
    found = versus_rest(segments, NET, sure(options), Privacy(0, 0))[("segment",)]
    values = [nps_of(answers).value for answers in (part, everyone)]
    return {
        "diff_vs_rest_pts": found.difference,
        "ci_low_pts": found.low,
        "ci_high_pts": found.high,
        "p_value": found.p,
        "diff_vs_total_pts": None if None in values else values[0] - values[1],
        "identity_diff_vs_total_pts": versus_everyone(found, part, everyone),
    }


def _adjust_p(inputs: Case, _: Case) -> Values:
    given = inputs["p_values"]
    names = list(given) if isinstance(given, Mapping) else None
    p_values = [given[name] for name in names] if names else list(given)
    found: Values = {}
    for how, key, short in (("holm", "holm", "holm"), ("bh", "benjamini_hochberg", "bh")):
        adjusted = adjust(p_values, how)
        rejected = [None if p is None else p <= 0.05 for p in adjusted]
        found[key] = dict(zip(names, adjusted, strict=True)) if names else list(adjusted)
        found[f"{short}_reject_05"] = dict(zip(names, rejected, strict=True)) if names else rejected
    return found


def _mix_shift(inputs: Case, options: Case) -> Values:
    waves = [{name: _bands(_part(group, wave)) for name, group in inputs.items()} for wave in (0, 1)]
    found = mix_shift(waves[0], waves[1], NET, sure(options))
    if found is None:
        raise UnknownFunction("a wave without answers")
    return {
        "nps0_pts": nps_of(_all(waves[0])).value,
        "nps1_pts": nps_of(_all(waves[1])).value,
        "change_pts": float(found.total),
        "rate_effect_pts": float(found.rate),
        "mix_effect_pts": float(found.mix),
        "by_segment": {
            part.segment: {"rate_pts": float(part.rate), "mix_pts": float(part.mix), "kind": part.kind}
            for part in found.parts
        },
        "base_rate_pts": float(found.three_parts.base_rate),
        "base_mix_pts": float(found.three_parts.base_mix),
        "interaction_pts": float(found.three_parts.interaction),
        "rate_effect_se_fixed_mix_pts": found.rate_se,
        "simpson_reversal": found.simpson_reversal,
    }


def _eb_shrink(inputs: Case, options: Case) -> Values:
    found = shrink({name: _bands(group) for name, group in inputs.items()}, NET, sure(options))
    return {
        "pooled_within_variance": float(found.within),
        "tau2": float(found.between),
        "mu_pts": float(found.mean),
        "B": {name: float(one.pull) for name, one in found.segments.items()},
        "raw_pts": {name: float(one.raw) for name, one in found.segments.items()},
        "shrunk_pts": {name: float(one.shrunk) for name, one in found.segments.items()},
    }


def _rao_scott_test(inputs: Case, _: Case) -> Values:
    columns, rows = inputs.get("columns"), inputs.get("rows_grouped", inputs.get("rows"))
    table: dict[tuple[Hashable, Hashable], Count] = {}
    named = [row if isinstance(row, Mapping) else dict(zip(columns, row, strict=True)) for row in rows]
    parts = _parts(named[0])
    micro = whole_weights(row[parts["weight"]] if parts["weight"] else 1 for row in named)
    for row, weight in zip(named, micro, strict=True):
        cell, n = (row[parts["row"]], row[parts["column"]]), int(row[parts["count"]] if parts["count"] else 1)
        table[cell] = table.get(cell, NOBODY) + Count(n, n * weight, n * weight * weight)
    found = rao_scott(table)
    if found is None:
        raise UnknownFunction("a table of one row or column")
    return {
        "pearson_x2": found.pearson,
        "delta_mean": found.delta,
        "x2_rs1": found.corrected,
        "df": found.df,
        "p_value": found.p,
    }


def _parts(row: Case) -> dict[str, str | None]:
    """Return which column holds the weight, the number of people, and the two categories."""
    names = [str(name) for name in row]
    weight = next((name for name in names if re.fullmatch(WEIGHED, name, re.IGNORECASE)), None)
    count = next((name for name in names if re.fullmatch(COUNTED, name, re.IGNORECASE)), None)
    categories = [name for name in names if name not in (weight, count)]
    if len(categories) != 2:
        raise UnknownFunction(f"columns {names}")
    return {"weight": weight, "count": count, "row": categories[0], "column": categories[1]}


def _bands(group: Any) -> Distribution:
    """Return the answers of a group: counts by band, in any spelling, or scores."""
    if isinstance(group, Mapping) and (listed := _listed(group)) is not None:
        group = listed
    if isinstance(group, Mapping):
        return spelled({SHORT.get(name, name): value for name, value in group.items()}, ASKED)
    return spelled(dict(zip(SHORT.values(), group, strict=True)), ASKED)


def _listed(group: Case) -> Any:
    return next((value for name, value in group.items() if name.endswith("det_pas_pro")), None)


def _part(group: Any, wave: int) -> Any:
    if not isinstance(group, Mapping):
        return group[wave]
    starts = WAVES[wave]
    name = next((name for name in group if name.lower().startswith(starts)), None)
    if name is None:
        raise UnknownFunction(f"inputs {list(group)}")
    return group[name]


def _all(wave: Mapping[str, Distribution]) -> Distribution:
    merged: dict[Fraction, Count] = {}
    for answers in wave.values():
        for value, count in answers.valid.items():
            merged[value] = merged.get(value, NOBODY) + count
    return Distribution(merged)


def _counts(inputs: Case, group: int) -> Distribution:
    for name, counts in inputs.items():
        if match := re.fullmatch(rf"counts_?{group}_(\d+)_to_(\d+)", name):
            return of_people(dict(enumerate(counts, int(match[1]))))
    raise UnknownFunction(f"inputs {sorted(inputs)}")


def _seen(answers: Distribution, headline: Headline, options: Case) -> Sample:
    sample = sample_of(answers, headline, sure(options))
    if sample is None:
        raise UnknownFunction("a group without answers")
    return sample


def _way(options: Case, default: str) -> str:
    written = str(options.get("method", default)).replace("-", "_")
    name = WAYS.get(written, written)
    if name not in COMPARISONS:
        raise UnknownFunction(f"method: {written}")
    return name


def _times(factor: float, value: float | None) -> float | None:
    return None if value is None else factor * value


FUNCTIONS: Mapping[str, Callable[[Case, Case], Values]] = {
    "adjust_p": _adjust_p,
    "eb_shrink": _eb_shrink,
    "mix_shift": _mix_shift,
    "nps_difference": _nps_difference,
    "nps_difference_clustered": _nps_difference_clustered,
    "nps_difference_weighted": _nps_difference_weighted,
    "ordinal_comparison": _ordinal_comparison,
    "rao_scott_test": _rao_scott_test,
    "segment_vs_rest": _segment_vs_rest,
    "share_difference": _share_difference,
}
