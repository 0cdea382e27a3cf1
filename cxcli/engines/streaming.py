"""One pass over the exports, part by part; only coded rows are ever held."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from cxcli.engines.counted import Counted
from cxcli.engines.repeated import Compared
from cxcli.engines.sheet import Sheet, name_top_segments
from cxcli.passes.books import books_of
from cxcli.passes.coder import Coder
from cxcli.passes.duplicates import repeats
from cxcli.passes.findings import Findings
from cxcli.passes.mapping import Places, places
from cxcli.passes.profile_rules import kept_rules, profile_rules
from cxcli.passes.settle import (
    holds_rows,
    latest,
    latest_of_each_period,
    latest_of_respondents,
    needs_all_rows,
    weighed,
    within_dates,
)
from cxcli.reader import Table
from cxcli.study.cut import EVERYONE
from cxcli.study.study import Study
from cxcli.tally.cell_designs import Designs
from cxcli.tally.count import Counter
from cxcli.tally.rows import Rows, concatenate
from cxcli.tally.tally import CountRow, Tally, tally_of
from cxcli.tally.together import SeenTogether

if TYPE_CHECKING:
    from cxcli.stats.raking import Raked


def run(
    study: Study,
    tables: Sequence[Table],
    findings: Findings | None = None,
    *,
    hold: bool = False,
    design: bool = True,
) -> Counted:
    """Return the counts of a study over all tables.

    Args:
        study: what to count.
        tables: in the order that "last in file" means.
        findings: to be filled; give one with `unread` as a list to gather every unread answer.
        hold: whether the used rows are kept, coded, for what comes after; see `Sheet` for the memory it
            takes. They are kept as well where the study needs it: see `holds_rows`.
        design: whether to work out how answers vary between clusters; its time grows with the square of
            the number of distinct answers.

    Raises:
        CxcliError: a column that is not there, unreadable data, bad weights, too many segments.
    """
    hold = hold or holds_rows(study)
    return _Run(study, findings or Findings(), hold=hold, design=design).over(tables)


class _Run:
    def __init__(self, study: Study, findings: Findings, *, hold: bool, design: bool) -> None:
        self.study, self.findings, self.hold, self.design = study, findings, hold, design
        self.books = books_of(study)
        self.respondent_periods = study.unit == "respondent" and study.period is not None
        self.whole = self._sheet()
        self.by_period = self._sheet() if self.respondent_periods else self.whole
        self.used = 0
        self.compared = Compared(study)
        self.raked: Raked | None = None
        self.together = SeenTogether(self.books.segments, study.cuts)
        self.files: list[str] = []

    def over(self, tables: Sequence[Table]) -> Counted:
        """Return what all tables hold, in their order."""
        mapped = [(table, places(self.study, table)) for table in tables]
        self.files = [table.origin.path for table in tables]
        coded = (rows for number, of in enumerate(mapped) for rows in self._coded(number, *of))
        if needs_all_rows(self.study):
            held = list(coded)
            self._settle(concatenate(held)) if held else None
        else:
            for rows in coded:
                self._settle(rows)
        self._compare()
        return self._result()

    def _coded(self, number: int, table: Table, where: Places) -> Iterator[Rows]:
        study = self.study
        coder = Coder(study, table, where, self.books)
        rules = profile_rules(table, study.source.drop)
        idle = kept_rules(table, study.source.drop)
        coder.add_rules(rules, idle)
        wanted = where.wanted() | coder.more_columns() | {rule.position for rule in (*rules, *idle)}
        identities = study.duplicates != "off" or study.response is not None
        for part in table.parts(wanted, identities=identities):
            table.account.compares = self._compares()
            rows = coder.rows(part, self.findings)
            yield replace(rows, tables=np.full(len(rows), number, dtype=np.int32)) if self.hold else rows
        self.findings.drop("damaged row", table.account.damaged)
        self.findings.drop("empty row", table.account.empty)

    def _compares(self) -> bool:
        """Tell whether whole rows are still compared with one another."""
        study = self.study
        return study.response is not None or study.duplicates == "drop" or self.compared.is_complete

    def _settle(self, rows: Rows) -> None:
        rows = within_dates(rows, self.study, self.findings)
        rows = latest(rows, self.study, self.findings)
        self.compared.add(rows)
        self.together.add(rows)
        if self.respondent_periods and self.study.period:
            per_period = latest_of_each_period(rows, self.study.period)
            self.by_period.add(self._weighed(per_period, Findings())[0])
        if self.study.unit == "respondent":
            rows = latest_of_respondents(rows, self.findings)
        rows, self.raked = self._weighed(rows, self.findings)
        self.used += len(rows)
        self.whole.add(rows)

    def _weighed(self, rows: Rows, findings: Findings) -> "tuple[Rows, Raked | None]":
        rows, raking = weighed(rows, findings), self.study.raking
        if raking is None or not len(rows):
            return rows, None
        from cxcli.passes.raking import raked  # noqa: PLC0415 - few runs make weights

        return raked(rows, raking, [*self.books.margins.values()], self.files)

    def _compare(self) -> None:
        self.findings.repeated_rows = self.compared.repeated()
        used = self.whole.rows
        if self.study.unit == "response" and used is not None and used.respondents is not None:
            self.findings.repeated_respondents = int(repeats(used.respondents).sum())

    def _sheet(self) -> Sheet:
        weighted, cuts = self.study.is_weighted, (EVERYONE, *self.study.cuts)
        return Sheet(Counter(self.books, cuts, self.study.period, weighted=weighted), hold=self.hold)

    def _result(self) -> Counted:
        name_top_segments(self.books, self.whole.counter)
        whole, by_period = self.whole.counter, self.by_period.counter
        rows = [*whole.rows(periods=not self.respondent_periods)]
        if self.respondent_periods:
            rows += by_period.rows(whole=False)
        rows += self._accounts()
        weighted = self.study.is_weighted
        questions = {m.name: m.question.fingerprint(weighted=weighted) for m in self.study.measures}
        tally = tally_of(rows, questions, {**by_period.largest(), **whole.largest()})
        return Counted(
            tally=tally,
            rows_used=self.used,
            findings=self.findings,
            invalid={m.name: whole.invalid_texts(m.name) for m in self.study.measures},
            wordings=self.books.wordings,
            compared=self.compared,
            books=self.books,
            study=self.study,
            rows=self.whole.rows,
            period_rows=self.by_period.rows,
            designs=self._designs(tally),
            together=self.together.pairs(),
            raked=self.raked,
        )

    def _accounts(self) -> list[CountRow]:
        used = self.whole.rows
        if used is None or all(measure.way is None for measure in self.study.measures):
            return []
        from cxcli.engines.accounts import account_rows  # noqa: PLC0415 - surveys have none

        return list(account_rows(self.study, used, self.books))

    def _designs(self, tally: Tally) -> Designs | None:
        if not self.design or (self.whole.rows is None and self.study.design.population is None):
            return None
        from cxcli.engines.designs import Used, design_of_run  # noqa: PLC0415 - few runs have a design

        used = Used(self.whole.rows, self.by_period.rows, self.books, self.files)
        return design_of_run(self.study, used, tally)
