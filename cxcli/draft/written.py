"""A draft as a commented configuration, in the language of the reader."""

from collections.abc import Iterator

from cxcli.config.written_yaml import flow, remark
from cxcli.draft.column import Column
from cxcli.draft.draft import Draft
from cxcli.draft.segments import Segment
from cxcli.draft.written_metrics import Target, counts, note, written_metrics
from cxcli.draft.written_source import written_source
from cxcli.words import Words

_LISTED = 20


def written(draft: Draft, target: Target) -> str:
    """Return the text of the configuration."""
    blocks = (_opening, written_source, _identity, _date, _segments, written_metrics, _personal)
    return "\n".join("\n".join(block(draft, target)) + "\n" for block in blocks if any(block(draft, target)))


def _opening(draft: Draft, target: Target) -> Iterator[str]:
    rows = draft.rows
    yield note(
        Words(
            f"Proposed by cxcli init, which looked at the first {rows} rows of {draft.origin.path}.",
            f"Proposé par cxcli init, qui a regardé les {rows} premières lignes de {draft.origin.path}.",
        ),
        target,
    )
    yield note(
        Words(f"Score it: cxcli score -c {target.path}", f"Calculer : cxcli score -c {target.path}"), target
    )
    yield "version: 1"
    yield f"lang: {target.lang}"


def _identity(draft: Draft, target: Target) -> Iterator[str]:
    ids = draft.ids
    if ids.response is not None:
        why = Words(
            "the id of one answer: the same id again is an update",
            "l'identifiant d'une réponse : le même est une mise à jour",
        )
        yield f"response: {_at(draft, ids.response)} # {why.say(target.lang)}"
    if ids.respondent is not None:
        why = Words("who answered", "qui a répondu")
        yield f"respondent: {_at(draft, ids.respondent)} # {why.say(target.lang)}"
    if ids.unsure is not None:
        ask = Words(
            "question: does this identify an answer (response) or a person (respondent)?",
            "question : est-ce l'identifiant d'une réponse (response) ou d'une personne (respondent) ?",
        )
        yield f"# response: {_at(draft, ids.unsure)} # {ask.say(target.lang)}"


def _date(draft: Draft, target: Target) -> Iterator[str]:
    date = draft.date
    if date is None:
        return
    if date.state == "anonymised":
        yield note(_WHY_NO_DATE[date.state], target)
        return
    off = "" if date.state == "sound" else "# "
    if date.state != "sound":
        yield note(_WHY_NO_DATE[date.state], target)
    yield f"{off}date:"
    yield f"{off}  column: {_at(draft, date.column)}"
    if date.order is not None:
        yield f"{off}  format: {date.order}"
    elif date.state == "ambiguous":
        yield f"{off}  format: day_first"
    if date.zone is not None:
        yield f"{off}  timezone: {flow(date.zone)} # {_ZONE_FOUND.say(target.lang)}"
    elif not date.is_zoned:
        yield f"{off}  # timezone: Europe/Paris # {_ZONE_ASKED.say(target.lang)}"
    yield note(Words("To follow scores over time:", "Pour suivre les scores dans le temps :"), target)
    yield "# period: month"


_WHY_NO_DATE = {
    "ambiguous": Words(
        "Question: are these dates day first or month first? Nothing says.",
        "Question : le jour ou le mois d'abord ? Rien ne le dit.",
    ),
    "anonymised": Words(
        "Every row has the same date: the survey was anonymised, there are no dates to use.",
        "Toutes les lignes ont la même date : l'enquête est anonymisée, il n'y a pas de date utilisable.",
    ),
    "unsure": Words(
        "Question: which column says when people answered? Several hold dates; this is the first.",
        "Question : quelle colonne dit quand on a répondu ? Plusieurs contiennent des dates ; voici la première.",
    ),
}
_ZONE_FOUND = Words("the export says so", "l'export le dit")
_ZONE_ASKED = Words(
    "question: the export does not say; UTC is assumed", "question : l'export ne le dit pas ; UTC est supposé"
)


def _segments(draft: Draft, target: Target) -> Iterator[str]:
    found = draft.segments
    if not found.active and not found.possible:
        return
    yield note(
        Words(
            "Each segment is scored on its own; remove the # to use one.",
            "Chaque segment est calculé à part ; retirez le # pour en activer un.",
        ),
        target,
    )
    yield "segments:" if found.active else "# segments:"
    for segment in found.active:
        yield f"  - {_at(draft, segment.column)} # {counts(segment.values)}"
    for segment in found.possible[:_LISTED]:
        yield f"#   - {_at(draft, segment.column)} # {_named_if_by_position(draft, segment)}{_seen(segment, target)}"
    if len(found.possible) > _LISTED:
        more = len(found.possible) - _LISTED
        yield note(
            Words(
                f"... and {more} more columns with few values",
                f"... et {more} autres colonnes à peu de valeurs",
            ),
            target,
        )


def _seen(segment: Segment, target: Target) -> str:
    return counts(segment.values) if segment.is_shown else _MAY_BE_PEOPLE.say(target.lang)


_MAY_BE_PEOPLE = Words(
    "values not shown: they may be names of people",
    "valeurs non montrées : ce sont peut-être des noms de personnes",
)


def _personal(draft: Draft, target: Target) -> Iterator[str]:
    if draft.personal:
        yield note(
            Words(
                "Personal data, never used and never printed:",
                "Données personnelles, jamais utilisées ni affichées :",
            ),
            target,
        )
        yield from (f"#   - {remark(column.title)}" for column in draft.personal)
    if draft.free_text:
        yield note(
            Words(
                f"Columns of free text, not scored and not shown: {draft.free_text}.",
                f"Colonnes de texte libre, ni calculées ni montrées : {draft.free_text}.",
            ),
            target,
        )


def _at(draft: Draft, column: Column) -> str:
    return flow(draft.addresses[column.position])


def _named_if_by_position(draft: Draft, segment: Segment) -> str:
    if isinstance(draft.addresses[segment.column.position], str):
        return ""
    return f"{remark(segment.column.title, 60)}: "
