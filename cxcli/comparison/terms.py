"""On which terms waves are compared."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cxcli.comparison.group import Key
from cxcli.evidence import Overlap
from cxcli.study.statistics import Statistics
from cxcli.study.study import Privacy


@dataclass(frozen=True, slots=True)
class Terms:
    """On which terms waves are compared.

    Attributes:
        statistics: confidence, and the correction within a family of segments.
        privacy: what is hidden or has a low base.
        changes_allowed: whether a question may have changed its scale or coding.
        methods: metric -> its own interval method, where one is configured.
        overlaps: groups whose respondents answered in both waves.
    """

    statistics: Statistics = field(default_factory=Statistics)
    privacy: Privacy = field(default_factory=Privacy)
    changes_allowed: bool = False
    methods: Mapping[str, str] = field(default_factory=dict)
    overlaps: Mapping[Key, Overlap] = field(default_factory=dict)
