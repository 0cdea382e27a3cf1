"""How often a subscription is paid, and whether it is: the words of billing exports, English and French."""

import re
from fractions import Fraction

ONE_OFF = Fraction(0)
"""What is paid once has no share in a month."""

PAID, NEVER_PAID, NOT_ANY_MORE = Fraction(1), Fraction(0), Fraction(-1)
"""What the status of a subscription says of it."""

WEEKS, DAYS = Fraction(52), Fraction(365)
"""In a year of twelve months."""

_A_YEAR = {
    "year": ("y yr yrs year years yearly annual annually annum annualy p.a. pa an ans année années annuel annuelle "
             "annuels annuelles annuellement a"),
    "half": "half-yearly semiannual semi-annual semiannually semester semestre semestres semestriel semestrielle",
    "quarter": ("q qtr quarter quarters quarterly trimester trimestre trimestres trimestriel trimestrielle "
                "trimestriellement"),
    "month": "m mo mos mth month months monthly mois mensuel mensuelle mensuels mensuelles mensuellement",
    "fortnight": "fortnight fortnights fortnightly quinzaine quinzaines",
    "week": "w wk wks week weeks weekly semaine semaines hebdo hebdomadaire hebdomadairement",
    "day": "d day days daily jour jours journalier journalière quotidien quotidienne j",
}  # fmt: skip
_TIMES = {
    "year": Fraction(1),
    "half": Fraction(2),
    "quarter": Fraction(4),
    "month": Fraction(12),
    "fortnight": WEEKS / 2,
    "week": WEEKS,
    "day": DAYS,
}
_TIMES_A_YEAR = {word: _TIMES[unit] for unit, words in _A_YEAR.items() for word in words.split()}
_ONCE = frozenset({
    "once", "one-off", "one off", "oneoff", "one-time", "one time", "one_time", "onetime", "one_off", "lifetime",
    "setup", "set-up", "unique", "ponctuel", "ponctuelle", "une fois", "à vie", "non-recurring", "non recurring",
    "non récurrent", "non récurrente", "mise en service", "frais de mise en service", "tax", "vat", "taxe", "tva",
})  # fmt: skip
_FILLERS = re.compile(r"^(?:every|each|per|par|tous les|toutes les|chaque|billed|facturé|/)[ /]*")
_SEVERAL = re.compile(r"([1-9][0-9]{0,2})[ _-]?(.+)")
_ISO = re.compile(r"p([1-9][0-9]{0,2})([ymwd])")

_PAID = frozenset({
    "active", "actif", "activé", "activée", "live", "paid", "paying", "payé", "payée", "payant", "payante", "current",
    "en cours", "ok", "yes", "y", "oui", "o", "true", "vrai", "1", "renewed", "renouvelé", "renouvelée", "past_due",
    "past due", "en retard", "non_renewing", "non renewing", "won't renew", "open", "ouvert", "ouverte", "enabled",
    "valid", "valide", "subscribed", "abonné", "abonnée", "started", "running",
})  # fmt: skip
_ENDED = frozenset({
    "inactive", "inactif", "cancelled", "canceled", "annulé", "annulée", "résilié", "résiliée", "churned",
    "lost", "perdu", "perdue", "expired", "expiré", "expirée", "ended", "terminé", "terminée", "terminated", "closed",
    "clos", "close", "clôturé", "clôturée", "fermé", "fermée", "stopped", "arrêté", "arrêtée", "deleted", "supprimé",
    "supprimée", "disabled", "désactivé", "désactivée", "no", "n", "non", "false", "faux", "0", "unsubscribed",
    "désabonné", "désabonnée",
})  # fmt: skip
_NOT_PAID = frozenset({
    "trial", "trialing", "trialling", "in_trial", "in trial", "en essai", "essai", "période d'essai", "free",
    "freemium", "gratuit", "gratuite", "paused", "en pause", "suspended", "suspendu", "suspendue", "on hold", "unpaid",
    "impayé", "impayée", "incomplete", "incomplete_expired", "pending", "en attente", "future", "draft", "brouillon",
    "refunded", "remboursé", "remboursée", "failed", "échoué", "échouée",
})  # fmt: skip


def payments_a_month(text: str) -> Fraction | None:
    """Return how often a month a subscription is paid, or None for words that are not understood.

    A year has 12 months, 52 weeks and 365 days. Words that mean two things (`biweekly`, `biannual`) and bare
    numbers are not understood.

    Args:
        text: a normalised cell: `year`, `quarterly`, `3 months`, `par mois`, `p1m` (ISO 8601), `one-off`.

    Returns:
        1/12 for a year, 1 for a month, 52/12 for a week; 0 for what is paid once, and for taxes.
    """
    if text in _ONCE:
        return ONE_OFF
    iso = _ISO.fullmatch(text)
    if iso is not None:
        return _TIMES_A_YEAR[iso[2]] / int(iso[1]) / 12
    plain = _FILLERS.sub("", _FILLERS.sub("", text)).strip()
    times = _TIMES_A_YEAR.get(plain)
    several = _SEVERAL.fullmatch(plain)
    if times is None and several is not None and several[2] in _TIMES_A_YEAR:
        times = _TIMES_A_YEAR[several[2]] / int(several[1])
    return None if times is None else times / 12


def is_paid(text: str) -> Fraction | None:
    """Return what a status says of a subscription, None for words that are not understood.

    `PAID` when it is active and paid: one whose payment is late still is, until it is given up. `NEVER_PAID`
    for trials, free and paused subscriptions, and bills that were not paid; `NOT_ANY_MORE` for what was paid
    once and has ended.

    Args:
        text: a normalised cell.
    """
    if text in _PAID:
        return PAID
    if text in _ENDED:
        return NOT_ANY_MORE
    return NEVER_PAID if text in _NOT_PAID else None
