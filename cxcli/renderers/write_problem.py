"""Why a file could not be written, in words."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cxcli.errors import CannotWrite, Place
from cxcli.words import Words, same

_NOT_ALLOWED = (
    Words("you are not allowed to write it", "vous n'avez pas le droit de l'écrire"),
    Words(
        "Choose another folder, or ask for the right to write to '{folder}'.",
        "Choisissez un autre dossier, ou demandez le droit d'écrire dans «\xa0{folder}\xa0».",
    ),
)
_FULL = (
    Words("the disk is full", "le disque est plein"),
    Words(
        "Free some space and run it again; a file that was there before is untouched.",
        "Libérez de la place et relancez\xa0; un fichier déjà présent est intact.",
    ),
)
_CIRCLE = (
    Words("its symbolic links do not lead to a file", "ses liens symboliques ne mènent à aucun fichier"),
    Words("Write to the file itself.", "Écrivez dans le fichier lui-même."),
)
_REASONS = {
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.ELOOP: _CIRCLE,
    errno.ENOENT: (
        Words("the folder '{folder}' does not exist", "le dossier «\xa0{folder}\xa0» n'existe pas"),
        Words("Create the folder first.", "Créez d'abord ce dossier."),
    ),
    errno.ENOTDIR: (
        Words("'{folder}' is not a folder", "«\xa0{folder}\xa0» n'est pas un dossier"),
        Words("Choose another folder.", "Choisissez un autre dossier."),
    ),
    errno.EISDIR: (
        Words("it is a folder", "c'est un dossier"),
        Words("Add the name of a file to it.", "Ajoutez-y le nom d'un fichier."),
    ),
    errno.EFBIG: (
        Words("it would be larger than files may be here", "il serait plus grand que permis ici"),
        Words("Raise the limit (`ulimit -f`).", "Relevez la limite (`ulimit -f`)."),
    ),
    errno.EROFS: (
        Words("its disk is read-only", "son disque est en lecture seule"),
        Words("Choose a folder on another disk.", "Choisissez un dossier sur un autre disque."),
    ),
    errno.ENAMETOOLONG: (
        Words("its name is too long", "son nom est trop long"),
        Words("Choose a shorter name.", "Choisissez un nom plus court."),
    ),
}
_ELSEWHERE = Words("Choose another place.", "Choisissez un autre emplacement.")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn an error of the system into one that says why `path` cannot be written.

    Raises:
        CannotWrite: for every OSError but a closed pipe, which is no failure of ours.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        reason, hint = _REASONS.get(error.errno or 0, (same(error.strerror or str(error)), _ELSEWHERE))
        folder = path.parent
        raise CannotWrite(
            Words(
                f"Cannot write '{path}': {reason.en.format(folder=folder)}.",
                f"Impossible d'écrire «\xa0{path}\xa0»\xa0: {reason.fr.format(folder=folder)}.",
            ),
            Words(hint.en.format(folder=folder), hint.fr.format(folder=folder)),
            Place(file=os.fspath(path)),
        ) from error
