"""What is wrong with a Parquet file, in words."""

from cxcli.errors import BadParquet, EmptyFile, HeaderProblem, NestedColumn, Place
from cxcli.words import Words


def damaged(path: str) -> BadParquet:
    """Return the error for a file that is named or starts like Parquet, and cannot be read as such."""
    return BadParquet(
        Words(
            f"{path} cannot be read as a Parquet file: it is damaged or cut off.",
            f"{path} ne peut pas être lu comme un fichier Parquet : il est abîmé ou tronqué.",
        ),
        Words(
            "Copy or download it again, write it again, or read the export that it was made from.",
            "Copiez-le ou téléchargez-le à nouveau, refaites-le, ou lisez l'export dont il provient.",
        ),
        Place(file=path),
    )


def encrypted(path: str) -> BadParquet:
    """Return the error for a file whose footer or columns are encrypted."""
    return BadParquet(
        Words(f"{path} is encrypted.", f"{path} est chiffré."),
        Words(
            "Write a copy without encryption, and read that.", "Faites-en une copie non chiffrée et lisez-la."
        ),
        Place(file=path),
    )


def changed(path: str) -> BadParquet:
    """Return the error for a converted file in which rows were blanked since."""
    return BadParquet(
        Words(
            f"{path} was changed after cxcli wrote it: its rows no longer fit what is noted about them.",
            f"{path} a été modifié après avoir été écrit par cxcli : ses lignes ne correspondent plus à ce qui en est noté.",
        ),
        Words(
            "Convert the export again with 'cxcli convert'.",
            "Convertissez à nouveau l'export avec « cxcli convert ».",
        ),
        Place(file=path),
    )


def no_text(path: str, column: str) -> BadParquet:
    """Return the error for a column of bytes that are no text."""
    return BadParquet(
        Words(
            f"{path}: column '{column}' holds bytes that are no text (UTF-8).",
            f"{path} : la colonne « {column} » contient des octets qui ne sont pas du texte (UTF-8).",
        ),
        Words("Write the column as text.", "Écrivez cette colonne en tant que texte."),
        Place(file=path, column=column),
    )


def nested(path: str, column: str, kind: str) -> NestedColumn:
    """Return the error for a column of lists or records that was asked for."""
    return NestedColumn(
        Words(
            f"{path}: column '{column}' holds more than one value a row ({kind}).",
            f"{path} : la colonne « {column} » contient plus d'une valeur par ligne ({kind}).",
        ),
        Words(
            "Write one column for each value, or join them into one text (and use 'split').",
            "Écrivez une colonne par valeur, ou réunissez-les en un texte (et utilisez « split »).",
        ),
        Place(file=path, column=column),
    )


def nothing_inside(path: str) -> EmptyFile:
    """Return the error for a file without a column or a row."""
    return EmptyFile(
        Words(
            f"{path} holds no column or not a single row of answers.",
            f"{path} ne contient aucune colonne ou aucune ligne de réponses.",
        ),
        Words("Export the responses again.", "Refaites l'export des réponses."),
        Place(file=path),
    )


def other_header_rows(path: str, noted: int, wanted: int) -> HeaderProblem:
    """Return the error for a number of header rows that is not the one a file was converted with."""
    return HeaderProblem(
        Words(
            f"{path} was converted with a header of {noted} rows, and source.header_rows says {wanted}.",
            f"{path} a été converti avec un en-tête de {noted} lignes, et source.header_rows en indique {wanted}.",
        ),
        Words(
            f"Convert the export again with --header-rows {wanted}, or write header_rows: auto.",
            f"Convertissez à nouveau l'export avec --header-rows {wanted}, ou écrivez header_rows: auto.",
        ),
        Place(file=path),
    )
