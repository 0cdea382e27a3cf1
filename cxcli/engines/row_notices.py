"""Warnings about the rows of a run: repeated ones, their dates, their weights, what the platform marked."""

from collections.abc import Iterator

from cxcli.engines.counted import Counted
from cxcli.engines.repeated import MOST_COMPARED
from cxcli.errors import Notice
from cxcli.report.tokens import words_of
from cxcli.report.wording import format_count
from cxcli.study.study import Study
from cxcli.words import Words


def about_rows(study: Study, counted: Counted) -> Iterator[Notice]:
    """Yield every warning about the rows, whichever the metric."""
    found = counted.findings
    if found.repeated_rows:
        yield _repeated_rows(found.repeated_rows)
    if not counted.compared.is_complete and study.duplicates == "auto" and study.response is None:
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
