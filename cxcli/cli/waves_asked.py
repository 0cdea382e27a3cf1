"""The study that two waves are compared by; what has nothing to act on is refused, not ignored."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cxcli.cli.asked import Wanted
from cxcli.cli.request import study_asked
from cxcli.cli.voice import Voice
from cxcli.comparison.stored import is_report
from cxcli.config.quick import SETTINGS, TYPES
from cxcli.errors import NoConfig, UsageProblem
from cxcli.study.study import Study
from cxcli.words import Words

_ROWS = ("by", "cross", "since", "until", "last", "where")
"""Options about rows, of which a stored report has none."""


def study_of_waves(waves: Sequence[str], asked: Wanted, voice: Voice) -> Study:
    """Return the study that two waves are compared by; stored reports alone need no configuration.

    Raises:
        UsageProblem: an option that would change nothing.
        ConfigurationError: an export and no configuration, or one that cannot be carried out.
    """
    refuse_stdin_twice(waves)
    if asked.period is not None:
        raise _periods()
    if not all(map(is_report, waves)):
        return study_asked(asked, voice)
    for option in _without_effect(asked):
        raise _on_reports(option)
    try:
        return study_asked(replace(asked, metric=[]), voice)
    except NoConfig:
        return Study(measures=(), lang=voice.lang)


def refuse_stdin_twice(paths: Sequence[str]) -> None:
    """Let pass paths of which one at most is standard input, which can be read only once.

    Raises:
        UsageProblem: two of them are `-`.
    """
    if list(paths).count("-") > 1:
        raise UsageProblem(
            Words(
                "Standard input (-) can be read only once, and it is named twice.",
                "L'entrée standard (-) ne se lit qu'une fois, et elle est indiquée deux fois.",
            ),
            Words("Name a file for one of them.", "Indiquez un fichier pour l'une des deux."),
        )


def _without_effect(asked: Wanted) -> Iterator[str]:
    for name in (*_ROWS, *TYPES, "scale", *SETTINGS):
        if getattr(asked, name):
            yield f"--{name.replace('_', '-')}"


def _on_reports(option: str) -> UsageProblem:
    return UsageProblem(
        Words(
            f"{option} acts on rows, and stored reports hold none: they are compared as they were scored.",
            f"{option} agit sur des lignes, et un rapport enregistré n'en contient pas : il est comparé tel quel.",
        ),
        Words(
            f"Leave it out, or score both exports with {option} first.",
            f"Retirez-la, ou calculez d'abord les deux exports avec {option}.",
        ),
    )


def _periods() -> UsageProblem:
    return UsageProblem(
        Words(
            "--period splits one export by time; compare takes two waves, each for all of its time.",
            "--period découpe un export dans le temps ; compare prend deux vagues, chacune en entier.",
        ),
        Words(
            "Use cxcli score --period, or --since and --until.",
            "Utilisez cxcli score --period, ou --since et --until.",
        ),
    )
