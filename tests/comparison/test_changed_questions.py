"""Two waves that did not ask the same question: refused, or each wave scored by its own question."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from cxcli.comparison.changed_question import refuse_change, same_answers
from cxcli.comparison.compare import compare
from cxcli.comparison.pricing import priced
from cxcli.comparison.terms import Terms
from cxcli.errors import QuestionChanged
from cxcli.evidence import Design, of_people
from cxcli.report.comparison import Compared
from cxcli.stats.linear import linear
from cxcli.study.coding import Coding
from cxcli.study.question import Question
from cxcli.study.scale import scale
from cxcli.study.study import Measure, Study
from tests.studies import by, nps, question, study, weight
from tests.waves import Rows, rows, stored, wave

ALLOWED = Terms(changes_allowed=True)
ONE_TO_TEN = Measure("nps", "nps", "NPS", "net", question("Q1", on=scale(1, 10)))
FIVE, SEVEN = question("Q2", on=scale(1, 5)), question("Q2", on=scale(1, 7))
ANSWERS = rows("Q1", {1: 20, 7: 20, 9: 30, 10: 30})


def satisfaction(asked: Question, *positive: int, statistic: str = "share") -> Study:
    points = frozenset(map(Fraction, positive))
    return study(Measure("csat", "csat", "CSAT", statistic, asked, points))


def compared(
    before: Study, then: Rows, after: Study, now: Rows, terms: Terms = ALLOWED
) -> tuple[Compared, ...]:
    return compare(wave(before, then), wave(after, now), terms)


@pytest.mark.parametrize(
    ("before", "after", "said", "dit"),
    [
        (study(ONE_TO_TEN), study(nps()), "the scale was 1-10 and is 0-10", "l'échelle était 1-10 et est 0-10"),
        (
            study(Measure("nps", "nps", "NPS", "net", replace(question("Q1"), better="lower"))),
            study(nps()),
            "the good end of the scale is another one",
            "le bon côté de l'échelle a changé",
        ),
        (
            study(Measure("nps", "nps", "NPS", "net", replace(question("Q1"), coding=Coding(scale(0, 10), reverse=True)))),
            study(nps()),
            "coded otherwise",
            "codées autrement",
        ),
        (study(nps(), weight=weight()), study(nps()), "weighted in one wave only", "pondérées dans une seule vague"),
    ],
)  # fmt: skip
def test_a_change_of_the_question_is_refused_and_said(
    before: Study, after: Study, said: str, dit: str
) -> None:
    then = [{**row, "w": "1"} for row in ANSWERS]
    with pytest.raises(QuestionChanged) as raised:
        compared(before, then, after, ANSWERS, Terms())
    assert said in raised.value.problem
    assert dit in raised.value.say("fr")
    assert "--allow-scale-change" in raised.value.hint
    assert len(compared(before, then, after, ANSWERS)) == 1


def test_other_positive_answers_are_another_question() -> None:
    four, five = satisfaction(FIVE, 4, 5), satisfaction(FIVE, 5)
    answers = rows("Q2", {1: 20, 4: 20, 5: 20})
    with pytest.raises(QuestionChanged, match="other answers count as positive"):
        compared(four, answers, five, answers, Terms())


def test_the_usual_positive_answers_written_down_are_the_same_question() -> None:
    written, left_out = satisfaction(FIVE, 4, 5), satisfaction(FIVE)
    answers = rows("Q2", {1: 20, 4: 20, 5: 20})
    assert compared(written, answers, left_out, answers, Terms())[0].difference == 0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (satisfaction(FIVE), satisfaction(FIVE, statistic="mean")),
        (
            satisfaction(FIVE),
            study(Measure("csat", "scale", "CSAT", "mean", FIVE)),
        ),
    ],
)
def test_two_different_numbers_are_never_compared(before: Study, after: Study) -> None:
    answers = rows("Q2", {1: 20, 5: 20})
    with pytest.raises(QuestionChanged, match="two different numbers") as raised:
        compared(before, answers, after, answers)
    assert "allow" not in raised.value.hint


def test_each_wave_is_scored_by_its_own_question() -> None:
    cuts = (by("country"),)
    before, after = (replace(one, cuts=cuts) for one in (satisfaction(FIVE, 4, 5), satisfaction(SEVEN, 6, 7)))
    then = rows("Q2", {1: 20, 4: 30, 5: 50}, country="FR") + rows("Q2", {1: 50, 5: 50}, country="BE")
    now = rows("Q2", {1: 20, 5: 30, 7: 50}, country="FR") + rows("Q2", {5: 60, 6: 40}, country="BE")
    found = compared(before, then, after, now)
    assert [(c.baseline.value, c.current.value, c.difference) for c in found if c.baseline and c.current] == [
        (65.0, 45.0, -20.0),
        (50.0, 40.0, -10.0),
        (80.0, 50.0, -30.0),
    ]
    assert {flag for c in found for flag in c.flags} == {"question_changed"}
    assert "the question is not the same in both waves" in found[0].sentence.en
    (mix,) = found[0].mix_shift
    assert mix.total == -20
    assert mix.rate + mix.mix == pytest.approx(mix.total, abs=1e-12)


def test_directions_that_differ_are_both_turned_to_the_good_end(tmp_path: Path) -> None:
    lower = study(Measure("nps", "nps", "NPS", "net", replace(question("Q1"), better="lower")))
    then, now = rows("Q1", {0: 60, 10: 40}), rows("Q1", {10: 60, 0: 40})
    for before in (wave(lower, then), stored(lower, then, tmp_path / "a.json")):
        (found,) = compare(before, wave(study(), now), ALLOWED)
        assert (found.difference, found.verdict) == (0.0, "no_evidence")


def test_means_on_two_scales_are_not_ranked_against_each_other() -> None:
    before, after = (satisfaction(asked, 5, statistic="mean") for asked in (FIVE, SEVEN))
    then, now = rows("Q2", {1: 20, 5: 20}), rows("Q2", {1: 20, 7: 20})
    found = compared(before, then, after, now)[0]
    assert found.difference == 1.0
    assert found.ordinal is None
    assert compared(after, now, after, now)[0].ordinal is not None


def test_a_bounded_mean_may_lie_on_either_scale() -> None:
    before, after = (satisfaction(asked, 5, statistic="mean") for asked in (FIVE, SEVEN))
    terms = replace(ALLOWED, methods={"csat": "bounded"})
    for waves in ((before, after), (after, before)):
        now = rows("Q2", {1: 20, 4: 3, 5: 20})
        then = rows("Q2", {1: 20, 5: 20}) if waves[0] is before else rows("Q2", {2: 20, 7: 20})
        found = compared(waves[0], then, waves[1], now, terms)[0]
        assert found.low is not None


def test_prices_keep_people_weights_and_variances() -> None:
    answers = of_people({0: 3, 6: 4, 8: 2, 9: 1, 10: 5})
    covariance = {
        (Fraction(a), Fraction(b)): Fraction((a + 1) * (b + 2) + (b + 1) * (a + 2), 7)
        for a in answers.valid
        for b in answers.valid
    }
    clustered = replace(answers, design=Design(covariance, 9, 8), missing=4)
    price = {0: -1, 6: -1, 8: 0, 9: 1, 10: 1}
    turned = priced(clustered, lambda value: price[int(value)])
    assert {int(value): count.people for value, count in turned.valid.items()} == {-1: 7, 0: 2, 1: 6}
    assert (turned.n, turned.missing, turned.total) == (clustered.n, 4, clustered.total)
    assert linear(turned, lambda value: value) == linear(clustered, lambda value: price[int(value)])


def test_the_same_question_is_let_pass() -> None:
    asked = satisfaction(FIVE)
    answers = wave(asked, rows("Q2", {1: 20, 5: 20})).groups["csat", ()].result
    refuse_change(answers, replace(answers, title="Satisfaction", n=3))
    assert same_answers(answers, answers)
