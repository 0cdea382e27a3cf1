"""From the parts of one table to coded rows: filters first, then every needed cell becomes a code."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np

from cxcli.part import Part
from cxcli.passes.account_reader import AccountReader, Given, facts_of
from cxcli.passes.answers import AnswerReader
from cxcli.passes.books import Books
from cxcli.passes.cells import Cells, Column
from cxcli.passes.dates import Clock, clock_of
from cxcli.passes.findings import Findings, UnreadCell
from cxcli.passes.group_column import contradictions, group_position
from cxcli.passes.keep import Rule, apply, rule_of
from cxcli.passes.mapping import Places
from cxcli.passes.people_per_row import of_somebody, people_per_row
from cxcli.passes.sample_columns import SampleReader
from cxcli.passes.segment_reader import SegmentReader
from cxcli.passes.unread_cells import Sheet, unread_answers, unread_inputs
from cxcli.passes.weights import Weigher
from cxcli.profiles import profile_named
from cxcli.reader import Table
from cxcli.study.question import Question
from cxcli.study.study import Measure, Study
from cxcli.tally.rows import NO_DAY, OUTSIDE, Rows


class Coder:
    """Codes the rows of one table."""

    def __init__(self, study: Study, table: Table, places: Places, books: Books) -> None:
        """Prepare one memo for each column's meaning.

        Raises:
            AmbiguousDates: the order of day and month cannot be told.
        """
        self._study, self._table, self._places, self._books = study, table, places, books
        self._file = table.origin.path
        self._profile = profile_named(table.origin.profile)
        self._questions = {m.name: self._as_exported(m.question) for m in study.measures}
        self._readers = {
            m.name: AnswerReader(self._questions[m.name], books.answers[m.name], books.wordings[m.name])
            for m in study.measures
            if m.way is None
        }
        self._accounts = {
            m.name: AccountReader(m, (table, study.days), places, books.facts[m.name])
            for m in study.measures
            if m.way
        }
        self._segments = SegmentReader(study, self._file, places, books)
        self._keys = SampleReader(study, places, books)
        self._idle: list[Rule] = []
        self._clock = self._clock_of()
        self._groups = dict(self._group_columns())
        self._weigher = Weigher(study.weight, self._file) if study.weight else None
        self._rules = [rule_of(condition, places.of[condition.column]) for condition in study.where]

    def add_rules(self, rules: list[Rule], idle: list[Rule]) -> None:
        """Put rules of the platform before those of the study; rows that idle ones would drop are told."""
        self._rules = [*rules, *self._rules]
        self._idle = idle

    def more_columns(self) -> frozenset[int]:
        """Return the positions of columns that only cross-check the answers."""
        return frozenset(self._groups.values())

    def rows(self, part: Part, findings: Findings) -> Rows:
        """Return the rows of a part that its rules keep, coded; what they drop goes to the findings.

        Raises:
            BadWeights: a weight out of bounds.
            BadCounts: a number of people that is none.
            TooManySegments: a segment column with too many values.
        """
        cells = Cells(part)
        kept = apply(self._rules, cells, findings.drop)
        given = {name: reader.inputs(cells) for name, reader in self._accounts.items()}
        answers = {m.name: self._answers(m, cells, given) for m in self._study.measures}
        rows = Rows(
            numbers=part.rows,
            answers=answers,
            segments=self._segments.codes(cells),
            days=self._days(cells),
            weights=self._weights(cells, kept, findings),
            responses=self._keys.ids(self._study.response, cells),
            respondents=self._keys.ids(self._study.respondent, cells),
            stamps=self._stamps(cells),
            identities=part.identities,
            clusters=self._keys.ids(self._study.design.clusters, cells),
            strata=self._keys.strata(cells),
            margins=self._keys.margins(cells),
            facts=dict(facts_of(given)),
            counts=people_per_row(self._study, self._places, cells, kept, self._file),
        )
        rows = of_somebody(rows if kept.all() else rows.select(kept))
        self._note(rows, cells, kept, findings)
        if findings.unread is not None:
            asked = {name: kept & (codes != OUTSIDE) for name, codes in answers.items()}
            findings.unread.extend(dict.fromkeys(self._unread(cells, given, asked)))
        return rows

    def _as_exported(self, question: Question) -> Question:
        """Return the question with the words that the platform writes where nobody answered."""
        words = self._profile.missing if self._profile else ()
        coding = replace(question.coding, missing=(*words, *question.coding.missing))
        return replace(question, coding=coding) if words else question

    def _group_columns(self) -> Iterator[tuple[str, int]]:
        for measure in self._study.measures:
            if measure.type != "nps":
                continue
            column = self._places.of[measure.question.columns[0]]
            position = group_position(self._table.header, column)
            if position is not None:
                yield measure.name, position

    def _clock_of(self) -> Clock | None:
        date = self._study.date
        return clock_of(date, self._table, self._places.of[date.column]) if date else None

    def _answers(
        self, measure: Measure, cells: Cells, given: Mapping[str, Mapping[str, Given]]
    ) -> np.ndarray:
        if measure.way is None:
            positions = [self._places.of[column] for column in measure.question.columns]
            codes = self._readers[measure.name].codes(cells, positions)
        else:
            account = self._accounts[measure.name]
            codes = account.answers(given[measure.name], self._books.answers[measure.name])
        for condition in measure.where:
            asked = rule_of(condition, self._places.of[condition.column]).passes(cells)
            codes = np.where(asked, codes, OUTSIDE).astype(np.int32)
        return codes

    def _days(self, cells: Cells) -> np.ndarray | None:
        if self._clock is None or self._study.date is None:
            return None
        return self._clock.days(cells, self._places.of[self._study.date.column])

    def _stamps(self, cells: Cells) -> np.ndarray | None:
        needed = self._study.response is not None or self._study.unit == "respondent"
        if self._clock is None or self._study.date is None or not needed:
            return None
        return self._clock.stamps(cells.column(self._places.of[self._study.date.column]))

    def _weights(self, cells: Cells, kept: np.ndarray, findings: Findings) -> np.ndarray | None:
        if self._weigher is None or self._study.weight is None:
            return None
        column = cells.column(self._places.of[self._study.weight.column])
        weights = self._weigher.weights(column, cells.part.rows, kept)
        findings.rounded_weights = findings.rounded_weights or self._weigher.rounded
        return weights

    def _note(self, rows: Rows, cells: Cells, kept: np.ndarray, findings: Findings) -> None:
        for name, codes in rows.answers.items():
            findings.note_unread(name, codes, self._books.answers[name], (self._file, rows.numbers))
        for rule in self._idle:
            findings.kept_by_choice[rule.name] += int((kept & ~rule.passes(cells)).sum())
        for name, position in self._groups.items():
            group = cells.column(position)
            chosen = Column(group.codes[kept], group.distinct)
            found = contradictions(rows.answers[name], self._books.answers[name], chosen)
            findings.contradicted[name] += found
        if rows.days is not None and self._clock is not None:
            findings.undated += int((rows.days == NO_DAY).sum())
            findings.last_day = max(findings.last_day, int(rows.days.max(initial=0)))
            findings.assumed_utc = findings.assumed_utc or self._clock.assumed_utc
            findings.anonymised_dates = findings.anonymised_dates or self._clock.saw_anonymised

    def _unread(
        self, cells: Cells, given: Mapping[str, Mapping[str, Given]], asked: Mapping[str, np.ndarray]
    ) -> Iterator[UnreadCell]:
        """Yield every cell that a metric cannot read, of the rows that it asks for."""
        sheet = Sheet(self._file, self._table.header, self._places, cells)
        for measure in self._study.measures:
            rows = asked[measure.name]
            if measure.way is None:
                yield from unread_answers(self._questions[measure.name], sheet, rows)
            else:
                unread = self._accounts[measure.name].unread(given[measure.name])
                yield from unread_inputs(measure.inputs, unread, sheet, rows)
