"""Every refusal: its code, its line and column, and what it proposes."""

import pytest

from tests.config.configs import problems, where

NPS = "version: 1\nmetrics:\n  nps:\n    type: nps\n    column: Q1\n"

TABLE = [
    # keys that do not exist
    ("version: 1\nmetrcs: {}", "CX2004", 2, 1, "'metrics'"),
    (NPS + "    scael: 0-10", "CX2004", 6, 5, "'scale'"),
    ("version: 1\nsource: {encodign: utf-8}", "CX2004", 2, 10, "'encoding'"),
    ("version: 1\ndate: {column: D, timezon: UTC}", "CX2004", 2, 19, "'timezone'"),
    ("version: 1\nweight: {columm: w}", "CX2004", 2, 10, "'column'"),
    ("version: 1\nsegments: [{column: a, bin: [1]}]", "CX2004", 2, 24, "'bins'"),
    ("version: 1\nwhere: [{column: a, inn: [b]}]", "CX2004", 2, 21, "'in'"),
    ("version: 1\nresponse: {positon: 3}", "CX2004", 2, 12, "'position'"),
    ("version: 1\nwindow: {since: 2026-01-01}", "CX2004", 2, 1, ""),
    ("version: 1\nmetrix: []", "CX2004", 2, 1, "metrics"),
    ("version: 1\nstatistics: {confidance: 1}", "CX2004", 2, 14, "confidence"),
    (NPS + "    positive: [9]", "CX2004", 6, 5, ""),
    # keys that are missing
    ("title: x", "CX2007", 1, 1, "version: 1"),
    ("version: 1\nmetrics:\n  nps: {column: Q1}", "CX2007", 3, 3, ""),
    ("version: 1\nmetrics:\n  nps: {type: nps}", "CX2007", 3, 3, "column:"),
    ("version: 1\nperiod: month", "CX2007", 2, 9, "date: COLUMN"),
    ("version: 1\nunit: respondent", "CX2007", 2, 7, "respondent: COLUMN"),
    ("version: 1\nmetrics: {m: {type: scale, column: Q}}", "CX2007", 2, 11, "scale:"),
    ("version: 1\nmetrics: {m: {type: scale, column: Q, labels: {Good: 1}}}", "CX2007", 2, 11, "scale:"),
    ("version: 1\nwhere: [{column: a}]", "CX2007", 2, 9, ""),
    ("version: 1\nsegments: [{top: 3}]", "CX2007", 2, 12, ""),
    # values
    ("version: 2", "CX2006", 1, 10, "version: 1"),
    ("version: 1.0", "CX2006", 1, 10, "version: 1"),
    ("version: 1\nlang: de", "CX2006", 2, 7, ""),
    ("version: 1\nperiod: mont\ndate: D", "CX2006", 2, 9, "'month'"),
    ("version: 1\nunit: respnse", "CX2006", 2, 7, "'response'"),
    ("version: 1\nduplicates: dorp", "CX2006", 2, 13, "'drop'"),
    ("version: 1\nsource: {drop: [preveiw]}", "CX2006", 2, 17, "'preview'"),
    ("version: 1\nsource: {drop: spam}", "CX2006", 2, 16, "[a, b]"),
    ("version: 1\nsource: {encoding: utf-88}", "CX2011", 2, 20, "'utf-8'"),
    ("version: 1\nsource: {encoding: base64}", "CX2011", 2, 20, ""),
    ("version: 1\nsource: {delimiter: ';;'}", "CX2006", 2, 21, "tab"),
    ("version: 1\nsource: {header_rows: two}", "CX2006", 2, 23, ""),
    ("version: 1\nsource: {header_rows: 0}", "CX2006", 2, 23, ""),
    ("version: 1\nsource: {decimal: ;}", "CX2006", 2, 19, ""),
    ("version: 1\nsource: {profile: qualtircs}", "CX2011", 2, 19, "'qualtrics'"),
    ("version: 1\nsource: [a]", "CX2006", 2, 9, ""),
    ("version: 1\nresponse: [a]", "CX2006", 2, 11, "{position: 3}"),
    ("version: 1\nresponse: {position: x}", "CX2006", 2, 22, ""),
    ("version: 1\nresponse: {position: 0}", "CX2006", 2, 22, ""),
    ("version: 1\nresponse: {regex: '('}", "CX2006", 2, 19, ""),
    ("version: 1\nresponse: {position: 1, regex: a}", "CX2006", 2, 11, "{position: 3}"),
    ("version: 1\nresponse: ' '", "CX2006", 2, 11, ""),
    ("version: 1\ndate: {column: D, timezone: Europe/Pari}", "CX2006", 2, 29, "'Europe/Paris'"),
    ("version: 1\ndate: {column: D, format: dayfirst}", "CX2006", 2, 27, "'day_first'"),
    ("version: 1\ndate: {column: D, format: '%d/%Q'}", "CX2006", 2, 27, "%d/%m/%Y"),
    ("version: 1\nweight: {column: w, divide_by: 0}", "CX2006", 2, 32, ""),
    ("version: 1\nweight: {column: w, divide_by: '1,5'}", "CX2006", 2, 32, "1.5"),
    ("version: 1\nwhere: {a: }", "CX2006", 2, 12, '""'),
    ("version: 1\nwhere: {a: []}", "CX2006", 2, 12, ""),
    ("version: 1\nsegments: a", "CX2006", 2, 11, "[a, b]"),
    ("version: 1\nsegments: [{column: a, bins: [2, 1]}]", "CX2006", 2, 30, "[18, 35"),
    ("version: 1\nsegments: [{column: a, other: O}]", "CX2006", 2, 12, "top"),
    ("version: 1\nsegments: [{column: a, bins: [1], top: 3}]", "CX2006", 2, 12, ""),
    ("version: 1\nsegments: [{cross: [a]}]", "CX2006", 2, 20, ""),
    ("version: 1\nsegments: [{cross: [a, a]}]", "CX2006", 2, 12, "name"),
    ("version: 1\nsegments: [a, {column: b, name: a}]", "CX2006", 2, 15, "name"),
    ("version: 1\nprivacy: {suppress_below: -1}", "CX2006", 2, 27, ""),
    ("version: 1\nprivacy: 5", "CX2006", 2, 10, ""),
    ("version: 1\nstatistics: {confidence: 95}", "CX2006", 2, 26, "0.95"),
    ("version: 1\nstatistics: {confidence: '0,95'}", "CX2006", 2, 26, "0.95"),
    ("version: 1\nlimits: {max_invalid_share: 5}", "CX2006", 2, 29, "0.95"),
    ("version: 1\nlimits: {max_segment_values: many}", "CX2006", 2, 30, ""),
    ("version: 1\nmetrics: {nps: }", "CX2006", 2, 16, "{type: nps"),
    ("version: 1\nmetrics: [nps]", "CX2006", 2, 10, ""),
    (NPS + "    scale: ten", "CX2006", 6, 12, "0-10"),
    (NPS + "    scale: 10-0", "CX2006", 6, 12, "0-10"),
    (NPS + "    scale: [0, 10]", "CX2006", 6, 12, ""),
    (NPS + "    scale: {min: 0, max: 5, step: 2}", "CX2006", 6, 12, "step"),
    (NPS + "    scale: {min: 5, max: 0}", "CX2006", 6, 12, ""),
    (NPS + "    scale: 0-10001", "CX2006", 6, 12, ""),
    (NPS + "    reverse: yes", "CX2006", 6, 14, ""),
    (NPS + "    better: up", "CX2006", 6, 13, ""),
    (NPS + "    statistic: mean", "CX2006", 6, 16, "net"),
    (NPS + "    interval: wilson", "CX2006", 6, 15, "Possible here: score, adjusted_wald,"),
    (NPS + "    interval: jefreys", "CX2006", 6, 15, "'jeffreys'"),
    ("version: 1\nmetrics: {m: {type: csat, column: a, interval: t}}", "CX2006", 2, 48, "wilson"),
    ("version: 1\nmetrics: {m: {type: rating, column: a, interval: bound}}", "CX2006", 2, 50, "'bounded'"),
    (NPS + "    columns: [a, b]", "CX2006", 6, 5, "Keep one"),
    ("version: 1\nmetrics: {m: {type: csat, columns: [a, a]}}", "CX2006", 2, 36, "Remove one"),
    (NPS + "    columns: []", "CX2006", 6, 14, ""),
    ("version: 1\nmetrics: {m: {type: csat, columns: [a, b], statistic: share}}", "CX2006", 2, 55, "mean"),
    ("version: 1\nmetrics: {m: {type: csat, column: a, positive: [6]}}", "CX2006", 2, 48, "6-7"),
    ("version: 1\nmetrics: {m: {type: csat, column: a, positive: 4-6}}", "CX2006", 2, 48, "6-7"),
    ("version: 1\nmetrics: {m: {type: csat, column: a, positive: [Goood]}}", "CX2006", 2, 48, "labels"),
    # names
    ("version: 1\nmetrics: {m: {type: npss, column: a}}", "CX2011", 2, 21, "'nps'"),
    (NPS + "    labels: fr.sat55", "CX2011", 6, 13, "'fr.sat5"),
    (NPS + "    labels: [fr.nps11, en.npss11]", "CX2011", 6, 24, "'en.nps11'"),
    # labels
    (NPS + "    labels: {Super: 11}", "CX2008", 6, 21, "scale"),
    (NPS + "    labels: {Super: 9.5}", "CX2008", 6, 21, "scale"),
    (NPS + "    labels: {Super: ten}", "CX2006", 6, 21, ""),
    (NPS + "    labels: {Super: }", "CX2006", 6, 21, ""),
    (NPS + "    labels: {Bon: 1, ' bon ': 2}", "CX2008", 6, 22, "Keep one"),
    (NPS + "    labels: {'1': 1, '1.0': 2}", "CX2008", 6, 22, "Keep one"),
    (
        "version: 1\nmetrics: {m: {type: csat, column: a, labels: fr.sat5, scale: 1-7}}",
        "CX2008",
        2,
        46,
        "scale",
    ),
    ("version: 1\nmetrics: {m: {type: scale, column: a, labels: [fr.sat5, fr.sat4]}}", "CX2008", 2, 47, ""),
    ("version: 1\nmetrics: {m: {type: scale, column: a, labels: [fr.sat5, fr.sat5c]}}", "CX2008", 2, 47, ""),
    ("version: 1\nvocabularies: {fr.sat5: {a: 1, b: 2}}", "CX2006", 2, 16, "another name"),
    ("version: 1\nvocabularies: {v: {a: 1}}", "CX2008", 2, 16, ""),
    ("version: 1\nvocabularies: {v: {a: 1, A: 2}}", "CX2008", 2, 26, "Keep one"),
    ("version: 1\nvocabularies: {v: {a: x, b: 2}}", "CX2006", 2, 23, ""),
    # metrics that would be wrong as asked for
    ("version: 1\nmetrics: {m: {type: ces, column: a}}", "CX2009", 2, 11, "better: higher"),
    ("version: 1\nmetrics: {m: {type: csat, column: a, scale: 1-7}}", "CX2009", 2, 45, "positive"),
    ("version: 1\nmetrics: {m: {type: csat, column: a, labels: fr.sat4}}", "CX2009", 2, 11, "positive"),
    (NPS + "    scale: 1-5", "CX2009", 6, 12, "type: scale"),
    (NPS + "    scale: {min: 0, max: 10, step: 0.5}", "CX2009", 6, 12, "type: scale"),
    (NPS + "    labels: en.sat5", "CX2009", 3, 3, "type: scale"),
    ("version: 1\nmetrics: {m: {type: thumbs, column: a, scale: 1-2}}", "CX2009", 2, 47, "0 and 1"),
    ("version: 1\nmetrics: {m: {type: nps, columns: [a, b]}}", "CX2009", 2, 26, "type: scale"),
    # YAML
    ("version: 1\nversion: 1", "CX2005", 2, 1, "Keep one"),
    ("version: 1\nmetrics:\n  a: &x {type: nps, column: Q}\n", "CX2003", 3, 6, "quotes"),
    ("version: 1\ntitle: *x", "CX2003", 2, 8, "quotes"),
    ("version: 1\ntitle: !x y", "CX2003", 2, 8, "as written"),
    ("version: 1\n? [a]\n: b", "CX2003", 2, 3, ""),
]


