"""Je donne mon avis, of the French state: one row per opinion, one sheet per year in a workbook.

Rests on the code of the exporter: times are cut from ISO stamps in UTC.
"""

from cxcli.profiles.profile import Look, Profile, Recognition, by_headers

_METADATA = ("Date de l'avis", "Identifiant Avis", "Nom du formulaire", "Lien d'intégration")


def recognise(look: Look) -> Recognition | None:
    """Return why this is a Je donne mon avis export: the date and the id of each opinion."""
    found = look.named(*_METADATA)
    return by_headers(found, 2, "UTC") if len(look.named(*_METADATA[:2])) == 2 else None


JDMA = Profile(
    "jdma",
    recognise,
    _METADATA,
    response=("Identifiant Avis",),
    date=("Date de l'avis",),
    all_sheets=True,
)
