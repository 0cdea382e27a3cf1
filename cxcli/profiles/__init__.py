"""All survey platforms that are recognised, one a file, in the order in which they are tried."""

from cxcli.profiles.google_forms import GOOGLE_FORMS
from cxcli.profiles.limesurvey import LIMESURVEY
from cxcli.profiles.profile import DropRule, Look, Profile, Recognition
from cxcli.profiles.qualtrics import QUALTRICS
from cxcli.profiles.qualtrics_legacy import QUALTRICS_LEGACY
from cxcli.profiles.simplesurvey import SIMPLESURVEY
from cxcli.profiles.surveymonkey import SURVEYMONKEY
from cxcli.profiles.surveymonkey_summary import SURVEYMONKEY_SUMMARY
from cxcli.words import Words

PROFILES: tuple[Profile, ...] = (
    QUALTRICS,
    QUALTRICS_LEGACY,
    SURVEYMONKEY_SUMMARY,
    SURVEYMONKEY,
    SIMPLESURVEY,
    LIMESURVEY,
    GOOGLE_FORMS,
)

__all__ = [
    "PROFILES",
    "DropRule",
    "Look",
    "Profile",
    "Recognition",
    "drop_rules",
    "profile_names",
    "recognise",
]

_AS_CONFIGURED = Recognition(Words("set by source.profile", "fixé par source.profile"))


def profile_names() -> tuple[str, ...]:
    """Return the names that `source.profile` may have, besides `auto` and `none`."""
    return tuple(profile.name for profile in PROFILES)


def recognise(look: Look, wanted: str | None = None) -> tuple[Profile, Recognition] | None:
    """Return the first profile that knows the export, and why.

    Args:
        look: the first rows, and the names of the sheets.
        wanted: None to try them all, `none` for no profile, else the name of one that is taken even
            if it does not recognise the export.
    """
    if wanted is not None:
        known = next((profile for profile in PROFILES if profile.name == wanted), None)
        return None if known is None else (known, known.recognise(look) or _AS_CONFIGURED)
    for profile in PROFILES:
        recognition = profile.recognise(look)
        if recognition is not None:
            return profile, recognition
    return None


def drop_rules(profile_name: str | None, drop: tuple[str, ...]) -> tuple[DropRule, ...]:
    """Return the rules of a profile that `source.drop` puts in force; none without a profile."""
    found = [profile for profile in PROFILES if profile.name == profile_name]
    return tuple(rule for profile in found for rule in profile.drops if rule.name in drop)