@pytest.mark.parametrize(("text", "code", "line", "column", "hint"), TABLE)
def test_a_mistake_is_told_with_its_place_and_what_to_do(
    text: str, code: str, line: int, column: int, hint: str
) -> None:
    found = [problem for problem in problems(text) if where(problem) == (code, line, column)]
    assert found, [(*where(problem), problem.message.en) for problem in problems(text)]
    assert hint in found[0].hint.en
    assert found[0].place.file == "c.yaml"


@pytest.mark.parametrize(("text", "code", "line", "column", "hint"), TABLE)
def test_one_mistake_is_one_problem(text: str, code: str, line: int, column: int, hint: str) -> None:  # noqa: ARG001
    if "? [a]" not in text:  # a key that is no text is an unknown key, too
        assert len(problems(text)) == 1, [problem.message.en for problem in problems(text)]


@pytest.mark.parametrize("text", [row[0] for row in TABLE])
def test_every_message_exists_in_french_and_none_speaks_of_the_machinery(text: str) -> None:
    for problem in problems(text):
        assert problem.message.fr
        assert bool(problem.hint.en) == bool(problem.hint.fr)
        for word in ("Input", "Extra", "Field required", "pydantic", "dict", "<"):
            assert word not in problem.message.en


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file() -> None:
    text = (
        "version: 1\nlagn: fr\nsource: {profile: qualtric}\nperiod: monthly\n"
        "metrics:\n  nps: {type: nsp, column: Q1}\n  csat: {type: csat, column: Q2, scael: 1-5}\n"
        "  effort: {type: ces, column: Q3}\n  help: {type: csat, column: Q4, scale: 1-7}\n"
        "  agree: {type: scale, column: Q5, scale: 1-5, labels: {Yes: 6}}\n"
        "statistics: {confidence: ten}\nsegments: [{column: a, topp: 3}]\n"
    )
    assert [where(problem) for problem in problems(text)] == [
        ("CX2004", 2, 1),
        ("CX2011", 3, 19),
        ("CX2006", 4, 9),
        ("CX2007", 4, 9),
        ("CX2011", 6, 15),
        ("CX2004", 7, 34),
        ("CX2009", 8, 3),
        ("CX2009", 9, 41),
        ("CX2008", 10, 62),
        ("CX2006", 11, 26),
        ("CX2004", 12, 24),
    ]


