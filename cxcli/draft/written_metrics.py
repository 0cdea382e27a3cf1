"""The metrics of a draft, each with its reason, each doubt with its question and the values seen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cxcli.config.written_yaml import Yaml, flow, remark
from cxcli.draft.draft import Draft, Entry
from cxcli.draft.verdict import Doubt, Keys, Proposed
from cxcli.words import Lang, Words

_SHOWN = 11


@dataclass(frozen=True, slots=True)
class Target:
    """Where the configuration goes: its path, the export as seen from there (None: none), the settings given."""

    path: str
    file: str | None
    settings: Mapping[str, str]
    lang: Lang


def written_metrics(draft: Draft, target: Target) -> Iterator[str]:
    """Yield the lines of `metrics`, each question once for all columns that raise it."""
    if not draft.entries:
        yield note(
            Words(
                "No column looks like a question with a scale.",
                "Aucune colonne ne ressemble à une question à échelle.",
            ),
            target,
        )
        yield "metrics: {}"
        return
    yield "metrics:"
    asked: dict[str, str] = {}
    for entry in draft.entries:
        yield from _entry(entry, asked, target)


def _entry(entry: Entry, asked: dict[str, str], target: Target) -> Iterator[str]:
    yield f"  # {remark(entry.column.title, 100)}"
    verdict = entry.verdict
    if isinstance(verdict, Proposed):
        yield f"  # {_WHY.say(target.lang)} {remark(verdict.reason.say(target.lang), 120)}"
        yield f"  {flow(entry.name)}:"
        yield from (f"    {key}: {flow(value)}" for key, value in _keys(entry, verdict.keys).items())
        return
    yield from _question(entry, verdict, asked, target)
    yield f"  {flow(entry.name)}:"
    yield "    type: ignore"
    yield f"    column: {flow(entry.address)}"


def _question(entry: Entry, doubt: Doubt, asked: dict[str, str], target: Target) -> Iterator[str]:
    """Yield the question; where it was asked before about the same answers, only whose it is."""
    seen = counts(tuple((a.text, a.people) for a in entry.column.answers.given))
    yield f"  # {_SEEN.say(target.lang)} {seen}"
    text = doubt.question.say(target.lang)
    sense = repr((entry.column.stem, text, [v.keys for v in doubt.variants]))
    if sense in asked:
        yield f"  # {_SAME.say(target.lang)} {asked[sense]}"
        return
    asked[sense] = entry.name
    yield f"  # {_ASK.say(target.lang)} {remark(text, 400)}"
    for variant in doubt.variants:
        yield f"  # - {remark(variant.when.say(target.lang), 160)}:"
        yield f"  #   {flow(entry.name)}: {flow(_keys(entry, variant.keys))}"


_WHY = Words("Why:", "Raison :")
_ASK = Words("Question:", "Question :")
_SAME = Words("Same question as", "Même question que")
_SEEN = Words("Seen:", "Valeurs vues :")


def _keys(entry: Entry, keys: Keys) -> dict[str, Yaml]:
    return {"type": keys["type"], "column": entry.address, **{k: v for k, v in keys.items() if k != "type"}}


def counts(values: tuple[tuple[str, int], ...]) -> str:
    """Return `FR (40), BE (12)`, the most frequent values first."""
    more = ", …" if len(values) > _SHOWN else ""
    return ", ".join(f"{remark(text, 40)} ({people})" for text, people in values[:_SHOWN]) + more


def note(words: Words, target: Target) -> str:
    """Return a comment line."""
    return f"# {remark(words.say(target.lang), 160)}"
