"""Two definitions of a metric on the same answers: both numbers, both bases, and why they differ."""

import textwrap
from collections.abc import Iterator

from cxcli.cli.messages import said
from cxcli.cli.worked import laid_out, opening, outcome, shares
from cxcli.definitions import Definition, here_says
from cxcli.metrics import METRICS
from cxcli.pipeline.explain import Explained
from cxcli.report.model import Result
from cxcli.report.wording import format_count, format_effective
from cxcli.words import Lang, Words, same

_WIDTH = 76

_HERE = Words("{name} (as configured)", "{name} (tel que configuré)")
_BASE = Words("base: {n}", "base : {n}")
_EFFECTIVE = Words(" ({n} effective)", " ({n} efficaces)")
_WHY = Words("Why", "Pourquoi")
_SENTENCE = Words(
    "'{here}' {mine}; '{name}' {theirs}.",
    "« {here} » {mine} ; « {name} » {theirs}.",
)


def worked_as(found: Explained, other: Definition, lang: Lang) -> str:
    """Return the number of a metric as it is configured and as another definition has it, and why they differ."""
    here = found.measure.statistic
    mine = found.report[found.measure.name]
    steps = [
        (Words(_HERE.en.format(name=here), _HERE.fr.format(name=here)), list(_side(mine, mine, lang))),
        (same(f"--as {other.name}"), list(_side(found.other, mine, lang)) if found.other else []),
        (_WHY, textwrap.wrap(_why(found, other, lang), _WIDTH)),
    ]
    return "\n".join([opening(found.measure, found.report, lang), "", *laid_out(steps, lang)]) + "\n"


def _side(result: Result, mine: Result, lang: Lang) -> Iterator[str]:
    """Yield the value, its base and, where they are those of the metric, its bands; of a hidden result no number."""
    yield from outcome(result, lang)
    if result.suppressed is not None or not METRICS[result.type].is_of_people:
        return
    base = said(_BASE, lang).format(n=format_count(result.n or 0, lang))
    if result.weighted_distribution is not None and result.n_effective is not None:
        base += said(_EFFECTIVE, lang).format(n=format_effective(result.n_effective, lang))
    yield base
    if result.shares and result.n and result.type == mine.type:
        yield ", ".join(shares(result, lang))


def _why(found: Explained, other: Definition, lang: Lang) -> str:
    return said(_SENTENCE, lang).format(
        here=found.measure.statistic,
        mine=said(here_says(found.measure), lang),
        name=other.name,
        theirs=said(other.says, lang),
    )
