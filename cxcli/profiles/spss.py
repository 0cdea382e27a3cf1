"""SPSS data files (`.sav`, `.zsav`): the format tells the platform; missing values and labels are its own."""

from cxcli.profiles.profile import Look, Profile, Recognition
from cxcli.words import Words


def recognise(look: Look) -> Recognition | None:
    """Return why this is an SPSS export: the format of the file."""
    if look.format != "spss":
        return None
    return Recognition(Words("an SPSS data file", "un fichier de données SPSS"))


SPSS = Profile("spss", recognise)
