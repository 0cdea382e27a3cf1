"""What a renderer is: a pure function from a report to the text of one format."""

from collections.abc import Callable
from dataclasses import dataclass

from cxcli.report.model import Report


@dataclass(frozen=True, slots=True)
class Renderer:
    """One output format: its name, its file suffix, and the function that writes it."""

    name: str
    suffix: str
    render: Callable[[Report], str]
