"""Known answers about scores without their intervals."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from cxcli.evidence import Distribution, people
from cxcli.metrics import METRICS
from cxcli.stats.mean import shrunk_average
from cxcli.study.scale import Scale
from cxcli.study.statistics import Statistics
from tests.known.spelling import (
    NPS_BANDS,
    NPS_SCALE,
    Case,
    Values,
    as_list,
    counted,
    exact,
    measure_for,
    moments_of,
    nps_answers,
    of_counts,
    scale_of,
)


def _nps(inputs: Case, options: Case) -> Values:
    asked = scale_of(options.get("nps_scale"), NPS_SCALE)
    answers, measure = nps_answers(inputs, asked), measure_for("nps", asked)
    metric = METRICS["nps"]
    if metric.refuse and (refused := metric.refuse(measure)):
        raise refused
    estimate = metric.score(answers, measure, Statistics())
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


def _people_by_band(answers: Distribution, asked: Scale) -> dict[str, int]:
    found = dict.fromkeys(NPS_BANDS, 0)
    for value, count in answers.valid.items():
        found[_class(value, asked)] += count.people
    return found


def _classes(scores: Any, asked: Scale) -> Any:
    if scores is None:
        return None
    names = [_class(exact(score), asked).removesuffix("s") for score in as_list(scores)]
    return names if isinstance(scores, list) else names[0]


def _class(score: Fraction, asked: Scale) -> str:
    alone = of_counts([(score, people(1))])
    shares = METRICS["nps"].score(alone, measure_for("nps", asked), Statistics()).shares
    return next(name for name, share in shares.items() if share)


def _average_rating(inputs: Case, _: Case) -> Values:
    asked, answers = counted(inputs)
    estimate = METRICS["rating"].score(answers, measure_for("rating", asked), Statistics())
    found: Values = {"n": estimate.n, "average": estimate.value}
    if "prior_mean" in inputs:
        prior, worth = exact(inputs["prior_mean"]), exact(inputs.get("prior_weight", 10))
        found["shrunk_average"] = float(shrunk_average(moments_of(answers).mean, estimate.n, prior, worth))
    return found


FUNCTIONS: Mapping[str, Callable[[Case, Case], Values]] = {
    "average_rating": _average_rating,
    "nps": _nps,
}
