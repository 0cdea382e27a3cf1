"""Customer growth: by how much the number of customers changed, in percent of those at the start.

Source:
    Farris, P. W., Bendle, N. T., Pfeifer, P. E. & Reibstein, D. J. (2010), Marketing Metrics, 2nd ed., chapter 4.
"""

from cxcli.evidence import Distribution
from cxcli.metric import Estimate, Metric, Parts, Way, estimate
from cxcli.scoring.customers import KEYS, ROWS, customers, flags_of, unbalanced
from cxcli.scoring.rates import divided
from cxcli.stats.account import as_total
from cxcli.stats.customers import by, net_change
from cxcli.stats.figure import figure_of
from cxcli.stats.headline import Headline, account_total
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure
from cxcli.words import Words


def answers(parts: Parts, measure: Measure) -> Distribution:
    """Return the growth, behind which stand the customers at the start; nobody's without any.

    Raises:
        PartsExceedWhole: more were lost than there were.
    """
    seen = customers(parts, measure)
    change = by(net_change(seen))
    return as_total(None if change is None else -100 * change, seen.start.people if seen.start else 0)


def headline(_: Measure) -> Headline:
    """Return the total: the books say by how much, there is no sampling error."""
    return account_total()


def score(answered: Distribution, measure: Measure, statistics: Statistics) -> Estimate:
    """Return the growth in percent; below 0 when there are fewer customers at the end, null without any at the start."""
    figure = figure_of(answered, headline(measure), statistics)
    seen = customers(answered.parts, measure)
    terms = None if figure is None else net_change(seen)
    details = {
        "growth_pct": None if figure is None else figure.value,
        **(divided(None, None) if terms is None else divided(-terms[0], terms[1])),
        **seen.facts(),
    }
    return estimate(answered, figure, details=details, flags=flags_of(answered.parts))


GROWTH = Metric(
    name="growth",
    title=Words("Customer growth (of the customers at the start)", "Croissance du nombre de clients (présents au début)"),
    definition=Words(
        "Customers at the end less those at the start, in percent of those at the start; negative when they became fewer. All of the time is one long period, from its first day to its last: of ready counts of several days, the start is that of the first and the end that of the last; those of one day are summed. With movements in place of the end, all is summed as it stands. It says nothing of who stayed: new customers make up for lost ones (see 'churn'). It is not the growth of revenue.",
        "Les clients de la fin moins ceux du début, en pourcentage de ceux du début ; négatif quand ils sont moins nombreux. Toute la durée est une seule longue période, de son premier à son dernier jour : d'effectifs de plusieurs jours, le début est celui du premier et la fin celle du dernier ; ceux d'un même jour s'additionnent. Avec des mouvements au lieu de la fin, tout est additionné tel quel. Elle ne dit rien de ceux qui restent : les nouveaux clients compensent les départs (voyez « churn »). Ce n'est pas la croissance du revenu.",
    ),
    formula=Words("100 x (end - start) / start", "100 x (end - start) / start"),
    source="Farris, P. W., Bendle, N. T., Pfeifer, P. E. & Reibstein, D. J. (2010), Marketing Metrics, 2nd ed., chapter 4.",
    example="  growth:\n    type: growth\n    customer: CustomerId\n    start: Since\n    end: Left  # blank while going on\n",
    units={"start_base": "percent"},
    headline=headline,
    score=score,
    base=Words("customers", "clients"),
    keys=KEYS,
    ways=(
        ROWS,
        Way("counts", ("start", "end"), ("lost", "new", "lost_new")),
        Way("counts", ("start", "lost", "new"), ("lost_new",)),
    ),
    answers=answers,
    notices=unbalanced,
)  # fmt: skip
