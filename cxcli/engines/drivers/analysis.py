"""Importance and performance of every driver, from the people who answered everything."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from cxcli.engines.counted import Counted
from cxcli.engines.drivers.complete import Complete, complete_cases
from cxcli.engines.drivers.refusals import refusal
from cxcli.engines.drivers.wanted import Wanted, has_scale, is_plain
from cxcli.report.drivers import Driver, DriverReport, Fit, Performance
from cxcli.report.model import Interval
from cxcli.stats.importance.covariance import correlations, covariances
from cxcli.stats.importance.importance import Draws, Ends, Importance, importances
from cxcli.stats.importance.regression import adjusted, condition_number
from cxcli.stats.importance.resampling import Answers
from cxcli.study.question import Question
from cxcli.study.study import Measure, Study


def analysis(study: Study, counted: Counted, wanted: Wanted) -> DriverReport:
    """Return the drivers of a metric, the most important first; what was read is not in it yet.

    Args:
        study: as `driver_study` makes it: the metric first, then the drivers.
        counted: a run of that study that held its rows.
        wanted: method and resamples.

    Raises:
        TooFewComplete: fewer than 50 people, or than 10 for each driver, answered everything.
        ConstantColumn: everybody gave the same answer.
        EntangledColumns: drivers that cannot be told apart.
    """
    outcome, *drivers = study.measures
    complete = complete_cases(study, counted)
    names = [measure.name for measure in (*drivers, outcome)]
    refused = refusal(complete, names, study.privacy)
    if refused is not None:
        raise refused
    draws = Draws(wanted.method, wanted.resamples, study.statistics.seed, study.statistics.confidence)
    found = importances(complete.answers, draws)
    return DriverReport(
        metric=outcome.name,
        metric_title=outcome.title,
        metric_type=outcome.type,
        fit=_fit(study, complete, found, draws),
        drivers=_ranked(tuple(_drivers(drivers, complete, found, draws.confidence))),
        lang=study.lang,
        title=study.title,
        config_path=study.config_path,
        config_sha256=study.config_sha256,
    )


def _fit(study: Study, complete: Complete, found: Sequence[Importance], draws: Draws) -> Fit:
    whole = min(1.0, sum(importance.part for importance in found))
    matrix = covariances(complete.answers.values, complete.answers.weights)
    return Fit(
        method=draws.method,
        r_squared=whole,
        adjusted_r_squared=adjusted(whole, complete.n, len(found)),
        condition_number=condition_number(correlations(matrix)[:-1, :-1]),
        n=complete.n,
        asked=complete.asked,
        n_effective=complete.effective,
        weighted=study.is_weighted,
        clusters=complete.clusters,
        resamples=draws.resamples,
        seed=draws.seed,
        confidence=draws.confidence,
    )


def _drivers(
    measures: Sequence[Measure], complete: Complete, found: Sequence[Importance], confidence: float
) -> Iterator[Driver]:
    for j, (measure, importance) in enumerate(zip(measures, found, strict=True)):
        yield Driver(
            name=measure.name,
            title=measure.title,
            type=None if is_plain(measure) else measure.type,
            rank=0,
            importance=importance.part,
            interval=_interval(importance.part_interval, confidence),
            share=importance.share,
            share_interval=_interval(importance.share_interval, confidence),
            rank_probabilities=importance.ranks,
            slope=importance.slope,
            performance=_performance(measure, complete.answers, j),
            answered=complete.answered[j],
        )


def _interval(ends: Ends, confidence: float) -> Interval:
    return Interval(*ends, confidence, "bootstrap")


def _performance(measure: Measure, answers: Answers, j: int) -> Performance:
    column, weights = answers.values[:, j], answers.weights
    low, high = _scale(measure, column)
    good = _goodness(measure.question, column, (low, high))
    mean = float(weights @ column / weights.sum())
    return Performance(
        mean=mean,
        low_share=float(weights[good < 1 / 3].sum() / weights.sum()),
        level=float(100 * (weights @ good) / weights.sum()),
        scale=(low, high),
        is_declared=has_scale(measure),
        better=measure.question.better,
    )


def _scale(measure: Measure, column: np.ndarray) -> tuple[float, float]:
    if has_scale(measure):
        return float(measure.question.scale.low), float(measure.question.scale.high)
    return float(column.min()), float(column.max())


def _goodness(question: Question, column: np.ndarray, ends: tuple[float, float]) -> np.ndarray:
    """Return where each answer lies between the bad end (0) and the good end (1) of the scale."""
    bad, good = ends if question.better == "higher" else (ends[1], ends[0])
    found: np.ndarray = (column - bad) / (good - bad)
    return found


def _ranked(drivers: tuple[Driver, ...]) -> tuple[Driver, ...]:
    ordered = sorted(drivers, key=lambda driver: -driver.importance)
    return tuple(replace(driver, rank=rank) for rank, driver in enumerate(ordered, 1))
