"""Small reports built by hand, for the tests of the renderers and of the wording."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from cxcli.errors import Notice
from cxcli.report.model import Interval, Ledger, QuestionFacts, Report, Result, SourceFacts
from cxcli.words import Lang, Words

NPS_QUESTION = QuestionFacts((0, 10), 1, "higher", "0123456789abcdef")
CSAT_QUESTION = QuestionFacts((1, 5), 1, "higher", "fedcba9876543210")
CES_QUESTION = QuestionFacts((1, 7), 1, "lower", "00112233445566aa")

BLANK = Result("nps", "nps", "Net Promoter Score", "net", {}, None, "points", NPS_QUESTION)


def nps(
    promoters: int,
    passives: int,
    detractors: int,
    segment: Mapping[str, str | None] | None = None,
    period: str | None = None,
) -> Result:
    """Return an unweighted NPS result with an interval of 10 points to either side."""
    n = promoters + passives + detractors
    value = 100 * (promoters - detractors) / n
    return replace(
        BLANK,
        segment=segment or {},
        period=period,
        value=value,
        interval=Interval(value - 10, value + 10, 0.95, "score"),
        n=n,
        n_effective=float(n),
        rows=n + 4,
        weight_sum=float(n),
        answers={"valid": n, "missing": 3, "not_applicable": 1, "invalid": 0},
        distribution={Fraction(0): detractors, Fraction(8): passives, Fraction(10): promoters},
        shares={"promoters": promoters / n, "passives": passives / n, "detractors": detractors / n},
        details={"mean": 7.91, "sd": 1.859, "median": 8},
    )


def weighted_csat() -> Result:
    """Return a CSAT whose interval is narrow enough for a decimal."""
    return Result(
        metric="csat",
        type="csat",
        title="Customer satisfaction",
        statistic="share",
        segment={},
        period=None,
        unit="percent",
        question=CSAT_QUESTION,
        value=81.25,
        interval=Interval(80.5, 82.0, 0.95, "wilson"),
        n=12_500,
        n_effective=9_800.7,
        rows=12_600,
        weight_sum=12_480.5,
        answers={"valid": 12_500, "missing": 90, "not_applicable": 10, "invalid": 0},
        distribution={Fraction(1): 2_500, Fraction(5): 10_000},
        weighted_distribution={Fraction(1): 2_340.5, Fraction(5): 10_140.0},
        shares={"positive": 0.8125, "neutral": 0.1, "negative": 0.0875},
        details={"mean": 4.1, "weighted": True, "deff": 1.28},
    )


def effort() -> Result:
    """Return a mean of a question where lower answers are better, from one answer: no interval."""
    return replace(
        BLANK,
        metric="effort",
        type="ces",
        title="Customer Effort Score",
        statistic="mean",
        unit="scale points",
        question=CES_QUESTION,
        value=2.345,
        n=1,
        n_effective=1.0,
        rows=1,
        weight_sum=1.0,
        answers={"valid": 1, "missing": 0, "not_applicable": 0, "invalid": 0},
        distribution={Fraction(2): 1},
        shares={},
        details={},
        flags=("n_lt_2", "no_interval"),
    )


def nobody(segment: Mapping[str, str | None]) -> Result:
    """Return the result of a segment in which nobody answered."""
    return replace(
        BLANK,
        segment=segment,
        n=0,
        n_effective=0.0,
        rows=3,
        weight_sum=0.0,
        answers={"valid": 0, "missing": 3, "not_applicable": 0, "invalid": 0},
        distribution={Fraction(0): 0, Fraction(10): 0},
        shares={},
        details={},
        flags=("no_answers",),
    )


def survey(lang: Lang = "en") -> Report:
    """Return a report with every kind of row that a renderer meets."""
    return report(
        nps(345, 410, 245),
        nps(180, 205, 125, period="2026-09"),
        nps(165, 205, 120, period="2026-10"),
        replace(nps(20, 10, 8, {"country": "BE"}), flags=("low_base", "zero_variance")),
        replace(BLANK, segment={"country": "FR"}, suppressed="small_base"),
        replace(BLANK, segment={"country": "LU"}, suppressed="complementary"),
        nps(2, 10, 28, {"country": None}),
        nobody({"country": "BE", "plan": "Pro"}),
        weighted_csat(),
        effort(),
        lang=lang,
    )


def report(*results: Result, lang: Lang = "en") -> Report:
    """Return a report with these results and one warning."""
    return Report(
        title="Relationship survey 2026",
        lang=lang,
        generated_at="2026-11-21T22:33:00Z",
        config_path="cxcli.yaml",
        config_sha256="aa",
        sources=(SourceFacts("export.csv", "bb", 1_250, "utf-8", ",", 3, None, "qualtrics"),),
        ledger=Ledger(1_250, 1_201, {"superseded response": 4, "where Status": 45}),
        results=results,
        warnings=(Notice("CX0107", Words("A warning.", "Un avertissement."), Words("Look.", "Regardez.")),),
        cxcli_version="0.1.0",
    )
