"""Ranked drivers as tables, JSON and CSV."""

import csv
import io
import json
import unicodedata
from dataclasses import replace

import pytest
from rich.cells import cell_len

from cxcli.errors import Notice
from cxcli.renderers.drivers_csv import COLUMNS, drivers_csv
from cxcli.renderers.drivers_json import drivers_json
from cxcli.renderers.drivers_table import drivers_table, drivers_text
from cxcli.report.drivers import ASSOCIATION, Driver, DriverReport, Fit, Performance
from cxcli.report.model import Interval, Ledger, SourceFacts
from cxcli.words import Lang, Words

FIT = Fit(
    method="lmg",
    r_squared=0.44177,
    adjusted_r_squared=0.4383,
    condition_number=2.6,
    n=1480,
    asked=1600,
    n_effective=1204.9,
    weighted=True,
    clusters=700,
    resamples=1000,
    seed=1,
    confidence=0.95,
)


def driver(rank: int, name: str, part: float, slope: float, performance: Performance) -> Driver:
    share = part / 0.44177
    return Driver(
        name=name,
        title=name,
        type=None,
        rank=rank,
        importance=part,
        interval=Interval(part - 0.05, part + 0.05, 0.95, "bootstrap"),
        share=share,
        share_interval=Interval(share - 0.06, share + 0.06, 0.95, "bootstrap"),
        rank_probabilities=tuple(0.9 if place == rank else 0.05 for place in (1, 2, 3)),
        slope=slope,
        performance=performance,
        answered=1500,
    )


def rated(mean: float, low_share: float, level: float) -> Performance:
    return Performance(mean, low_share, level, (1.0, 5.0), is_declared=False, better="higher")


def report(lang: Lang = "en") -> DriverReport:
    return DriverReport(
        metric="nps",
        metric_title="Net Promoter Score",
        metric_type="nps",
        fit=FIT,
        drivers=(
            driver(1, "price", 0.23747, 0.41, rated(2.41, 0.52, 35.25)),
            replace(
                driver(2, "delivery", 0.12469, -0.12, rated(3.9, 0.111, 72.5)), type="csat", title="CSAT"
            ),
            driver(3, "Q4_3", 0.07961, 0.0, rated(4.005, 0.05, 75.125)),
        ),
        lang=lang,
        title="Relationship survey 2026",
        generated_at="2026-11-21T22:33:00Z",
        config_path="cxcli.yaml",
        config_sha256="aa",
        sources=(SourceFacts("export.csv", "bb", 1_650, "utf-8", ",", 1, None, "none"),),
        ledger=Ledger(1_650, 1_600, {"where Status": 50}),
        warnings=(Notice("CX0112", Words("A warning.", "Un avertissement."), Words("Look.", "Regardez.")),),
        cxcli_version="0.1.0",
    )


TABLE = """\
Relationship survey 2026

What goes with Net Promoter Score
R² 0.44 (adjusted 0.44), n = 1,480 of 1,600 asked, 1,204 effective, 700 clusters
LMG (Shapley); 95% intervals from 1,000 resamples, seed 1
                importance    interval    R²     rank  sign  mean  low
──────────────────────────────────────────────────────────────────────
price                  54%  48% to 60%  0.24  1 (90%)     +  2.41  52%
delivery: CSAT         28%  22% to 34%  0.12  2 (90%)     -  3.90  11%
Q4_3                   18%  12% to 24%  0.08  3 (90%)     0  4.01   5%
Association, not cause: importance says what goes with the metric, not what would change it.
importance: share of R², and beside its interval the same in points of R²
rank: in brackets, how often resamples give it; sign: of the partial slope, other drivers equal
low: answers in the worst third of the scale; performance: the mean, from the worst (0) to the best (100) point

Priorities              performance below 61  performance 61 or more
────────────────────────────────────────────────────────────────────
importance 33% or more  Improve first         Keep up
                          price

importance below 33%    Watch                 No urgency
                                                delivery: CSAT
                                                Q4_3
"""

FRENCH = """\
Relationship survey 2026

Ce qui va de pair avec Net Promoter Score
R² 0,44 (ajusté 0,44), n = 1~480 sur 1~600, 1~204 efficaces, 700 grappes
LMG (Shapley)_; intervalles à 95_% d'après 1~000 rééchantillons, graine 1
                 importance   intervalle    R²      rang  signe  moyenne   bas
──────────────────────────────────────────────────────────────────────────────
price                  54_%  48_% à 60_%  0,24  1 (90_%)      +     2,41  52_%
delivery_: CSAT        28_%  22_% à 34_%  0,12  2 (90_%)      -     3,90  11_%
Q4_3                   18_%  12_% à 24_%  0,08  3 (90_%)      0     4,01   5_%
Association, et non cause_: l'importance dit ce qui va de pair avec la métrique, non ce qui la ferait changer.
importance_: part de R², et à côté de l'intervalle la même en points de R²
rang_: entre parenthèses, sa fréquence dans les rééchantillons_; signe_: de la pente partielle
bas_: réponses dans le pire tiers de l'échelle_; performance_: la moyenne, du pire point (0) au meilleur (100)

Priorités                   performance sous 61  performance de 61 et plus
──────────────────────────────────────────────────────────────────────────
importance de 33_% et plus  À améliorer d'abord  À préserver
                              price

importance sous 33_%        À surveiller         Sans urgence
                                                   delivery_: CSAT
                                                   Q4_3
"""


def test_the_table_is_this_one() -> None:
    assert drivers_text(report()) == TABLE


