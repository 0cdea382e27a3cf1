"""What `check` found, as text for people, JSON for machines, and a CSV of unread answers."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from cxcli.cli.messages import error_facts, said, warning_facts
from cxcli.engines.unread import Unread
from cxcli.evidence import Distribution
from cxcli.passes.findings import UnreadCell
from cxcli.pipeline.check import Checked
from cxcli.renderers.safe_text import encodable, inert, visible
from cxcli.renderers.to_json import ledger_values, source_facts
from cxcli.report.model import SourceFacts
from cxcli.report.tokens import words_of
from cxcli.report.wording import format_count
from cxcli.words import Lang, Words

SCHEMA = "cxcli.check/1"
_LONGEST, _MOST = 60, 20
_STATES = ("valid", "missing", "not_applicable", "invalid")

_FILES = Words("Files", "Fichiers")
_OPENED = Words("{rows} rows, profile: {profile}", "{rows} lignes, profil : {profile}")
_HEADERS = Words("{n} header rows", "{n} lignes d'en-tête")
_ROWS = Words("Rows", "Lignes")
_READ = Words("{read} read, {used} used", "{read} lues, {used} retenues")
_ANSWERS = Words("Answers", "Réponses")
_EITHER = Words("Answers, or rows", "Réponses, ou lignes")
_UNREAD = Words(
    "Not on the scale (metric, answer, people, rows)", "Hors échelle (métrique, réponse, personnes, lignes)"
)
_CELLS = Words(
    "Cells that cannot be read (metric, text, rows, first rows)",
    "Cellules illisibles (métrique, texte, lignes, premières lignes)",
)
_OTHERS = Words("(others)", "(autres)")
_MORE = Words(
    "... and {n} more; write them all to a file with --rows PATH.",
    "... et {n} autres ; écrivez-les toutes dans un fichier avec --rows CHEMIN.",
)


def as_text(checked: Checked, lang: Lang) -> str:
    """Return files, rows, the four states of every metric, and the unread answers."""
    blocks = [
        _block(_FILES, (_source(source, lang) for source in checked.sources), lang),
        _block(_ROWS, _ledger(checked, lang), lang),
        _block(_EITHER if checked.accounts else _ANSWERS, _aligned(list(_states(checked, lang))), lang),
    ]
    for title, are_cells in ((_UNREAD, False), (_CELLS, True)):
        found = [item for item in checked.unread if (item.metric in checked.accounts) == are_cells]
        blocks += [_block(title, _unread(found, lang), lang)] if found else []
    return "\n\n".join(blocks) + "\n"


def as_json(checked: Checked, lang: Lang) -> str:
    """Return everything found as one JSON document."""
    document = {
        "schema": SCHEMA,
        "sources": [source_facts(source) for source in checked.sources],
        "ledger": ledger_values(checked.ledger),
        "metrics": [{"metric": name, "answers": _counts(d)} for name, d in checked.answers.items()],
        "unread": [_unread_facts(item) for item in checked.unread],
        "warnings": [warning_facts(notice, lang) for notice in checked.warnings],
        "problems": [error_facts(p, lang) for error in checked.problems for p in error.problems],
    }
    return encodable(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def rows_file(cells: Iterable[UnreadCell]) -> str:
    """Return the unread answers as CSV: file, row, column, text; no other column of the export."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("file", "row", "column", "text"))
    for cell in cells:
        texts = (inert(encodable(text)) for text in (cell.column, cell.text))
        writer.writerow((encodable(cell.file), cell.row, *texts))
    return out.getvalue()


def _block(title: Words, lines: Iterable[str], lang: Lang) -> str:
    return "\n".join([said(title, lang), *(f"  {visible(line)}" for line in lines)])


def _source(source: SourceFacts, lang: Lang) -> str:
    facts = [
        said(_OPENED, lang).format(rows=format_count(source.rows, lang), profile=source.recognised(lang))
    ]
    facts += [fact for fact in (source.encoding, source.sheet) if fact]
    facts += [repr(source.delimiter)] if source.delimiter else []
    facts += [said(_HEADERS, lang).format(n=source.header_rows)] if source.header_rows > 1 else []
    return f"{source.path}: {', '.join(facts)}"


def _ledger(checked: Checked, lang: Lang) -> Iterator[str]:
    ledger = checked.ledger
    read, used = format_count(ledger.rows_read, lang), format_count(ledger.rows_used, lang)
    yield said(_READ, lang).format(read=read, used=used)
    for rule, rows in ledger.dropped.items():
        yield f"- {format_count(rows, lang)} {words_of(rule).say(lang)}"


def _states(checked: Checked, lang: Lang) -> Iterator[Sequence[str]]:
    yield ("", *(words_of(state).say(lang) for state in _STATES))
    for name, distribution in checked.answers.items():
        yield (name, *(format_count(n, lang) for n in _counts(distribution).values()))


def _counts(distribution: Distribution) -> dict[str, int]:
    return {
        "valid": distribution.given - distribution.invalid,
        "missing": distribution.missing,
        "not_applicable": distribution.not_applicable,
        "invalid": distribution.invalid,
    }


def _unread(unread: Sequence[Unread], lang: Lang) -> Iterator[str]:
    rows = [
        (item.metric, _quoted(item.text, lang), format_count(item.people, lang), _rows(item))
        for item in unread[:_MOST]
    ]
    yield from _aligned(rows)
    if len(unread) > _MOST:
        yield said(_MORE, lang).format(n=len(unread) - _MOST)


def _quoted(text: str | None, lang: Lang) -> str:
    if text is None:
        return said(_OTHERS, lang)
    short = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return visible(f"'{short}'")


def _rows(item: Unread) -> str:
    listed = ", ".join(str(spot.row) for spot in item.first)
    return listed + (", ..." if item.people > len(item.first) else "")


def _unread_facts(item: Unread) -> dict[str, Any]:
    first = [{"file": spot.file, "row": spot.row} for spot in item.first]
    return {
        "metric": item.metric,
        "text": item.text,
        "kind": item.kind,
        "people": item.people,
        "first": first,
    }


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the rows in columns: names to the left, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *rest in rows:
        cells = (f"{cell:>{width}}" for cell, width in zip(rest, widths[1:], strict=True))
        yield f"{first:<{widths[0]}}  {'  '.join(cells)}".rstrip()
