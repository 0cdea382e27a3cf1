"""`cxcli check`: what a configuration and its exports hold, nothing scored, every problem at once."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from cxcli.cli.asked import Reading, Running, Wanted, options
from cxcli.cli.conclude import conclude
from cxcli.cli.forms import paths_read
from cxcli.cli.options import option
from cxcli.cli.options.showing import FailOption
from cxcli.cli.outputs import spare_inputs
from cxcli.cli.start import heavy_imports
from cxcli.cli.streams import put, put_exactly
from cxcli.cli.voice import Voice

CheckFormat = Annotated[
    Literal["table", "json", "none"],
    typer.Option("-f", "--format", help="What standard output shows; none prints nothing."),
]
RowsOption = Annotated[
    str | None,
    option(
        "--rows", metavar="PATH", help="Write every answer that is not on its scale: file, row, column, text."
    ),
]


@options
class CheckOptions(Wanted, Running, Reading):
    """The options of `cxcli check`."""

    format: CheckFormat = "table"
    rows: RowsOption = None
    fail_on_warn: FailOption = False


def check(asked: CheckOptions, voice: Voice) -> None:
    """Check a configuration and its exports; nothing is scored.

    Shows rows, the answers of every metric, and what is not understood. Takes the options of cxcli
    score. With --rows, every answer that is not on its scale, and every cell
    of another metric that cannot be read, is written to a CSV file (file,
    row, column, text).
    """
    from cxcli.cli.request import files_asked, study_asked  # noqa: PLC0415 -- pydantic and YAML are not for --help

    study = study_asked(asked, voice)
    files = files_asked(asked.files, study)
    with heavy_imports():
        from cxcli.cli.findings import as_json, as_text, rows_file  # noqa: PLC0415
        from cxcli.pipeline import check as pipeline  # noqa: PLC0415 -- pandas is not for --help
        from cxcli.renderers.whole_file import write_all  # noqa: PLC0415
    checked = pipeline.check(study, files, with_cells=bool(asked.rows))
    unread = [Path(asked.rows)] if asked.rows else []
    spare_inputs(unread, paths_read(checked.sources, study.config_path))
    write_all([(path, rows_file(checked.cells)) for path in unread])
    if asked.format == "json":
        put_exactly(as_json(checked, voice.lang))
    elif asked.format == "table":
        put(as_text(checked, voice.lang))
    conclude(checked, checked.problems, voice, fail_on_warn=asked.fail_on_warn)