def test_the_french_table_is_this_one() -> None:
    shown = drivers_text(report("fr")).replace("\xa0", "_").replace("\u202f", "~")
    assert shown == FRENCH


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_ascii_says_the_same_in_ascii(lang: Lang) -> None:
    plain = drivers_table(report(lang), 100, color=False, ascii_only=True)
    assert plain.isascii()
    assert all(name in plain for name in ("price", "delivery", "Q4_3"))


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_colour_carries_no_meaning(lang: Lang) -> None:
    coloured = drivers_table(report(lang), 100, color=True)
    assert "\x1b[" in coloured
    without = "".join(part.partition("m")[2] for part in ("m" + coloured).split("\x1b["))
    assert without.replace(" ", "") == drivers_table(report(lang), 100, color=False).replace(" ", "")


@pytest.mark.parametrize("width", [20, 60, 80, 120])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_numbers_and_names_are_never_cut(width: int, lang: Lang) -> None:
    shown = drivers_table(report(lang), width, color=False)
    assert "…" not in shown
    assert all(word in shown for word in ("price", "Q4_3", "54", "48", "60", "52"))
    assert max(map(cell_len, shown.splitlines())) <= max(width, 80)


def test_hostile_names_are_spelled_out() -> None:
    hostile = replace(report().drivers[0], title="\x1b[2J\u202eprice")
    shown = drivers_text(replace(report(), drivers=(hostile, *report().drivers[1:])))
    assert not {unicodedata.category(c) for c in shown} & {"Cf", "Cs"}
    assert "\x1b" not in shown


def test_a_driver_alone_has_no_priority() -> None:
    alone = replace(report(), drivers=report().drivers[:1])
    assert "Priorities" not in drivers_text(alone)
    assert json.loads(drivers_json(alone))["drivers"][0]["priority"] is None
    assert rows(alone)[0]["priority"] == ""


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_association_is_said_where_the_numbers_are(lang: Lang) -> None:
    assert ASSOCIATION.say(lang) in drivers_text(report(lang))
    assert json.loads(drivers_json(report(lang)))["note"] == ASSOCIATION.say(lang)


def test_the_json_document_has_every_number_unrounded() -> None:
    found = json.loads(drivers_json(report()))
    assert list(found) == [
        "schema", "cxcli_version", "generated_at", "title", "config", "sources", "ledger", "metric", "type",
        "metric_title", "method", "r2", "adjusted_r2", "condition_number", "n", "n_effective", "asked", "weighted",
        "clusters", "confidence", "resamples", "seed", "note", "thresholds", "drivers", "warnings",
    ]  # fmt: skip
    assert (found["schema"], found["r2"], found["n"]) == ("cxcli.drivers/1", 0.44177, 1480)
    assert found["drivers"][0] == {
        "driver": "price",
        "type": None,
        "title": "price",
        "rank": 1,
        "importance": 0.23747,
        "interval": {"low": 0.23747 - 0.05, "high": 0.28747, "confidence": 0.95, "method": "bootstrap"},
        "share": 0.23747 / 0.44177,
        "share_interval": {
            "low": 0.23747 / 0.44177 - 0.06,
            "high": 0.23747 / 0.44177 + 0.06,
            "confidence": 0.95,
            "method": "bootstrap",
        },
        "rank_probabilities": [0.9, 0.05, 0.05],
        "sign": "positive",
        "slope": 0.41,
        "mean": 2.41,
        "low_share": 0.52,
        "performance": 35.25,
        "scale": [1.0, 5.0],
        "scale_from": "observed",
        "better": "higher",
        "priority": "improve",
        "n": 1480,
        "answered": 1500,
    }


def test_the_grid_is_split_at_the_means() -> None:
    found = json.loads(drivers_json(report()))
    assert found["thresholds"]["share"] == pytest.approx(1 / 3, abs=1e-4)
    assert found["thresholds"]["performance"] == pytest.approx((35.25 + 72.5 + 75.125) / 3)
    assert [d["priority"] for d in found["drivers"]] == ["improve", "maintain", "maintain"]


@pytest.mark.parametrize(
    ("share", "level", "quadrant"),
    [(0.7, 20, "improve"), (0.7, 80, "keep"), (0.3, 20, "watch"), (0.3, 80, "maintain")],
)
def test_importance_and_performance_make_the_priority(share: float, level: float, quadrant: str) -> None:
    one, other = report().drivers[:2]
    mine = replace(one, share=share, performance=rated(3, 0.1, level))
    theirs = replace(other, share=1 - share, performance=rated(3, 0.1, 100 - level))
    shown = replace(report(), drivers=(mine, theirs))
    assert shown.quadrant(mine) == quadrant


def rows(shown: DriverReport) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(drivers_csv(shown))))


def test_the_csv_has_one_line_for_each_driver() -> None:
    found = rows(report())
    assert [(row["driver"], row["rank"], row["sign"]) for row in found] == [
        ("price", "1", "positive"),
        ("delivery", "2", "negative"),
        ("Q4_3", "3", "none"),
    ]
    assert found[0]["rank_probabilities"] == "0.9;0.05;0.05"
    assert float(found[0]["importance"]) == 0.23747
    assert tuple(found[0]) == COLUMNS


def test_a_header_that_a_spreadsheet_would_run_is_neutralised() -> None:
    hostile = replace(report().drivers[0], name="=1+1")
    assert rows(replace(report(), drivers=(hostile, *report().drivers[1:])))[0]["driver"] == "'=1+1"
