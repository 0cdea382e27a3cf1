"""What the numbers of `cxcli plan` rest on, and what they do not say."""

import math

from cxcli.cli.plan_request import Request
from cxcli.cli.plan_sentence import measured
from cxcli.report.wording import format_count
from cxcli.stats.plan import plan_for_answers
from cxcli.study.study import Privacy
from cxcli.words import Words

_SAMPLING = Words(
    "This is sampling error only: who does not answer, and how the question is asked, is not in it.",
    "Il ne s'agit que d'erreur d'échantillonnage : ni ceux qui ne répondent pas, ni la façon de poser la question n'y "
    "entrent.",
)
_ASSUMED = Words(
    "What is expected is an assumption: answers that come out otherwise give another interval.",
    "Ce qui est attendu est une hypothèse : des réponses qui en diffèrent donnent un autre intervalle.",
)
_WORST = {
    "nps": Words(
        "Worst case: half promoters, half detractors. With shares from an earlier survey (--promoters, --detractors) "
        "fewer answers say as much.",
        "Pire cas : moitié promoteurs, moitié détracteurs. Avec les parts d'une enquête antérieure (--promoters, "
        "--detractors), moins de réponses en disent autant.",
    ),
    "share": Words(
        "Worst case: a share of one half. With the share of an earlier survey (--share) fewer answers say as much.",
        "Pire cas : une part d'un demi. Avec la part d'une enquête antérieure (--share), moins de réponses en disent autant.",
    ),
}


def plan_notes(request: Request) -> list[Words]:
    """Return what the reader of a plan should know, the most important first."""
    assumption = _WORST[request.metric] if request.assumed.is_worst_case else _ASSUMED
    found = [_out_of_reach(request), _small_base(request.plan.answers), assumption, _SAMPLING]
    if request.is_census:
        found = [_out_of_reach(request), _small_base(request.plan.answers)]
    return [note for note in found if note is not None]


def _out_of_reach(request: Request) -> Words | None:
    population, rate = request.terms.population, request.response_rate
    if request.is_reachable or population is None or rate is None:
        return None
    hoped = max(math.floor(population * rate), 1)
    plan = plan_for_answers(request.assumed, hoped, request.terms)
    english, french = (measured(plan.half_width * request.factor, request, lang) for lang in ("en", "fr"))
    return Words(
        f"There are not so many people to invite: all {format_count(population)} of them would give about "
        f"{format_count(hoped)} answers at that response rate, an interval of about ±{english}.",
        f"Il n'y a pas autant de personnes à inviter : les {format_count(population, 'fr')} donneraient environ "
        f"{format_count(hoped, 'fr')} réponses à ce taux, soit un intervalle d'environ ±{french}.",
    )


def _small_base(answers: int) -> Words | None:
    usual = Privacy()
    if answers < usual.suppress_below:
        return Words(
            f"Reports hide results of fewer than {usual.suppress_below} answers, unless the configuration says otherwise.",
            f"Les rapports masquent les résultats de moins de {usual.suppress_below} réponses, sauf si la configuration "
            "en dispose autrement.",
        )
    if answers < usual.low_base_below:
        return Words(
            f"Reports mark results of fewer than {usual.low_base_below} answers as a low base.",
            f"Les rapports signalent comme base faible les résultats de moins de {usual.low_base_below} réponses.",
        )
    return None
