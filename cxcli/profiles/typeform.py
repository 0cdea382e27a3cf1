"""Typeform: a token under `#`, then the questions (names repeat), then times in UTC.

Rests on real exports; `Response Type` on programs that read newer ones.
"""

from cxcli.profiles.profile import DropRule, Look, Profile, Recognition, by_headers

_METADATA = ("Start Date (UTC)", "Submit Date (UTC)", "Stage Date (UTC)", "Network ID")


def recognise(look: Look) -> Recognition | None:
    """Return why this is a Typeform export: its times in UTC, and `#` first or a network id."""
    found = look.named(*_METADATA)
    if look.folded(0)[:1] == ("#",):
        found.insert(0, "#")
    sent = look.named("Submit Date (UTC)")
    return by_headers(found, 3, "UTC") if sent else None


TYPEFORM = Profile(
    "typeform",
    recognise,
    ("#", *_METADATA, "Response Type", "Tags", "Ending"),
    (DropRule("unfinished", ("Response Type",), frozenset({"partial", "started"})),),
    response=("#",),
    date=("Submit Date (UTC)", "Start Date (UTC)"),
)
