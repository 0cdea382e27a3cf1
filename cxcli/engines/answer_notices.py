"""Warnings about the answers of one metric: unreadable ones, none at all, what its flags stand for."""

from collections.abc import Iterable, Iterator, Sequence

from cxcli.engines.unread import Unread, is_out_of_order, listed
from cxcli.errors import Notice
from cxcli.evidence import Distribution
from cxcli.study.study import Measure
from cxcli.words import Words

_FLAGS = {
    "no_zero_seen": (
        "CX0105",
        Words(
            "nobody answered 0; is the question asked from 1 to 10?",
            "personne n'a répondu 0 ; la question va-t-elle de 1 à 10 ?",
        ),
        Words(
            "If it is, write scale: 1-10; the result is then labelled as non-standard.",
            "Si oui, écrivez scale: 1-10 ; le résultat est alors signalé comme non standard.",
        ),
    ),
    "high_design_effect": (
        "CX0110",
        Words(
            "the weights more than double the variance (design effect above 2).",
            "les poids font plus que doubler la variance (effet de plan supérieur à 2).",
        ),
        Words(
            "Trim extreme weights, or read the interval with care.",
            "Bornez les poids extrêmes, ou lisez l'intervalle avec prudence.",
        ),
    ),
    "wald_few_answers": (
        "CX0124",
        Words(
            "Wald's interval is too narrow on fewer than 100 answers.",
            "l'intervalle de Wald est trop étroit en dessous de 100 réponses.",
        ),
        Words(
            "Leave interval out, or choose one that is right for few answers, such as jeffreys.",
            "Supprimez interval, ou choisissez-en un qui convient à peu de réponses, comme jeffreys.",
        ),
    ),
    "dominant_weight": (
        "CX0111",
        Words(
            "one answer carries more than 5 % of the total weight.",
            "une seule réponse porte plus de 5 % du poids total.",
        ),
        Words("Trim extreme weights.", "Bornez les poids extrêmes."),
    ),
}


def about_answers(measure: Measure, distribution: Distribution, found: Sequence[Unread]) -> Iterator[Notice]:
    """Yield what is wrong with the answers, or rows: those that cannot be read, and that none is left."""
    metric, is_asked = measure.name, measure.way is None
    unreadable = [one for one in found if not is_out_of_order(one)]
    number = distribution.invalid - sum(one.people for one in found if is_out_of_order(one))
    if number:
        told = _off_the_scale if is_asked else _cells
        yield told(metric, number, distribution.given, listed(unreadable))
    if not distribution.n and distribution.rows_valid:
        yield _nothing_to_divide(metric)
    elif not distribution.n:
        yield _nobody(metric) if is_asked else _no_row(metric)


def of_flags(metric: str, flags: Iterable[str]) -> Iterator[Notice]:
    """Yield the warning that each flag of a result stands for; some flags are no warning."""
    for flag in flags:
        if flag in _FLAGS:
            code, what, hint = _FLAGS[flag]
            yield Notice(code, Words(f"{metric}: {what.en}", f"{metric} : {what.fr}"), hint)


def contradicted(metric: str, rows: int) -> list[Notice]:
    """Return the warning of rows whose answer is not of the group that the export gives them."""
    if not rows:
        return []
    return [
        Notice(
            "CX0120",
            Words(
                f"{metric}: {rows} answers contradict the group that the export gives them (promoter, passive, detractor).",
                f"{metric} : {rows} réponse(s) contredisent le groupe que l'export leur donne (promoteur, passif, détracteur).",
            ),
            Words(
                "Check the column and the scale; the numbers may be codes.",
                "Vérifiez la colonne et l'échelle ; les nombres sont peut-être des codes.",
            ),
        )
    ]


def _off_the_scale(metric: str, number: int, given: int, found: Words) -> Notice:
    return Notice(
        "CX0103",
        Words(
            f"{metric}: {number} of {given} answers are not on the scale: {found.en}.",
            f"{metric} : {number} réponse(s) sur {given} hors de l'échelle : {found.fr}.",
        ),
        Words(
            "Map them under labels, missing or not_applicable, or correct the scale.",
            "Associez-les sous labels, missing ou not_applicable, ou corrigez l'échelle.",
        ),
    )


def _cells(metric: str, number: int, given: int, found: Words) -> Notice:
    """Return the warning of a metric that is no survey question: it has no labels to map anything to."""
    return Notice(
        "CX0103",
        Words(
            f"{metric}: {number} of {given} rows have a cell that cannot be read: {found.en}.",
            f"{metric} : {number} ligne(s) sur {given} ont une cellule illisible : {found.fr}.",
        ),
        Words(
            "Correct these cells, or leave the rows out with 'where'; cxcli explain METRIC FILE shows what counts.",
            "Corrigez ces cellules, ou écartez les lignes avec « where » ; cxcli explain MÉTRIQUE FICHIER montre ce qui compte.",
        ),
    )


def _nobody(metric: str) -> Notice:
    return Notice(
        "CX0104",
        Words(
            f"{metric}: nobody gave a valid answer.",
            f"{metric}\u00a0: personne n'a donné de réponse valide.",
        ),
        Words("Check the column and the scale.", "Vérifiez la colonne et l'échelle."),
    )


def _no_row(metric: str) -> Notice:
    return Notice(
        "CX0104",
        Words(f"{metric}: no row can be used.", f"{metric}\u00a0: aucune ligne n'est utilisable."),
        Words("Check the columns it is made of.", "Vérifiez les colonnes dont elle est faite."),
    )


def _nothing_to_divide(metric: str) -> Notice:
    return Notice(
        "CX0104",
        Words(
            f"{metric}: rows can be read, but give no value: nothing is left to divide by.",
            f"{metric}\xa0: des lignes sont lisibles, mais ne donnent aucune valeur\xa0: il ne reste rien par quoi diviser.",
        ),
        Words("Check the columns it is made of.", "Vérifiez les colonnes dont elle est faite."),
    )
