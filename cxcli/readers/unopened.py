"""Why a file that a command line names cannot be opened."""

import difflib
from pathlib import Path

from cxcli.errors import FileMissing, Place, UnreadableFile
from cxcli.words import Words


def no_match(pattern: str) -> FileMissing:
    """Return that no file matches a pattern."""
    return FileMissing(
        Words(f"No file matches '{pattern}'.", f"Aucun fichier ne correspond à « {pattern} »."),
        Words("Check the folder and the pattern.", "Vérifiez le dossier et le motif."),
        Place(file=pattern),
    )


def cannot_open(path: str, error: OSError) -> FileMissing | UnreadableFile:
    """Return what the system says of a file, in words."""
    place = Place(file=path)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return FileMissing(
            Words(f"There is no file '{path}'.", f"Le fichier « {path} » n'existe pas."),
            _closest(path),
            place,
        )
    if isinstance(error, IsADirectoryError):
        return UnreadableFile(
            Words(
                f"'{path}' is a folder without a Parquet file.",
                f"« {path} » est un dossier sans fichier Parquet.",
            ),
            Words(
                f"Name its files, for example '{path}/*.csv'.",
                f"Nommez ses fichiers, par exemple « {path}/*.csv ».",
            ),
            place,
        )
    reason = error.strerror or type(error).__name__
    return UnreadableFile(
        Words(f"'{path}' cannot be read: {reason}.", f"« {path} » ne peut pas être lu : {reason}."),
        Words("Check its permissions.", "Vérifiez ses droits d'accès."),
        place,
    )


def _closest(path: str) -> Words:
    folder = Path(path).parent
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except OSError:
        return Words(
            f"There is no folder '{folder}' either.", f"Le dossier « {folder} » n'existe pas non plus."
        )
    close = difflib.get_close_matches(Path(path).name, names, n=1, cutoff=0.7)
    if close:
        return Words(f"Did you mean '{close[0]}'?", f"Vouliez-vous dire « {close[0]} » ?")
    return Words("Check the name and the folder.", "Vérifiez le nom et le dossier.")
