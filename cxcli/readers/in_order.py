"""Work on one thing after the other, several at a time, handed out in their order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

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
    if threads:
        yield from _ahead(things, work, threads)
    else:
        for thing in things:
            yield thing, work(thing)


def _ahead(
    things: Iterable[Thing], work: Callable[[Thing], Done], threads: int
) -> Iterator[tuple[Thing, Done]]:
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - a small file needs no threads

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


def prefetched(things: Iterator[Thing], most: int = 2) -> Iterator[Thing]:
    """Yield things in their order, while a thread makes the next ones.

    Args:
        things: made by the thread, one after the other; what making one raises is raised in its place.
        most: how many are made beyond the one that is handed out.
    """
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - see above

    with ThreadPoolExecutor(1) as maker:
        waiting = deque(maker.submit(next, things, None) for _ in range(most))
        try:
            while (thing := waiting.popleft().result()) is not None:
                waiting.append(maker.submit(next, things, None))
                yield thing
        finally:
            for future in waiting:
                future.cancel()
