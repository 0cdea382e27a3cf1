"""The rows that a platform marks as previews, tests or spam, as rules on columns of the table."""

from collections.abc import Sequence

from cxcli.passes.keep import Rule
from cxcli.profiles import DropRule, drop_rules, profile_named
from cxcli.reader import Table
from cxcli.study.column import ColumnRef
from cxcli.study.text import matching_key


def profile_rules(table: Table, drop: Sequence[str]) -> list[Rule]:
    """Return the rules in force for a table; a rule whose column is absent does not apply."""
    return _on_columns(table, drop_rules(table.origin.profile, tuple(drop)))


def kept_rules(table: Table, drop: Sequence[str]) -> list[Rule]:
    """Return the rules that are not in force, so that the rows they would drop can be told."""
    profile = profile_named(table.origin.profile)
    idle = [rule for rule in profile.drops if not rule.holds(drop)] if profile and drop else []
    return _on_columns(table, idle)


def _on_columns(table: Table, wanted: Sequence[DropRule]) -> list[Rule]:
    rules = []
    for rule in wanted:
        found = [p for name in rule.columns for p in table.header.positions_of(ColumnRef(name=name))]
        if found:
            values = frozenset(map(matching_key, rule.values))
            rules.append(Rule(rule.name, found[0], values, drops=not rule.keeps))
    return rules
