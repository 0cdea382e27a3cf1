"""What Typer says of a command line, as one of our own errors: coded, in two languages, with a hint."""

import difflib
import re
from collections.abc import Sequence
from typing import Any

from typer import TyperException

from cxcli.errors import UsageProblem
from cxcli.words import Words

_NEAR = 0.7
"""How alike two words must be for one to be proposed for the other, as for the keys of a configuration."""
_CHOICES = re.compile(r".*?(?P<typed>'.*') is not one of (?P<choices>'.*')\.?", re.DOTALL)


def usage_problem(error: TyperException) -> UsageProblem:
    """Return the error that stands for a command line Typer did not understand."""
    return UsageProblem(_message(error), _hint(error))


def is_bare_call(error: TyperException) -> bool:
    """Return whether nothing was asked for, so that the message is the help itself."""
    return type(error).__name__ == "NoArgsIsHelpError"


def _message(error: Any) -> Words:
    name = type(error).__name__
    if name == "NoSuchOption":
        return Words(
            f"There is no option '{error.option_name}'.", f"L'option « {error.option_name} » n'existe pas."
        )
    choices = _CHOICES.fullmatch(error.message)
    if name == "BadParameter" and choices is not None:
        listed = re.findall(r"'([^']*)'", choices["choices"])
        return _choices(error.param.opts[-1], listed, choices["typed"].strip("'"))
    if name == "BadParameter" and "to parse string as a" in error.message:
        return _not_a_number(error.param.opts[-1], whole="integer" in error.message)
    unknown = re.match(r"No such command '(.*?)'\.", error.message + ".")
    if unknown:
        return Words(f"There is no command '{unknown[1]}'.", f"La commande « {unknown[1]} » n'existe pas.")
    said = error.format_message()
    return Words(said, f"La ligne de commande ne peut pas être exécutée : {said}")


def _not_a_number(option: str, *, whole: bool) -> Words:
    if whole:
        return Words(
            f"{option} takes a whole number, like 200.", f"{option} attend un nombre entier, comme 200."
        )
    return Words(
        f"{option} takes a number, written like 5 or 2.5.",
        f"{option} attend un nombre, écrit comme 5 ou 2.5 (avec un point).",
    )


def _choices(option: str, choices: Sequence[str], typed: str) -> Words:
    *first, last = choices
    english, french = (", ".join(form.format(choice) for choice in first) for form in ("'{}'", "« {} »"))
    return Words(
        f"{option} takes {english} or '{last}', not '{typed}'.",
        f"{option} accepte {french} ou « {last} », et non « {typed} ».",
    )


def _hint(error: Any) -> Words:
    closest = _closest(error)
    if closest:
        return Words(f"Did you mean {closest}?", f"Vouliez-vous dire {closest} ?")
    command = error.ctx.command_path if getattr(error, "ctx", None) else "cxcli"
    return Words(f"See '{command} --help'.", f"Voir « {command} --help ».")


def _closest(error: Any) -> str:
    """Return what Typer proposes instead, an option or a command, when it is near enough to be meant."""
    options = getattr(error, "possibilities", None)
    if options:
        return str(options[0]) if _are_alike(error.option_name, options[0]) else ""
    told, _, proposed = error.message.partition("Did you mean ")
    proposed = str(proposed).rstrip("?").replace("'", "")
    typed = re.search(r"'(.*?)'", told)
    return proposed if typed and _are_alike(typed[1], proposed.partition(",")[0]) else ""


def _are_alike(typed: str, proposed: str) -> bool:
    words = difflib.SequenceMatcher(a=typed.lstrip("-").casefold(), b=proposed.lstrip("-").casefold())
    return words.ratio() >= _NEAR
