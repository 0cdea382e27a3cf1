import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats as scipy_stats

from cxcli.stats.multiplicity import adjust, benjamini_hochberg, holm
from tests.surveys import law

p_values = st.lists(st.floats(0, 1), min_size=1, max_size=15)
ways = st.sampled_from(["holm", "bh", "none"])

FIFTEEN = (
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
    0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000,
)  # fmt: skip


def test_the_published_trial_rejects_four_by_false_discovery_rate_and_three_by_holm() -> None:
    """Benjamini & Hochberg (1995), section 4.1: fifteen endpoints of a heart trial, at 0.05."""
    assert sum(p <= 0.05 for p in benjamini_hochberg(FIFTEEN)) == 4
    assert sum(p <= 0.05 for p in holm(FIFTEEN)) == 3


@pytest.mark.parametrize(
    ("how", "adjusted"),
    [
        ("holm", (0.03, 0.06, 0.06, 0.02)),
        ("bh", (0.02, 0.04, 0.04, 0.02)),
        ("none", (0.01, 0.04, 0.03, 0.005)),
    ],
)
def test_adjusted_p_values_come_in_the_order_given(how: str, adjusted: tuple[float, ...]) -> None:
    assert adjust([0.01, 0.04, 0.03, 0.005], how) == pytest.approx(adjusted, abs=1e-15)


@law
@given(p_values=p_values)
def test_the_false_discovery_rate_is_scipys(p_values: list[float]) -> None:
    assert benjamini_hochberg(p_values) == pytest.approx(
        tuple(scipy_stats.false_discovery_control(p_values)), rel=1e-12
    )


@law
@given(p_values=p_values)
def test_holm_rejects_step_by_step(p_values: list[float]) -> None:
    adjusted, m = holm(p_values), len(p_values)
    for alpha in (0.01, 0.05, 0.5):
        left = sorted(p_values)
        rejected = 0
        while rejected < m and left[rejected] * (m - rejected) <= alpha:
            rejected += 1
        assert sum(p <= alpha for p in adjusted) == rejected


@law
@given(p_values=p_values, how=ways)
def test_adjusting_never_helps_and_keeps_the_order(p_values: list[float], how: str) -> None:
    adjusted = adjust(p_values, how)
    assert all(p <= q <= 1 for p, q in zip(p_values, adjusted, strict=True))
    by_size = [q for _, q in sorted(zip(p_values, adjusted, strict=True))]
    assert by_size == sorted(by_size)


@law
@given(p_values=p_values)
def test_holm_is_the_more_cautious_one(p_values: list[float]) -> None:
    assert all(b <= h for b, h in zip(benjamini_hochberg(p_values), holm(p_values), strict=True))


@pytest.mark.parametrize("how", ["holm", "bh", "none"])
def test_one_test_alone_stays_as_it_is(how: str) -> None:
    assert adjust([0.04], how) == (0.04,)
    assert adjust([], how) == ()


@law
@given(p_values=p_values, how=ways, gap=st.integers(0, 15))
def test_what_was_not_tested_does_not_count(p_values: list[float], how: str, gap: int) -> None:
    gap = min(gap, len(p_values))
    with_gap = adjust([*p_values[:gap], None, *p_values[gap:]], how)
    adjusted = adjust(p_values, how)
    assert with_gap == (*adjusted[:gap], None, *adjusted[gap:])