def test_all_mistakes_of_one_metric_are_told_at_once() -> None:
    text = (
        "version: 1\nmetrics:\n  effort: {type: ces, positive: 6, statistic: share,"
        " labels: {Facile: 8, facile: 7, Dur: 0}}"
    )
    assert sorted(problem.code for problem in problems(text)) == [
        "CX2004", "CX2006", "CX2007", "CX2008", "CX2008", "CX2008", "CX2009",
    ]  # fmt: skip


def test_a_duplicate_key_says_where_the_first_one_is() -> None:
    text = "version: 1\nmetrics:\n  csat: {type: csat, column: a}\n  csat: {type: csat, column: b}\n"
    (problem,) = problems(text)
    assert where(problem) == ("CX2005", 4, 3)
    assert "first on line 3" in problem.message.en


def test_a_metric_that_names_a_broken_vocabulary_is_not_blamed_for_it() -> None:
    text = "version: 1\nvocabularies: {v: {a: x, b: 2}}\nmetrics: {m: {type: scale, column: Q, labels: v}}"
    assert [problem.code for problem in problems(text)] == ["CX2006"]


def test_a_misspelt_direction_is_not_reported_as_missing_too() -> None:
    text = "version: 1\nmetrics: {m: {type: ces, column: Q, beter: higher}}"
    assert [problem.code for problem in problems(text)] == ["CX2004"]


def test_what_the_user_wrote_is_shown_shortened() -> None:
    (problem,) = problems(f"version: 1\nlang: {'x' * 5000}")
    assert len(problem.message.en) < 200
