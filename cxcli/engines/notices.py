"""Warnings: what the reader of the numbers should know."""

from collections.abc import Iterator, Sequence

from cxcli.engines.account_notices import out_of_order, unlike_churn
from cxcli.engines.scale_doubts import Seen, scale_doubts
from cxcli.engines.streaming import MOST_COMPARED, Counted
from cxcli.engines.unread import Unread, listed, unread
from cxcli.errors import Notice
from cxcli.evidence import Distribution
from cxcli.metrics import METRICS
from cxcli.report.build import Scored
from cxcli.report.tokens import words_of
from cxcli.report.wording import format_count
from cxcli.study.study import Study
from cxcli.words import Words


def notices(study: Study, counted: Counted, scored: Scored) -> list[Notice]:
    """Return the warnings of a run, metric by metric and then those about the rows.

    No number of a metric is given whose overall result is hidden.
    """
    found: list[Notice] = []
    for measure in study.measures:
        result = next(r for r in scored.results if r.metric == measure.name and r.is_overall)
        distribution = scored.overall[measure.name]
        if result.suppressed is None:
            invalid = unread(counted, measure.name)
            found += _about_answers(measure.name, distribution, invalid)
            seen = Seen(measure, result, distribution, counted.wordings[measure.name], invalid)
            found += scale_doubts(seen)
            found += _contradicted(measure.name, counted.findings.contradicted[measure.name])
            of_type = METRICS[measure.type].notices
            found += of_type(distribution, measure) if of_type is not None else ()
            found += out_of_order(measure.name, invalid)
        found += [_of_flag(flag, measure.name) for flag in result.flags if flag in _FLAGS]
    return [*found, *unlike_churn(study, scored), *_about_rows(study, counted)]


def _about_answers(metric: str, distribution: Distribution, found: Sequence[Unread]) -> Iterator[Notice]:
    if distribution.invalid:
        number, given = distribution.invalid, distribution.given
        told = _cells if distribution.rows_valid is not None else _off_the_scale
        yield told(metric, number, given, listed(found))
    if not distribution.n and distribution.rows_valid:
        yield _nothing_to_divide(metric)
    elif not distribution.n:
        yield Notice(
            "CX0104",
            Words(
                f"{metric}: nobody gave a valid answer.",
                f"{metric} : personne n'a donné de réponse valide.",
            ),
            Words("Check the column and the scale.", "Vérifiez la colonne et l'échelle."),
        )


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
            f"Correct these cells, or leave the rows out with 'where'; cxcli explain {metric} FILE shows what counts.",
            f"Corrigez ces cellules, ou écartez les lignes avec « where » ; cxcli explain {metric} FICHIER montre ce qui compte.",
        ),
    )


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


def _nothing_to_divide(metric: str) -> Notice:
    return Notice(
        "CX0104",
        Words(
            f"{metric}: its rows can be read, but give no value: nothing is left to divide by.",
            f"{metric}\xa0: ses lignes sont lisibles, mais ne donnent aucune valeur\xa0: il ne reste rien par quoi diviser.",
        ),
        Words("Check the columns it is made of.", "Vérifiez les colonnes dont elle est faite."),
    )


def _of_flag(flag: str, metric: str) -> Notice:
    code, what, hint = _FLAGS[flag]
    return Notice(code, Words(f"{metric}: {what.en}", f"{metric} : {what.fr}"), hint)


def _contradicted(metric: str, rows: int) -> list[Notice]:
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


def _about_rows(study: Study, counted: Counted) -> Iterator[Notice]:
    found = counted.findings
    if found.repeated_rows:
        yield _repeated_rows(found.repeated_rows)
    if not counted.compared_all and study.duplicates == "auto" and study.response is None:
        yield _not_compared()
    yield from (_kept(rule, rows) for rule, rows in found.kept_by_choice.items() if rows)
    if found.anonymised_dates:
        yield _anonymised()
    elif found.undated:
        yield _undated(found.undated)
    if found.assumed_utc:
        yield _assumed_utc()
    if found.rounded_weights:
        yield _rounded_weights()
    if found.repeated_respondents and study.design.clusters is None:
        yield _repeated_respondents(found.repeated_respondents)


