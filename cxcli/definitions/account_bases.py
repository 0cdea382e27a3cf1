"""What each basis of each metric of accounts, products and service does, said as those of surveys are."""

from collections.abc import Mapping

from cxcli.words import Words

_SECONDS = {
    "mean": Words(
        "divides all seconds by their number, so that a few long ones raise it",
        "divise toutes les secondes par leur nombre, si bien que quelques longues durées le relèvent",
    ),
    "median": Words(
        "takes the time that half of them do not exceed",
        "prend la durée que la moitié d'entre eux ne dépasse pas",
    ),
    "p90": Words(
        "takes the time that nine in ten do not exceed", "prend la durée que neuf sur dix ne dépassent pas"
    ),
}

OF_ACCOUNTS: Mapping[str, Mapping[str, Words]] = {
    "churn": {
        "start_base": Words(
            "divides the customers lost of those present at the start by these",
            "divise les clients perdus parmi ceux du début par ces derniers",
        ),
        "net_change": Words(
            "divides the change in the number of customers by those at the start, so that new customers hide losses",
            "divise la variation du nombre de clients par ceux du début, si bien que les nouveaux masquent les pertes",
        ),
        "total": Words(
            "divides all lost customers, new ones too, by those at the start and the new ones together",
            "divise tous les clients perdus, nouveaux compris, par ceux du début et les nouveaux ensemble",
        ),
        "average": Words(
            "divides all lost customers by the mean of the customers at the start and at the end",
            "divise tous les clients perdus par la moyenne des clients du début et de la fin",
        ),
        "exposure": Words(
            "divides the lost customers by the months during which customers could be lost",
            "divise les clients perdus par les mois pendant lesquels des clients pouvaient l'être",
        ),
        "mrr": Words(
            "divides the lost monthly revenue by that at the start, so that large customers weigh more",
            "divise le revenu mensuel perdu par celui du début, si bien que les grands clients pèsent davantage",
        ),
    },
    "mrr": {
        "subscriptions": Words(
            "adds up the subscriptions, each normalised to a month",
            "additionne les abonnements, chacun ramené au mois",
        ),
        "arpu_x_users": Words(
            "multiplies the mean revenue per user by the users",
            "multiplie le revenu moyen par utilisateur par les utilisateurs",
        ),
    },
    "arpu": {
        "arpu": Words(
            "divides the revenue by the mean number of users of the period",
            "divise le revenu par le nombre moyen d'utilisateurs de la période",
        ),
        "arpa": Words(
            "divides the monthly revenue by the accounts active at the end, which rows of users do not tell",
            "divise le revenu mensuel par les comptes actifs à la fin, que des lignes d'utilisateurs ne disent pas",
        ),
        "arppu": Words(
            "divides the revenue by those who paid",
            "divise le revenu par ceux qui ont payé",
        ),
    },
    "nrr": {
        "nrr": Words(
            "keeps expansion: what the customers of the start bring now, of what they brought then",
            "garde l'expansion : ce que les clients du début rapportent maintenant, sur ce qu'ils rapportaient",
        ),
        "grr": Words(
            "leaves expansion out, so that it cannot exceed 100",
            "laisse l'expansion de côté, si bien qu'il ne peut dépasser 100",
        ),
        "net_churn": Words(
            "is what is lost less expansion, of the revenue at the start",
            "est ce qui est perdu moins l'expansion, sur le revenu du début",
        ),
    },
    "retention_cost": {
        "customers": Words("divides the spend by all customers", "divise la dépense par tous les clients"),
        "retained": Words(
            "divides the spend by the customers who stayed",
            "divise la dépense par les clients qui sont restés",
        ),
    },
    "clv": {
        "seed": Words(
            "multiplies value, frequency and lifespan: revenue, not discounted",
            "multiplie valeur, fréquence et durée : du chiffre d'affaires, non actualisé",
        ),
        "margin": Words(
            "keeps the margin of that revenue only", "ne garde que la marge de ce chiffre d'affaires"
        ),
        "churn": Words(
            "divides the margin of a period by the churn, as if it never changed",
            "divise la marge d'une période par l'attrition, comme si elle ne changeait jamais",
        ),
        "discounted": Words(
            "discounts the margin of each later period", "actualise la marge de chaque période suivante"
        ),
    },
    "conversion": {
        "unique": Words(
            "divides the different visitors who converted by all different visitors",
            "divise les visiteurs différents qui ont converti par tous les visiteurs différents",
        ),
        "leads": Words(
            "divides those who converted by the leads only",
            "divise ceux qui ont converti par les seuls prospects",
        ),
        "events": Words(
            "divides all conversions by the visitors, so that one visitor may count often",
            "divise toutes les conversions par les visiteurs, si bien qu'un visiteur peut compter plusieurs fois",
        ),
    },
    "fcr": {
        "gross": Words(
            "divides by all cases whose window is closed",
            "divise par tous les dossiers dont la fenêtre est refermée",
        ),
        "net": Words(
            "divides by the cases that could be resolved at first contact at all",
            "divise par les seuls dossiers qui pouvaient être résolus au premier contact",
        ),
    },
    "stickiness": {
        "mean_dau": Words(
            "takes the daily users of all days of the window, over its different users",
            "prend les utilisateurs par jour de toute la fenêtre, sur ses utilisateurs différents",
        ),
        "last_day": Words(
            "takes those of its last day only, which a Sunday moves",
            "ne prend que ceux de son dernier jour, qu'un dimanche suffit à changer",
        ),
        "dau_wau": Words(
            "takes the last seven days, over the different users of these",
            "prend les sept derniers jours, sur les utilisateurs différents de ces jours",
        ),
    },
    "session_duration": _SECONDS,
    "response_time": _SECONDS,
}
"""Metric type -> statistic -> what it does."""
