"""From a configuration as written to a study, or to everything that is wrong with it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from cxcli.config.checked import Checked, checked
from cxcli.config.closest import proposal
from cxcli.config.cuts import cuts_of
from cxcli.config.dates import days_of, unless_auto
from cxcli.config.document import Document
from cxcli.config.gates import gate_problems, gates_of, too_unsure
from cxcli.config.located import at_key, at_value, collecting, raise_all
from cxcli.config.measure import Setting, measure_of
from cxcli.config.metric_keys import MetricKeys
from cxcli.config.model import Config
from cxcli.config.own_vocabularies import own_vocabulary, vocabulary_problems
from cxcli.config.paths import beside
from cxcli.config.refusal import Refusal, not_a
from cxcli.config.respondents import respondent_of, respondent_problems
from cxcli.config.source import SourceKeys
from cxcli.config.timing import scored, timing_problems, without_days
from cxcli.config.window import window_of
from cxcli.errors import CxcliError, MetricRefused, MissingKey, UnknownName
from cxcli.study.cut import Cut
from cxcli.study.design import DesignSettings, Raking
from cxcli.study.statistics import Statistics
from cxcli.study.study import (
    DateSettings,
    Limits,
    Measure,
    Privacy,
    SourceSettings,
    Study,
    WeightSettings,
    Window,
)
from cxcli.study.vocabularies import VOCABULARIES, Vocabulary
from cxcli.words import Words


def study_of(document: Document, metrics: Collection[str] = ()) -> Study:
    """Return the study that a configuration describes.

    Args:
        document: the configuration, with the options written into it.
        metrics: those that will be scored, so that what only others miss is no problem; none: all.

    Raises:
        ConfigurationError: the one thing that is wrong.
        Several: everything that is wrong, in the order of the file.
    """
    seen = checked(document)
    errors: list[CxcliError] = [*seen.errors, *_missing(document)]
    vocabularies = _vocabularies(document, seen, errors)
    measures = _measures(document, seen, vocabularies, errors)
    config = seen.config
    asked = scored(config, metrics)
    cuts, window = _cuts(document, seen, errors), _window(document, asked, errors)
    errors += timing_problems(document, asked)
    errors += _about_unknown_metrics(document, config, cuts)
    errors += respondent_problems(document, config)
    raise_all(errors)
    return Study(
        measures=measures,
        title=config.title,
        lang=config.lang,
        source=_source(config.source, document.file),
        response=config.response,
        respondent=respondent_of(config),
        unit=config.unit,
        duplicates=config.duplicates,
        date=config.date if isinstance(config.date, DateSettings) else None,
        days=days_of(config.date),
        period=config.period,
        window=window,
        weight=config.weight if isinstance(config.weight, WeightSettings) else None,
        raking=config.weight if isinstance(config.weight, Raking) else None,
        design=DesignSettings(**dict(config.design)),
        where=config.where,
        cuts=cuts,
        privacy=Privacy(**config.privacy.model_dump()),
        statistics=Statistics(**config.statistics.model_dump()),
        gates=gates_of(config.gates, document.file),
        drivers={name: tuple(columns) for name, columns in config.drivers.items()},
        limits=Limits(**config.limits.model_dump()),
        config_path=None if document.file is None else str(document.file),
        config_sha256=document.sha256,
    )


def _missing(document: Document) -> Iterator[CxcliError]:
    if document.get(("unit",)) == "respondent" and document.get(("respondent",)) is None:
        message = Words(
            "the column that says who answered is missing.", "la colonne qui dit qui a répondu manque."
        )
        hint = Words("Write respondent: COLUMN.", "Écrivez respondent: COLONNE.")
        yield at_value(document, ("unit",), Refusal(message, hint, MissingKey))


def _about_unknown_metrics(document: Document, config: Config, cuts: Sequence[Cut]) -> Iterator[CxcliError]:
    """Yield what gates and drivers say of metrics that nobody configured; broken ones are told elsewhere."""
    written = document.get(("metrics",))
    metrics = tuple(written) if isinstance(written, dict) else ()
    yield from gate_problems(document, config.gates, metrics, cuts)
    yield from too_unsure(document, config.gates, config.statistics.confidence)
    for name in config.drivers:
        if name not in metrics:
            what = Words("a metric of this configuration", "une métrique de cette configuration")
            yield at_key(
                document, ("drivers", name), Refusal(not_a(name, what), proposal(name, metrics), UnknownName)
            )


def _vocabularies(document: Document, seen: Checked, errors: list[CxcliError]) -> Mapping[str, Vocabulary]:
    own = seen.config.vocabularies
    found = [*vocabulary_problems(document, own)]
    errors += found
    sound = {} if found else {name: own_vocabulary(name, labels) for name, labels in own.items()}
    return {**VOCABULARIES, **sound}


def _measures(
    document: Document, seen: Checked, vocabularies: Mapping[str, Vocabulary], errors: list[CxcliError]
) -> tuple[Measure, ...]:
    config = seen.config
    decimal = unless_auto(config.source.decimal)
    setting = Setting(document, vocabularies, config.lang, decimal)
    measures = []
    for name, keys in config.metrics.items():
        if not isinstance(keys, MetricKeys) or _rests_on_broken(document, keys, vocabularies):
            continue
        try:
            measures.append(measure_of(name, keys, setting))
        except CxcliError as error:
            if ("metrics", name) not in seen.with_unknown_keys or not _is_consequence(error):
                errors.append(error)
    return tuple(measures)


def _rests_on_broken(document: Document, keys: MetricKeys, sound: Mapping[str, Vocabulary]) -> bool:
    """Tell whether a metric names a vocabulary of the configuration that has a problem of its own."""
    own = document.get(("vocabularies",))
    names = keys.labels if isinstance(keys.labels, list) else []
    return isinstance(own, dict) and any(name in own and name not in sound for name in names)


def _is_consequence(error: CxcliError) -> bool:
    """Tell whether something is missing that a misspelt key may have meant to say."""
    return any(problem.code in (MetricRefused.code, MissingKey.code) for problem in error.problems)


def _cuts(document: Document, seen: Checked, errors: list[CxcliError]) -> tuple[Cut, ...]:
    cuts, taken = cuts_of(seen.config.segments)
    message = Words("another segment already has this name.", "un autre segment porte déjà ce nom.")
    hint = Words("Give it a name: {column: ..., name: ...}.", "Donnez-lui un nom : {column: ..., name: ...}.")
    errors += [at_value(document, ("segments", i), Refusal(message, hint)) for i in taken]
    return cuts


def _window(document: Document, asked: dict[str, MetricKeys], errors: list[CxcliError]) -> Window:
    with collecting(errors):
        return window_of(document, without_days(asked) if asked else None)
    return Window()


def _source(keys: SourceKeys, file: Path | None) -> SourceSettings:
    sheet, rows = unless_auto(keys.sheet), unless_auto(keys.header_rows)
    return SourceSettings(
        files=tuple(beside(file, written) for written in keys.files),
        profile=unless_auto(keys.profile),
        drop=tuple(keys.drop),
        encoding=unless_auto(keys.encoding),
        delimiter=unless_auto(keys.delimiter),
        header_rows=None if rows is None else int(rows),
        sheet=int(sheet) if sheet is not None and sheet.isascii() and sheet.isdigit() else sheet,
        decimal=unless_auto(keys.decimal),
    )
