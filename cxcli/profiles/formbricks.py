"""Formbricks: numbered questions after its own ids; cells that look like formulas get a leading quote.

Rests on the code of the exporter. The times are in the zone that the organisation chose.
"""

from cxcli.profiles.profile import DropRule, Look, Profile, Recognition, by_headers

_OWN = "Formbricks ID (internal)"
_METADATA = ("Response ID", "No.", "Timestamp", "Finished", "Survey ID", _OWN)
_OTHERS = ("Quotas", "User ID", "Notes", "Tags", "source", "url", "action", "country", "userAgent - *")


def recognise(look: Look) -> Recognition | None:
    """Return why this is a Formbricks export: its internal id beside that of the response."""
    return by_headers(look.named("Response ID", _OWN), 2)


FORMBRICKS = Profile(
    "formbricks",
    recognise,
    (*_METADATA, *_OTHERS, "* - Option ID"),
    (DropRule("unfinished", ("Finished",), frozenset({"no"})),),
    response=("Response ID",),
    date=("Timestamp",),
    formula_quotes=True,
)
