"""PostHog: an export of events; only `survey sent` is an answer, the other events are not.

Rests on the vendor's documentation. Events are dropped as `not an answer` unless `source.drop` is `[]`.
"""

from cxcli.profiles.profile import NOT_AN_ANSWER, DropRule, Look, Profile, Recognition, by_headers

_ANSWER = "survey sent"
_EVENTS = frozenset({_ANSWER, "survey shown", "survey dismissed"})
_OTHERS = ("timestamp", "distinct_id", "properties", "uuid", "survey_id", "properties_survey_id")


def recognise(look: Look) -> Recognition | None:
    """Return why this is an export of PostHog events: `event` with an event of surveys, and its like."""
    events = look.named("event")
    found = [*events, *look.fields(*_OTHERS)]
    return by_headers(found, 2, "UTC") if events and look.below(events[0]) & _EVENTS else None


POSTHOG = Profile(
    "posthog",
    recognise,
    ("event", "uuid", "distinct_id", "person*", "timestamp", "*$survey_id", "*$survey_name", "*$lib", "*url"),
    (DropRule(NOT_AN_ANSWER, ("event",), frozenset({_ANSWER}), keeps=True),),
    response=("$survey_submission_id", "properties.$survey_submission_id", "uuid"),
    date=("timestamp",),
)
