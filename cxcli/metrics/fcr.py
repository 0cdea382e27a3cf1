"""First contact resolution: cases resolved at the first contact, without the customer coming back.

Vendors agree on no definition: all cases or eligible ones only, with or without a look at repeats. Here all
cases count whose window is closed, and a repeat contact of the same customer undoes the resolution.

Source:
    MetricNet, "Metric of the Month: First Contact Resolution" (net: of eligible contacts only).
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
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure
from cxcli.words import Words

WINDOW = 7
"""Days within which another contact of the same customer says that the first was not enough."""

_TOLD = ("contacts", "resolved_first", "not_eligible")
_TOLD_OF_ROWS = ("repeated", "open")


def answers(parts: Parts, measure: Measure) -> Distribution:
    """Return the cases, or for the basis `net` the eligible ones: 1 for those resolved at first contact.

    Raises:
        PartsExceedWhole: more were resolved than there are.
    """
    cases = people_of(parts, "contacts")
    if measure.statistic == "gross":
        return share_of(people_of(parts, "resolved_first"), cases, measure.name)
    return share_of(
        people_of(parts, _resolved(measure)), cases - people_of(parts, "not_eligible"), measure.name
    )


def headline(_: Measure) -> Headline:
    """Return the share of cases resolved at first contact."""
    return share_of_ones()


def score(cases: Distribution, measure: Measure, statistics: Statistics) -> Estimate:
    """Return the rate in percent with Wilson's interval; `net_fcr` (0..1) is told beside the gross rate."""
    figure = figure_of(cases, headline(measure), statistics, measure.interval)
    names = (*_TOLD, *_TOLD_OF_ROWS) if measure.way == "rows" else _TOLD
    counts = {name: float(total(cases.parts, name)) for name in names}
    eligible = total(cases.parts, "contacts") - total(cases.parts, "not_eligible")
    resolved = total(cases.parts, _resolved(measure))
    details = {
        **rate_details(cases, headline(measure), statistics),
        "net_fcr": float(resolved / eligible) if 0 < eligible >= resolved else None,
        **counts,
        "eligible": float(eligible),
        "resolved_eligible": float(resolved),
    }
    return estimate(cases, figure, details=details)


def notices(cases: Distribution, measure: Measure) -> Iterator[Notice]:
    """Yield how many cases are left out because their window is still open."""
    window, left_out = measure.settings.get("window", WINDOW), total(cases.parts, "open")
    if left_out:
        yield Notice(
            "CX0160",
            Words(
                f"{measure.name}: cases left out because the data ends before their window of {window} days: "
                f"{round(left_out)}.",
                f"{measure.name} : dossiers écartés, car les données s'arrêtent avant la fin de leur fenêtre de "
                f"{window} jours : {round(left_out)}.",
            ),
            Words(
                "They count as soon as the export goes on for that long.",
                "Ils compteront dès que l'export couvrira ces jours.",
            ),
        )


def title_of(measure: Measure) -> Words:
    """Return the title with its basis."""
    is_gross = measure.statistic == "gross"
    cases = (
        Words("all cases", "tous les dossiers") if is_gross else Words("eligible cases", "dossiers éligibles")
    )
    return FCR.title.noted(cases)


def _resolved(measure: Measure) -> str:
    """Return the quantity of those resolved among the eligible; ready counts say nothing of the others."""
    return "resolved_eligible" if measure.way == "rows" else "resolved_first"


FCR = Metric(
    name="fcr",
    title=Words("First contact resolution", "Résolution au premier contact"),
    definition=Words(
        "Cases resolved at the first contact among all cases, or with 'basis: net' among the eligible ones. A "
        "case does not count as resolved when the same customer has another contact within the window (7 "
        "days), whatever its subject. Cases whose window is still open at the end of the data are left out. It "
        "is not what customers say in a survey, and it sees only the repeat contacts that the file has.",
        "Les dossiers résolus au premier contact parmi tous les dossiers, ou avec « basis: net » parmi les "
        "dossiers éligibles. Un dossier ne compte pas comme résolu quand le même client a un autre contact "
        "pendant la fenêtre (7 jours), quel qu'en soit le sujet. Les dossiers dont la fenêtre est encore ouverte "
        "à la fin des données sont écartés. Ce n'est pas ce que les clients disent dans une enquête, et seuls "
        "les contacts répétés présents dans le fichier sont vus.",
    ),
    formula=Words(
        "gross: 100 x resolved at first contact / contacts; "
        "net: 100 x resolved at first contact / (contacts - not eligible)",
        "gross : 100 x résolus au premier contact / contacts ; "
        "net : 100 x résolus au premier contact / (contacts - non éligibles)",
    ),
    source=(
        'MetricNet, "Metric of the Month: First Contact Resolution". Interval: '
        'Wilson, E. B. (1927), "Probable Inference, the Law of Succession, and Statistical Inference", '
        "Journal of the American Statistical Association 22(158), 209-212."
    ),
    example=(
        "  fcr:\n    type: fcr\n    case: Ticket\n    customer: Customer\n    opened: Opened\n"
        "    resolved_first: First contact  # yes or no\n    window: 7d\n"
    ),
    units={"gross": "percent", "net": "percent"},
    headline=headline,
    score=score,
    base=Words("cases", "dossiers"),
    title_of=title_of,
    notices=notices,
    answers=answers,
    keys=(
        Key(
            "case",
            "The number of the case; a case counts once.",
            "name",
            "Le numéro du dossier, compté une fois.",
        ),
        Key("customer", "Who made contact.", "name", "Qui a pris contact."),
        Key(
            "opened",
            "When the case was opened, with the time where it is known.",
            "moment",
            "Quand le dossier a été ouvert, avec l'heure si elle est connue.",
        ),
        Key(
            "resolved_first",
            "Resolved at first contact: yes or no; as ready counts, how many cases, without repeats.",
            "count",
            "Résolu au premier contact : oui ou non ; en effectifs, combien de dossiers, sans contact répété.",
        ),
        Key(
            "eligible",
            "Whether the case could be resolved at first contact; blank means yes.",
            "flag",
            "Si le dossier pouvait être résolu au premier contact ; vide signifie oui.",
        ),
        Key(
            "window",
            "Days in which another contact of the customer counts as a repeat; 7d by default. Days of the calendar, whatever the time.",
            "span",
            "Jours pendant lesquels un autre contact du client compte comme répété ; 7d par défaut. Jours du calendrier, quelle que soit l'heure.",
        ),
        Key(
            "contacts",
            "Cases whose window is closed.",
            "count",
            "Les dossiers dont la fenêtre est refermée.",
        ),
        Key(
            "not_eligible",
            "Cases among these that could not be resolved at first contact.",
            "count",
            "Les dossiers, parmi eux, qui ne pouvaient pas être résolus au premier contact.",
        ),
    ),
    ways=(
        Way(
            "rows",
            ("case", "customer", "opened", "resolved_first"),
            ("eligible", "window"),
            kinds={"resolved_first": "flag"},
        ),
        Way("counts", ("contacts", "resolved_first"), ("not_eligible",)),
    ),
)
