"""What one pass over the exports found, for everything that comes after."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cxcli.engines.repeated import Compared
from cxcli.passes.answers import Wordings
from cxcli.passes.books import Books
from cxcli.passes.findings import Findings
from cxcli.study.study import Study
from cxcli.tally.cell_designs import Designs
from cxcli.tally.rows import Answer, Rows
from cxcli.tally.tally import Tally
from cxcli.tally.together import Together

if TYPE_CHECKING:
    from cxcli.stats.raking import Raked


@dataclass(frozen=True, slots=True)
class Counted:
    """What a run counted: the tally, rows used, and what was found on the way.

    `invalid` maps each metric to its invalid answers and the number of people who gave them,
    `wordings` to the words that were read as each value. `rows` are the used rows, settled and weighed,
    when they were held (None: they were not, or no row was read); `period_rows` are those of results
    with a period, the same ones unless each respondent counts once a period. `books` are their codebooks.
    `designs` are those of all cells (None: each row stands for itself), `raked` how weights were made.
    `together` are the values of every two segment variables that occur in one row. `compared` are the rows
    that were compared with one another.
    """

    tally: Tally
    rows_used: int
    findings: Findings
    invalid: Mapping[str, Mapping[Answer, int]]
    wordings: Mapping[str, Wordings]
    compared: Compared
    books: Books
    study: Study
    rows: Rows | None = None
    period_rows: Rows | None = None
    designs: Designs | None = None
    together: Together = field(default_factory=dict)
    raked: "Raked | None" = None
