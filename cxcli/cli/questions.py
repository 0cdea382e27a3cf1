"""The questions of `cxcli init` on a terminal: a number chooses, Enter leaves a column out of the scores."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cxcli.cli.messages import one_line
from cxcli.cli.voice import Voice
from cxcli.words import Words, same

if TYPE_CHECKING:
    from cxcli.draft.draft import Draft, Entry
    from cxcli.draft.verdict import Doubt, Variant

_HOW = Words(
    "Some columns may be metrics. Type the number that is right; Enter leaves a column out, Ctrl-D all the rest.",
    "Certaines colonnes sont peut-être des métriques. Tapez le bon numéro ; Entrée laisse la colonne de côté, Ctrl-D toutes les suivantes.",
)
_SHOWN = 11


def ask(draft: "Draft", voice: Voice) -> "Draft":
    """Return the draft with the questions answered that somebody at the terminal answered.

    Rows of one grid question that raise the same doubt are asked about once.
    """
    chosen: dict[str, Variant] = {}
    groups = [group for group in _groups(draft.questions) if _doubt(group[0]).variants]
    if groups:
        voice.tell(_HOW)
    for group in groups:
        try:
            picked = _picked(group, voice)
        except EOFError:
            break
        if picked is not None:
            chosen |= {entry.name: _doubt(entry).variants[picked] for entry in group}
    return draft.answered(chosen)


def _groups(entries: "Sequence[Entry]") -> "list[list[Entry]]":
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        doubt = _doubt(entry)
        sense = repr((entry.column.stem, doubt.question.en, [variant.keys for variant in doubt.variants]))
        found.setdefault(sense, []).append(entry)
    return list(found.values())


def _picked(group: "Sequence[Entry]", voice: Voice) -> int | None:
    """Return which variant was chosen, from 0; None to leave the columns out."""
    doubt = _doubt(group[0])
    for entry in group:
        voice.tell(same(entry.column.title))
    answers = group[0].column.answers.given[:_SHOWN]
    seen = ", ".join(f"{answer.text} ({answer.people})" for answer in answers)
    voice.tell(Words(f"  seen: {seen}", f"  valeurs vues : {seen}"))
    voice.tell(Words(f"  {doubt.question.en}", f"  {doubt.question.fr}"))
    for number, variant in enumerate(doubt.variants, 1):
        voice.tell(Words(f"  {number}. {variant.when.en}", f"  {number}. {variant.when.fr}"))
    return _typed(len(doubt.variants), voice)


def _typed(most: int, voice: Voice) -> int | None:
    while True:
        sys.stderr.write("> ")
        sys.stderr.flush()
        try:
            line = sys.stdin.readline()
        except OSError as gone:  # the terminal was closed
            raise EOFError from gone
        if not line:
            raise EOFError
        written = one_line(line)
        if not written:
            return None
        if written.isdecimal() and 1 <= int(written) <= most:
            return int(written) - 1
        voice.tell(Words(f"  A number from 1 to {most}, or Enter.", f"  Un numéro de 1 à {most}, ou Entrée."))


def _doubt(entry: "Entry") -> "Doubt":
    from cxcli.draft.verdict import Doubt  # noqa: PLC0415 -- loaded by the caller already

    if not isinstance(entry.verdict, Doubt):
        raise TypeError(entry.name)
    return entry.verdict
