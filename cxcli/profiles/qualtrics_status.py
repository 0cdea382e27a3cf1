"""What Qualtrics says of a response in `Status` and `Finished`, in current and legacy exports.

The codes of `Status` rest on the value labels of Qualtrics' own SPSS exports.
"""

from cxcli.profiles.profile import DropRule


def _status(rule: str, *values: str) -> DropRule:
    return DropRule(rule, ("Status",), frozenset(values))


DROPS = (
    _status("preview", "survey preview", "1", "survey preview spam", "9", "offline survey preview", "17"),
    _status("spam", "spam", "8", "imported spam", "12", "ex spam", "40"),
    _status("test", "survey test", "2"),
    DropRule("unfinished", ("Finished",), frozenset({"false", "0"})),
)
