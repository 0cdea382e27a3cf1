"""The drivers of a metric as tidy CSV: one line per driver, numbers unrounded."""

from cxcli.renderers.to_csv import Cell, csv_line
from cxcli.report.drivers import Driver, DriverReport

COLUMNS = (
    "metric", "driver", "rank", "importance", "low", "high", "share", "share_low", "share_high",
    "confidence", "rank_probabilities", "sign", "slope", "mean", "low_share", "performance", "priority",
    "n", "answered", "r2", "adjusted_r2", "method", "resamples", "seed",
)  # fmt: skip


def drivers_csv(report: DriverReport) -> str:
    """Return the header line and one line per driver; probabilities of rank 1, 2 ... are joined by `;`."""
    return csv_line(COLUMNS) + "".join(csv_line(_cells(driver, report)) for driver in report.drivers)


def _cells(driver: Driver, report: DriverReport) -> tuple[Cell, ...]:
    fit, rated = report.fit, driver.performance
    return (
        *(report.metric, driver.name, driver.rank),
        *(driver.importance, driver.interval.low, driver.interval.high),
        *(driver.share, driver.share_interval.low, driver.share_interval.high, fit.confidence),
        ";".join(map(repr, driver.rank_probabilities)),
        *(driver.sign, driver.slope, rated.mean, rated.low_share, rated.level, report.quadrant(driver)),
        *(fit.n, driver.answered, fit.r_squared, fit.adjusted_r_squared),
        *(fit.method, fit.resamples, fit.seed),
    )
