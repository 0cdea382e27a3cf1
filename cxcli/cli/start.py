"""A quick start: what is set before the heavy imports, and undone once they are there.

Measured: collecting garbage while pandas is imported costs a third of the import, and a pool of
BLAS threads that no count ever uses costs 50 to 80 ms of processor time.
"""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def heavy_imports() -> Iterator[None]:
    """Import pandas and its kin at the least price: no garbage collected meanwhile, no BLAS threads."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.disable()
    yield
    gc.freeze()
    gc.enable()
    _lean_memory()


def leave() -> None:
    """Spare the interpreter a last collection of everything there is."""
    gc.freeze()


def _lean_memory() -> None:
    """Let Arrow take the allocator that gives memory back soonest, unless the user chose one."""
    import pyarrow as pa  # noqa: PLC0415 -- already loaded by the caller

    if "ARROW_DEFAULT_MEMORY_POOL" not in os.environ and "jemalloc" in pa.supported_memory_backends():
        pa.set_memory_pool(pa.jemalloc_memory_pool())
