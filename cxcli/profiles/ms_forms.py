"""Microsoft Forms: a workbook whose first columns name the person; a quiz adds points to each question.

The headers rest on programs that read English and French exports.
"""

from cxcli.profiles.profile import Look, Profile, Recognition, by_headers

_ENGLISH = ("Start time", "Completion time", "ID", "Email", "Name")
_FRENCH = ("Heure de début", "Heure de fin", "ID", "Adresse de messagerie", "Nom")
_OTHERS = (
    "Last modified time",
    "Heure de la dernière modification",
    "Language",
    "Langue",
    "Total points",
    "Total des points",
    "Quiz feedback",
    "Points - *",
    "Feedback - *",
)


def recognise(look: Look) -> Recognition | None:
    """Return why this is a Microsoft Forms export: id, both times, and the e-mail address or the name."""
    for language in (_ENGLISH, _FRENCH):
        if len(look.named(*language[:2])) == 2 and look.named("ID"):
            return by_headers(look.named(*language), 4)
    return None


MS_FORMS = Profile(
    "ms_forms",
    recognise,
    (*_ENGLISH, *_FRENCH, *_OTHERS),
    response=("ID",),
    date=("Completion time", "Heure de fin", "Start time", "Heure de début"),
)
