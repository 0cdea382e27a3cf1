"""The draft of a configuration: everything that is proposed for one export, before it is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cxcli.config.written_yaml import Yaml
from cxcli.draft.column import Column, columns_of
from cxcli.draft.dates import Dated, date_in, is_dated
from cxcli.draft.ids import Ids, ids_in
from cxcli.draft.kept import kept_rows
from cxcli.draft.naming import address, names_for
from cxcli.draft.personal import is_personal
from cxcli.draft.questions import is_free_text, question_columns, verdicts
from cxcli.draft.segments import Segments, is_clear, segments_in
from cxcli.draft.verdict import Doubt, Proposed, Variant, Verdict
from cxcli.errors import NO_HINT
from cxcli.profiles import profile_named
from cxcli.reader import Origin, Table
from cxcli.words import Words


@dataclass(frozen=True, slots=True)
class Entry:
    """One column under `metrics`: a metric, or a question about one."""

    name: str
    column: Column
    address: Yaml
    verdict: Proposed | Doubt


@dataclass(frozen=True, slots=True)
class Draft:
    """What is proposed for one export; `addresses` tells how each column is named, by its position."""

    origin: Origin
    reason: Words
    rows: int
    ids: Ids
    date: Dated | None
    segments: Segments
    entries: tuple[Entry, ...]
    personal: tuple[Column, ...]
    free_text: int
    addresses: Mapping[int, Yaml]

    @property
    def metrics(self) -> tuple[Entry, ...]:
        """What will be scored."""
        return tuple(entry for entry in self.entries if isinstance(entry.verdict, Proposed))

    @property
    def questions(self) -> tuple[Entry, ...]:
        """What has to be asked first."""
        return tuple(entry for entry in self.entries if isinstance(entry.verdict, Doubt))

    def answered(self, chosen: Mapping[str, Variant]) -> "Draft":
        """Return the draft with questions answered: by the name of an entry, the variant that is right."""
        entries = [
            replace(e, verdict=Proposed(chosen[e.name].keys, chosen[e.name].when)) if e.name in chosen else e
            for e in self.entries
        ]
        return replace(self, entries=tuple(entries))


def draft_of(table: Table) -> Draft:
    """Return what is proposed for an export; only its first rows are looked at."""
    rows, profile = kept_rows(table), profile_named(table.origin.profile)
    columns = columns_of(table.header, rows)
    personal = tuple(c for c in columns if is_personal(c))
    known = [c for c in columns if c not in personal]
    ids = ids_in(known, profile)
    date = date_in(known, table.origin.timezone, profile)
    taken = [*personal, *_chosen(ids), *([date.column] if date else []), *filter(is_dated, known)]
    asked = question_columns(columns, profile, taken)
    found = verdicts(asked, getattr(table, "value_labels", {}))
    addresses = {c.position: address(table.header, c) for c in columns}
    free = [c for c in asked if found[c.position] is None and is_free_text(c)]
    open_ones = [c for c in known if c not in taken and found.get(c.position) is None and c not in free]
    return Draft(
        origin=table.origin,
        reason=getattr(table, "profile_reason", NO_HINT),
        rows=len(rows),
        ids=ids,
        date=date,
        segments=segments_in([c for c in open_ones if c in asked or is_clear(c)]),
        entries=_entries(asked, found, addresses),
        personal=personal,
        free_text=len(free),
        addresses=addresses,
    )


def _chosen(ids: Ids) -> list[Column]:
    return [column for column in (ids.response, ids.respondent, ids.unsure) if column is not None]


def _entries(
    columns: Sequence[Column], found: Mapping[int, Verdict], addresses: Mapping[int, Yaml]
) -> tuple[Entry, ...]:
    judged = [(c, verdict) for c in columns if (verdict := found[c.position]) is not None]
    names = names_for((c, _kind(verdict)) for c, verdict in judged)
    return tuple(
        Entry(name, column, addresses[column.position], verdict)
        for name, (column, verdict) in zip(names, judged, strict=True)
    )


def _kind(verdict: Proposed | Doubt) -> str:
    keys = (
        verdict.keys
        if isinstance(verdict, Proposed)
        else verdict.variants[0].keys
        if verdict.variants
        else {}
    )
    return str(keys.get("type", ""))
