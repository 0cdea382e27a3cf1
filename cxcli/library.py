"""cxcli in Python: `score` takes files or a frame and a configuration, and returns a report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxcli.config.load import from_mapping, from_path, from_text
from cxcli.config.study import study_of
from cxcli.errors import Several
from cxcli.pipeline import score as pipeline
from cxcli.readers.from_frame import FrameTable
from cxcli.renderers.to_json import to_json
from cxcli.report import model

if TYPE_CHECKING:
    import pandas as pd

Source = str | PathLike[str]
Config = str | PathLike[str] | Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Report(model.Report):
    """All that a run says; `report["nps"]` is the overall result of a metric."""

    def to_json(self) -> str:
        """Return the JSON report (`cxcli.report/1`), as `cxcli score -f json` prints it."""
        return to_json(self)

    def to_frame(self) -> "pd.DataFrame":
        """Return one row per result.

        Columns: `metric`, `type`, `statistic` (str); one column per segment variable (str, None where
        the result is not of that segment); `period` (str or None); `value`, `low`, `high` (float, in
        `unit`); `unit`, `method` (str); `n` (people), `n_effective` (float); `suppressed` (str or
        None); `flags` (str, joined by `;`). Numbers of hidden results are None.
        """
        import pandas as pd  # noqa: PLC0415 - `import cxcli` loads no pandas

        return pd.DataFrame([_row(result) for result in self.results])


def score(source: "Source | Sequence[Source] | pd.DataFrame", config: Config | None = None) -> Report:
    """Return the scores of an export.

    Args:
        source: a path, several, a pattern, or a pandas frame (one row per response, one column per
            question; its values are taken as a spreadsheet would show them).
        config: the path of a configuration, its text, or a dict.

    Raises:
        CxcliError: whatever is wrong, with `problem`, `hint` and `code`; nothing is printed.
    """
    study = study_of(_document(config))
    if hasattr(source, "iloc"):
        outcome = pipeline.score_tables(study, [FrameTable(source)])
    else:
        outcome = pipeline.score(study, _paths(source) or study.source.files)
    if outcome.problems:
        raise outcome.problems[0] if len(outcome.problems) == 1 else Several(outcome.problems)
    report = outcome.report
    return Report(**{field.name: getattr(report, field.name) for field in fields(report)})


def _document(config: Config | None) -> Any:
    if isinstance(config, Mapping):
        return from_mapping(dict(config))
    if isinstance(config, str) and ("\n" in config or not Path(config).suffix):
        return from_text(config, "<config>")
    return from_path(Path(config or "cxcli.yaml"))


def _paths(source: "Source | Sequence[Source]") -> list[str]:
    one = isinstance(source, str | PathLike)
    return [str(path) for path in ([source] if one else source)]  # type: ignore[union-attr]


def _row(result: model.Result) -> dict[str, Any]:
    interval = result.interval
    return {
        "metric": result.metric,
        "type": result.type,
        "statistic": result.statistic,
        **result.segment,
        "period": result.period,
        "value": result.value,
        "unit": result.unit,
        "low": interval.low if interval else None,
        "high": interval.high if interval else None,
        "method": interval.method if interval else None,
        "n": result.n,
        "n_effective": result.n_effective,
        "suppressed": result.suppressed,
        "flags": ";".join(result.flags),
    }
