"""Free to paid: users of a free plan or a trial who came to pay, by the day on which they signed up.

Source:
    Farris, P. W., Bendle, N. T., Pfeifer, P. E. & Reibstein, D. J. (2010), Marketing Metrics, 2nd ed., chapter 10.
    Interval: Wilson, E. B. (1927), Journal of the American Statistical Association 22(158).
"""

from collections.abc import Iterator

from cxcli.errors import Notice
from cxcli.evidence import Distribution
from cxcli.metric import Estimate, Key, Metric, Parts, Way, estimate
from cxcli.scoring.rates import rate_details
from cxcli.stats.account import people_of, share_of, total
from cxcli.stats.figure import figure_of
from cxcli.stats.headline import Headline, share_of_ones
from cxcli.study.scale import plain
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure
from cxcli.words import Words


def answers(parts: Parts, measure: Measure) -> Distribution:
    """Return the users who signed up: 1 for those who came to pay, else 0.

    Raises:
        PartsExceedWhole: more pay than signed up.
    """
    return share_of(people_of(parts, "conversions"), people_of(parts, "visitors"), measure.name)


def headline(_: Measure) -> Headline:
    """Return the share of users who came to pay."""
    return share_of_ones()


def score(answered: Distribution, measure: Measure, statistics: Statistics) -> Estimate:
    """Return the rate in percent with Wilson's interval; `still_open` are users whose days are not over."""
    figure = figure_of(answered, headline(measure), statistics, measure.interval)
    parts = answered.parts
    names = {"users": "visitors", "paid": "conversions", "still_open": "open"}
    counts = {told: plain(total(parts, name)) if parts else None for told, name in names.items()}
    return estimate(
        answered, figure, details={**rate_details(answered, headline(measure), statistics), **counts}
    )


def notices(answered: Distribution, measure: Measure) -> Iterator[Notice]:
    """Yield how many users are left out because their days are not over."""
    left_out = total(answered.parts, "open")
    if left_out:
        days = measure.settings.get("window", 0)
        yield Notice(
            "CX0146",
            Words(
                f"{measure.name}: {plain(left_out)} users are left out: their {days} days are not over when the data ends.",
                f"{measure.name} : {plain(left_out)} utilisateur(s) écarté(s) : leurs {days} jours ne sont pas écoulés à la fin des données.",
            ),
            Words(
                "They count as soon as the export goes on for that long.",
                "Ils compteront dès que l'export couvrira ces jours.",
            ),
        )


FREE_TO_PAID = Metric(
    name="free_to_paid",
    title=Words("Free to paid", "Passage du gratuit au payant"),
    definition=Words(
        "Users who came to pay among those who signed up, in the period in which they signed up: a cohort. Without 'window' whoever ever paid counts, so that older cohorts had more time than recent ones; with 'window: 30d' only who paid within 30 days, among users for whom these days are over. A user counts once. It is not the share of paying users among all users, and it does not say whether they still pay.",
        "Les utilisateurs devenus payants parmi ceux qui se sont inscrits, dans la période de leur inscription : une cohorte. Sans « window », quiconque a payé un jour compte, si bien que les cohortes anciennes ont eu plus de temps que les récentes ; avec « window: 30d », seulement qui a payé dans les 30 jours, parmi les utilisateurs pour qui ces jours sont écoulés. Un utilisateur compte une fois. Ce n'est pas la part des payants parmi tous les utilisateurs, et cela ne dit pas s'ils paient encore.",
    ),
    formula=Words("100 x users who came to pay / users who signed up", "100 x utilisateurs devenus payants / utilisateurs inscrits"),
    source="Farris, P. W., Bendle, N. T., Pfeifer, P. E. & Reibstein, D. J. (2010), Marketing Metrics, 2nd ed., chapter 10.",
    example="  free_to_paid:\n    type: free_to_paid\n    user: UserId\n    signup: SignedUp\n    paid: FirstPayment  # a day, or yes and no\n    window: 30d\n",
    units={"unique": "percent"},
    headline=headline,
    score=score,
    base=Words("users", "utilisateurs"),
    keys=(
        Key("user", "Id of the user.", "name", "Identifiant de l'utilisateur."),
        Key("signup", "Day of signing up.", "day", "Jour de l'inscription."),
        Key("paid", "Day of the first payment, or yes and no; blank: not paid.", "event", "Jour du premier paiement, ou oui et non ; vide : pas de paiement.", not_before="signup"),
        Key("window", "Days within which a payment counts; left out: whenever it comes.", "span", "Jours pendant lesquels un paiement compte ; sans elle, à tout moment."),
        Key("visitors", "Users who signed up.", "count", "Les utilisateurs inscrits."),
        Key("conversions", "Those of them who came to pay.", "count", "Ceux d'entre eux devenus payants."),
    ),
    ways=(
        Way("rows", ("user", "signup", "paid"), ("window",), blanks=("paid",)),
        Way("counts", ("visitors", "conversions")),
    ),
    answers=answers,
    notices=notices,
)  # fmt: skip
