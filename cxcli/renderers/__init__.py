"""Every format a report can be written in; what differs from one to the next is its file's business."""

from cxcli.renderer import Renderer
from cxcli.renderers.to_csv import to_csv
from cxcli.renderers.to_json import to_json
from cxcli.report.model import Report


def to_plain_table(report: Report) -> str:
    """Return the report as the text of a table file: no colours, as wide as it needs."""
    from cxcli.renderers.to_terminal import to_plain_table as table  # noqa: PLC0415 - Rich, for tables only

    return table(report)


RENDERERS: tuple[Renderer, ...] = (
    Renderer("table", ".txt", to_plain_table),
    Renderer("json", ".json", to_json),
    Renderer("csv", ".csv", to_csv),
)
