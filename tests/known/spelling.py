"""How the cases of the known answers spell what goes in, and what the product makes of it."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from cxcli.evidence import MICRO, NOBODY, Count, Distribution, of_people, people
from cxcli.metric import Estimate
from cxcli.metrics import METRICS
from cxcli.stats.linear import Linear, linear
from cxcli.study.coding import Coding
from cxcli.study.question import Better, Question
from cxcli.study.scale import Scale, parse_scale, scale
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure

Case = Mapping[str, Any]
Values = dict[str, Any]

NPS_SCALE = scale(0, 10)
NPS_BANDS = ("promoters", "passives", "detractors")

ALIASES = {"aw3": "adjusted_wald", "mover": "mover_wilson", "tango": "score", "exact": "clopper_pearson"}


class UnknownFunction(KeyError):
    """A function, method or option that is not built."""


def measure_for(
    type_: str,
    asked: Scale,
    *,
    better: Better = "higher",
    statistic: str | None = None,
    positive: frozenset[Fraction] = frozenset(),
) -> Measure:
    question = Question((), asked, better, Coding(asked))
    return Measure(type_, type_, type_, statistic or METRICS[type_].statistics[0], question, positive)


def nps_answers(inputs: Case, asked: Scale) -> Distribution:
    if "score_counts_0_to_10" in inputs:
        return of_people(dict(enumerate(inputs["score_counts_0_to_10"])))
    if "scores" in inputs:
        return of_counts((value, people(1)) for value in valid(as_list(inputs["scores"]), asked))
    lowest = int(asked.low)
    bands = {lowest: "detractors", 7: "passives", 10: "promoters"}
    counts = {score: inputs.get(band, 0) for score, band in bands.items()}
    if "passives" not in inputs and "n" in inputs:
        counts[7] = inputs["n"] - sum(counts.values())
    return of_people(counts)


def counted(inputs: Case) -> tuple[Scale, Distribution]:
    for key, counts in inputs.items():
        match = re.fullmatch(r"counts_(\d+)_to_(\d+)", key)
        if match:
            low, high = map(int, match.groups())
            return scale(low, high), of_people(dict(enumerate(counts, low)))
    raise UnknownFunction(f"inputs {sorted(inputs)}")


def valid(values: Iterable[Any], asked: Scale) -> list[Fraction]:
    coded = (Coding(asked).code(cell(value)).value for value in values)
    return [value for value in coded if value is not None]


def unweighted(values: Iterable[Any]) -> Distribution:
    return of_counts((exact(value), people(1)) for value in values)


def weighted(values: Sequence[Any], weights: Sequence[Any] | None) -> Distribution:
    if weights is None:
        return unweighted(values)
    counts = counts_of(weights)
    found = of_counts(zip(map(exact, values), counts, strict=True))
    largest = max(count.weight for count in counts)
    return Distribution(found.valid, weighted=True, largest_weight=largest)


def of_counts(counts: Iterable[tuple[Fraction, Count]]) -> Distribution:
    merged: dict[Fraction, Count] = {}
    for value, count in counts:
        merged[value] = merged.get(value, NOBODY) + count
    return Distribution(dict(sorted(merged.items())))


def counts_of(weights: Iterable[Any]) -> list[Count]:
    """Return one person's count for each weight."""
    return [Count(1, micro, micro * micro) for micro in whole_weights(weights)]


def whole_weights(weights: Iterable[Any]) -> list[int]:
    """Return weights as whole millionths, all times the number that makes them whole: no result depends on it."""
    micro = [MICRO * short(weight) for weight in weights]
    unit = math.lcm(*(weight.denominator for weight in micro))
    return [int(weight * unit) for weight in micro]


def short(number: Any) -> Fraction:
    """Return the short fraction that a number stands for, such as 1/3 for 0.3333333333333333, or what is written."""
    fraction = exact(number).limit_denominator(10_000)
    return fraction if float(fraction) == float(number) else exact(number)


def nps_of(answers: Distribution) -> Estimate:
    return METRICS["nps"].score(answers, measure_for("nps", NPS_SCALE), Statistics())


def moments_of(answers: Distribution) -> Linear:
    found = linear(answers, lambda value: value)
    if found is None:
        raise ValueError("The case has no answers.")
    return found


def scale_of(written: Any, default: Scale) -> Scale:
    return (parse_scale(str(written)) if written is not None else None) or default


def confidence_of(options: Case) -> float:
    return float(options.get("confidence", 0.95))


def as_list(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def exact(number: Any) -> Fraction:
    return Fraction(str(number))


def cell(value: Any) -> str:
    return "" if value is None else str(value)


def real(number: Fraction | None) -> float | None:
    return None if number is None else float(number)


def root(number: Fraction | None) -> float | None:
    return None if number is None else float(number) ** 0.5


def sure(options: Case) -> Statistics:
    """Return how sure a case wants to be."""
    way = str(options.get("n_eff", "min")).replace("linearized", "linearised")
    if way not in ("min", "kish", "linearised"):
        raise UnknownFunction(f"n_eff: {way}")
    return Statistics(confidence_of(options), way)


def method_of(options: Case, default: str, known: Iterable[str]) -> str:
    """Return the interval method that a case names, under the product's name."""
    written = str(options.get("method", default)).replace("-", "_").removesuffix("_interval")
    name = ALIASES.get(written, written)
    if name not in known:
        raise UnknownFunction(f"method: {written}")
    return name


def of_population(answers: Distribution, inputs: Case, options: Case) -> Distribution:
    """Return the answers as a sample of the population that a case declares, if it does."""
    population = inputs.get("population", options.get("population"))
    if not population or options.get("fpc") is False:
        return answers
    return replace(answers, sampled=Fraction(answers.n) / exact(population))


def by_interval(measure: Measure, method: str | None) -> Measure:
    """Return a measure with another interval method."""
    return replace(measure, interval=method)


def ends_of(estimate: Estimate) -> tuple[float | None, float | None]:
    """Return the limits of an estimate, in its unit."""
    interval = estimate.interval
    return (interval.low, interval.high) if interval else (None, None)


def shares_of_ends(estimate: Estimate) -> tuple[float | None, float | None]:
    """Return the limits of an estimate in percent, as shares."""
    interval = estimate.interval
    return (interval.low / 100, interval.high / 100) if interval else (None, None)
