"""Warnings: what the reader of the numbers should know."""

from cxcli.engines.account_notices import out_of_order, unlike_churn
from cxcli.engines.answer_notices import about_answers, contradicted, of_flags
from cxcli.engines.counted import Counted
from cxcli.engines.row_notices import about_rows
from cxcli.engines.said_once import said_once
from cxcli.engines.scale_doubts import Seen, scale_doubts
from cxcli.engines.unread import unread
from cxcli.errors import Notice
from cxcli.metrics import METRICS
from cxcli.report.build import Scored
from cxcli.study.study import Study


def notices(study: Study, counted: Counted, scored: Scored) -> list[Notice]:
    """Return the warnings of a run, metric by metric and then those about the rows.

    No number of a metric is given whose overall result is hidden.
    """
    found: list[Notice] = []
    for measure in study.measures:
        result = next(r for r in scored.results if r.metric == measure.name and r.is_overall)
        distribution = scored.overall[measure.name]
        if result.suppressed is None:
            invalid = unread(counted, measure.name)
            found += about_answers(measure, distribution, invalid)
            seen = Seen(measure, result, distribution, counted.wordings[measure.name], invalid)
            found += scale_doubts(seen)
            found += contradicted(measure.name, counted.findings.contradicted[measure.name])
            of_type = METRICS[measure.type].notices
            found += of_type(distribution, measure) if of_type is not None else ()
            found += out_of_order(measure.name, invalid)
        found += of_flags(measure.name, result.flags)
    accounts = [measure.name for measure in study.measures if measure.way is not None]
    return [*said_once(found, accounts), *unlike_churn(study, scored), *about_rows(study, counted)]
