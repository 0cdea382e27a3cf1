"""Drafts of small exports: one column, or a text as a platform would write it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from cxcli.config.load import from_text
from cxcli.config.study import study_of
from cxcli.draft.column import columns_of
from cxcli.draft.draft import Draft, draft_of
from cxcli.draft.questions import verdicts
from cxcli.draft.verdict import Doubt, Proposed, Verdict
from cxcli.draft.written import written
from cxcli.draft.written_metrics import Target
from cxcli.header import Header
from cxcli.readers import open_tables
from cxcli.study.study import SourceSettings, Study
from cxcli.words import Lang
from tests.tables import MemoryTable


def spread(answers: Mapping[str, int]) -> list[str]:
    """Return as many cells as people gave each answer."""
    return [answer for answer, people in answers.items() for _ in range(people)]


def verdict_on(header: str, answers: Mapping[str, int], labels: Mapping[str, str] | None = None) -> Verdict:
    """Return what is thought of one column."""
    cells = spread(answers)
    (column,) = columns_of(Header(((header,),)), [(cell,) for cell in cells])
    return verdicts([column], {0: labels} if labels else {})[0]


def proposed(header: str, answers: Mapping[str, int]) -> dict[str, object] | None:
    """Return the keys of the metric that is proposed, None where it is asked about or left alone."""
    found = verdict_on(header, answers)
    return dict(found.keys) if isinstance(found, Proposed) else None


def asked(header: str, answers: Mapping[str, int]) -> list[dict[str, object]]:
    """Return the keys of every variant of the question about a column; fails where nothing is asked."""
    found = verdict_on(header, answers)
    assert isinstance(found, Doubt), found
    return [dict(variant.keys) for variant in found.variants]


def drafted(columns: Mapping[str, Sequence[str]]) -> Draft:
    """Return the draft of an export with one header row."""
    rows = list(zip(*columns.values(), strict=True))
    return draft_of(MemoryTable(list(columns), rows))


def drafted_text(folder: Path, text: str, name: str = "export.csv") -> Draft:
    """Return the draft of a text file."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return draft_of(open_tables([str(path)], SourceSettings())[0])


def text_of(draft: Draft, lang: Lang = "en") -> str:
    """Return the configuration that is written for a draft."""
    return written(draft, Target("cxcli.yaml", "export.csv", {}, lang))


def study(draft: Draft) -> Study:
    """Return the study of the written configuration; fails if it does not load."""
    return study_of(from_text(text_of(draft)))
