"""Read the export, code the answers, count them, score the counts, report the scores: a command a file."""

from cxcli.pipeline.check import Checked, check
from cxcli.pipeline.compare import compare
from cxcli.pipeline.drivers import Ranking, drivers
from cxcli.pipeline.gate import gate
from cxcli.pipeline.score import Outcome, score, score_tables

__all__ = ["Checked", "Outcome", "Ranking", "check", "compare", "drivers", "gate", "score", "score_tables"]
