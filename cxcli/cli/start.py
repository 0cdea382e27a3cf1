"""A quick start: what is set before the heavy imports, and undone once they are there.

Measured: collecting garbage meanwhile costs a third of `import pandas`; a pool of BLAS threads that no
count ever uses costs 50 to 80 ms of processor time; looking for plugins of pydantic 20 ms.
"""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager


def quick_start() -> None:
    """Stop collecting garbage and keep libraries from what no command needs; for the process only."""
    gc.disable()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


@contextmanager
def heavy_imports() -> Iterator[None]:
    """Import pandas and its kin inside; afterwards garbage is collected, the imports left out."""
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
