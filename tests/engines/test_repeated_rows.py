"""Rows that repeat an earlier one: which studies want them compared, and up to how many."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.engines.repeated import MOST_COMPARED, Compared
from cxcli.study.study import Study
from cxcli.tally.rows import Rows
from tests.studies import named, study


def rows(identities: list[int] | np.ndarray | None, number: int = 0) -> Rows:
    hashes = None if identities is None else np.array(identities, dtype=np.uint64)
    return Rows(np.arange(number if hashes is None else len(hashes)), identities=hashes)


@given(parts=st.lists(st.lists(st.integers(1, 9), max_size=8), max_size=5))
def test_every_row_but_the_first_of_its_kind_is_a_repeat_in_whatever_part(parts: list[list[int]]) -> None:
    compared = Compared(study(duplicates="warn"))
    for part in parts:
        compared.add(rows(part))
    seen = Counter(identity for part in parts for identity in part)
    assert compared.repeated() == sum(times - 1 for times in seen.values())
    assert compared.is_complete


@pytest.mark.parametrize(
    ("of", "found"),
    [
        (study(duplicates="auto"), (1, True)),
        (study(duplicates="warn"), (1, True)),
        (study(duplicates="drop"), (0, False)),
        (study(duplicates="off"), (0, False)),
        (study(duplicates="auto", response=named("id")), (0, True)),
    ],
)
def test_rows_are_compared_where_the_study_wants_it_and_no_id_settles_it(
    of: Study, found: tuple[int, bool]
) -> None:
    compared = Compared(of)
    compared.add(rows([7, 7]))
    assert (compared.repeated(), compared.is_complete) == found


def test_rows_that_nobody_identified_are_not_compared() -> None:
    compared = Compared(study(duplicates="warn"))
    compared.add(rows(None, 3))
    assert compared.repeated() == 0


@pytest.mark.parametrize(("duplicates", "found"), [("auto", (0, False)), ("warn", (1, True))])
def test_beyond_the_most_rows_only_a_study_that_asks_for_it_goes_on(
    duplicates: str, found: tuple[int, bool]
) -> None:
    compared = Compared(study(duplicates=duplicates))
    compared.add(rows(np.arange(1, MOST_COMPARED)))
    compared.add(rows([1]))
    assert (compared.repeated(), compared.is_complete) == (1, True)
    compared.add(rows([MOST_COMPARED]))
    assert (compared.repeated(), compared.is_complete) == found
