"""Every format a report can be written in; what differs from one to the next is its file's business."""

from cxcli.renderer import Renderer
from cxcli.renderers.to_csv import to_csv
from cxcli.renderers.to_json import to_json
from cxcli.renderers.to_terminal import to_plain_table

RENDERERS: tuple[Renderer, ...] = (
    Renderer("table", ".txt", to_plain_table),
    Renderer("json", ".json", to_json),
    Renderer("csv", ".csv", to_csv),
)
