"""The table of a comparison: at 80 columns, in both languages, whatever the segments are called."""

from dataclasses import replace

import pytest

from cxcli.renderers.comparison_table import comparison_table, comparison_text
from cxcli.words import Lang
from tests.renderers.comparisons import (
    CSAT,
    EFFORT,
    MIX,
    NPS,
    absent,
    comparison,
    hidden,
    low_base,
    of,
    two_waves,
)

ENGLISH = """\
Two waves
Baseline: june.csv; current: september.json

Net Promoter Score (points, 95% interval of the change)
           baseline    n  current      n  change    interval       p  verdict
────────────────────────────────────────────────────────────────────────────────
All             +11  300      +48  1,320     +37  +25 to +48  <0.001  up
country
  BE            +11  300      +48  1,320      -4   -12 to +4   0.400  no
                                                                      evidence
  FR            +11  300      +48  1,320     +37  +25 to +48          low base
  LU              ·    ·        ·      ·                              hidden
  (no             –           +10     50                              no
  answer)                                                             baseline
p of segments is corrected for their number (Holm); intervals are not.
NPS +48 (n = 1,320), up 37 on the baseline (+11, n = 300); 95% interval of the
change +25 to +48; more than chance alone would usually give.

What moved nps, by country: rate +38.25 + mix -1.15 = +37.10
               rate    mix
──────────────────────────────────────────────────────
BE           +11.78  +0.09
(no answer)  +26.47  -0.24
LU             0.00  -1.00  gone from the current wave
·              0.00   0.00  hidden segments together

Customer satisfaction (CSAT) (percent, 95% interval of the change)
           baseline    n  current    n  change   interval      p  verdict
─────────────────────────────────────────────────────────────────────────────
All              77  300       71  320  -6 pts  -13 to +1  0.070  no evidence
CSAT 71% (n = 320), -6 pts on the baseline (77%, n = 300); 95% interval of the
change -13 to +1 pts; chance alone may explain it; changes below 10 pts would
usually go unseen here.

effort: Customer Effort Score (CES) (scale points, lower is better, 95% interval
of the change)
           baseline    n  current    n  change        interval       p  verdict
────────────────────────────────────────────────────────────────────────────────
All            4.95  300     4.34  320   -0.61  -0.87 to -0.35  <0.001  down
Customer Effort Score (CES) 4.34 (n = 320), down 0.61 on the baseline (4.95, n =
300); 95% interval of the change -0.87 to -0.35; more than chance alone would
usually give.
"""


def test_it_reads_well_at_80_columns() -> None:
    assert comparison_table(two_waves(), 80, color=False) == ENGLISH


def test_in_french_every_word_is_french_and_fits_as_well() -> None:
    text = comparison_table(two_waves("fr"), 80, color=False)
    assert all(len(line) <= 80 for line in text.splitlines())
    for said in (
        "Référence\xa0: june.csv\xa0; actuel\xa0: september.json",
        "Net Promoter Score (points, intervalle à 95\xa0% de l'écart)",
        "référence    n  actuel      n  écart  intervalle       p  verdict",
        "base faible",
        "masqué",
        "d'établi",
        "p des segments corrigé de leur nombre (Holm)\xa0; les intervalles ne le sont pas.",
        "-6\xa0pts",
        "le plus bas est le",
        "absent de la vague actuelle",
    ):
        assert said in text
    for said in ("baseline", "current", "suppressed", "low", "evidence", "hidden", " to "):
        assert said not in text


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("width", [20, 40, 60])
def test_numbers_are_never_cut(lang: Lang, width: int) -> None:
    narrow = comparison_table(two_waves(lang), width, color=False)
    assert "…" not in narrow
    for number in ("+48", "1,320" if lang == "en" else "1\u202f320", "<0.001" if lang == "en" else "<0,001"):
        assert number in narrow


def test_a_text_file_has_its_natural_width_and_no_colours() -> None:
    text = comparison_text(two_waves())
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) > 100


def test_ascii_is_nothing_but_ascii() -> None:
    report = comparison(NPS, of(NPS, {"Pays d'été": "Île — “Zoé” 日本"}), lang="fr")
    assert comparison_table(report, 80, color=False, ascii_only=True).isascii()


HOSTILE = "\x1b[31mred\x1b]0;title\x07\r\n\u202eevil\u2066"


def test_hostile_names_are_spelled_out() -> None:
    report = comparison(
        replace(
            NPS,
            metric=HOSTILE,
            title=HOSTILE,
            mix_shift=(replace(MIX, by=HOSTILE, parts=(replace(MIX.parts[0], segment={HOSTILE: HOSTILE}),)),),
        ),
        of(replace(NPS, metric=HOSTILE), {HOSTILE: HOSTILE}),
    )
    report = replace(report, title=HOSTILE, baseline=replace(report.baseline, path=HOSTILE))
    for ascii_only in (False, True):
        text = comparison_table(report, 80, color=False, ascii_only=ascii_only)
        assert not {"\x1b", "\x07", "\r", "\u202e", "\u2066"}.intersection(text)
        assert r"\x1b[31mred" in text.replace("\n", "").replace(" ", "")


@pytest.mark.parametrize("name", ["[bold]x[/bold]", ":smile:", "{title}", "%s", "[/]"])
def test_a_name_is_not_read_as_markup(name: str) -> None:
    assert name in comparison_table(comparison(NPS, of(NPS, {"country": name})), 100, color=False)


def test_colours_only_repeat_what_words_say() -> None:
    colored = comparison_table(comparison(NPS, CSAT, EFFORT), 100, color=True)
    assert "\x1b[32mup\x1b[0m" in colored
    assert "\x1b[32mdown\x1b[0m" in colored  # of an effort, less is better
    assert "mno evidence" not in colored
    worse = comparison_table(comparison(replace(NPS, difference=-37.1, verdict="down")), 100, color=True)
    assert "\x1b[31mdown\x1b[0m" in worse


@pytest.mark.parametrize(
    ("adjust", "said"),
    [
        ("holm", "corrected for their number (Holm)"),
        ("bh", "share of false findings (Benjamini-Hochberg)"),
        ("none", "p of segments is not corrected for their number."),
    ],
)
def test_how_p_values_are_corrected_is_said_where_segments_have_one(adjust: str, said: str) -> None:
    segment = {"country": "FR"}
    assert said in comparison_text(comparison(NPS, of(NPS, segment), adjust=adjust))
    for nothing in (low_base(NPS, segment), hidden(NPS, segment), absent(NPS, segment)):
        assert "p of segments" not in comparison_text(comparison(NPS, nothing, adjust=adjust))
    assert "p of segments" not in comparison_text(comparison(NPS, CSAT, adjust=adjust))


def test_a_heading_stands_before_each_segment_variable() -> None:
    report = comparison(NPS, of(NPS, {"country": "FR"}), of(NPS, {"country": "FR", "plan": "Pro"}))
    lines = [line.strip() for line in comparison_text(report).splitlines()]
    assert "country" in lines
    assert "country x plan" in lines
    assert any(line.startswith("FR x Pro ") for line in lines)


def test_an_untested_change_has_no_verdict_and_no_p() -> None:
    untested = replace(NPS, low=None, high=None, p=None, p_adjusted=None, verdict=None)
    text = comparison_text(comparison(untested))
    row = next(line for line in text.splitlines() if line.startswith("All"))
    assert row.split() == ["All", "+11", "300", "+48", "1,320", "+37", "–"]
