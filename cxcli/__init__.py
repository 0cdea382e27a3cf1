"""Survey exports in, trustworthy scores out: `score`, the `Report` it returns and the `CxcliError` it raises.

Importing this package loads nothing heavy; pandas is loaded by the first call of `score`.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from cxcli.version import __version__

if TYPE_CHECKING:
    from cxcli.errors import CxcliError
    from cxcli.library import Report, score

__all__ = ["CxcliError", "Report", "__version__", "score"]

_HOMES = {"score": "cxcli.library", "Report": "cxcli.library", "CxcliError": "cxcli.errors"}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'cxcli' has no attribute '{name}'")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
