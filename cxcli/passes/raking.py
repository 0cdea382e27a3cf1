"""Weights from known margins: the used rows are counted by category, and each gets its raked weight."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from cxcli.errors import CannotRake, Place
from cxcli.evidence import MICRO
from cxcli.passes.unplaced import named_rows
from cxcli.passes.weights import HIGHEST, LOWEST
from cxcli.stats.raking import Raked, rake
from cxcli.study.design import Margin, Raking
from cxcli.tally.codebook import Codebook
from cxcli.tally.rows import Rows
from cxcli.words import Words

_SHOWN = 5


def raked(
    rows: Rows, raking: Raking, books: Sequence[Codebook[str]], files: Sequence[str]
) -> tuple[Rows, Raked]:
    """Return the rows with weights that match the margins, in whole millionths, and how that went.

    Args:
        rows: one or more used rows, with their codes in each margin.
        raking: the margins.
        books: the codebook of each margin.
        files: the names of the tables, for errors.

    Raises:
        CannotRake: a value without a target, a target without anyone, margins that cannot be matched
            together, or a weight that is out of proportion.
    """
    for margin, book in zip(raking.margins, books, strict=True):
        _refuse_unknown(rows, margin, book, files)
        _refuse_empty(rows, margin)
    codes = np.stack([rows.margins[str(margin.column)] for margin in raking.margins])
    combinations, which, people = np.unique(codes, axis=1, return_inverse=True, return_counts=True)
    known = [tuple(column) for column in combinations.T.tolist()]
    targets = [[float(share) for _, share in margin.shares] for margin in raking.margins]
    trim = None if raking.trim is None else (float(raking.trim[0]), float(raking.trim[1]))
    found = rake(dict(zip(known, people.tolist(), strict=True)), targets, trim)
    _refuse_disagreement(found, raking)
    micro = np.array([round(found.weights[combination] * MICRO) for combination in known], dtype=np.int64)
    return replace(rows, weights=micro[which.ravel()]), found


def _refuse_unknown(rows: Rows, margin: Margin, book: Codebook[str], files: Sequence[str]) -> None:
    codes = rows.margins[str(margin.column)]
    unknown = codes >= len(margin.shares)
    if not unknown.any():
        return
    values = [book.values[code] for code in np.unique(codes[unknown])[:_SHOWN].tolist()]
    listed, place = named_rows(rows, unknown, files)
    raise CannotRake(
        Words(
            f"Column '{margin.column}' has values without a target share: {_quoted(values).en} (rows {listed}).",
            f"La colonne « {margin.column} » a des valeurs sans part cible : {_quoted(values).fr} (lignes {listed}).",
        ),
        Words(
            "Give them a share under weight.rake, or leave their rows out with 'where'.",
            "Donnez-leur une part sous weight.rake, ou écartez leurs lignes avec « where ».",
        ),
        Place(file=place.file, column=str(margin.column), row=place.row),
    )


def _refuse_empty(rows: Rows, margin: Margin) -> None:
    met = set(np.unique(rows.margins[str(margin.column)]).tolist())
    empty = [value for code, (value, _) in enumerate(margin.shares) if code not in met]
    if empty:
        raise CannotRake(
            Words(
                f"Nobody in the used rows has {_quoted(empty).en} in column '{margin.column}', which has a target share.",
                f"Personne dans les lignes retenues n'a {_quoted(empty).fr} dans la colonne « {margin.column} », qui a une part cible.",
            ),
            Words(
                "Check the spelling of the value, or remove it and share its part among the others.",
                "Vérifiez l'orthographe de la valeur, ou supprimez-la et répartissez sa part entre les autres.",
            ),
            Place(column=str(margin.column)),
        )


def _refuse_disagreement(found: Raked, raking: Raking) -> None:
    margin = raking.margins[found.worst[0]]
    value = margin.shares[found.worst[1]][0]
    if not found.has_converged:
        raise _no_weights_match(value, margin, is_trimmed=raking.trim is not None)
    if found.lowest < LOWEST or found.highest > HIGHEST:
        raise CannotRake(
            Words(
                f"To match the margins, weights would go from {found.lowest:.3g} to {found.highest:.3g} times the mean.",
                f"Pour respecter les marges, les poids iraient de {found.lowest:.3g} à {found.highest:.3g} fois la moyenne.",
            ),
            Words(
                "Write weight.trim, for example [0.2, 5], or merge rare values.",
                "Indiquez weight.trim, par exemple [0.2, 5], ou regroupez les valeurs rares.",
            ),
        )


def _no_weights_match(value: str, margin: Margin, *, is_trimmed: bool) -> CannotRake:
    trim = Words(" within weight.trim", " dans les limites de weight.trim") if is_trimmed else Words("", "")
    return CannotRake(
        Words(
            f"No weights match all the margins{trim.en} (furthest off: '{value}' of '{margin.column}').",
            f"Aucun poids ne respecte toutes les marges{trim.fr} (le plus loin : « {value} » de « {margin.column} »).",
        ),
        Words(
            "Some combinations of values have too few people: merge values, rake on fewer columns, or widen trim.",
            "Certaines combinaisons de valeurs ont trop peu de personnes : regroupez des valeurs, calez sur moins de colonnes, ou élargissez trim.",
        ),
    )


def _quoted(values: Sequence[str]) -> Words:
    shown, more = values[:_SHOWN], len(values) > _SHOWN
    en = ", ".join(f"'{value}'" for value in shown) + (" and others" if more else "")
    fr = ", ".join(f"« {value} »" for value in shown) + (" et d'autres" if more else "")
    return Words(en, fr)
