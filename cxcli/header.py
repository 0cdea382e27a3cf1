"""The header of an export: one to three cells a column, and how a column is found by them."""

import difflib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cxcli.errors import AmbiguousColumn, MissingColumn, Place
from cxcli.study.column import ColumnRef
from cxcli.study.text import normalise, normalise_header
from cxcli.words import Words

_LONGEST = 40
_IMPORT_ID = re.compile(r'"ImportId"\s*:\s*"([^"]*)"')


@dataclass(frozen=True, slots=True)
class Header:
    """Every column's header cells as written: `cells[position][header_row]`."""

    cells: tuple[tuple[str, ...], ...]

    def __len__(self) -> int:
        """Return the number of columns."""
        return len(self.cells)

    def full(self, position: int) -> str:
        """Return a column's header cells joined by ` / `, blanks left out."""
        return " / ".join(cell for cell in map(str.strip, self.cells[position]) if cell)

    def filled(self, position: int) -> tuple[str, ...]:
        """Return a column's header cells, a blank first row filled from the left."""
        return self._named()[position].cells

    def position_of(self, ref: ColumnRef, file: str, used_by: Words) -> int:
        """Return the position (from 0) of the one column that the reference means.

        Args:
            ref: the column as the configuration names it.
            file: for the error.
            used_by: what the column is for (`metric 'nps'`), for the error.

        Raises:
            MissingColumn: no column fits; the closest header is proposed.
            AmbiguousColumn: several fit; their positions and headers are listed.
        """
        found = self.positions_of(ref)
        if len(found) == 1:
            return found[0]
        raise self._ambiguous(ref, found, file, used_by) if found else self._missing(ref, file, used_by)

    def positions_of(self, ref: ColumnRef) -> tuple[int, ...]:
        """Return the positions of all columns that the reference fits; exact matches win."""
        if ref.position is not None:
            return (ref.position - 1,) if 1 <= ref.position <= len(self) else ()
        if ref.pattern is not None:
            return tuple(i for i in range(len(self)) if re.search(ref.pattern, self.full(i)))
        if ref.header is not None:
            wanted = ref.header
            return self._where(lambda names: names.cells == wanted, lambda n: n.folded == _fold(wanted))
        name = ref.name or ""
        folded = normalise_header(name)
        return self._where(lambda n: name in n.names, lambda n: folded in map(normalise_header, n.names))

    def _where(self, *tests: "Callable[[_Names], bool]") -> tuple[int, ...]:
        columns = self._named()
        for test in tests:
            found = tuple(i for i, column in enumerate(columns) if test(column))
            if found:
                return found
        return ()

    def _named(self) -> list["_Names"]:
        """Return what each column may be called; row 1 is filled to the right over blanks."""
        named, above = [], ""
        several = bool(self.cells) and len(self.cells[0]) > 1
        for cells in self.cells:
            above = cells[0] if cells[0].strip() or not several else above
            filled = (above, *cells[1:])
            ids = _IMPORT_ID.findall(cells[-1]) if several else []
            pair = " / ".join(cell.strip() for cell in filled[:2] if cell.strip())
            named.append(_Names(filled, _fold(filled), (*filter(str.strip, filled), pair, *ids)))
        return named

    def _missing(self, ref: ColumnRef, file: str, used_by: Words) -> MissingColumn:
        if ref.position is not None:
            what = Words(f"no column {ref.position}", f"pas de colonne {ref.position}")
            hint = Words(f"It has {len(self)} columns.", f"Il en a {len(self)}.")
        else:
            what = Words(f"no column '{ref}'", f"pas de colonne « {ref} »")
            hint = self._closest(str(ref))
        return MissingColumn(
            Words(
                f"{file} has {what.en}, which {used_by.en} is mapped to.",
                f"{file} n'a {what.fr}, dont {used_by.fr} a besoin.",
            ),
            hint,
            Place(file=file, column=str(ref)),
        )

    def _closest(self, wanted: str) -> Words:
        headers = {normalise(name): name for column in self._named() for name in column.names}
        close = difflib.get_close_matches(normalise_header(wanted), headers, n=1, cutoff=0.6)
        if close:
            name = headers[close[0]]
            return Words(f"Did you mean '{name}'?", f"Vouliez-vous dire « {name} » ?")
        some = ", ".join(f"'{_short(self.full(i))}'" for i in range(min(6, len(self))))
        return Words(f"Its columns begin with {some}.", f"Ses colonnes commencent par {some}.")

    def _ambiguous(self, ref: ColumnRef, found: Sequence[int], file: str, used_by: Words) -> AmbiguousColumn:
        listed = "; ".join(f"{i + 1}: '{self.full(i)}'" for i in found[:8])
        return AmbiguousColumn(
            Words(
                f"'{ref}' fits {len(found)} columns of {file}, and {used_by.en} needs one: {listed}.",
                f"« {ref} » désigne {len(found)} colonnes de {file}, et {used_by.fr} n'en veut qu'une : {listed}.",
            ),
            Words(
                f"Write the position, for example {{position: {found[0] + 1}}}, or the whole header.",
                f"Indiquez la position, par exemple {{position: {found[0] + 1}}}, ou l'en-tête entier.",
            ),
            Place(file=file, column=str(ref)),
        )


@dataclass(frozen=True, slots=True)
class _Names:
    cells: tuple[str, ...]
    folded: tuple[str, ...]
    names: tuple[str, ...]


def _short(header: str) -> str:
    return header if len(header) <= _LONGEST else header[: _LONGEST - 1] + "…"


def _fold(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(normalise_header, cells))
