"""From the names of drivers to a study: the metric first, then one question for each driver."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cxcli.config.closest import proposal
from cxcli.engines.drivers.any_number import PERCENT, AnyNumber
from cxcli.engines.drivers.worded import vocabulary_of
from cxcli.errors import UnknownName, UsageProblem
from cxcli.metrics import METRICS
from cxcli.passes.grid import with_grids
from cxcli.reader import Table
from cxcli.stats.importance.importance import Method
from cxcli.stats.importance.shapley import MOST_DRIVERS
from cxcli.study.column import ColumnRef
from cxcli.study.question import Question
from cxcli.study.study import Measure, Study
from cxcli.words import Words


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked: the metric, its drivers (none: those of the configuration), and how to go about it."""

    metric: str
    columns: tuple[ColumnRef, ...] = ()
    method: Method = "lmg"
    resamples: int = 1000


def driver_study(study: Study, table: Table, wanted: Wanted) -> Study:
    """Return the study that reads the metric, which comes first, and its drivers; cuts and periods are left out.

    A driver that is the name of a metric is asked as that metric is; any other names a column of numbers,
    or of words that a named scale knows.

    Raises:
        UnknownName: the metric does not exist.
        UsageProblem: no driver, too many for the method, one named twice, the metric itself, or a metric
            of which a row is not one person's answer.
    """
    study = with_grids(study, table)
    outcome = _outcome(study, wanted.metric)
    refs = wanted.columns or tuple(study.drivers.get(wanted.metric, ()))
    measures = (outcome, *(_measure(study, ref, table) for ref in dict.fromkeys(refs)))
    asked = with_grids(replace(study, measures=measures, cuts=(), period=None, gates=()), table)
    _refuse_others_than_people(asked.measures)
    _refuse_count(len(asked.measures) - 1, wanted)
    _refuse_repeats(asked.measures, table)
    return asked


def is_plain(measure: Measure) -> bool:
    """Tell whether a driver is a column, and not a metric of the configuration."""
    return isinstance(measure.question.coding, AnyNumber)


def has_scale(measure: Measure) -> bool:
    """Tell whether the scale of a driver is known: a metric's, or that of its words."""
    return not is_plain(measure) or bool(measure.question.coding.labels)


def _outcome(study: Study, name: str) -> Measure:
    known = study.by_name()
    if name not in known:
        raise UnknownName(
            Words(f"No metric is called '{name}'.", f"Aucune métrique ne s'appelle « {name} »."),
            proposal(name, known),
        )
    return known[name]


def _measure(study: Study, ref: ColumnRef, table: Table) -> Measure:
    known = study.by_name().get(str(ref))
    if known is not None:
        return known
    coding = AnyNumber(PERCENT, decimal=study.source.decimal)
    vocabulary = vocabulary_of(table, ref, coding)
    if vocabulary is not None:
        coding = replace(coding, scale=vocabulary.scale, labels=vocabulary.labels())
    question = Question((ref,), coding.scale, "higher", coding)
    return Measure(str(ref), "scale", _title(ref, table), "mean", question)


def _title(ref: ColumnRef, table: Table) -> str:
    found = table.header.positions_of(ref)
    is_named = ref.name is not None or ref.each or len(found) != 1
    return str(ref) if is_named else table.header.full(found[0])


def _refuse_others_than_people(measures: Sequence[Measure]) -> None:
    """Refuse metrics of which a row is not one person's answer: accounts, and ready answer counts."""
    for measure in measures:
        if measure.count is None and METRICS[measure.type].is_answered_by_rows(measure):
            continue
        raise UsageProblem(
            Words(
                f"'{measure.name}' has no answer of a single person in each row.",
                f"« {measure.name} » n'a pas, dans chaque ligne, la réponse d'une seule personne.",
            ),
            Words(
                "Drivers are looked for among people who answered everything, one row each.",
                "Les leviers se cherchent parmi des personnes qui ont répondu à tout, une ligne chacune.",
            ),
        )


def _refuse_count(drivers: int, wanted: Wanted) -> None:
    if not drivers:
        raise UsageProblem(
            Words(
                f"No driver of '{wanted.metric}' is named.",
                f"Aucun levier de « {wanted.metric} » n'est indiqué.",
            ),
            Words(
                f"Name columns with --driver COLUMN, or in the configuration: drivers: {{{wanted.metric}: [COLUMN, ...]}}.",
                f"Indiquez des colonnes avec --driver COLONNE, ou dans la configuration : drivers: {{{wanted.metric}: [COLONNE, ...]}}.",
            ),
        )
    if drivers > MOST_DRIVERS and wanted.method == "lmg":
        raise UsageProblem(
            Words(
                f"lmg looks at every subset of the drivers: it takes {MOST_DRIVERS} at most, and there are {drivers}.",
                f"lmg examine tous les sous-ensembles de leviers : {MOST_DRIVERS} au plus, et il y en a {drivers}.",
            ),
            Words(
                "Use --method johnson, or name fewer drivers.",
                "Utilisez --method johnson, ou indiquez moins de leviers.",
            ),
        )


def _refuse_repeats(measures: Sequence[Measure], table: Table) -> None:
    """Refuse a column that is used twice: a part of the metric as its driver, or one driver under two names."""
    taken: dict[int, int] = {}
    for number, measure in enumerate(measures):
        for ref in measure.question.columns:
            found = table.header.positions_of(ref)
            first = taken.setdefault(found[0], number) if len(found) == 1 else number
            if first != number:
                raise _repeated(measure.name, measures[first].name, is_outcome=first == 0)


def _repeated(name: str, other: str, *, is_outcome: bool) -> UsageProblem:
    if is_outcome:
        return UsageProblem(
            Words(
                f"The driver '{name}' is a column of the metric '{other}' itself.",
                f"Le levier « {name} » est une colonne de la métrique « {other} » elle-même.",
            ),
            Words("Leave it out.", "Retirez-le."),
        )
    return UsageProblem(
        Words(
            f"The drivers '{other}' and '{name}' use the same column.",
            f"Les leviers « {other} » et « {name} » utilisent la même colonne.",
        ),
        Words("Leave one of them out.", "Retirez l'un des deux."),
    )