def _repeated_rows(rows: int) -> Notice:
    return Notice(
        "CX0106",
        Words(
            f"{rows} rows repeat an earlier row in every column; they are counted.",
            f"{rows} ligne(s) répètent une ligne précédente dans toutes les colonnes ; elles sont comptées.",
        ),
        Words(
            "Write duplicates: drop to leave them out, off to accept them, or name the id column as response.",
            "Écrivez duplicates: drop pour les écarter, off pour les accepter, ou indiquez la colonne d'identifiant (response).",
        ),
    )


def _not_compared() -> Notice:
    return Notice(
        "CX0113",
        Words(
            f"Identical rows were not looked for: there are more than {format_count(MOST_COMPARED)} rows.",
            f"Les lignes identiques n'ont pas été recherchées : il y a plus de {format_count(MOST_COMPARED, 'fr')} lignes.",
        ),
        Words(
            "Name the id column as response, or write duplicates: warn.",
            "Indiquez la colonne d'identifiant (response), ou écrivez duplicates: warn.",
        ),
    )


def _undated(rows: int) -> Notice:
    return Notice(
        "CX0107",
        Words(
            f"{rows} rows have no readable date; they count in results without a period only.",
            f"{rows} ligne(s) sans date lisible ; elles ne comptent que dans les résultats sans période.",
        ),
        Words(
            "Write date.format if the dates have an unusual form.",
            "Indiquez date.format si les dates ont une forme inhabituelle.",
        ),
    )


def _kept(rule: str, rows: int) -> Notice:
    name = words_of(rule)
    return Notice(
        "CX0122",
        Words(
            f"{rows} rows are marked '{name.en}' by the platform; they are counted.",
            f"{rows} ligne(s) marquée(s) « {name.fr} » par la plateforme ; elles sont comptées.",
        ),
        Words(
            f"To leave them out, add {rule} to source.drop.",
            f"Pour les écarter, ajoutez {rule} à source.drop.",
        ),
    )


def _anonymised() -> Notice:
    return Notice(
        "CX0121",
        Words(
            "The export did not keep dates: it writes one day for all of them; there are no periods.",
            "L'export n'a pas conservé les dates : il écrit le même jour partout ; il n'y a pas de périodes.",
        ),
        Words(
            "Score without period, or export a survey that keeps its dates.",
            "Calculez sans période, ou exportez une enquête qui conserve ses dates.",
        ),
    )


def _assumed_utc() -> Notice:
    return Notice(
        "CX0108",
        Words(
            "The dates carry no time zone; UTC is assumed.",
            "Les dates ne portent pas de fuseau horaire ; UTC est supposé.",
        ),
        Words(
            "Write date.timezone, for example Europe/Paris.",
            "Indiquez date.timezone, par exemple Europe/Paris.",
        ),
    )


def _rounded_weights() -> Notice:
    return Notice(
        "CX0109",
        Words(
            "Some weights have more than six decimals; they were rounded to millionths.",
            "Certains poids ont plus de six décimales ; ils ont été arrondis au millionième.",
        ),
        Words(
            "If most weights lie far below 1, write weight.divide_by so that they lie around 1.",
            "Si la plupart des poids sont bien inférieurs à 1, écrivez weight.divide_by pour les ramener autour de 1.",
        ),
    )


def _repeated_respondents(rows: int) -> Notice:
    return Notice(
        "CX0112",
        Words(
            f"{rows} rows come from respondents who answered before; intervals are clustered on respondents.",
            f"{rows} ligne(s) viennent de répondants qui avaient déjà répondu ; les intervalles sont calculés par grappes de répondants.",
        ),
        Words(
            "Write unit: respondent to keep the latest answer of each.",
            "Écrivez unit: respondent pour garder la dernière réponse de chacun.",
        ),
    )
