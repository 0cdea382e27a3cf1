"""What the numbers of `cxcli plan` may be, and which of them go together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cxcli.cli.plan_options import PlanOptions
from cxcli.errors import UsageProblem
from cxcli.words import Words

MOST = 10**12
"""More people than there will be."""

_NEVER = 1e-9
_LEAST = 0.01
_POINTS = (0.0001, 1_000_000)
_QUESTIONS = ("margin", "difference", "answers")
_BELONGS = {"promoters": "nps", "detractors": "nps", "share": "share", "sd": "mean"}


@dataclass(frozen=True, slots=True)
class Rule:
    """What a number may be; `must_be` continues `--option takes ...`, `example` is a right one."""

    holds: Callable[[float], bool]
    must_be: Words
    example: str


def _from(low: float, high: float, example: str, *, both_signs: bool = False) -> Rule:
    sign = (
        Words(", or its negative for a drop", ", ou son opposé pour une baisse")
        if both_signs
        else Words("", "")
    )
    must_be = Words(
        f"a number from {low:,.15g} to {high:,.15g}{sign.en}",
        f"un nombre de {_french(low)} à {_french(high)}{sign.fr}",
    )
    return Rule(lambda x: low <= (abs(x) if both_signs else x) <= high, must_be, example)


def _between(low: float, high: float, example: str) -> Rule:
    must_be = Words(
        f"a number between {low:g} and {high:g}", f"un nombre strictement compris entre {low:g} et {high:g}"
    )
    return Rule(lambda x: low + _NEVER <= x <= high - _NEVER, must_be, example)


def _french(number: float) -> str:
    return f"{number:,.15g}".replace(",", "\N{NARROW NO-BREAK SPACE}").replace(".", ",")


RULES: Mapping[str, Rule] = {
    "answers": _from(1, MOST, "200"),
    "population": _from(1, MOST, "2000"),
    "promoters": _from(0, 100, "50"),
    "detractors": _from(0, 100, "20"),
    "share": _between(0, 100, "80"),
    "sd": _from(*_POINTS, "1.2"),
    "deff": _from(0.1, 1000, "1.5"),
    "response_rate": _from(_LEAST, 100, "20"),
    "confidence": _between(0, 1, "0.95"),
    "power": _between(0, 1, "0.8"),
}
_AMOUNTS: Mapping[str, Mapping[str, Rule]] = {
    "nps": {"margin": _from(_LEAST, 100, "5"), "difference": _from(_LEAST, 200, "10", both_signs=True)},
    "share": {"margin": _from(_LEAST, 100, "5"), "difference": _from(_LEAST, 100, "5", both_signs=True)},
    "mean": {"margin": _from(*_POINTS, "0.2"), "difference": _from(*_POINTS, "0.5", both_signs=True)},
}


def check(asked: PlanOptions) -> str:
    """Return which question is asked, margin, difference or answers, having checked every number.

    Raises:
        UsageProblem: there is no question or more than one; an option that does not go with it; a
            number that cannot be.
    """
    question = _question(asked)
    _check_belonging(asked, question)
    for name, rule in {**RULES, **_AMOUNTS[asked.metric]}.items():
        number = getattr(asked, name)
        if number is not None and not rule.holds(number):
            raise _refused(name, number, rule)
    if asked.power is not None and asked.power <= 1 - asked.confidence:
        raise too_weak(asked.power, asked.confidence)
    return question


def option(name: str) -> str:
    """Return an option as it is written."""
    return f"--{name.replace('_', '-')}"


def too_weak(power: float, confidence: float) -> UsageProblem:
    """Return the refusal of a test that finds nothing more often than chance does."""
    return UsageProblem(
        Words(
            f"--power {power:g} is no more than what a test with --confidence {confidence:g} finds by chance.",
            f"--power {power:g} ne dépasse pas ce qu'un test avec --confidence {confidence:g} trouve par hasard.",
        ),
        Words("For example --power 0.8.", "Par exemple --power 0.8."),
    )


def _question(asked: PlanOptions) -> str:
    given = [name for name in _QUESTIONS if getattr(asked, name) is not None]
    if len(given) == 1:
        return given[0]
    listed = ", ".join(map(option, given))
    message = (
        Words(f"{listed} are several questions.", f"{listed} : ce sont plusieurs questions.")
        if given
        else Words("Nothing says what is to be planned.", "Rien ne dit ce qu'il faut planifier.")
    )
    hint = Words(
        "Give one of --margin 5 (how many answers for so narrow an interval?), --difference 10 (how many to "
        "show such a difference?) and --answers 200 (what will they show?).",
        "Donnez soit --margin 5 (combien de réponses pour un intervalle aussi étroit ?), soit --difference 10 "
        "(combien pour déceler un tel écart ?), soit --answers 200 (que montreront-elles ?).",
    )
    raise UsageProblem(message, hint)


def _check_belonging(asked: PlanOptions, question: str) -> None:
    for name, metric in _BELONGS.items():
        if getattr(asked, name) is not None and metric != asked.metric:
            raise UsageProblem(
                Words(
                    f"{option(name)} goes with 'cxcli plan {metric}', not with '{asked.metric}'.",
                    f"{option(name)} va avec « cxcli plan {metric} », et non avec « {asked.metric} ».",
                ),
                Words("Leave it out, or plan the other.", "Retirez-la, ou planifiez l'autre."),
            )
    _check_question(asked, question)


def _check_question(asked: PlanOptions, question: str) -> None:
    if asked.power is not None and question == "margin":
        raise UsageProblem(
            Words("--power says nothing about a margin.", "--power ne dit rien d'une marge."),
            Words("It goes with --difference or --answers.", "Elle va avec --difference ou --answers."),
        )
    if asked.population is not None and (question == "difference" or asked.power is not None):
        other = "--difference" if question == "difference" else "--power"
        raise UsageProblem(
            Words(
                f"--population does not go with {other}: two groups are two populations.",
                f"--population ne va pas avec {other} : deux groupes sont deux populations.",
            ),
            Words(
                "Leave it out: the number is then enough for populations of any size.",
                "Retirez-la : le nombre suffit alors à des populations de toute taille.",
            ),
        )


def _refused(name: str, number: float, rule: Rule) -> UsageProblem:
    shown = str(number) if isinstance(number, int) else f"{number:g}"
    return UsageProblem(
        Words(
            f"{option(name)} takes {rule.must_be.en}, not {shown}.",
            f"{option(name)} attend {rule.must_be.fr}, et non {shown.replace('.', ',')}.",
        ),
        Words(f"For example {option(name)} {rule.example}.", f"Par exemple {option(name)} {rule.example}."),
    )
