"""A gate that is looked at more than once: wider bounds, so that looking often does not find by chance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxcli.evidence import Distribution
from cxcli.gating.change import Before, judged_change
from cxcli.gating.evidence import Judged, Limits
from cxcli.gating.number import Terms, judged_value
from cxcli.stats.normal import normal_quantile
from cxcli.study.gate import Looks
from tests.groups import HEADLINES, NET, SURE, clustered_by_answer, counts, group

KINDS = sorted(HEADLINES)
ANSWERS = counts(15, 45, 40)


def value(answers: Distribution, looks: Looks | None, kind: str = "net") -> Judged:
    found = judged_value(answers, Terms(HEADLINES[kind], SURE, looks=looks))
    assert found is not None
    return found


def limits(judged: Judged, confidence: float = 0.95) -> Limits:
    found = judged.limits(confidence)
    assert found is not None
    return found


def width(judged: Judged, confidence: float = 0.95) -> float:
    low, high = limits(judged, confidence)
    return high - low


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("method", ["obf", "pocock"])
@pytest.mark.parametrize("planned", [2, 4, 8])
def test_every_planned_look_is_wider_than_a_single_one(kind: str, method: str, planned: int) -> None:
    once = width(value(ANSWERS, None, kind))
    for this in range(1, planned + 1):
        assert width(value(ANSWERS, Looks(method, planned, this), kind)) > once  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", KINDS)
def test_under_obrien_and_fleming_the_later_look_is_the_narrower_one(kind: str) -> None:
    widths = [width(value(ANSWERS, Looks("obf", 5, this), kind)) for this in range(1, 6)]
    assert widths == sorted(widths, reverse=True)
    assert len(set(widths)) == 5


def test_under_pocock_every_look_is_the_same() -> None:
    assert len({limits(value(ANSWERS, Looks("pocock", 5, this))) for this in range(1, 6)}) == 1


def test_the_last_look_of_obrien_and_fleming_is_nearly_a_single_one() -> None:
    once, last = width(value(ANSWERS, None)), width(value(ANSWERS, Looks("obf", 4, 4)))
    assert last < 1.1 * once


@pytest.mark.parametrize(("method", "constant"), [("pocock", 2.361), ("obf", 2.024)])
def test_the_boundaries_are_the_published_ones(method: str, constant: float) -> None:
    low, high = limits(value(ANSWERS, Looks(method, 4, 4), "mean"), 0.975)  # type: ignore[arg-type]
    once = width(value(ANSWERS, None, "mean"), 0.975)
    # Student's t with 99 degrees of freedom is a little wider than the normal in both places alike.
    assert (high - low) / once == pytest.approx(constant / normal_quantile(0.975), rel=0.01)


@pytest.mark.parametrize("this", [1, 2, 3, 4])
def test_a_change_has_wider_bounds_too(this: int) -> None:
    def bounds(looks: Looks | None) -> Limits:
        found = judged_change(ANSWERS, Before(counts(10, 50, 40)), Terms(NET, SURE, looks=looks))
        assert found is not None
        return limits(found)

    low, high = bounds(Looks("obf", 4, this))
    assert low < bounds(None)[0]
    assert high > bounds(None)[1]


def test_a_first_look_of_many_excludes_only_what_cannot_be() -> None:
    looks = Looks("obf", 20, 1)
    found = judged_change(ANSWERS, Before(counts(10, 50, 40)), Terms(NET, SURE, looks=looks))
    assert found is not None
    assert limits(found, 0.999) == (-200, 200)


def test_few_clusters_widen_a_planned_look_too() -> None:
    rows = [(f"site {i % 6}", (-1, 0, 1, 1)[i % 4]) for i in range(60)]
    clustered = group(*((answer, 1) for _, answer in rows), design=clustered_by_answer(rows))
    once, look = (width(value(clustered, looks)) for looks in (None, Looks("pocock", 4, 1)))
    assert look > once


@pytest.mark.parametrize("kind", KINDS)
def test_a_confidence_sequence_is_wider_than_a_single_look(kind: str) -> None:
    assert width(value(ANSWERS, Looks("cs"), kind)) > width(value(ANSWERS, None, kind))


def test_a_confidence_sequence_is_as_published() -> None:
    answers = counts(100, 200, 200)
    found = limits(value(answers, Looks("cs", tightest_at=250)), 0.975)
    once = limits(value(answers, None), 0.975)
    # It costs 1.56 times the fixed width at n = 500 when it is tightest at 250.
    assert (found[1] - found[0]) / (once[1] - once[0]) == pytest.approx(1.56, abs=0.02)


def test_a_confidence_sequence_stays_on_the_scale() -> None:
    low, high = limits(value(counts(1, 0, 30), Looks("cs")))
    assert -100 <= low < high == 100


@pytest.mark.parametrize("kind", KINDS)
def test_a_confidence_sequence_of_answers_all_alike_claims_nothing(kind: str) -> None:
    assert value(counts(0, 0, 200), Looks("cs"), kind).limits(0.95) is None


@given(
    bands=st.tuples(st.integers(1, 60), st.integers(1, 60), st.integers(1, 60)),
    confidence=st.floats(0.51, 0.999),
    method=st.sampled_from(["cs", "obf", "pocock"]),
)
def test_looks_never_break_whatever_the_confidence(
    bands: tuple[int, int, int], confidence: float, method: str
) -> None:
    looks = Looks("cs") if method == "cs" else Looks(method, 3, 1)  # type: ignore[arg-type]
    judged = value(counts(*bands), looks)
    low, high = limits(judged, confidence)
    assert -100 <= low <= judged.value <= high <= 100


def test_the_published_confidence_sequence_comes_out() -> None:
    judged = value(counts(90, 150, 260), Looks("cs", tightest_at=250))
    assert limits(judged, 0.975) == pytest.approx((23.533508295608453, 44.46649170439155), abs=1e-9)
