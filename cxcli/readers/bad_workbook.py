"""What is wrong with a workbook, in words."""

from collections.abc import Sequence

from cxcli.errors import BadWorkbook, EmptyFile, Place
from cxcli.words import Words


def damaged(path: str, reason: str) -> BadWorkbook:
    """Return the error for a workbook that is damaged, or that a program wrote in a way nobody reads."""
    detail = f" ({reason})" if reason else ""
    return BadWorkbook(
        Words(
            f"{path} cannot be read as a workbook{detail}.",
            f"{path} ne peut pas être lu comme un classeur{detail}.",
        ),
        Words(
            "It may be damaged, or have a stray cell far from the data. Open it in a spreadsheet program "
            "and save it again, or save the sheet as CSV.",
            "Il est peut-être endommagé, ou une cellule égarée se trouve loin des données. Ouvrez-le dans un "
            "tableur et enregistrez-le à nouveau, ou enregistrez la feuille en CSV.",
        ),
        Place(file=path),
    )


def encrypted(path: str) -> BadWorkbook:
    """Return the error for a workbook with a password."""
    return BadWorkbook(
        Words(f"{path} is protected by a password.", f"{path} est protégé par un mot de passe."),
        Words("Save a copy without a password.", "Enregistrez-en une copie sans mot de passe."),
        Place(file=path),
    )


def too_far(path: str, sheet: str, grid: tuple[int, int], cell: str) -> BadWorkbook:
    """Return the error for a sheet whose farthest cell makes it too large to read."""
    rows, columns = grid
    return BadWorkbook(
        Words(
            f"Sheet '{sheet}' of {path} reaches to cell {cell}: {rows} rows by {columns} columns are too many to read.",
            f"La feuille « {sheet} » de {path} va jusqu'à la cellule {cell} : {rows} lignes sur {columns} colonnes, "
            "c'est trop.",
        ),
        Words(
            f"Delete the stray cell {cell} (its whole row and column), or save the sheet as CSV.",
            f"Supprimez la cellule égarée {cell} (toute sa ligne et sa colonne), ou enregistrez la feuille en CSV.",
        ),
        Place(file=path, column=cell),
    )


def no_such_sheet(path: str, wanted: str | int, names: Sequence[str]) -> BadWorkbook:
    """Return the error for a sheet that the workbook does not have."""
    listed = ", ".join(f"{i}: '{name}'" for i, name in enumerate(names, 1))
    return BadWorkbook(
        Words(f"{path} has no sheet '{wanted}'.", f"{path} n'a pas de feuille « {wanted} »."),
        Words(f"Its sheets are {listed}.", f"Ses feuilles sont {listed}."),
        Place(file=path),
    )


def nothing_inside(path: str) -> EmptyFile:
    """Return the error for a workbook without a filled cell."""
    return EmptyFile(
        Words(f"{path} has no sheet with any data.", f"{path} n'a aucune feuille avec des données."),
        Words("Export the responses again.", "Refaites l'export des réponses."),
        Place(file=path),
    )
