import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis.strategies import booleans, integers, none, sampled_from, text
from rich.cells import cell_len

from cxcli.renderers.to_terminal import to_plain_table, to_terminal
from cxcli.report.model import Ledger, Weighting
from cxcli.words import Lang
from tests.renderers.reports import BLANK, nobody, nps, report, survey, weighted_csat

AT_80_COLUMNS = """\
Relationship survey 2026
Rows: 1,250 read, 1,201 used; dropped: superseded response (4), where Status
(45)

Net Promoter Score (points, 95% interval)
Answers: 1,000 valid, 3 missing, 1 not applicable, 0 invalid
                                           promoters /
                                            passives /
                value    interval      n  detractors %  notes
────────────────────────────────────────────────────────────────────────────────
All              +10*    0 to +20  1,000  35 / 41 / 24
  2026-09        +11*   +1 to +21    510  35 / 40 / 25
  2026-10         +9*   -1 to +19    490  34 / 42 / 24
country
  BE             +32   +22 to +42     38  53 / 26 / 21  low base, all answers
                                                        alike
  FR               ·            ·      ·             ·  hidden (small base)
  LU               ·            ·      ·             ·  hidden (protects
                                                        another)
  (no answer)    -65   -75 to -55     40   5 / 25 / 70
country x plan
  BE x Pro         –            –      0             –  no answers
* Rounded from the exact score, so it may differ by 1 from the rounded shares.

Customer satisfaction (percent, 95% interval)
Answers: 12,500 valid, 90 missing, 10 not applicable, 0 invalid
                                                   positive /
                                                    neutral /
            value      interval       n  n eff.    negative %
─────────────────────────────────────────────────────────────
All          81.3  80.5 to 82.0  12,500   9,800  81 / 10 /  9

effort: Customer Effort Score (points from 1 to 7, lower is better, 95%
interval)
Answers: 1 valid, 0 missing, 0 not applicable, 0 invalid
            value  interval  n  notes
─────────────────────────────────────────────────────────────────
All          2.35         –  1  fewer than 2 answers, no interval
"""

IN_FRENCH = """\
Relationship survey 2026
Lignes lues_: 1~250, retenues_: 1~201_; écartées_: réponse remplacée (4), where Status (45)

Net Promoter Score (points, intervalle à 95_%)
Réponses valides_: 1~000, manquantes_: 3, sans objet_: 1, non valides_: 0
                                              promoteurs /
                                                 passifs /
                  valeur  intervalle      n  détracteurs_%  remarques
─────────────────────────────────────────────────────────────────────────────────────
Ensemble            +10*     0 à +20  1~000   35 / 41 / 24
country
  FR                  ·            ·      ·              ·  masqué (base trop petite)
  (sans réponse)    -65    -75 à -55     40    5 / 25 / 70
* Arrondi à partir du score exact_: il peut différer de 1 de l'écart des parts arrondies.

Customer satisfaction (en pourcentage, intervalle à 95_%)
Réponses valides_: 12~500, manquantes_: 90, sans objet_: 10, non valides_: 0
                                                    positif /
                                                     neutre /
            valeur   intervalle       n  n eff.     négatif_%
─────────────────────────────────────────────────────────────
Ensemble      81,3  80,5 à 82,0  12~500   9~800  81 / 10 /  9
"""

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
HOSTILE = [
    "\x1b[2J",
    "\x1b]0;title\x07",
    "\x9b31m",
    "\u202eevil\u2066",
    "[/nope]",
    "[link=https://example.org]x[/link]",
    ":smile:",
    "a\nb\r\tc",
    "\u2028\ud800",
    "x" * 3000,
    "名前" * 40,
]


def segment(value: str) -> str:
    return to_terminal(report(nps(40, 40, 20, {"country": value})), width=None, color=False)


def test_a_survey_reads_well_at_80_columns() -> None:
    assert to_terminal(survey(), width=80, color=False) == AT_80_COLUMNS


def test_french_has_its_own_words_marks_and_no_break_spaces() -> None:
    results = (nps(345, 410, 245), replace(BLANK, segment={"country": "FR"}, suppressed="small_base"))
    shown = report(*results, nps(2, 10, 28, {"country": None}), weighted_csat(), lang="fr")
    expected = IN_FRENCH.replace("_", "\u00a0").replace("~", "\u202f")
    assert to_plain_table(shown) == expected


