"""Work on one thing after the other, several at a time, handed out in their order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Thing = TypeVar("Thing")
Done = TypeVar("Done")


def in_order(
    things: Iterable[Thing], work: Callable[[Thing], Done], threads: int
) -> Iterator[tuple[Thing, Done]]:
    """Yield each thing with what was made of it, in the order of the things.

    Args:
        things: are taken by the caller's thread, a few ahead.
        work: depends on nothing but its thing.
        threads: how many work beside the caller's; 0: none.
    """
    if not threads:
        for thing in things:
            yield thing, work(thing)
        return
    waiting: deque[tuple[Thing, Future[Done]]] = deque()
    with ThreadPoolExecutor(threads) as pool:
        try:
            for thing in things:
                waiting.append((thing, pool.submit(work, thing)))
                if len(waiting) > 2 * threads:
                    first, future = waiting.popleft()
                    yield first, future.result()
            while waiting:
                first, future = waiting.popleft()
                yield first, future.result()
        finally:
            for _, future in waiting:
                future.cancel()
