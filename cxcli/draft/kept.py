"""The rows to look at: those that a run will keep when it drops what the platform marks as no answer."""

from collections.abc import Sequence

from cxcli.profiles import drop_rules
from cxcli.reader import Table
from cxcli.study.column import ColumnRef
from cxcli.study.study import SourceSettings
from cxcli.study.text import matching_key


def kept_rows(table: Table) -> list[Sequence[str]]:
    """Return the first rows of a table without previews, tests, spam and events that are no answer."""
    rows = list(table.head())
    for rule in drop_rules(table.origin.profile, SourceSettings().drop):
        found = [p for name in rule.columns for p in table.header.positions_of(ColumnRef(name=name))]
        if found:
            values = frozenset(map(matching_key, rule.values))
            rows = [row for row in rows if (matching_key(row[found[0]]) in values) == rule.keeps]
    return rows