@pytest.mark.parametrize("width", [40, 80, 120, None])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_colours_change_no_letter(width: int | None, lang: Lang) -> None:
    coloured = to_terminal(survey(lang), width, color=True)
    assert ESCAPE.search(coloured)
    assert ESCAPE.sub("", coloured) == to_terminal(survey(lang), width, color=False)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_ascii_only_is_ascii_and_keeps_every_line(lang: Lang) -> None:
    text = to_terminal(survey(lang), 80, color=False, ascii_only=True)
    assert text.isascii()
    assert len(text.splitlines()) == len(to_terminal(survey(lang), 80, color=False).splitlines())


def test_ascii_only_drops_accents_and_spells_out_other_scripts() -> None:
    shown = report(nps(40, 40, 20, {"ville": "Orléans"}), nps(40, 40, 20, {"ville": "大"}))
    text = to_terminal(shown, None, color=False, ascii_only=True)
    assert "  Orleans  " in text
    assert "  \\u5927  " in text


@pytest.mark.parametrize("width", [80, 100, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    shown = report(*survey().results, nps(40, 40, 20, {"country": "a word " * 60}))
    assert max(cell_len(line) for line in to_terminal(shown, width, color=False).splitlines()) <= width


@pytest.mark.parametrize("width", [1, 10, 30, 50])
def test_numbers_are_never_cut_however_narrow_the_terminal(width: int) -> None:
    narrow = to_terminal(survey(), width, color=False)
    for number in ("+22 to +42", "35 / 41 / 24", "80.5 to 82.0", "12,500", "9,800", "2.35", "-65"):
        assert number in narrow


@given(label=text("abc xyz", min_size=1, max_size=300), width=integers(60, 120))
@settings(max_examples=30)
def test_a_long_label_loses_no_letter_when_it_wraps(label: str, width: int) -> None:
    wrapped = to_terminal(report(nps(40, 40, 20, {"country": label})), width, color=False)
    rows = wrapped.split("country\n")[1].splitlines()
    letters = "".join(re.sub(r"\+20 .*", "", row) for row in rows).replace(" ", "")
    assert letters == label.replace(" ", "")


def test_a_piped_table_is_as_wide_as_it_needs_to_be() -> None:
    label = "long " * 50 + "end"
    assert f"  {label}    +20" in segment(label)
    assert "…" not in to_terminal(survey(), None, color=False)


def test_every_end_of_every_interval_and_every_base_is_shown() -> None:
    text = to_terminal(report(nps(40, 40, 20), nps(10, 5, 5, {"country": "FR"})), None, color=False)
    assert re.search(r"All +\+20 +\+10 to \+30 +100 ", text)
    assert re.search(r"FR +\+25 +\+15 to \+35 +20 ", text)


def test_a_suppressed_row_shows_no_digit() -> None:
    hidden = replace(BLANK, segment={"country": "FR"}, suppressed="small_base")
    row = to_terminal(report(hidden), None, color=False).splitlines()[-1]
    assert not any(character.isdigit() for character in row)
    assert "hidden (small base)" in row


def test_a_metric_that_is_wholly_hidden_shows_no_digit_either() -> None:
    text = to_terminal(report(replace(BLANK, suppressed="small_base")), None, color=False)
    assert not any(character.isdigit() for character in text.split("95% interval)")[1])


def test_nobody_is_not_zero() -> None:
    row = to_terminal(report(nobody({})), None, color=False).splitlines()[-1]
    assert row.split() == ["All", "–", "–", "0", "no", "answers"]


def test_the_footnote_is_there_only_when_a_score_differs_from_its_shares() -> None:
    assert "*" in to_terminal(report(nps(345, 410, 245)), None, color=False)
    assert "*" not in to_terminal(report(nps(40, 40, 20)), None, color=False)


def test_notes_have_a_column_only_when_there_are_any() -> None:
    assert "notes" not in to_terminal(report(nps(40, 40, 20)), None, color=False)


def test_numbers_are_aligned_on_their_decimals() -> None:
    wide = replace(weighted_csat(), segment={"country": "FR"}, value=100.0, interval=None)
    rows = to_terminal(report(weighted_csat(), wide), None, color=False).splitlines()[-3:]
    assert rows[0].index(".") == rows[2].index("100") + 3


def test_a_report_without_results_is_its_rows() -> None:
    shown = replace(report(), ledger=Ledger(3, 3, {}))
    assert to_plain_table(shown) == "Relationship survey 2026\nRows: 3 read, 3 used\n"


def test_a_report_without_title_starts_with_its_rows() -> None:
    assert to_plain_table(replace(report(), title="")).startswith("Rows: 1,250 read")


def test_warnings_are_not_part_of_the_result() -> None:
    assert "A warning." not in to_plain_table(survey())


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("\x1b[2J", "\\x1b[2J"),
        ("a\nb\tc", "a\\nb\\tc"),
        ("\u202eevil", "\\u202eevil"),
        ("\x9b31m", "\\x9b31m"),
        ("[/nope]", "[/nope]"),
        ("[link=https://example.org]x", "[link=https://example.org]x"),
        (":smile:", ":smile:"),
        ("👩\u200d👧", "👩\u200d👧"),
    ],
)
def test_hostile_text_is_shown_as_what_it_is(value: str, shown: str) -> None:
    assert f"  {shown}  " in segment(value)


