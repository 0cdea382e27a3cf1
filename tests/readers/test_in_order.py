"""What threads make comes in the order of the things, and what goes wrong is told in its place."""

import threading
from collections.abc import Iterator

import pytest

from cxcli.readers.in_order import in_order, prefetched


@pytest.mark.parametrize("threads", [0, 1, 3])
def test_work_is_handed_out_in_the_order_of_the_things(threads: int) -> None:
    assert [*in_order(range(50), str, threads)] == [(number, str(number)) for number in range(50)]


def test_prefetched_things_are_the_same_made_by_another_thread() -> None:
    makers = set()

    def things() -> Iterator[int]:
        for number in range(100):
            makers.add(threading.current_thread())
            yield number

    assert [*prefetched(things())] == [*range(100)]
    assert len(makers) == 1
    assert threading.current_thread() not in makers


def test_what_goes_wrong_is_raised_after_the_things_before_it() -> None:
    def things() -> Iterator[int]:
        yield 1
        yield 2
        raise ValueError("broken")

    found = prefetched(things())
    assert [next(found), next(found)] == [1, 2]
    with pytest.raises(ValueError, match="broken"):
        next(found)


def test_whoever_stops_early_leaves_no_thread_behind() -> None:
    before = threading.active_count()
    found = prefetched(iter(range(1_000_000)))
    assert next(found) == 0
    found.close()  # type: ignore[attr-defined] # a generator
    assert threading.active_count() == before
