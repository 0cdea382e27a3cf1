"""The rows that a platform marks as previews, tests or spam, as rules on columns of the table."""

from collections.abc import Sequence

from cxcli.passes.keep import Rule
from cxcli.profiles import drop_rules
from cxcli.reader import Table
from cxcli.study.column import ColumnRef
from cxcli.study.text import matching_key


def profile_rules(table: Table, drop: Sequence[str]) -> list[Rule]:
    """Return the rules in force for a table; a rule whose column is absent does not apply."""
    rules = []
    for rule in drop_rules(table.origin.profile, tuple(drop)):
        found = [p for name in rule.columns for p in table.header.positions_of(ColumnRef(name=name))]
        if found:
            values = frozenset(map(matching_key, rule.values))
            rules.append(Rule(rule.name, found[0], values, drops=not rule.keeps))
    return rules