@given(
    value=text() | sampled_from(HOSTILE),
    width=none() | integers(1, 200),
    ascii_only=booleans(),
    lang=sampled_from(["en", "fr"]),
)
@settings(max_examples=60, deadline=None)
def test_no_text_steers_the_terminal(value: str, width: int | None, ascii_only: bool, lang: Lang) -> None:  # noqa: FBT001 - drawn by hypothesis
    result = replace(nps(40, 40, 20, {value: value}, value), metric=value, title=value, flags=(value,))
    shown = replace(report(result, lang=lang), title=value, ledger=Ledger(1, 1, {f"where {value}": 0}))
    printed = to_terminal(shown, width, color=False, ascii_only=ascii_only)
    unseen = {c for c in printed if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
    assert unseen <= {"\n", "\u200c", "\u200d"}
    assert ESCAPE.sub("", to_terminal(shown, width, color=True, ascii_only=ascii_only)) == printed


def test_the_environment_does_not_change_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("COLUMNS", "20"), ("TERM", "dumb"), ("FORCE_COLOR", "1"), ("NO_COLOR", "1")):
        monkeypatch.setenv(name, value)
    assert to_terminal(survey(), 80, color=False) == AT_80_COLUMNS
    assert ESCAPE.search(to_terminal(survey(), 80, color=True))


@pytest.mark.parametrize(
    ("lang", "trimmed", "line"),
    [
        (
            "en",
            0,
            "Weights match the margins (rounds: 6): 0.44 to 4.12 times the mean, design effect 1.46\n",
        ),
        ("en", 1200, "times the mean, design effect 1.46; at a bound of trim: 1,200\n"),
        (
            "fr",
            3,
            "(tours\xa0: 6)\xa0: de 0,44 à 4,12 fois la moyenne, effet de plan 1,46\xa0; à une borne de trim",
        ),
    ],
)
def test_raked_weights_are_told_of_in_the_head(lang: Lang, trimmed: int, line: str) -> None:
    raked = Weighting(6, 1e-17, trimmed=trimmed, lowest=0.437, highest=4.118, deff=1.4648)
    assert line in to_plain_table(replace(survey(lang), weighting=raked))
    assert "design effect" not in to_plain_table(survey())


def test_people_who_are_worth_less_than_they_are_many_show_their_effective_number() -> None:
    alone = replace(nps(40, 40, 20), n_effective=99.99)
    assert "n eff." in to_plain_table(report(alone))
    assert "   99  " in to_plain_table(report(alone))
    assert "n eff." not in to_plain_table(report(nps(40, 40, 20)))


def test_a_finite_population_adds_no_column_of_more_people_than_there_are() -> None:
    assert "n eff." not in to_plain_table(report(replace(nps(40, 40, 20), n_effective=250.0)))
