"""What to know of a ranking of drivers, and what ends the run with exit 3 once it is shown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cxcli.engines.counted import Counted
from cxcli.engines.drivers.wanted import is_plain
from cxcli.engines.notices import notices
from cxcli.engines.problems import problems
from cxcli.engines.unread import listed, unread
from cxcli.errors import CxcliError, Notice, TooManyInvalid
from cxcli.evidence import Distribution
from cxcli.reader import Table
from cxcli.report.build import Scored
from cxcli.report.drivers import Fit
from cxcli.report.wording import format_number, format_percent
from cxcli.study.study import Measure, Study
from cxcli.words import Words

LEAST_EXPLAINED = 0.1
"""R squared below which the drivers say little of the metric."""


def driver_notices(study: Study, counted: Counted, fit: Fit) -> list[Notice]:
    """Return the warnings of a run: answers that could not be read, the rows, and a poor fit."""
    answers = _overall(study, counted)
    told = [_unread(m, answers[m.name], counted) for m in study.measures if answers[m.name].invalid]
    about_rows = notices(replace(study, measures=()), counted, Scored((), (), {}))
    return [*told, *about_rows, *([_little(fit)] if fit.r_squared < LEAST_EXPLAINED else [])]


def driver_problems(study: Study, counted: Counted, tables: Sequence[Table]) -> list[CxcliError]:
    """Return every limit that the data breaks: damaged rows, and too many answers that could not be read."""
    answers = _overall(study, counted)
    told = [m for m in study.measures if not 0 < answers[m.name].n < study.privacy.suppress_below]
    metrics = tuple(measure for measure in told if not is_plain(measure))
    found = problems(replace(study, measures=metrics), counted, Scored((), (), answers), tables)
    columns = replace(study, measures=tuple(filter(is_plain, told)))
    return [*found, *_too_many_unread(columns, counted, answers)]


def _overall(study: Study, counted: Counted) -> Mapping[str, Distribution]:
    nobody = {measure.name: Distribution({}) for measure in study.measures}
    return nobody | {cell.metric: d for cell, d in counted.tally.cells(weighted=study.is_weighted)}


def _unread(measure: Measure, answers: Distribution, counted: Counted) -> Notice:
    found = listed(unread(counted, measure.name))
    number, given, name = answers.invalid, answers.n + answers.invalid, measure.name
    return Notice(
        "CX0131",
        Words(
            f"{name}: {number} of {given} answers could not be read, and those who gave them are left out: {found.en}.",
            f"{name} : {number} réponse(s) sur {given} n'ont pas pu être lues, et leurs auteurs sont laissés de côté : {found.fr}.",
        ),
        _as_metric(name) if is_plain(measure) else _MAP,
    )


_MAP = Words(
    "Map them under labels, missing or not_applicable, or correct the scale.",
    "Associez-les sous labels, missing ou not_applicable, ou corrigez l'échelle.",
)


def _as_metric(name: str) -> Words:
    return Words(
        f"Describe the column as a metric (type: scale, with its labels), and name that metric in place of '{name}'.",
        f"Décrivez la colonne comme une métrique (type: scale, avec ses libellés), et indiquez cette métrique à la place de « {name} ».",
    )


def _too_many_unread(
    study: Study, counted: Counted, answers: Mapping[str, Distribution]
) -> Iterator[TooManyInvalid]:
    for measure in study.measures:
        own = answers[measure.name]
        given = own.n + own.invalid
        if given and own.invalid / given > study.limits.max_invalid_share:
            share = 100 * own.invalid / given
            found = listed(unread(counted, measure.name))
            yield TooManyInvalid(
                Words(
                    f"{measure.name}: {format_percent(share, 1)} of the answers are not numbers: {found.en}.",
                    f"{measure.name} : {format_percent(share, 1, 'fr')} des réponses ne sont pas des nombres : {found.fr}.",
                ),
                _as_metric(measure.name),
            )


def _little(fit: Fit) -> Notice:
    explained = [format_number(fit.r_squared, 2, lang) for lang in ("en", "fr")]
    return Notice(
        "CX0130",
        Words(
            f"The drivers together explain little of the metric (R2 = {explained[0]}); their order says little.",
            f"Les leviers ensemble expliquent peu de la métrique (R2 = {explained[1]}) ; leur ordre dit peu de chose.",
        ),
        Words("What matters may not be among them.", "Ce qui compte n'est peut-être pas parmi eux."),
    )
