"""The answer of `cxcli plan` for people: a sentence, its numbers, and what they do not say."""

import textwrap

from cxcli.cli.messages import said
from cxcli.cli.plan_notes import plan_notes
from cxcli.cli.plan_request import Request
from cxcli.cli.plan_sentence import centre_of, level, measured, plan_sentence
from cxcli.report.wording import format_confidence, format_count, format_number, format_point
from cxcli.stats.assumed import Assumed, AssumedMean, AssumedNet
from cxcli.words import Lang, Words

_WIDTH = 88

Row = tuple[Words, str]


def plan_table(request: Request, lang: Lang) -> str:
    """Return the sentence, the numbers one a line, and the notes; it ends with a line end."""
    rows = [(said(label, lang), value) for label, value in _rows(request, lang) if value]
    width = max(len(label) for label, _ in rows)
    lines = (f"  {label:<{width}}  {value}" for label, value in rows)
    notes = (_wrapped(said(note, lang)) for note in plan_notes(request))
    blocks = (_wrapped(plan_sentence(request, lang)), "\n".join(lines), *notes)
    return "\n\n".join(blocks) + "\n"


def _rows(request: Request, lang: Lang) -> list[Row]:
    two = request.plan.groups == 2
    return [
        (
            Words("Answers in each group", "Réponses par groupe") if two else Words("Answers", "Réponses"),
            format_count(request.plan.answers, lang),
        ),
        (Words("Answers in all", "Réponses en tout"), format_count(request.in_all, lang) if two else ""),
        *_inviting(request, lang),
        *_showing(request, lang),
        *_assuming(request, lang),
    ]


def _inviting(request: Request, lang: Lang) -> list[Row]:
    rate, invited = request.response_rate, request.invitations
    if rate is None or invited is None:
        return []
    return [
        (Words("Response rate expected", "Taux de réponse attendu"), format_confidence(rate, lang)),
        (Words("People to invite", "Personnes à inviter"), format_count(invited, lang)),
    ]


def _showing(request: Request, lang: Lang) -> list[Row]:
    adjusted, difference = request.adjusted_wald_answers, request.shown_difference
    often = format_confidence(request.terms.power, lang)
    return [
        (Words("Interval expected", "Intervalle attendu"), _interval(request, lang)),
        (
            Words("With the adjusted-Wald interval", "Avec l'intervalle de Wald ajusté"),
            "" if adjusted is None else format_count(adjusted, lang),
        ),
        (
            Words(
                f"Difference that two such groups show in {often} of surveys",
                f"Écart décelé entre deux tels groupes dans {often} des enquêtes",
            ),
            "" if difference is None else measured(difference, request, lang),
        ),
    ]


def _assuming(request: Request, lang: Lang) -> list[Row]:
    terms = request.terms
    return [
        (Words("Expected", "Attendu"), _expected(request.assumed, lang)),
        (
            Words("Expected in the other group", "Attendu dans l'autre groupe"),
            "" if request.moved is None or request.moved.is_worst_case else _expected(request.moved, lang),
        ),
        (
            Words("Population", "Population"),
            "" if terms.population is None else format_count(terms.population, lang),
        ),
        (
            Words("Design effect", "Effet de plan"),
            "" if terms.design_effect == 1 else format_point(terms.design_effect, lang),
        ),
    ]


def _interval(request: Request, lang: Lang) -> str:
    """Return the interval of a report whose answers come out as assumed."""
    if request.is_census or request.plan.groups == 2:
        return ""
    below, above = (request.factor * limit for limit in request.plan.limits)
    centre = centre_of(request.assumed)
    if centre is None:
        return f"±{measured((below + above) / 2, request, lang)}"
    ends = (_end(end, request, lang) for end in (centre - below, centre + above))
    return Words("{} to {}", "de {} à {}").say(lang).format(*ends)


def _end(value: float, request: Request, lang: Lang) -> str:
    text = format_number(value, 1, lang)
    if request.metric == "share":
        return f"{text}%" if lang == "en" else f"{text}\N{NO-BREAK SPACE}%"
    return text if text.startswith("-") or round(value, 1) == 0 else f"+{text}"


def _expected(assumed: Assumed, lang: Lang) -> str:
    if isinstance(assumed, AssumedNet) and assumed.pulls is not None:
        up, down = assumed.pulls
        parts = [format_confidence(round(part, 8), lang) for part in (up, max(1 - up - down, 0.0), down)]
        form = Words(
            "{} promoters, {} passives, {} detractors (NPS {})",
            "{} promoteurs, {} passifs, {} détracteurs (NPS {})",
        )
        return form.say(lang).format(*parts, level(assumed, lang))
    if isinstance(assumed, AssumedMean):
        form = Words("standard deviation {}", "écart-type {}")
        return form.say(lang).format(format_point(assumed.sd, lang))
    return level(assumed, lang) or Words("not known: the worst case", "inconnu : le pire cas").say(lang)


def _wrapped(text: str) -> str:
    return textwrap.fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)
