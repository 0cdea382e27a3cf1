"""What ends a run with exit 3 after everything is printed and written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cxcli.engines.counted import Counted
from cxcli.engines.unread import Unread, listed, unread
from cxcli.errors import CxcliError, DamagedRows, NoAnswers, Notice, Place, TooManyInvalid
from cxcli.evidence import Distribution
from cxcli.reader import Account, DamagedRow, Opened
from cxcli.report.build import Scored
from cxcli.report.wording import format_percent
from cxcli.study.study import Limits, Measure, Study
from cxcli.words import Words, same

_SHOWN = 5


def problems(study: Study, counted: Counted, scored: Scored, tables: Sequence[Opened]) -> list[CxcliError]:
    """Return every limit that the data breaks: damaged rows, invalid answers, nobody at all."""
    found: list[CxcliError] = [
        *damage_problems(study.limits, tables),
        *_too_many_invalid(study, counted, scored),
    ]
    if study.measures and not any(
        _says_something(scored.overall[measure.name]) for measure in study.measures
    ):
        found.append(_no_answers())
    return found


def _says_something(answers: Distribution) -> bool:
    """Tell whether anybody answered; an account whose rows are valid may still have nothing to divide by."""
    return bool(answers.n or answers.rows_valid)


def broken_metrics(study: Study, scored: Scored) -> frozenset[str]:
    """Return the metrics of which more answers, or rows, cannot be read than the limit allows."""
    most = study.limits.max_invalid_share
    shares = ((m.name, scored.overall[m.name]) for m in study.measures)
    return frozenset(name for name, d in shares if d.invalid and d.invalid / d.given > most)


def damage_notices(limits: Limits, tables: Sequence[Opened]) -> Iterator[Notice]:
    """Yield a warning for each table with damaged rows, few enough to go on."""
    for table in tables:
        account = table.account
        if account.damaged and not _is_beyond(account, limits):
            path, rows, out = table.origin.path, _rows(account), _left_out(account.damaged)
            yield Notice(
                "CX0114",
                Words(
                    f"{path}: {out.en} (row: cells found/expected): {rows.en}.",
                    f"{path} : {out.fr} (ligne : cellules trouvées/attendues) : {rows.fr}.",
                ),
            )


def _left_out(damaged: int) -> Words:
    if damaged == 1:
        return Words("1 damaged row was left out", "1 ligne abîmée a été écartée")
    return Words(f"{damaged} damaged rows were left out", f"{damaged} lignes abîmées ont été écartées")


def damage_problems(limits: Limits, tables: Sequence[Opened]) -> Iterator[DamagedRows]:
    """Yield the error of each table with more damaged rows than the limit allows."""
    for table in tables:
        account = table.account
        if _is_beyond(account, limits):
            first = account.first_damaged[0] if account.first_damaged else None
            rows = _rows(account)
            yield DamagedRows(
                Words(
                    f"{account.damaged} of {account.rows} rows do not have as many cells as the header (row: found/expected): {rows.en}.",
                    f"{account.damaged} lignes sur {account.rows} n'ont pas autant de cellules que l'en-tête (ligne : trouvé/attendu) : {rows.fr}.",
                ),
                Words(
                    "Export the file again, or raise limits.max_damaged_share.",
                    "Exportez de nouveau le fichier, ou relevez limits.max_damaged_share.",
                ),
                Place(table.origin.path, first.line if first else None, None, first.row if first else None),
            )


def _is_beyond(account: Account, limits: Limits) -> bool:
    return account.damaged > limits.max_damaged_share * account.rows


def _rows(account: Account) -> Words:
    shown = account.first_damaged[:_SHOWN]
    more = Words(" and others", " et d'autres") if account.damaged > len(shown) else Words("", "")
    return Words(
        ", ".join(f"{d.row}: {d.found}/{d.expected}{_beyond(d).en}" for d in shown) + more.en,
        ", ".join(f"{d.row} : {d.found}/{d.expected}{_beyond(d).fr}" for d in shown) + more.fr,
    )


def _beyond(row: DamagedRow) -> Words:
    return _TRAILING if row.is_blank_beyond else same("")


_TRAILING = Words(" (delimiters at its end)", " (séparateurs en fin de ligne)")


def _too_many_invalid(study: Study, counted: Counted, scored: Scored) -> Iterator[TooManyInvalid]:
    most, broken = study.limits.max_invalid_share, broken_metrics(study, scored)
    for measure in (m for m in study.measures if m.name in broken):
        distribution = scored.overall[measure.name]
        given = distribution.given
        found = unread(counted, measure.name)
        hidden = any(r.suppressed for r in scored.results if r.metric == measure.name and r.is_overall)
        words = _ANSWERS if measure.way is None else _ROWS
        yield TooManyInvalid(
            words.beyond(measure.name, most)
            if hidden
            else words.share_beyond(measure.name, distribution.invalid / given, most, listed(found)),
            words.hint,
            _place(measure, found),
        )


@dataclass(frozen=True, slots=True)
class _Wording:
    """How it is said that too much of something is not understood: `all_` of it, and what is wrong with it."""

    all_: Words
    more: Words
    wrong: Words
    hint: Words

    def beyond(self, name: str, most: float) -> Words:
        """Return the problem without a number that would tell how many stand behind a hidden result."""
        limit = _percent(most)
        return Words(
            f"{name}: {self.more.en} than the {limit.en} allowed.",
            f"{name}\u00a0: {self.more.fr} que les {limit.fr} admis.",
        )

    def share_beyond(self, name: str, share: float, most: float, found: Words) -> Words:
        """Return the problem with the share of it all, and what was found."""
        mine, limit = _percent(share), _percent(most)
        return Words(
            f"{name}: {mine.en} of the {self.all_.en} {self.wrong.en}, more than the {limit.en} allowed: {found.en}.",
            f"{name}\u00a0: {mine.fr} des {self.all_.fr} {self.wrong.fr}, plus que les {limit.fr} admis\u00a0: {found.fr}.",
        )


_ANSWERS = _Wording(
    Words("answers", "réponses"),
    Words("more answers are not on the scale", "plus de réponses sont hors de l'échelle"),
    Words("are not on the scale", "ne sont pas sur l'échelle"),
    Words(
        "Map them under labels, missing or not_applicable, correct the scale, or raise limits.max_invalid_share.",
        "Associez-les sous labels, missing ou not_applicable, corrigez l'échelle, ou relevez limits.max_invalid_share.",
    ),
)
_ROWS = _Wording(
    Words("rows", "lignes"),
    Words("more rows have a cell that cannot be read", "plus de lignes ont une cellule illisible"),
    Words("have a cell that cannot be read", "ont une cellule illisible"),
    Words(
        "Correct these cells, leave the rows out with 'where', or raise limits.max_invalid_share; cxcli check --rows PATH writes all of them.",
        "Corrigez ces cellules, écartez les lignes avec «\u00a0where\u00a0», ou relevez limits.max_invalid_share\u00a0; cxcli check --rows CHEMIN les écrit toutes.",
    ),
)
"""A metric that is no survey question has no labels and no scale: its rows are read, or not."""


def _place(measure: Measure, found: Sequence[Unread]) -> Place | None:
    if not found or not found[0].first:
        return None
    first, columns = found[0].first[0], measure.question.columns
    return Place(first.file, None, str(columns[0]) if len(columns) == 1 else None, first.row)


def _percent(share: float) -> Words:
    return Words(format_percent(100 * share, 1, "en"), format_percent(100 * share, 1, "fr"))


def _no_answers() -> NoAnswers:
    return NoAnswers(
        Words(
            "No metric has a single valid answer, or row that can be used.",
            "Aucune métrique n'a la moindre réponse valide, ni ligne utilisable.",
        ),
        Words(
            "Run 'cxcli check' to see what the columns hold.",
            "Lancez « cxcli check » pour voir ce que contiennent les colonnes.",
        ),
    )
