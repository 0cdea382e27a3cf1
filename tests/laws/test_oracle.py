"""The engine against a naive reading of the same rows, one by one, in plain Python."""

from collections import Counter
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from cxcli.engines.streaming import run
from cxcli.study.coding import Kind
from cxcli.study.study import DateSettings
from cxcli.tally.tally import Cell
from tests.studies import by, named, nps, study, where
from tests.tables import MemoryTable

NAMES = ("id", "who", "date", "Q1", "country", "status")
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["", "a", "b", "c"]),
        st.sampled_from(["", "x", "y", "z"]),
        st.sampled_from(["2026-01-05", "2026-01-20", "2026-02-01", ""]),
        st.sampled_from(["0", "6", "7", "9", "10", "", "N/A", "11"]),
        st.sampled_from(["FR", "BE", ""]),
        st.sampled_from(["ok", "ok", "no"]),
    ),
    min_size=1,
    max_size=25,
)
STATES = {"": Kind.MISSING, "N/A": Kind.NOT_APPLICABLE, "11": Kind.OUT_OF_RANGE}
Row = tuple[str, str, str, str, str, str]


def latest(rows: list[Row], key: int) -> list[Row]:
    """Keep, of the rows with one id, the latest; a blank date is older than any."""
    best = {}
    for place, row in enumerate(rows):
        best[row[key] or place] = max(best.get(row[key] or place, (("", -1), row)), ((row[2], place), row))
    return [row for _, row in sorted(best.values(), key=lambda found: found[0][1])]


def expected(rows: list[Row]) -> tuple[list[Row], dict[str, list[Row]]]:
    """Return the rows of the whole and of each month, by the order of the passes."""
    kept = [row for row in rows if row[5] == "ok"]
    seen: set[Row] = set()
    once = [row for row in kept if not row[0] or not (row in seen or seen.add(row))]
    responses = latest(once, key=0)
    months = {row[2][:7] for row in responses} - {""}
    return latest(responses, key=1), {
        m: latest([r for r in responses if r[2][:7] == m], key=1) for m in months
    }


def states(rows: list[Row]) -> Counter[Kind]:
    return Counter(STATES.get(row[3], Kind.VALID) for row in rows)


@settings(max_examples=150, deadline=None)
@given(rows=ROWS, part_rows=st.integers(1, 9))
def test_the_engine_keeps_and_counts_what_a_reader_of_the_rows_would(rows: list[Row], part_rows: int) -> None:
    of = study(
        nps(),
        response=named("id"),
        respondent=named("who"),
        unit="respondent",
        date=DateSettings(named("date")),
        period="month",
        where=(where("status", "ok"),),
        cuts=(by("country"),),
    )
    counted = run(of, [MemoryTable(NAMES, rows, part_rows)])
    cells = dict(counted.tally.cells())
    whole, months = expected(rows)
    groups = {"": whole, **months}
    for period, group in groups.items():
        for segment in {(), *((row[4] or None,) for row in group)}:
            mine = [row for row in group if not segment or (row[4] or None) == segment[0]]
            if not mine:
                continue
            found = cells[Cell("nps", "country" if segment else "", segment, period)]
            valid = Counter(Fraction(row[3]) for row in mine if row[3] not in STATES)
            assert {value: count.people for value, count in found.valid.items()} == dict(valid)
            assert found.missing == states(mine)[Kind.MISSING]
            assert found.not_applicable == states(mine)[Kind.NOT_APPLICABLE]
            assert found.out_of_range == states(mine)[Kind.OUT_OF_RANGE]
    assert counted.rows_used == len(whole)
    assert len(rows) - sum(counted.findings.dropped.values()) == counted.rows_used
