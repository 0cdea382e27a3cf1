"""Where a report goes: the files of --output, all or none of them, and then standard output."""

import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from cxcli.cli.asked import Shown
from cxcli.cli.forms import Forms
from cxcli.cli.streams import has_color, is_plain, is_terminal, put, put_exactly, width_of
from cxcli.errors import UsageProblem
from cxcli.words import Words

_OTHER_NAME = Words("Choose another name.", "Choisissez un autre nom.")
_NAMED = re.compile(r"([A-Za-z]+)=(.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Target:
    """A file to write and its format."""

    format: str
    path: Path


def targets_of(outputs: Sequence[str]) -> tuple[Target, ...]:
    """Return the files that `-o [FORMAT=]PATH` options ask for.

    Raises:
        UsageProblem: a format or suffix that does not exist, or two outputs into one file.
    """
    targets = tuple(_target(output) for output in outputs)
    seen: dict[str, str] = {}
    for output, target in zip(outputs, targets, strict=True):
        real = os.path.realpath(target.path)
        if real in seen:
            raise _refused(
                Words(
                    f"Two outputs would be written to one file: '{seen[real]}' and '{output}'.",
                    f"Deux sorties iraient dans le même fichier : « {seen[real]} » et « {output} ».",
                ),
                _OTHER_NAME,
            )
        seen[real] = output
    return targets


def show(forms: Forms, targets: Iterable[Target], asked: Shown) -> None:
    """Write every file, all or none, then show the result on standard output.

    Raises:
        UsageProblem: an output would overwrite one of the files that were read.
        CannotWrite: a file or standard output does not take the text.
    """
    from cxcli.renderers.whole_file import write_all  # noqa: PLC0415 -- after the checks

    targets = tuple(targets)
    spare_inputs([target.path for target in targets], forms.inputs)
    files = [(target.path, forms.files[target.format]()) for target in targets]
    shown = _on_stdout(forms, asked)
    write_all(files)
    shown()


def spare_inputs(outputs: Iterable[Path], read: Iterable[str]) -> None:
    """Refuse to overwrite an export or the configuration with a result.

    Raises:
        UsageProblem: an output is one of the files that were read.
    """
    inputs = {os.path.realpath(path): path for path in read}
    for output in outputs:
        overwritten = inputs.get(os.path.realpath(output))
        if overwritten is not None:
            raise _refused(
                Words(
                    f"The output '{output}' would overwrite '{overwritten}', which was just read.",
                    f"La sortie « {output} » écraserait « {overwritten} », qui vient d'être lu.",
                ),
                _OTHER_NAME,
            )


def _target(output: str) -> Target:
    named = _NAMED.fullmatch(output)
    format_, path = (named[1].lower(), named[2]) if named else ("", output)
    if path == "-":
        raise _refused(
            Words("--output takes a file, not '-'.", "--output attend un fichier, et non « - »."),
            Words("For standard output, use --format.", "Pour la sortie standard, utilisez --format."),
        )
    from cxcli.renderers import RENDERERS  # noqa: PLC0415 -- Rich is not for --help

    suffix = Path(path).suffix.lower()
    fitting = (r.name for r in RENDERERS if (r.name == format_ if named else r.suffix == suffix))
    found = next(fitting, None)
    if found is None:
        raise _no_format(named[1] if named else None, output)
    return Target(found, Path(path))


def _no_format(name: str | None, output: str) -> UsageProblem:
    if name is not None:
        return _refused(
            Words(f"There is no output format '{name}'.", f"Le format de sortie « {name} » n'existe pas.")
        )
    return _refused(
        Words(
            f"No output format goes with the name '{output}'.",
            f"Aucun format de sortie ne correspond au nom « {output} ».",
        )
    )


_FORMATS_HINT = Words(
    "The formats are json (.json), csv (.csv) and table (.txt); say which with FORMAT=PATH.",
    "Les formats sont json (.json), csv (.csv) et table (.txt) ; précisez avec FORMAT=CHEMIN.",
)


def _refused(message: Words, hint: Words = _FORMATS_HINT) -> UsageProblem:
    return UsageProblem(message, hint)


def _on_stdout(forms: Forms, asked: Shown) -> Callable[[], None]:
    """Return what will show the result, everything that could fail before a write being done."""
    if asked.format == "none":
        return lambda: None
    if asked.format != "table":
        text = forms.files[asked.format]()
        return lambda: put_exactly(text)
    terminal = is_terminal(sys.stdout)
    color = has_color(asked.color, os.environ, terminal=terminal)
    plain = sys.stdout is not None and is_plain(sys.stdout)
    table = forms.table(width_of(os.environ, terminal=terminal), color, plain)
    return lambda: put(table)
