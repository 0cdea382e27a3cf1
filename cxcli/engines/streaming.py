"""One pass over the exports, part by part; only coded rows are ever held."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from cxcli.passes.answers import Wordings
from cxcli.passes.coder import Coder, books_of
from cxcli.passes.duplicates import repeats
from cxcli.passes.findings import Findings
from cxcli.passes.mapping import Places, places
from cxcli.passes.profile_rules import kept_rules, profile_rules
from cxcli.passes.settle import (
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
from cxcli.tally.count import Counter
from cxcli.tally.rows import Answer, Rows, concatenate
from cxcli.tally.tally import Tally, tally_of

MOST_COMPARED = 1_000_000
"""Rows that `duplicates: auto` compares with one another; beyond, it is off and says so."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What a run counted: the tally, rows used, and what was found on the way.

    `invalid` maps each metric to its invalid answers and the number of people who gave them,
    `wordings` to the words that were read as each value.
    """

    tally: Tally
    rows_used: int
    findings: Findings
    invalid: Mapping[str, Mapping[Answer, int]]
    wordings: Mapping[str, Wordings]
    compared_all: bool


def run(study: Study, tables: Sequence[Table], findings: Findings | None = None) -> Counted:
    """Return the counts of a study over all tables.

    Args:
        study: what to count.
        tables: in the order that "last in file" means.
        findings: to be filled; give one with `unread` as a list to gather every unread answer.

    Raises:
        CxcliError: a column that is not there, unreadable data, bad weights, too many segments.
    """
    return _Run(study, findings or Findings()).over(tables)


class _Run:
    def __init__(self, study: Study, findings: Findings) -> None:
        self.study, self.findings = study, findings
        self.books = books_of(study)
        self.respondent_periods = study.unit == "respondent" and study.period is not None
        self.whole = self._counter()
        self.by_period = self._counter() if self.respondent_periods else self.whole
        self.used = 0
        self.identities: list[np.ndarray] | None = [] if study.duplicates in ("auto", "warn") else None
        self.compared = 0
        self.respondents: list[np.ndarray] = []

    def over(self, tables: Sequence[Table]) -> Counted:
        mapped = [(table, places(self.study, table)) for table in tables]
        coded = (rows for table, where in mapped for rows in self._coded(table, where))
        if needs_all_rows(self.study):
            held = list(coded)
            self._settle(concatenate(held)) if held else None
        else:
            for rows in coded:
                self._settle(rows)
        self._compare()
        return self._result()

    def _coded(self, table: Table, where: Places) -> Iterator[Rows]:
        study = self.study
        coder = Coder(study, table, where, self.books)
        rules = profile_rules(table, study.source.drop)
        idle = kept_rules(table, study.source.drop)
        coder.add_rules(rules, idle)
        wanted = where.wanted() | coder.more_columns() | {rule.position for rule in (*rules, *idle)}
        identities = study.duplicates != "off" or study.response is not None
        for part in table.parts(wanted, identities=identities):
            yield coder.rows(part, self.findings)
        self.findings.drop("damaged row", table.account.damaged)
        self.findings.drop("empty row", table.account.empty)

    def _settle(self, rows: Rows) -> None:
        rows = within_dates(rows, self.study.window, self.findings)
        rows = latest(rows, self.study, self.findings)
        self._remember(rows)
        if self.respondent_periods and self.study.period:
            per_period = latest_of_each_period(rows, self.study.period)
            self.by_period.add(weighed(per_period, Findings()))
        if self.study.unit == "respondent":
            rows = latest_of_respondents(rows, self.findings)
        rows = weighed(rows, self.findings)
        self.used += len(rows)
        self.whole.add(rows)

    def _remember(self, rows: Rows) -> None:
        if rows.respondents is not None and self.study.unit == "response":
            self.respondents.append(rows.respondents)
        if rows.identities is None or self.identities is None or self.study.response is not None:
            return
        self.compared += len(rows)
        if self.study.duplicates == "auto" and self.compared > MOST_COMPARED:
            self.identities = None
        else:
            self.identities.append(rows.identities)

    def _compare(self) -> None:
        if self.identities:
            self.findings.repeated_rows = int(repeats(np.concatenate(self.identities)).sum())
        if self.respondents:
            self.findings.repeated_respondents = int(repeats(np.concatenate(self.respondents)).sum())

    def _counter(self) -> Counter:
        weighted = self.study.is_weighted
        return Counter(self.books, (EVERYONE, *self.study.cuts), self.study.period, weighted=weighted)

    def _result(self) -> Counted:
        self._keep_top_segments()
        rows = [*self.whole.rows(periods=not self.respondent_periods)]
        if self.respondent_periods:
            rows += self.by_period.rows(whole=False)
        weighted = self.study.is_weighted
        questions = {m.name: m.question.fingerprint(weighted=weighted) for m in self.study.measures}
        tally = tally_of(rows, questions, {**self.by_period.largest(), **self.whole.largest()})
        invalid = {m.name: self.whole.invalid_texts(m.name) for m in self.study.measures}
        compared = self.identities is not None
        return Counted(tally, self.used, self.findings, invalid, self.books.wordings, compared)

    def _keep_top_segments(self) -> None:
        """Rename the values beyond the largest ones; the tally then adds up what has one name."""
        for name, variable in self.books.variables.items():
            if variable.top is None:
                continue
            sizes = self.whole.people_by_value(name)
            ranked = sorted((v for v in sizes if v is not None), key=lambda v: (-sizes[v], v))
            top = {None, *ranked[: variable.top]}
            book = self.books.segments[name]
            book.values = [value if value in top else variable.other for value in book.values]
