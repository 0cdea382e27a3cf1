"""Every key of the configuration; the pydantic models are its only list."""

from typing import Annotated, Literal

from pydantic import Field

from cxcli.config.columns import Column
from cxcli.config.cuts import SegmentOrCross
from cxcli.config.dates import Date
from cxcli.config.fields import Decimal, Name, Text, Whole
from cxcli.config.filters import Where
from cxcli.config.gates import GateKeys
from cxcli.config.keys import KeyedBy
from cxcli.config.metric_keys import Metric
from cxcli.config.source import SourceKeys
from cxcli.config.weights import Weight
from cxcli.study.statistics import Adjustment, EffectivePeople, GateAdjustment
from cxcli.study.study import Period
from cxcli.words import Lang


class PrivacyKeys(KeyedBy):
    """What becomes of results that rest on few people."""

    suppress_below: Annotated[Whole, Field(ge=0)] = Field(
        default=10, description="Results of fewer people are hidden; 0 hides nothing."
    )
    low_base_below: Annotated[Whole, Field(ge=0)] = Field(
        default=30, description="Results of fewer people are flagged `low_base`."
    )


class StatisticsKeys(KeyedBy):
    """How sure intervals, tests and gates are."""

    confidence: Annotated[Decimal, Field(gt=0, lt=1)] = Field(
        default=0.95, description="Confidence of every interval, between 0 and 1."
    )
    adjust: Adjustment = Field(
        default="holm", description="How the p-values of one family of segments are corrected."
    )
    adjust_gates: GateAdjustment = Field(
        default="none", description="How gates are corrected for their number."
    )
    n_eff: EffectivePeople = Field(
        default="min", description="The effective number of people: Kish's, the linearised, or the smaller."
    )
    seed: Annotated[Whole, Field(ge=0)] = Field(
        default=1, description="Seed of bootstraps and permutations: the same input gives the same bytes."
    )


class DesignKeys(KeyedBy):
    """How respondents were sampled."""

    strata: Column | None = Field(default=None, description="The column of the stratum.")
    clusters: Column | None = Field(
        default=None, description="The column of the cluster: site, household; default: the respondent."
    )
    population: Annotated[Whole, Field(ge=1)] | None = Field(
        default=None, description="People in the whole customer base, when that base is the target."
    )
    lonely_psu: Literal["error", "centre"] = Field(
        default="error", description="A stratum with one cluster is an error, or is centred on the sample."
    )


class LimitKeys(KeyedBy):
    """How much may be wrong with the data before a run ends with an error."""

    max_invalid_share: Annotated[Decimal, Field(ge=0, le=1)] = Field(
        default=0.05, description="Above this share of invalid answers of a metric, exit code 3."
    )
    max_damaged_share: Annotated[Decimal, Field(ge=0, le=1)] = Field(
        default=0.01, description="Above this share of damaged rows of a file, exit code 3."
    )
    max_segment_values: Annotated[Whole, Field(ge=1)] = Field(
        default=200, description="A segment column with more values is refused."
    )


Vocabulary = dict[Text, Annotated[Whole, Field(ge=-10_000, le=10_000)]]


class Config(KeyedBy):
    """Everything a configuration may say."""

    version: Text = Field(default="1", description="Version of the configuration format: 1.")
    title: Text = Field(default="", description="Title of the report.")
    lang: Lang = Field(default="en", description="Language of human reports and messages.")
    source: SourceKeys = Field(
        default=SourceKeys.model_construct(), description="How the exports are opened."
    )
    response: Column | None = Field(
        default=None, description="Id of one answer; the same id again is an update."
    )
    respondent: Column | None = Field(default=None, description="Id of the person who answered.")
    unit: Literal["response", "respondent"] = Field(
        default="response", description="What counts once: every response, or the latest of each respondent."
    )
    duplicates: Literal["auto", "warn", "drop", "off"] = Field(
        default="auto", description="What happens to identical rows without an id."
    )
    date: Date | None = Field(
        default=None, description="The column that says when, alone or with its format and zones."
    )
    period: Period | None = Field(default=None, description="Score every period as well.")
    weight: Weight | None = Field(
        default=None,
        description="The column that weighs the answers, alone or with divide_by; or `rake` with known margins.",
    )
    design: DesignKeys = Field(
        default=DesignKeys.model_construct(), description="Strata, clusters and population."
    )
    where: Where = Field(
        default=(), description="Rows to keep: {column: value or list}; several columns mean and."
    )
    segments: list[SegmentOrCross] = Field(default=[], description="Columns whose values are scored as well.")
    vocabularies: dict[Name, Vocabulary] = Field(default={}, description="Label scales of your own, by name.")
    metrics: dict[Name, Metric] = Field(
        default={}, description="What is scored, by name, in the order of the report."
    )
    gates: list[GateKeys] = Field(default=[], description="What `cxcli gate` judges.")
    drivers: dict[Name, Annotated[list[Column], Field(min_length=1)]] = Field(
        default={}, description="Columns, or metrics, that may go with a metric: {metric: [columns]}."
    )
    privacy: PrivacyKeys = Field(default=PrivacyKeys.model_construct(), description="Small bases.")
    statistics: StatisticsKeys = Field(
        default=StatisticsKeys.model_construct(), description="Intervals, tests and gates."
    )
    limits: LimitKeys = Field(default=LimitKeys.model_construct(), description="What a run puts up with.")
