"""All survey platforms that are recognised, one a file, in the order in which they are tried."""

from cxcli.profiles.alchemer import ALCHEMER
from cxcli.profiles.delighted import DELIGHTED
from cxcli.profiles.formbricks import FORMBRICKS
from cxcli.profiles.google_forms import GOOGLE_FORMS
from cxcli.profiles.google_play import GOOGLE_PLAY
from cxcli.profiles.hubspot import HUBSPOT
from cxcli.profiles.intercom import INTERCOM
from cxcli.profiles.jdma import JDMA
from cxcli.profiles.kobo import KOBO
from cxcli.profiles.limesurvey import LIMESURVEY
from cxcli.profiles.medallia import MEDALLIA
from cxcli.profiles.ms_forms import MS_FORMS
from cxcli.profiles.posthog import POSTHOG
from cxcli.profiles.profile import NOT_AN_ANSWER, DropRule, Look, Profile, Recognition
from cxcli.profiles.qualtrics import QUALTRICS
from cxcli.profiles.qualtrics_legacy import QUALTRICS_LEGACY
from cxcli.profiles.simplesurvey import SIMPLESURVEY
from cxcli.profiles.spss import SPSS
from cxcli.profiles.surveycto import SURVEYCTO
from cxcli.profiles.surveymonkey import SURVEYMONKEY
from cxcli.profiles.surveymonkey_summary import SURVEYMONKEY_SUMMARY
from cxcli.profiles.typeform import TYPEFORM
from cxcli.profiles.zendesk import ZENDESK
from cxcli.words import Words

PROFILES: tuple[Profile, ...] = (
    SPSS,
    QUALTRICS,
    QUALTRICS_LEGACY,
    SURVEYMONKEY_SUMMARY,
    SURVEYMONKEY,
    ALCHEMER,
    SIMPLESURVEY,
    LIMESURVEY,
    TYPEFORM,
    GOOGLE_FORMS,
    MS_FORMS,
    JDMA,
    KOBO,
    SURVEYCTO,
    FORMBRICKS,
    GOOGLE_PLAY,
    ZENDESK,
    INTERCOM,
    HUBSPOT,
    DELIGHTED,
    MEDALLIA,
    POSTHOG,
)

__all__ = [
    "NOT_AN_ANSWER",
    "PROFILES",
    "DropRule",
    "Look",
    "Profile",
    "Recognition",
    "drop_rules",
    "profile_named",
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
        known = profile_named(wanted)
        return None if known is None else (known, known.recognise(look) or _AS_CONFIGURED)
    for profile in PROFILES:
        recognition = profile.recognise(look)
        if recognition is not None:
            return profile, recognition
    return None


def profile_named(name: str | None) -> Profile | None:
    """Return the profile of that name, None for `none`, None and names that no profile has."""
    return next((profile for profile in PROFILES if profile.name == name), None)


def drop_rules(profile_name: str | None, drop: tuple[str, ...]) -> tuple[DropRule, ...]:
    """Return the rules of a profile that `source.drop` puts in force; none without a profile."""
    profile = profile_named(profile_name)
    return () if profile is None else tuple(rule for rule in profile.drops if rule.holds(drop))
