"""Small comparisons built by hand, for the tests of their renderers and of their wording."""

from collections.abc import Mapping
from dataclasses import replace

from cxcli.comparison.sentence import sentence
from cxcli.errors import Notice
from cxcli.report.comparison import (
    Compared,
    ComparisonReport,
    MixPartResult,
    MixShiftResult,
    Ordinal,
    Wave,
    WaveResult,
)
from cxcli.report.model import Interval, SourceFacts
from cxcli.words import Lang, Words


def side(value: float, n: int, half: float = 5) -> WaveResult:
    return WaveResult(value, n, float(n), Interval(value - half, value + half, 0.95, "score"))


HIDDEN = WaveResult(None, None, None, None, "small_base")

NPS = Compared(
    metric="nps",
    type="nps",
    title="Net Promoter Score",
    statistic="net",
    segment={},
    unit="points",
    better="higher",
    baseline=side(11, 300),
    current=side(48.1, 1320),
    difference=37.1,
    low=25.4,
    high=48.3,
    p=0.000_000_2,
    p_adjusted=0.000_000_2,
    method="mover_score",
    verdict="up",
    smallest_detectable=17.2,
)
CSAT = replace(
    NPS,
    metric="csat",
    type="csat",
    title="Customer satisfaction (CSAT)",
    statistic="share",
    unit="percent",
    baseline=side(77.3, 300),
    current=side(71.0, 320),
    difference=-6.3,
    low=-13.2,
    high=0.6,
    p=0.07,
    p_adjusted=0.07,
    method="newcombe",
    verdict="no_evidence",
    smallest_detectable=9.8,
)
EFFORT = replace(
    CSAT,
    metric="effort",
    type="ces",
    title="Customer Effort Score (CES)",
    statistic="mean",
    unit="scale points",
    better="lower",
    baseline=side(4.95, 300, 0.2),
    current=side(4.34, 320, 0.2),
    difference=-0.61,
    low=-0.87,
    high=-0.35,
    p=0.000_01,
    p_adjusted=0.000_01,
    method="welch",
    verdict="down",
    smallest_detectable=0.37,
    ordinal=Ordinal(0.4, -4.2, 0.000_02),
)


def of(compared: Compared, segment: Mapping[str, str | None]) -> Compared:
    """Return the same comparison of a segment."""
    return replace(compared, segment=segment, mix_shift=())


def hidden(compared: Compared, segment: Mapping[str, str | None]) -> Compared:
    """Return a comparison of which nothing may be told."""
    nothing = dict.fromkeys(("difference", "low", "high", "p", "p_adjusted", "method", "verdict"))
    return replace(
        of(compared, segment),
        **nothing,  # type: ignore[arg-type]
        smallest_detectable=None,
        ordinal=None,
        baseline=HIDDEN,
        current=replace(HIDDEN, suppressed="complementary"),
        flags=("suppressed",),
    )


def absent(compared: Compared, segment: Mapping[str, str | None]) -> Compared:
    """Return a segment that only the current wave has."""
    return replace(hidden(compared, segment), baseline=None, current=side(10, 50), flags=("current_only",))


def low_base(compared: Compared, segment: Mapping[str, str | None]) -> Compared:
    """Return a segment with a low base: a difference without a verdict."""
    return replace(of(compared, segment), p_adjusted=None, verdict=None, flags=("low_base",))


MIX = MixShiftResult(
    "country",
    37.1,
    38.25,
    -1.15,
    (
        MixPartResult({"country": "BE"}, 11.78, 0.09, "both"),
        MixPartResult({"country": None}, 26.47, -0.24, "both"),
        MixPartResult({"country": "LU"}, 0.0, -1.0, "exit"),
        MixPartResult({}, 0.0, 0.0, "hidden"),
    ),
    simpson_reversal=False,
)


def two_waves(lang: Lang = "en") -> ComparisonReport:
    """Return a comparison with every kind of row that a renderer meets."""
    return comparison(
        replace(NPS, mix_shift=(MIX,)),
        of(CSAT_AS_NPS, {"country": "BE"}),
        low_base(NPS, {"country": "FR"}),
        hidden(NPS, {"country": "LU"}),
        absent(NPS, {"country": None}),
        CSAT,
        EFFORT,
        lang=lang,
    )


CSAT_AS_NPS = replace(NPS, difference=-4.4, low=-12.0, high=3.6, p=0.2, p_adjusted=0.4, verdict="no_evidence")


def comparison(*results: Compared, lang: Lang = "en", adjust: str = "holm") -> ComparisonReport:
    """Return a comparison of these results, each with its sentence."""
    return ComparisonReport(
        title="Two waves",
        lang=lang,
        generated_at="2026-11-21T22:33:00Z",
        baseline=Wave("june.csv", (SourceFacts("june.csv", "aa", 300, "utf-8", ",", 1, None, "none"),)),
        current=Wave("september.json"),
        results=tuple(replace(one, sentence=sentence(one, 0.95)) for one in results),
        warnings=(Notice("CX0123", Words("A warning.", "Un avertissement."), Words("Look.", "Regardez.")),),
        adjust=adjust,
        config_path="cxcli.yaml",
        config_sha256="cc",
        cxcli_version="0.1.0",
    )
