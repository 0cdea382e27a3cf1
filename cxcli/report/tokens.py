"""What the report's fixed English tokens are called when people read them."""

from cxcli.report.model import Result
from cxcli.words import Words, same

_SHORT = {"nps": "NPS", "csat": "CSAT", "ces": "CES"}

_UNITS = {
    "points": same("points"),
    "percent": Words("percent", "en pourcentage"),
    "scale points": Words("scale points", "points de l'échelle"),
    "seconds": Words("seconds", "secondes"),
    "ratio": same("ratio"),
    "currency": Words("currency not stated", "devise non précisée"),
}

_BANDS = {
    "promoters": Words("promoters", "promoteurs"),
    "passives": Words("passives", "passifs"),
    "detractors": Words("detractors", "détracteurs"),
    "positive": Words("positive", "positif"),
    "neutral": Words("neutral", "neutre"),
    "negative": Words("negative", "négatif"),
    "easy": Words("easy", "facile"),
    "difficult": Words("difficult", "difficile"),
    "good": Words("good", "bon"),
    "bad": Words("bad", "mauvais"),
    "healthy": Words("healthy", "sains"),
    "at_risk": Words("at risk", "à risque"),
    "poor": Words("poor", "mauvais"),
}

_STATES = {
    "valid": Words("valid", "valides"),
    "missing": Words("missing", "manquantes"),
    "not_applicable": Words("not applicable", "sans objet"),
    "invalid": Words("invalid", "non valides"),
    "blank": Words("(no answer)", "(sans réponse)"),
}

_FLAGS = {
    "low_base": Words("low base", "base faible"),
    "no_interval": Words("no interval", "pas d'intervalle"),
    "n_lt_2": Words("fewer than 2 answers", "moins de 2 réponses"),
    "zero_variance": Words("all answers alike", "réponses toutes égales"),
    "ci_exceeds_scale": Words("interval exceeds the scale", "l'intervalle dépasse l'échelle"),
    "census": Words("the whole population answered", "toute la population a répondu"),
    "wald_few_answers": Words("Wald interval on few answers", "intervalle de Wald sur peu de réponses"),
    "few_for_quantile": Words("too few for its interval", "trop peu pour un intervalle"),
    "clipped": Words("interval cut at the scale", "intervalle coupé à l'échelle"),
    "high_design_effect": Words("high design effect", "effet de plan élevé"),
    "dominant_weight": Words("one weight dominates", "un poids domine"),
    "nonstandard_scale": Words("non-standard scale", "échelle non standard"),
    "no_zero_seen": Words("no 0 seen", "aucun 0 observé"),
    "no_answers": Words("no answers", "aucune réponse"),
    "account_total": Words("total, not a sample", "total, non un échantillon"),
    "partial_period": Words("period incomplete", "période incomplète"),
    "pooled_periods": Words("periods pooled", "périodes réunies"),
}

_HIDDEN = {
    "small_base": Words("hidden (small base)", "masqué (base trop petite)"),
    "complementary": Words("hidden (protects another)", "masqué (en protège un autre)"),
}

_RULES = {
    "damaged row": Words("damaged row", "ligne abîmée"),
    "empty row": Words("empty row", "ligne vide"),
    "duplicate row": Words("duplicate row", "ligne en double"),
    "superseded response": Words("superseded response", "réponse remplacée"),
    "superseded respondent": Words("superseded respondent", "réponse antérieure du répondant"),
    "weight missing": Words("weight missing", "poids absent"),
    "preview": Words("preview", "aperçu"),
    "spam": Words("spam", "indésirable"),
    "test": same("test"),
    "unfinished": Words("unfinished", "inachevé"),
    "rejected": Words("rejected", "refusé"),
    "not an answer": Words("not an answer", "pas une réponse"),
    "outside dates": Words("outside dates", "hors des dates"),
}

TOKENS = {**_UNITS, **_BANDS, **_STATES, **_FLAGS, **_HIDDEN, **_RULES}


def words_of(token: str) -> Words:
    """Return a token in words; one that is not known (`where Status`) is kept, its `_` as spaces.

    A text with a space in it holds a name of the user's and is kept as it is.
    """
    return TOKENS.get(token) or same(token if " " in token else token.replace("_", " "))


def short_title(result: Result) -> str:
    """Return `NPS` for a metric named after its type, else its title; a non-standard one keeps its title."""
    plain_name = result.metric == result.type and "nonstandard_scale" not in result.flags
    return _SHORT.get(result.type, result.title) if plain_name else result.title
