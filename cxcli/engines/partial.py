"""What some tables of a run counted, so that others may be counted elsewhere: partial counts add up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from cxcli.engines.counted import Counted
from cxcli.engines.repeated import Compared
from cxcli.engines.streaming import run
from cxcli.passes.answers import MOST_WORDINGS, Wordings
from cxcli.passes.books import books_of
from cxcli.passes.findings import Findings
from cxcli.passes.segments import refuse_too_many
from cxcli.passes.settle import holds_rows, needs_all_rows
from cxcli.reader import Table
from cxcli.study.study import Study
from cxcli.tally.cell_designs import Designs
from cxcli.tally.rows import Answer
from cxcli.tally.tally import Cell, Tally, tally_of
from cxcli.tally.together import Together


@dataclass(frozen=True, slots=True)
class Partial:
    """Counts of some tables; it refers to no codebook, so it can leave the process that made it.

    `identities` are hashes of the rows that are compared with one another (None: they are not, or no more).
    `segments` are the values of each segment variable.
    """

    tally: Tally
    rows_used: int
    findings: Findings
    invalid: Mapping[str, Mapping[Answer, int]]
    wordings: Mapping[str, Wordings]
    together: Together
    segments: Mapping[str, frozenset[str | None]]
    identities: np.ndarray | None


def adds_up(study: Study) -> bool:
    """Tell whether tables can be counted apart: whether no row's fate, and no interval, depends on others."""
    variables = [variable for cut in study.cuts for variable in cut.variables]
    return not (needs_all_rows(study) or holds_rows(study) or any(v.top is not None for v in variables))


def partial_of(study: Study, tables: Sequence[Table], findings: Findings | None = None) -> Partial:
    """Return the counts of some tables.

    Raises:
        CxcliError: as a run over them would.
    """
    counted = run(study, tables, findings, design=False)
    return Partial(
        tally=counted.tally,
        rows_used=counted.rows_used,
        findings=counted.findings,
        invalid=counted.invalid,
        wordings=counted.wordings,
        together=counted.together,
        segments={name: frozenset(book.values) for name, book in counted.books.segments.items()},
        identities=counted.compared.hashes(),
    )


def added(study: Study, parts: Sequence[Partial]) -> Partial:
    """Return the counts of one or more parts of a run together; the parts are in the order of their tables."""
    return Partial(
        tally=tally_of(
            chain.from_iterable(part.tally.rows for part in parts), parts[0].tally.questions, _largest(parts)
        ),
        rows_used=sum(part.rows_used for part in parts),
        findings=_findings(parts),
        invalid={m.name: _people(parts, m.name) for m in study.measures},
        wordings={m.name: _wordings(parts, m.name) for m in study.measures},
        together={
            pair: frozenset().union(*(part.together[pair] for part in parts)) for pair in parts[0].together
        },
        segments={
            name: frozenset().union(*(part.segments[name] for part in parts)) for name in parts[0].segments
        },
        identities=_compared(study, parts).hashes(),
    )


def whole(study: Study, part: Partial, findings: Findings | None = None) -> Counted:
    """Return what a run counts whose only part this is; its findings are put into those that are given.

    Raises:
        TooManySegments: together there are more values than allowed.
    """
    for variable in (variable for cut in study.cuts for variable in cut.variables):
        values = len(part.segments[variable.name])
        refuse_too_many(variable, values, study.limits.max_segment_values, "")
    findings = findings or Findings()
    findings.add(part.findings)
    compared = _compared(study, [part])
    findings.repeated_rows = compared.repeated()
    return Counted(
        tally=part.tally,
        rows_used=part.rows_used,
        findings=findings,
        invalid=part.invalid,
        wordings=part.wordings,
        compared=compared,
        books=books_of(study),
        study=study,
        designs=_designs(study, part.tally),
        together=part.together,
    )


def _compared(study: Study, parts: Sequence[Partial]) -> Compared:
    compared = Compared(study)
    for part in parts:
        compared.add_hashes(part.identities)
    return compared


def _findings(parts: Sequence[Partial]) -> Findings:
    together = Findings(unread=[] if any(part.findings.unread is not None for part in parts) else None)
    for part in parts:
        together.add(part.findings)
    return together


def _largest(parts: Sequence[Partial]) -> dict[Cell, int]:
    found: dict[Cell, int] = {}
    for cell, weight in chain.from_iterable(part.tally.largest.items() for part in parts):
        found[cell] = max(weight, found.get(cell, 0))
    return found


def _people(parts: Sequence[Partial], metric: str) -> dict[Answer, int]:
    found: dict[Answer, int] = {}
    for answer, people in chain.from_iterable(part.invalid[metric].items() for part in parts):
        found[answer] = found.get(answer, 0) + people
    return found


def _wordings(parts: Sequence[Partial], metric: str) -> Wordings:
    found: Wordings = {}
    for value, words in chain.from_iterable(part.wordings[metric].items() for part in parts):
        found[value] = [*found.get(value, []), *words][:MOST_WORDINGS]
    return found


def _designs(study: Study, tally: Tally) -> Designs | None:
    if study.design.population is None:
        return None
    from cxcli.engines.designs import Used, design_of_run  # noqa: PLC0415 - few runs have a design

    return design_of_run(study, Used(None, None, books_of(study), ()), tally)
