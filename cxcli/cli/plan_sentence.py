"""The answer of `cxcli plan` in one sentence."""

import math

from cxcli.cli.messages import said
from cxcli.cli.plan_request import Request
from cxcli.report.wording import format_confidence, format_count, format_number, format_point
from cxcli.stats.assumed import Assumed, AssumedMean, AssumedNet, AssumedShare
from cxcli.words import Lang, Words

_MARGIN = Words(
    "For an interval of ±{amount} around {name}, at {confidence} confidence, {answers} {are} needed.",
    "Pour un intervalle de ±{amount} autour {name}, à {confidence} de confiance, il faut {answers}.",
)
_DIFFERENCE = Words(
    "To find {change} in {often} of such surveys, at {confidence} confidence, each of the two groups needs "
    "{answers} ({in_all} in all).",
    "Pour déceler {change} dans {often} de telles enquêtes, à {confidence} de confiance, il faut {answers} dans "
    "chacun des deux groupes ({in_all} en tout).",
)
_ANSWERS = Words(
    "{answers} {give} an interval of about ±{amount} around {name}, at {confidence} confidence.",
    "{answers} {give} un intervalle d'environ ±{amount} autour {name}, à {confidence} de confiance.",
)
_CENSUS = Words(
    "{answers} of a population of {population} are a census: there is no sampling error.",
    "{answers} d'une population de {population}, c'est un recensement : il n'y a pas d'erreur d'échantillonnage.",
)
_RISE = Words("a rise of {name} from {before} to {after}", "une hausse {name} de {before} à {after}")
_DROP = Words("a drop of {name} from {before} to {after}", "une baisse {name} de {before} à {after}")
_APART = Words("a difference of {amount}", "un écart de {amount}")
_NAMES = {
    "nps": Words("the NPS", "du NPS"),
    "share": Words("the share", "de la part"),
    "mean": Words("the mean", "de la moyenne"),
}
_UNITS = {
    "nps": (Words("point", "point"), Words("points", "points")),
    "share": (
        Words("percentage point", "point de pourcentage"),
        Words("percentage points", "points de pourcentage"),
    ),
    "mean": (
        Words("point of the scale", "point de l'échelle"),
        Words("points of the scale", "points de l'échelle"),
    ),
}


def plan_sentence(request: Request, lang: Lang) -> str:
    """Return the answer in one sentence."""
    plan = request.plan
    if request.is_census and request.question == "answers":
        return said(_CENSUS, lang).format(
            answers=answers_in_words(plan.answers, lang), population=format_count(plan.answers, lang)
        )
    form = {"margin": _MARGIN, "difference": _DIFFERENCE, "answers": _ANSWERS}[request.question]
    return said(form, lang).format(
        amount=_asked(request, lang),
        name=_NAMES[request.metric].say(lang),
        confidence=format_confidence(request.terms.confidence, lang),
        often=format_confidence(request.terms.power, lang),
        answers=answers_in_words(plan.answers, lang),
        in_all=format_count(request.in_all, lang),
        change=_change(request, lang),
        are="is" if plan.answers == 1 else "are",
        give=(Words("gives", "donne") if plan.answers == 1 else Words("give", "donnent")).say(lang),
    )


def answers_in_words(number: int, lang: Lang) -> str:
    """Return `1,537 answers`."""
    one = Words("answer", "réponse") if number == 1 else Words("answers", "réponses")
    return f"{format_count(number, lang)} {one.say(lang)}"


def measured(amount: float, request: Request, lang: Lang) -> str:
    """Return a computed distance with its unit: one decimal, more where it is small."""
    decimals = 1 if amount >= 1 or amount == 0 else min(1 - math.floor(math.log10(amount)), 9)
    least = 2 if request.metric == "mean" else 1
    return f"{format_number(amount, max(decimals, least), lang)} {_unit(amount, request).say(lang)}"


def level(assumed: Assumed, lang: Lang) -> str:
    """Return the score that is assumed: `+30`, `80%`; nothing where it is not known."""
    if isinstance(assumed, AssumedNet) and assumed.pulls is not None:
        net = round(100 * (assumed.pulls[0] - assumed.pulls[1]), 6)
        return ("+" if net > 0 else "") + format_point(net, lang)
    if isinstance(assumed, AssumedShare) and assumed.share is not None:
        return format_confidence(round(assumed.share, 8), lang)
    return ""


def centre_of(assumed: Assumed) -> float | None:
    """Return the score that is assumed, in points or percent; None where it is not known."""
    if assumed.is_worst_case or isinstance(assumed, AssumedMean):
        return None
    if isinstance(assumed, AssumedNet):
        up, down = assumed.pulls or (0.0, 0.0)
        return 100 * (up - down)
    return 100 * (getattr(assumed, "share", None) or 0.0)


def _asked(request: Request, lang: Lang) -> str:
    if request.amount is None:
        return measured(request.plan.half_width * request.factor, request, lang)
    amount = abs(request.amount)
    return f"{format_point(amount, lang)} {_unit(amount, request).say(lang)}"


def _unit(amount: float, request: Request) -> Words:
    """Return the unit; English says points of anything but 1, French from 2 on."""
    one, many = _UNITS[request.metric]
    return Words(one.en if amount == 1 else many.en, one.fr if amount < 2 else many.fr)


def _change(request: Request, lang: Lang) -> str:
    before = level(request.assumed, lang)
    if request.moved is None or not before:
        return _APART.say(lang).format(amount=_asked(request, lang))
    form = _RISE if (request.amount or 0.0) > 0 else _DROP
    return form.say(lang).format(
        name=_NAMES[request.metric].say(lang), before=before, after=level(request.moved, lang)
    )
