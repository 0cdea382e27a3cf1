from fractions import Fraction

import pytest

from cxcli.evidence import Distribution, of_people
from cxcli.stats.figure import figure_of
from cxcli.stats.linear import linear
from cxcli.stats.method import pulls
from cxcli.stats.price_list import Band, PriceList
from cxcli.study.statistics import Statistics
from tests.surveys import seen

LIKES = PriceList(
    (
        Band("liked", 1, lambda value: value > 3),
        Band("shrugged", 0, lambda value: value == 3),
        Band("hated", -1, lambda value: value < 3),
    )
)


def test_the_first_band_that_holds_an_answer_counts() -> None:
    both = PriceList((Band("all", 1, lambda _: True), Band("never", -1, lambda _: True)))
    assert both.shares(of_people({1: 2})) == {"all": 1.0, "never": 0.0}


def test_shares_come_in_the_order_of_the_bands_and_add_up() -> None:
    shares = LIKES.shares(of_people({1: 1, 3: 1, 5: 2}))
    assert shares == {"liked": 0.5, "shrugged": 0.25, "hated": 0.25}
    assert list(shares) == ["liked", "shrugged", "hated"]


def test_nobody_has_no_shares_and_no_score() -> None:
    assert LIKES.shares(Distribution({})) == {}
    assert LIKES.score(Distribution({})) is None
    assert figure_of(Distribution({}), LIKES.headline, Statistics()) is None


def test_prices_decide_what_kind_of_score_it_is() -> None:
    assert LIKES.is_net
    assert not LIKES.only("liked").is_net
    assert (LIKES.headline.kind, LIKES.only("liked").headline.kind) == ("net", "share")


@pytest.mark.parametrize(
    ("prices", "value", "method"), [(LIKES, 25.0, "score"), (LIKES.only("hated"), 25.0, "wilson")]
)
def test_net_scores_and_shares_have_their_interval(prices: PriceList, value: float, method: str) -> None:
    figure = figure_of(of_people({1: 1, 3: 1, 5: 2}), prices.headline, Statistics())
    assert figure is not None
    assert figure.limits is not None
    assert (figure.value, figure.limits.method) == (value, method)


def test_without_weights_the_pulls_are_the_people() -> None:
    net = linear(of_people({1: 2, 3: 1, 5: 4}), LIKES.price)
    assert net is not None
    found = pulls(net, net.effective("min"))
    assert (found.up, found.down, found.n) == (4, 2, 7)


def test_with_weights_the_pulls_are_shares_of_the_effective_people() -> None:
    net = linear(seen([(5, 3), (1, 1)]), LIKES.price)
    assert net is not None
    found = pulls(net, Fraction(8, 5))
    assert (found.up, found.down, found.n) == pytest.approx((1.2, 0.4, 1.6))
