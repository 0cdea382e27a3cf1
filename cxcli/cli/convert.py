"""`cxcli convert`: any export to Parquet, all cells as written, so that its configuration fits unchanged."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cxcli.cli.asked import Configured, Opening, Reading, Talk, options
from cxcli.cli.conclude import conclude
from cxcli.cli.init import ForceOption
from cxcli.cli.options import option
from cxcli.cli.outputs import spare_inputs
from cxcli.cli.start import heavy_imports
from cxcli.cli.voice import Voice
from cxcli.errors import UsageProblem
from cxcli.words import Words

if TYPE_CHECKING:
    from cxcli.study.study import Study

_SUFFIX = ".parquet"

ParquetTarget = Annotated[
    str, option("-o", "--output", metavar="PATH", help="The Parquet file to write (.parquet).")
]


@options
class ConvertOptions(Talk, Configured, Opening, Reading):
    """The options of `cxcli convert`."""

    output: ParquetTarget
    force: ForceOption = False


def convert(asked: ConvertOptions, voice: Voice) -> None:
    """Convert exports to one Parquet file, which is several times faster to read.

    Every cell stays as it was written, and the header rows, the platform and damaged rows are kept, so
    that the configuration of the export fits the new file unchanged. Several exports need one header.
    """
    output = Path(asked.output)
    _refuse_target(output, force=asked.force)
    study = _study(asked, voice)
    from cxcli.cli.request import files_asked  # noqa: PLC0415 -- pydantic and YAML are not for --help

    files = files_asked(asked.files, study)
    with heavy_imports():
        from cxcli.pipeline import convert as pipeline  # noqa: PLC0415 -- pandas is not for --help
        from cxcli.readers import tables_as_written  # noqa: PLC0415
    tables = tables_as_written(files, study.source)
    spare_inputs([output], [*(table.origin.path for table in tables), *filter(None, [study.config_path])])
    converted = pipeline.convert(tables, output, study.limits)
    voice.tell(_summary(asked.output, converted.rows, converted.columns))
    conclude(converted, converted.problems, voice, fail_on_warn=False)


def _study(asked: ConvertOptions, voice: Voice) -> "Study":
    """Return the configuration in force with the options on top; what a run without one is told, if there is none."""
    from cxcli.cli.overrides import settings_of, with_opening  # noqa: PLC0415 -- see above
    from cxcli.cli.request import configuration  # noqa: PLC0415
    from cxcli.config.discover import discover  # noqa: PLC0415
    from cxcli.config.quick import quick_document  # noqa: PLC0415
    from cxcli.config.study import study_of  # noqa: PLC0415

    if discover(asked.config, os.environ, Path.cwd()) is None:
        return study_of(quick_document({}, settings_of(asked)))
    study = study_of(with_opening(configuration(asked, voice), asked))
    voice.lang = asked.lang or study.lang
    return study


def _refuse_target(output: Path, *, force: bool) -> None:
    if output.suffix.lower() != _SUFFIX:
        raise UsageProblem(
            Words(
                f"'{output}' is not the name of a Parquet file.",
                f"« {output} » n'est pas le nom d'un fichier Parquet.",
            ),
            Words(f"For example -o export{_SUFFIX}.", f"Par exemple -o export{_SUFFIX}."),
        )
    if output.is_file() and not force:
        raise UsageProblem(
            Words(f"'{output}' is there already.", f"« {output} » existe déjà."),
            Words(
                "Write elsewhere with -o PATH, or over it with --force.",
                "Écrivez ailleurs avec -o CHEMIN, ou par-dessus avec --force.",
            ),
        )


def _summary(path: str, rows: int, columns: int) -> Words:
    return Words(
        f"{path}: {rows} {'row' if rows == 1 else 'rows'}, {columns} {'column' if columns == 1 else 'columns'} written.",
        f"{path} : {rows} {'ligne' if rows == 1 else 'lignes'}, "
        f"{columns} {'colonne écrite' if columns == 1 else 'colonnes écrites'}.",
    )
