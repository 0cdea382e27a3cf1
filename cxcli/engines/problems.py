"""What ends a run with exit 3 after everything is printed and written."""

from collections.abc import Iterator, Sequence

from cxcli.engines.counted import Counted
from cxcli.engines.unread import Unread, listed, unread
from cxcli.errors import CxcliError, DamagedRows, NoAnswers, Notice, Place, TooManyInvalid
from cxcli.evidence import Distribution
from cxcli.reader import Account, Table
from cxcli.report.build import Scored
from cxcli.report.wording import format_percent
from cxcli.study.study import Limits, Measure, Study
from cxcli.words import Words

_SHOWN = 5


def problems(study: Study, counted: Counted, scored: Scored, tables: Sequence[Table]) -> list[CxcliError]:
    """Return every limit that the data breaks: damaged rows, invalid answers, nobody at all."""
    found: list[CxcliError] = [*_damaged(study.limits, tables), *_too_many_invalid(study, counted, scored)]
    if study.measures and not any(
        _says_something(scored.overall[measure.name]) for measure in study.measures
    ):
        found.append(_no_answers())
    return found


def _says_something(answers: Distribution) -> bool:
    """Tell whether anybody answered; an account whose rows are valid may still have nothing to divide by."""
    return bool(answers.n or answers.rows_valid)


def broken_metrics(study: Study, scored: Scored) -> frozenset[str]:
    """Return the metrics of which more answers are not on the scale than the limit allows."""
    most = study.limits.max_invalid_share
    shares = ((m.name, scored.overall[m.name]) for m in study.measures)
    return frozenset(name for name, d in shares if d.invalid and d.invalid / d.given > most)


def damage_notices(limits: Limits, tables: Sequence[Table]) -> Iterator[Notice]:
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


def _damaged(limits: Limits, tables: Sequence[Table]) -> Iterator[DamagedRows]:
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
        ", ".join(f"{d.row}: {d.found}/{d.expected}" for d in shown) + more.en,
        ", ".join(f"{d.row} : {d.found}/{d.expected}" for d in shown) + more.fr,
    )


def _too_many_invalid(study: Study, counted: Counted, scored: Scored) -> Iterator[TooManyInvalid]:
    most, broken = study.limits.max_invalid_share, broken_metrics(study, scored)
    for measure in (m for m in study.measures if m.name in broken):
        distribution = scored.overall[measure.name]
        given = distribution.given
        found = unread(counted, measure.name)
        hidden = any(r.suppressed for r in scored.results if r.metric == measure.name and r.is_overall)
        yield TooManyInvalid(
            _beyond(measure.name, most)
            if hidden
            else _share_beyond(measure.name, distribution.invalid / given, most, listed(found)),
            Words(
                "Map them under labels, missing or not_applicable, correct the scale, or raise limits.max_invalid_share.",
                "Associez-les sous labels, missing ou not_applicable, corrigez l'échelle, ou relevez limits.max_invalid_share.",
            ),
            _place(measure, found),
        )


def _beyond(name: str, most: float) -> Words:
    """Return the problem without a number that would tell how many people stand behind a hidden result."""
    return Words(
        f"{name}: more answers are not on the scale than the {_percent(most).en} allowed.",
        f"{name} : plus de réponses que les {_percent(most).fr} admis ne sont pas sur l'échelle.",
    )


def _share_beyond(name: str, share: float, most: float, found: Words) -> Words:
    return Words(
        f"{name}: {_percent(share).en} of the answers are not on the scale, more than the {_percent(most).en} allowed: {found.en}.",
        f"{name} : {_percent(share).fr} des réponses ne sont pas sur l'échelle, plus que les {_percent(most).fr} admis : {found.fr}.",
    )


def _place(measure: Measure, found: Sequence[Unread]) -> Place | None:
    if not found or not found[0].first:
        return None
    first, columns = found[0].first[0], measure.question.columns
    return Place(first.file, None, str(columns[0]) if len(columns) == 1 else None, first.row)


def _percent(share: float) -> Words:
    return Words(format_percent(100 * share, 1, "en"), format_percent(100 * share, 1, "fr"))


def _no_answers() -> NoAnswers:
    return NoAnswers(
        Words("No metric has a single valid answer.", "Aucune métrique n'a la moindre réponse valide."),
        Words(
            "Run 'cxcli check' to see what the columns hold.",
            "Lancez « cxcli check » pour voir ce que contiennent les colonnes.",
        ),
    )
