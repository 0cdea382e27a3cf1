"""The design of a run's sample: clusters and strata of its rows, and the population they come from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cxcli.errors import LonelyStratum, MorePeople
from cxcli.metrics import METRICS
from cxcli.passes.books import Books
from cxcli.passes.unplaced import refuse_unplaced
from cxcli.study.cut import EVERYONE
from cxcli.study.study import Study
from cxcli.tally.cell_designs import Designs, Sampled
from cxcli.tally.clusters import Clusters, clustered, clusters_of
from cxcli.tally.design import Scope, designs_of
from cxcli.tally.held import ALL, Held, Results
from cxcli.tally.placing import Placing
from cxcli.tally.rows import Rows
from cxcli.tally.tally import Tally
from cxcli.tally.totals import Names
from cxcli.words import Words

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Used:
    """The used rows of a run; `by_period` are those of results with a period, often the same."""

    whole: Rows | None
    by_period: Rows | None
    books: Books
    files: Sequence[str]

    def parts(self) -> Iterator[tuple[Rows, Results]]:
        """Yield rows with the results that come from them."""
        if self.whole is not None and self.whole is self.by_period:
            yield self.whole, ALL
        elif self.whole is not None and self.by_period is not None:
            yield self.whole, Results(periods=False)
            yield self.by_period, Results(whole=False)


def design_of_run(study: Study, used: Used, tally: Tally) -> Designs | None:
    """Return the designs of all cells, or None when each row stands for itself in an unlimited population.

    Raises:
        UnplacedRows: a used row without a stratum or a cluster.
        LonelyStratum: a stratum with one cluster, unless `lonely_psu` is centre.
        MorePeople: more people than the population.
    """
    sampled = _sampled(study, used, tally)
    found = [Designs(sampled=sampled)] if sampled else []
    for rows, results in used.parts():
        refuse_unplaced(rows, study, used.books.strata, used.files)
        clusters = clusters_of(rows, study.design, study.unit)
        if clusters is not None:
            _refuse_lonely(study, clusters, used.books)
            held = Held(rows, clusters.of_row, _placing(study, used), results)
            found.append(designs_of(held, clusters, _scope(study), sampled))
    return _together(found) if found else None


def _placing(study: Study, used: Used) -> Placing:
    return Placing(used.books, (EVERYONE, *study.cuts), study.period)


def _scope(study: Study) -> Scope:
    answered = [m.name for m in study.measures if METRICS[m.type].is_answered_by_rows(m)]
    amounts = frozenset(measure.name for measure in study.measures if measure.way is not None)
    return Scope([cut.name for cut in (EVERYONE, *study.cuts)], answered, amounts)


def _together(found: Sequence[Designs]) -> Designs:
    of = {cell: design for part in found for cell, design in part.of.items()}
    overlaps = {cell: overlap for part in found for cell, overlap in part.overlaps.items()}
    return Designs(of, overlaps, found[0].sampled)


def _refuse_lonely(study: Study, clusters: Clusters, books: Books) -> None:
    lonely = clusters.lonely()
    if not lonely or not clusters.declared or study.design.lonely_psu == "centre":
        return
    if study.design.strata is None:
        raise _one_cluster(study)
    raise _lonely_strata(study, [books.strata.values[code] for code in lonely])


def _one_cluster(study: Study) -> LonelyStratum:
    return LonelyStratum(
        Words(
            f"All rows are in one cluster of '{study.design.clusters}'; nothing tells how clusters vary.",
            f"Toutes les lignes sont dans une seule grappe de « {study.design.clusters} » ; rien ne dit comment les grappes varient.",
        ),
        Words(
            "Name a column with several clusters under design.clusters, or remove it.",
            "Indiquez sous design.clusters une colonne qui a plusieurs grappes, ou supprimez-la.",
        ),
    )


def _lonely_strata(study: Study, names: Sequence[str]) -> LonelyStratum:
    more = Words(" and others", " et d'autres") if len(names) > _SHOWN else Words("", "")
    return LonelyStratum(
        Words(
            f"Strata of '{study.design.strata}' with a single cluster: {', '.join(map(repr, names[:_SHOWN]))}{more.en}.",
            f"Strates de « {study.design.strata} » qui n'ont qu'une grappe : {', '.join(f'« {n} »' for n in names[:_SHOWN])}{more.fr}.",
        ),
        Words(
            "Merge each with a similar stratum, or write lonely_psu: centre.",
            "Regroupez chacune avec une strate semblable, ou indiquez lonely_psu: centre.",
        ),
    )


def _sampled(study: Study, used: Used, tally: Tally) -> Sampled:
    """Return the share of the population that answered each metric, for all of the time and each period."""
    population = study.design.population
    if population is None:
        return {}
    people = _respondents(study, used) if used.whole is not None and study.unit == "response" else None
    if people is None:
        people = {(c.metric, c.period): d.n for c, d in tally.cells() if not c.cut}
    most = max(people.values(), default=0)
    if most > population:
        raise MorePeople(
            Words(
                f"{most} people answered, more than the population of {population}.",
                f"{most} personnes ont répondu, plus que la population de {population}.",
            ),
            Words(
                "Correct design.population, name the respondent column, or write unit: respondent.",
                "Corrigez design.population, indiquez la colonne du répondant (respondent), ou écrivez unit: respondent.",
            ),
        )
    return {key: Fraction(number, population) for key, number in people.items()}


def _respondents(study: Study, used: Used) -> Mapping[tuple[str, str], int] | None:
    """Return how many different people answered each metric, by period; None when they are not told apart."""
    rows = used.whole
    if rows is None or rows.respondents is None:
        return None
    clusters = clustered(rows.respondents, None, len(rows), declared=False)
    names, held = Names(), Held(rows, clusters.of_row, _placing(study, used))
    spots = held.segments(EVERYONE.name, names)
    found: dict[tuple[str, str], int] = {}
    for measure in study.measures:
        totals = held.totals(measure.name, spots, names, held.unit)
        people = totals.groups_in(len(names.cells)).tolist()
        cells = names.cells.values
        found |= {(measure.name, period): n for (_, period), n in zip(cells, people, strict=True)}
    return found
