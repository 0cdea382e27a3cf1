"""What the tables of drivers say, as plain texts: no colours, no layout."""

from cxcli.report.drivers import Driver, DriverReport, Fit, Quadrant
from cxcli.report.model import Interval
from cxcli.report.wording import (
    format_confidence,
    format_count,
    format_effective,
    format_mean,
    format_number,
    format_percent,
)
from cxcli.words import Lang, Words, same

_TITLE = Words("What goes with {metric}", "Ce qui va de pair avec {metric}")
_NAMED = Words("{name}: {title}", "{name}\xa0: {title}")
_FIT = Words(
    "R² {r2} (adjusted {adjusted}), n = {n} of {asked} asked{base}",
    "R² {r2} (ajusté {adjusted}), n = {n} sur {asked}{base}",
)
_HOW = Words(
    "{method}; {confidence} intervals from {resamples} resamples, seed {seed}",
    "{method}\xa0; intervalles à {confidence} d'après {resamples} rééchantillons, graine {seed}",
)
_EFFECTIVE = Words(", {n} effective", ", {n} efficaces")
_CLUSTERS = Words(", {n} clusters", ", {n} grappes")
_METHODS = {
    "lmg": Words("LMG (Shapley)", "LMG (Shapley)"),
    "johnson": Words("Johnson's relative weights", "poids relatifs de Johnson"),
}

HEADS = (
    Words("importance", "importance"),
    Words("interval", "intervalle"),
    same("R²"),
    Words("rank", "rang"),
    Words("sign", "signe"),
    Words("mean", "moyenne"),
    Words("low", "bas"),
)
"""The columns beside the driver, as `driver_cells` fills them."""

LEGEND = (
    Words(
        "importance: share of R², and beside its interval the same in points of R²",
        "importance\xa0: part de R², et à côté de l'intervalle la même en points de R²",
    ),
    Words(
        "rank: in brackets, how often resamples give it; sign: of the partial slope, other drivers equal",
        "rang\xa0: entre parenthèses, sa fréquence dans les rééchantillons\xa0; signe\xa0: de la pente partielle",
    ),
    Words(
        "low: answers in the worst third of the scale; performance: the mean, from the worst (0) to the best (100) point",
        "bas\xa0: réponses dans le pire tiers de l'échelle\xa0; performance\xa0: la moyenne, du pire point (0) au meilleur (100)",
    ),
)
"""What the columns are, a line each."""

_TO = Words("{low} to {high}", "{low} à {high}")
_SIGNS = {"positive": "+", "negative": "-", "none": "0"}

_GRID = Words("Priorities", "Priorités")
_PERFORMANCE = (
    Words("performance below {line}", "performance sous {line}"),
    Words("performance {line} or more", "performance de {line} et plus"),
)
_IMPORTANCE = (
    Words("importance {line} or more", "importance de {line} et plus"),
    Words("importance below {line}", "importance sous {line}"),
)
_QUADRANTS: dict[Quadrant, Words] = {
    "improve": Words("Improve first", "À améliorer d'abord"),
    "keep": Words("Keep up", "À préserver"),
    "watch": Words("Watch", "À surveiller"),
    "maintain": Words("No urgency", "Sans urgence"),
}


def title_of(report: DriverReport) -> str:
    """Return the title over the table: the metric as other tables name it."""
    named = _named(report.metric, report.metric_title, report.metric_type, report.lang)
    return _TITLE.say(report.lang).format(metric=named)


def label_of(driver: Driver, lang: Lang) -> str:
    """Return what a driver is called: a column by its header, a metric as other tables name it."""
    return driver.title if driver.type is None else _named(driver.name, driver.title, driver.type, lang)


def _named(name: str, title: str, type_: str, lang: Lang) -> str:
    return title if name == type_ else _NAMED.say(lang).format(name=name, title=title)


def fit_lines(fit: Fit, lang: Lang) -> tuple[str, str]:
    """Return R squared with its base, and how the intervals were made."""
    base = _EFFECTIVE.say(lang).format(n=format_effective(fit.n_effective, lang)) if fit.weighted else ""
    if fit.clusters is not None:
        base += _CLUSTERS.say(lang).format(n=format_count(fit.clusters, lang))
    explained = _FIT.say(lang).format(
        r2=format_number(fit.r_squared, 2, lang),
        adjusted=format_number(fit.adjusted_r_squared, 2, lang),
        n=format_count(fit.n, lang),
        asked=format_count(fit.asked, lang),
        base=base,
    )
    how = _HOW.say(lang).format(
        method=_METHODS[fit.method].say(lang),
        confidence=format_confidence(fit.confidence, lang),
        resamples=format_count(fit.resamples, lang),
        seed=fit.seed,
    )
    return explained, how


def driver_cells(driver: Driver, lang: Lang) -> tuple[str, ...]:
    """Return the numbers of one driver, one for each of `HEADS`."""
    often = driver.rank_probabilities[driver.rank - 1]
    return (
        _percent(driver.share, lang),
        _interval(driver.share_interval, lang),
        format_number(driver.importance, 2, lang),
        f"{driver.rank} ({_percent(often, lang)})",
        _SIGNS[driver.sign],
        format_mean(driver.performance.mean, lang),
        _percent(driver.performance.low_share, lang),
    )


def grid_heads(report: DriverReport) -> tuple[str, str, str, str, str]:
    """Return the corner of the priority grid, its two columns and its two rows, with the lines between them."""
    lang = report.lang
    level, share = format_number(report.mean_level, 0, lang), _percent(report.mean_share, lang)
    low, high = (words.say(lang).format(line=level) for words in _PERFORMANCE)
    important, other = (words.say(lang).format(line=share) for words in _IMPORTANCE)
    return _GRID.say(lang), low, high, important, other


def quadrant_of(quadrant: Quadrant) -> Words:
    """Return what a field of the priority grid is called."""
    return _QUADRANTS[quadrant]


def _interval(interval: Interval, lang: Lang) -> str:
    return _TO.say(lang).format(low=_percent(interval.low, lang), high=_percent(interval.high, lang))


def _percent(share: float, lang: Lang) -> str:
    return format_percent(100 * share, 0, lang)
