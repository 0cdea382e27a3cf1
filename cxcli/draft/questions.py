"""Which columns are metrics, and which ones have to be asked about."""

import fnmatch
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from cxcli.config.written_yaml import Yaml
from cxcli.draft.answers import Answer, Form
from cxcli.draft.choice_names import of_answer_codes, of_choice_names
from cxcli.draft.coded import of_codes
from cxcli.draft.column import Column
from cxcli.draft.cues import asks_for_a_comment, asks_to_recommend
from cxcli.draft.fit import fitting
from cxcli.draft.kinds import possible_scales
from cxcli.draft.marked import of_fractions, of_labelled_numbers, of_stars
from cxcli.draft.numbers import NO_ANSWER_CODES, of_numbers
from cxcli.draft.verdict import Doubt, Keys, Proposed, Variant, Verdict
from cxcli.draft.worded_ends import of_ends_in_words
from cxcli.draft.words import of_words
from cxcli.profiles import Profile
from cxcli.study.text import normalise_header
from cxcli.words import Words

_STRAY_SHARE = 0.02
_FEW = 10
_LONG = 60
_MANY = 12
_METADATA = frozenset(
    {
        "status", "progress", "finished", "duration", "duration (in seconds)", "last page", "lastpage", "seed",
        "collector id", "survey id", "language", "user language", "start language", "startlanguage",
        "distribution channel", "version", "app version code", "app version name", "device",
    }
)  # fmt: skip


def question_columns(
    columns: Sequence[Column], profile: Profile | None, others: Collection[Column]
) -> list[Column]:
    """Return the columns that may hold answers: neither the platform's own ones nor those of another role."""
    patterns = [normalise_header(pattern) for pattern in (profile.ignore if profile else ())]
    return [c for c in columns if c not in others and c.answers.given and not _is_metadata(c, patterns)]


def is_free_text(column: Column) -> bool:
    """Tell whether people wrote in their own words: never scored, and never shown."""
    words = column.answers.of(Form.WORDS)
    if len(words) < len(column.answers.given) or not words:
        return False
    people = column.answers.people
    lengthy = max(len(answer.text) for answer in words) > _LONG
    varied = len(words) > _MANY or (len(words) > 3 and 2 * len(words) > people)
    return varied or asks_for_a_comment(column) or (lengthy and people < 3 * len(words))


def verdicts(columns: Sequence[Column], labels: Mapping[int, Mapping[str, str]]) -> dict[int, Verdict]:
    """Return what each column may be, by its position.

    Args:
        columns: those that may hold answers.
        labels: the value labels that the file itself brings (SPSS), by position and code.
    """
    kin = _kin(columns)
    found = {c.position: of_answer_codes(c) or _verdict(c, kin, labels.get(c.position, {})) for c in columns}
    return {c.position: _with_other_words(c, found[c.position]) for c in columns}


def _verdict(column: Column, kin: Mapping[str, Counter[str]], own: Mapping[str, str]) -> Verdict:
    given = column.answers.given
    if own and all(answer.form is Form.NUMBER for answer in given):
        return of_codes(column, own)
    if len(given) < 2 and (column.answers.people >= _FEW or given[0].form is Form.WORDS):
        return None
    forms = {answer.form for answer in given}
    if forms == {Form.WORDS}:
        return None if _is_too_varied(column) else _of_words(column, kin)
    if forms == {Form.STARS}:
        return of_stars(column)
    if forms == {Form.FRACTION}:
        return of_fractions(column)
    return _of_mostly_numbers(column, forms)


def _of_words(column: Column, kin: Mapping[str, Counter[str]]) -> Verdict:
    labels = Counter({a.text: a.people for a in column.answers.given})
    return of_choice_names(column, labels) or of_words(column, labels, kin.get(column.stem, labels))


def _of_mostly_numbers(column: Column, forms: set[Form]) -> Verdict:
    found = _of_sound_numbers(column, forms)
    return found if found is not None or not asks_to_recommend(column) else _of_soiled_numbers(column)


def _of_soiled_numbers(column: Column) -> Doubt | None:
    """Return the question about a recommendation column with more than a few answers off every scale."""
    sound = sum(a.people for a in column.answers.given if a.number is not None and 0 <= a.number <= 10)
    if 2 * sound < column.answers.people:
        return None
    off = column.answers.people - sound
    return Doubt(
        Words(
            f"Is this the recommendation question (NPS)? {off} of {column.answers.people} answers are no number from 0 to 10.",
            f"Est-ce la question de recommandation (NPS) ? {off} réponses sur {column.answers.people} ne sont pas un nombre de 0 à 10.",
        ),
        possible_scales(column, ((0, 10), (1, 10))),
    )


def _of_sound_numbers(column: Column, forms: set[Form]) -> Verdict:
    if Form.WORDS in forms:
        ends = of_ends_in_words(column) if forms == {Form.WORDS, Form.NUMBER} else None
        strays = sum(a.people for a in column.answers.of(Form.WORDS))
        if ends is not None or strays > _STRAY_SHARE * column.answers.people:
            return ends
    read = _without_mistakes(column.answers.of(Form.NUMBER, Form.LABELLED))
    column = replace(column, answers=replace(column.answers, given=read))
    if not read or forms & {Form.STARS, Form.FRACTION}:
        return None
    return of_labelled_numbers(column) if Form.LABELLED in forms else of_numbers(column)


def _without_mistakes(answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """Return the answers without the few numbers that no usual scale reaches (`11`, `100`)."""
    beyond = [
        a for a in answers if a.number is not None and a.number > 10 and int(a.number) not in NO_ANSWER_CODES
    ]
    few = sum(a.people for a in beyond) <= _STRAY_SHARE * sum(a.people for a in answers)
    return tuple(a for a in answers if a not in beyond) if few else tuple(answers)


def _kin(columns: Sequence[Column]) -> dict[str, Counter[str]]:
    """Return the labels of all rows of each grid question; rows that no named scale explains left out."""
    found: dict[str, Counter[str]] = {}
    for column in columns:
        counts = Counter({answer.text: answer.people for answer in column.answers.given})
        if fitting(list(counts)):
            found.setdefault(column.stem, Counter()).update(counts)
    return found


def _is_too_varied(column: Column) -> bool:
    return len(column.answers.given) > _MANY + 3


def _is_metadata(column: Column, patterns: Sequence[str]) -> bool:
    cells = [normalise_header(cell) for cell in column.cells]
    return any(c in _METADATA or any(fnmatch.fnmatchcase(c, p) for p in patterns) for c in cells if c)


def _with_other_words(column: Column, verdict: Verdict) -> Verdict:
    """Return the verdict with the words of its column that mean no answer, where cxcli must be told so."""
    more: dict[str, Yaml] = {}
    if column.answers.not_applicable:
        more["not_applicable"] = list(column.answers.not_applicable)
    if column.answers.missing:
        more["missing"] = list(column.answers.missing)
    if verdict is None or not more:
        return verdict
    if isinstance(verdict, Proposed):
        return replace(verdict, keys=_joined(verdict.keys, more))
    return Doubt(verdict.question, tuple(Variant(v.when, _joined(v.keys, more)) for v in verdict.variants))


def _joined(keys: Keys, more: Mapping[str, Yaml]) -> Keys:
    joined = dict(keys)
    for key, words in more.items():
        before = joined.get(key, [])
        joined[key] = [
            *(before if isinstance(before, list) else []),
            *(words if isinstance(words, list) else []),
        ]
    return joined
