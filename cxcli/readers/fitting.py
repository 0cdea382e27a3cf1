"""Does the header fit the rows below it? A delimiter at every line's end, or a title above, say no."""

from collections import Counter
from collections.abc import Sequence

from cxcli.errors import HeaderProblem, Place
from cxcli.header import Header
from cxcli.readers.layout import is_blank
from cxcli.words import Words

Row = Sequence[str]

_HARDLY_ANY = 0.1


def fitted(header: Header, rows: Sequence[Row], path: str) -> Header:
    """Return the header, with an unnamed column more or less where every row ends with a delimiter.

    Args:
        header: as read.
        rows: some of the first data rows.
        path: for the error.

    Raises:
        HeaderProblem: nearly all rows have another number of cells.
    """
    widths = Counter(map(len, rows))
    if widths[len(header)] > _HARDLY_ANY * len(rows):
        return header
    usual = widths.most_common(1)[0][0]
    if usual == len(header) + 1 and all(is_blank(row[-1]) for row in rows if len(row) == usual):
        return Header((*header.cells, ("",) * len(header.cells[0])))
    if usual == len(header) - 1 and all(map(is_blank, header.cells[-1])):
        return Header(header.cells[:-1])
    raise _does_not_fit(header, usual, path)


def _does_not_fit(header: Header, usual: int, path: str) -> HeaderProblem:
    begins = header.full(0)[:40]
    return HeaderProblem(
        Words(
            f"{path}: the header has {len(header)} cells (it begins with '{begins}'), but the rows below it have {usual}.",
            f"{path} : l'en-tête a {len(header)} cellules (il commence par « {begins} »), mais les lignes qui suivent en ont {usual}.",
        ),
        Words(
            "Are there title lines above the header? Delete them, or check source.delimiter and source.header_rows.",
            "Y a-t-il des lignes de titre au-dessus de l'en-tête ? Supprimez-les, ou vérifiez source.delimiter et source.header_rows.",
        ),
        Place(file=path, line=1),
    )
