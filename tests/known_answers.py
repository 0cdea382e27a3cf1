"""Runs any case of the known answers through the product: `run(case)` returns what was computed.

Every figure comes from `cxcli`; this file only translates the spellings of the cases.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from cxcli.evidence import MICRO, NOBODY, Count, Distribution, of_people, people
from cxcli.metric import Estimate
from cxcli.metrics import METRICS
from cxcli.metrics.nps import prices
from cxcli.passes.duplicates import same_row_and_id, superseded
from cxcli.report.suppression import base_flag
from cxcli.report.wording import format_nps, round_shares
from cxcli.stats.describe import describe
from cxcli.stats.figure import mean, pulls
from cxcli.stats.linear import Linear, kish, linear
from cxcli.stats.mean import percent_of_maximum, shrunk_average
from cxcli.stats.net_score import score_interval, target_test
from cxcli.stats.share import wilson_interval
from cxcli.study.coding import Coding, Kind
from cxcli.study.question import Better, Question
from cxcli.study.scale import Scale, parse_scale, plain, scale
from cxcli.study.study import Measure, Privacy

Case = Mapping[str, Any]
Values = dict[str, Any]

NPS_SCALE = scale(0, 10)
NPS_BANDS = ("promoters", "passives", "detractors")


class UnknownFunction(KeyError):
    """A function, method or option that is not built yet."""


def run(case: Case) -> Values:
    """Return the computed figures of a case: the keys of `expected`, or all of them without it.

    Raises:
        UnknownFunction: the case asks for something that is not built yet.
    """
    function = FUNCTIONS.get(case["function"])
    if function is None:
        raise UnknownFunction(case["function"])
    found = function(case["inputs"], case.get("options") or {})
    asked = case.get("expected", found)
    return {key: found[key] for key in asked if key in found}


def _nps(inputs: Case, options: Case) -> Values:
    asked = _scale_of(options.get("nps_scale"), NPS_SCALE)
    answers, measure = _nps_answers(inputs, asked), _measure("nps", asked)
    metric = METRICS["nps"]
    if metric.refuse and (refused := metric.refuse(measure)):
        raise refused
    estimate = metric.score(answers, measure, 0.95)
    label = metric.title_of(measure) if metric.title_of else metric.title
    return {
        "n": estimate.n,
        "nps_pts": estimate.value,
        **_people_by_band(answers, asked),
        **{f"{name.removesuffix('s')}_share": estimate.shares.get(name) for name in NPS_BANDS},
        "label": label.en,
        "class": _classes(inputs.get("scores"), asked),
        "default_without_option": "scored" if asked == metric.scale else "error",
    }


def _nps_interval(inputs: Case, options: Case) -> Values:
    _only(options, "method", "score")
    if options.get("fpc") or "population" in inputs:
        raise UnknownFunction("nps_interval with a population")
    answers = _nps_answers(inputs, NPS_SCALE)
    estimate = METRICS["nps"].score(answers, _measure("nps", NPS_SCALE), _confidence(options))
    low, high = _ends(estimate)
    return {
        "nps_pts": estimate.value,
        "n_eff": estimate.n_effective,
        "ci_low_pts": low,
        "ci_high_pts": high,
    }


def _nps_target_test(inputs: Case, _: Case) -> Values:
    net = _net(_nps_answers(inputs, NPS_SCALE))
    test = target_test(pulls(net, net.n_effective), float(_exact(inputs["target_pts"]) / 100))
    return {"z": test.z, "p_two_sided": test.p_two_sided, "p_one_sided_greater": test.p_greater}


def _nps_weighted(inputs: Case, options: Case) -> Values:
    _only(options, "method", "score")
    answers = _weighted(inputs["scores"], inputs["weights"])
    net, estimate = _net(answers), _nps_of(answers)
    n_effective = _effective_people(net, options.get("n_eff", "min"))
    low, high = score_interval(pulls(net, n_effective), _confidence(options))
    return {
        "nps_pts": estimate.value,
        "promoter_share": estimate.shares["promoters"],
        "detractor_share": estimate.shares["detractors"],
        "n": estimate.n,
        "n_eff": float(n_effective),
        "n_eff_kish": float(net.n_kish),
        "n_eff_linearised": float(net.n_linearised),
        "deff_kish": estimate.details["deff"],
        "v_lin": _float(net.sampling_variance),
        "v_lin_hc0": float(net.squared_residuals),
        "ci_low_pts": 100 * low,
        "ci_high_pts": 100 * high,
    }


def _n_eff_kish(inputs: Case, _: Case) -> Values:
    total = sum(map(_one, inputs["weights"]), NOBODY)
    effective = kish(total)
    return {"n": total.people, "n_eff": float(effective), "deff": float(total.people / effective)}


def _share_interval(inputs: Case, options: Case) -> Values:
    _only(options, "method", "wilson")
    n, positive = inputs["n"], inputs["positive"]
    answers = of_people({1: positive, 0: n - positive})
    estimate = METRICS["thumbs"].score(answers, _measure("thumbs", scale(0, 1)), _confidence(options))
    low, high = wilson_interval(estimate.shares["good"], estimate.n_effective, _confidence(options))
    return {
        "share": estimate.shares["good"],
        "csat_pct": estimate.value,
        "ci_low_share": low,
        "ci_high_share": high,
    }


def _csat(inputs: Case, options: Case) -> Values:
    asked, answers = _counted(inputs)
    written = [_points(box, asked) for box in _as_list(options.get("positive"))]
    found: Values = {
        f"share_{plain(min(box))}_to_{plain(max(box))}": _share_of_box(answers, asked, box) for box in written
    }
    refuse = METRICS["csat"].refuse
    refused = refuse and refuse(_measure("csat", asked))
    found["default_without_positive_option"] = "error" if refused else "scored"
    positive = frozenset[Fraction]().union(*written)
    return (
        found if refused and not positive else {**found, **_satisfaction(answers, asked, positive, options)}
    )


def _satisfaction(
    answers: Distribution, asked: Scale, positive: frozenset[Fraction], options: Case
) -> Values:
    confidence = _confidence(options)
    share, average = (
        METRICS["csat"].score(answers, _measure("csat", asked, statistic=name, positive=positive), confidence)
        for name in ("share", "mean")
    )
    boxes = METRICS["scale"].score(answers, _measure("scale", asked), confidence).details
    low, high = _ends(share)
    mean_low, mean_high = _ends(average)
    ends = wilson_interval(share.shares["positive"], share.n_effective, confidence)
    moments = _linear(answers)
    return {
        "n": share.n,
        "rate": share.shares["positive"],
        "rate_pct": share.value,
        "csat_pct": share.value,
        "csat_ci_low_pct": low,
        "csat_ci_high_pct": high,
        "wilson_low": ends[0],
        "wilson_high": ends[1],
        "top1_share": share.details["top_box_share"],
        "top2_share": boxes["top_2_share"],
        "bottom2_share": share.details["bottom_2_share"],
        "net_satisfaction_pts": share.details["net_satisfaction"],
        "mean": average.value,
        "csat_mean": average.value,
        "mean_ci_low": mean_low,
        "mean_ci_high": mean_high,
        "sd": share.details["sd"],
        "median": share.details["median"],
        "se_mean": _root(moments.sampling_variance),
        "pomp_0_100": float(percent_of_maximum(moments.mean, asked)),
    }


def _csat_weighted(inputs: Case, options: Case) -> Values:
    answers = _weighted(inputs["values_1_to_5"], inputs["weights"])
    found = _satisfaction(answers, scale(1, 5), frozenset(), options)
    estimate = METRICS["csat"].score(answers, _measure("csat", scale(1, 5)), _confidence(options))
    return {
        **found,
        "share_4_5": found["rate"],
        "n_eff": estimate.n_effective,
        "n_eff_kish": float(kish(answers.total)),
    }


def _ces(inputs: Case, options: Case) -> Values:
    asked, answers = _counted(inputs)
    better: Better = "lower" if str(options.get("version")) == "1.0" else "higher"
    confidence = _confidence(options)
    average, easy = (
        METRICS["ces"].score(answers, _measure("ces", asked, better=better, statistic=name), confidence)
        for name in ("mean", "easy_share")
    )
    low, high = _ends(average)
    easy_low, easy_high = _ends(easy)
    reversed_mean = METRICS["ces"].score(_mirrored(answers, asked), _measure("ces", asked), confidence).value
    details = average.details
    return {
        "n": average.n,
        "better": better,
        "ces_mean": average.value,
        "seed000_mean": average.value,
        "inverted_mean": reversed_mean,
        "seed002_effort_mean_lower_is_better": reversed_mean,
        "sd": details["sd"],
        "median": details["median"],
        "mean_ci_low": low,
        "mean_ci_high": high,
        "ces_share": details["easy_share"],
        "seed004_positive_share": details["easy_share"],
        "easy_share_5_7": details["easy_share"],
        "low_effort_share_1_2": details["easy_share"],
        "easy_ci_low": None if easy_low is None else easy_low / 100,
        "easy_ci_high": None if easy_high is None else easy_high / 100,
        "difficult_share_1_3": details["difficult_share"],
        "neutral_share_4": details["neutral_share"],
        "net_easy_pts": details["net_easy"],
        "wrong_reading_sum_of_scores": _easy_scores_over_all(
            answers, _measure("ces", asked, better=better).question
        ),
    }


def _mean_interval(inputs: Case, options: Case) -> Values:
    _only(options, "method", "t")
    answers = _unweighted(inputs["values"])
    values = list(answers.valid) or [Fraction(0)]
    figure = mean(answers, Scale(min(values), max(values) + 1), _confidence(options))
    limits = figure.limits if figure else None
    return {
        "mean": figure.value if figure else None,
        "sd": describe(answers)["sd"],
        "ci_low": limits.low if limits else None,
        "ci_high": limits.high if limits else None,
        "reason": figure.flags[-1] if figure and not limits else None,
    }


def _average_rating(inputs: Case, _: Case) -> Values:
    asked, answers = _counted(inputs)
    estimate = METRICS["rating"].score(answers, _measure("rating", asked), 0.95)
    found: Values = {"n": estimate.n, "average": estimate.value}
    if "prior_mean" in inputs:
        prior, worth = _exact(inputs["prior_mean"]), _exact(inputs.get("prior_weight", 10))
        found["shrunk_average"] = float(shrunk_average(_linear(answers).mean, estimate.n, prior, worth))
    return found


def _round_shares(inputs: Case, _: Case) -> Values:
    return {"pct": round_shares(inputs["counts"], inputs.get("decimals", 0))}


def _format_nps(inputs: Case, _: Case) -> Values:
    down, up = inputs["detractors"], inputs["promoters"]
    between = inputs["passives"] if "passives" in inputs else inputs["n"] - down - up
    answers = _nps_answers({"detractors": down, "passives": between, "promoters": up}, NPS_SCALE)
    value = _nps_of(answers).value
    shown = round_shares([up, between, down], 0)
    return {
        "nps_pts": value,
        "display": None if value is None else format_nps(value),
        "promoter_pct_display": shown[0],
        "detractor_pct_display": shown[2],
    }


def _classify_values(inputs: Case, _: Case) -> Values:
    coding = Coding(NPS_SCALE)
    coded = [coding.code(_cell(value)) for value in inputs["values"]]
    valid = [answer.value for answer in coded if answer.value is not None]
    counts = {kind: sum(answer.kind == kind for answer in coded) for kind in Kind}
    answers = _of_counts((value, people(1)) for value in valid)
    return {
        "rows": len(coded),
        **{kind.name.lower(): number for kind, number in counts.items()},
        "valid_values": [plain(value) for value in valid],
        "nps_pts": _nps_of(answers).value,
    }


def _deduplicate(inputs: Case, options: Case) -> Values:
    rows, columns = inputs["rows"], inputs["columns"]
    id_at, stamp_at, score_at = (
        columns.index(name) for name in (options.get("dedupe", "response_id"), "timestamp", "score")
    )
    ids = np.array(_numbered([row[id_at] for row in rows]), dtype=np.uint64)
    identical = same_row_and_id(ids, np.array(_numbered([str(row) for row in rows]), dtype=np.uint64))
    left = [row for row, again in zip(rows, identical, strict=True) if not again]
    stamps = np.array([row[stamp_at] for row in left], dtype="datetime64[us]").astype(np.int64)
    older = superseded(ids[~identical], stamps)
    kept = [row for row, again in zip(left, older, strict=True) if not again]
    answers = _unweighted(row[score_at] for row in kept)
    return {
        "kept": kept,
        "exact_duplicates_dropped": int(identical.sum()),
        "superseded_dropped": int(older.sum()),
        "nps_pts": _nps_of(answers).value,
    }


def _numbered(texts: Sequence[Any]) -> list[int]:
    """Return one number per distinct text; 0 for a blank one, which is nobody."""
    numbers: dict[Any, int] = {"": 0, None: 0}
    return [numbers.setdefault(text, len(numbers)) for text in texts]


def _base_size_flag(inputs: Case, options: Case) -> Values:
    suppress = options.get("suppress_below", Privacy().suppress_below)
    low = options.get("low_base_below", Privacy().low_base_below)
    bases = inputs["n_eff"]
    flags = [base_flag(base, suppress, low) for base in _as_list(bases)]
    return {"flag": flags if isinstance(bases, list) else flags[0]}


FUNCTIONS: Mapping[str, Callable[[Case, Case], Values]] = {
    "average_rating": _average_rating,
    "base_size_flag": _base_size_flag,
    "ces": _ces,
    "classify_values": _classify_values,
    "csat": _csat,
    "csat_weighted": _csat_weighted,
    "deduplicate": _deduplicate,
    "format_nps": _format_nps,
    "mean_interval": _mean_interval,
    "n_eff_kish": _n_eff_kish,
    "nps": _nps,
    "nps_interval": _nps_interval,
    "nps_target_test": _nps_target_test,
    "nps_weighted": _nps_weighted,
    "round_shares": _round_shares,
    "share_interval": _share_interval,
}


def _nps_of(answers: Distribution) -> Estimate:
    return METRICS["nps"].score(answers, _measure("nps", NPS_SCALE), 0.95)


def _measure(
    type_: str,
    asked: Scale,
    *,
    better: Better = "higher",
    statistic: str | None = None,
    positive: frozenset[Fraction] = frozenset(),
) -> Measure:
    question = Question((), asked, better, Coding(asked))
    return Measure(type_, type_, type_, statistic or METRICS[type_].statistics[0], question, positive)


def _nps_answers(inputs: Case, asked: Scale) -> Distribution:
    if "score_counts_0_to_10" in inputs:
        return of_people(dict(enumerate(inputs["score_counts_0_to_10"])))
    if "scores" in inputs:
        return _of_counts((value, people(1)) for value in _valid(_as_list(inputs["scores"]), asked))
    lowest = int(asked.low)
    bands = {lowest: "detractors", 7: "passives", 10: "promoters"}
    return of_people({score: inputs.get(band, 0) for score, band in bands.items()})


def _valid(values: Iterable[Any], asked: Scale) -> list[Fraction]:
    coded = (Coding(asked).code(_cell(value)).value for value in values)
    return [value for value in coded if value is not None]


def _people_by_band(answers: Distribution, asked: Scale) -> dict[str, int]:
    found = dict.fromkeys(NPS_BANDS, 0)
    for value, count in answers.valid.items():
        found[_class(value, asked)] += count.people
    return found


def _classes(scores: Any, asked: Scale) -> Any:
    if scores is None:
        return None
    names = [_class(_exact(score), asked).removesuffix("s") for score in _as_list(scores)]
    return names if isinstance(scores, list) else names[0]


def _class(score: Fraction, asked: Scale) -> str:
    alone = _of_counts([(score, people(1))])
    shares = METRICS["nps"].score(alone, _measure("nps", asked), 0.95).shares
    return next(name for name, share in shares.items() if share)


def _net(answers: Distribution) -> Linear:
    found = linear(answers, prices(_measure("nps", NPS_SCALE).question).price)
    if found is None:
        raise ValueError("The case has no answers.")
    return found


def _linear(answers: Distribution) -> Linear:
    found = linear(answers, lambda value: value)
    if found is None:
        raise ValueError("The case has no answers.")
    return found


def _effective_people(net: Linear, method: str) -> Fraction:
    ways = {"min": net.n_effective, "kish": net.n_kish, "linearised": net.n_linearised}
    if method not in ways:
        raise UnknownFunction(f"n_eff: {method}")
    return ways[method]


def _counted(inputs: Case) -> tuple[Scale, Distribution]:
    for key, counts in inputs.items():
        match = re.fullmatch(r"counts_(\d+)_to_(\d+)", key)
        if match:
            low, high = map(int, match.groups())
            return scale(low, high), of_people(dict(enumerate(counts, low)))
    raise UnknownFunction(f"inputs {sorted(inputs)}")


def _points(box: Any, asked: Scale) -> frozenset[Fraction]:
    span = parse_scale(str(box))
    return frozenset(span.points() if span else [_exact(box)]) & frozenset(asked.points())


def _share_of_box(answers: Distribution, asked: Scale, box: frozenset[Fraction]) -> float | None:
    return METRICS["csat"].score(answers, _measure("csat", asked, positive=box), 0.95).shares.get("positive")


def _easy_scores_over_all(answers: Distribution, question: Question) -> float | None:
    """Return what comes out when "sum of positive answers" is read as a sum of scores."""
    easy = {v: c for v, c in answers.valid.items() if question.goodness(v) > question.scale.middle}
    if not answers.n:
        return None
    return (
        float(_linear(Distribution(easy)).mean * Fraction(Distribution(easy).n, answers.n)) if easy else 0.0
    )


def _mirrored(answers: Distribution, asked: Scale) -> Distribution:
    return _of_counts((asked.mirror(value), count) for value, count in answers.valid.items())


def _unweighted(values: Iterable[Any]) -> Distribution:
    return _of_counts((_exact(value), people(1)) for value in values)


def _weighted(values: Sequence[Any], weights: Sequence[Any]) -> Distribution:
    found = _of_counts(zip(map(_exact, values), map(_one, weights), strict=True))
    largest = max(_one(weight).weight for weight in weights)
    return Distribution(found.valid, weighted=True, largest_weight=largest)


def _of_counts(counts: Iterable[tuple[Fraction, Count]]) -> Distribution:
    merged: dict[Fraction, Count] = {}
    for value, count in counts:
        merged[value] = merged.get(value, NOBODY) + count
    return Distribution(dict(sorted(merged.items())))


def _one(weight: Any) -> Count:
    micro = round(_exact(weight) * MICRO)
    return Count(1, micro, micro * micro)


def _ends(estimate: Estimate) -> tuple[float | None, float | None]:
    interval = estimate.interval
    return (interval.low, interval.high) if interval else (None, None)


def _scale_of(written: Any, default: Scale) -> Scale:
    return (parse_scale(str(written)) if written is not None else None) or default


def _confidence(options: Case) -> float:
    return float(options.get("confidence", 0.95))


def _only(options: Case, key: str, built: str) -> None:
    if options.get(key, built) != built:
        raise UnknownFunction(f"{key}: {options[key]}")


def _as_list(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _exact(number: Any) -> Fraction:
    return Fraction(str(number))


def _cell(value: Any) -> str:
    return "" if value is None else str(value)


def _float(number: Fraction | None) -> float | None:
    return None if number is None else float(number)


def _root(number: Fraction | None) -> float | None:
    return None if number is None else float(number) ** 0.5
