"""What the codes of errors and warnings mean, in words."""

import inspect
from collections.abc import Mapping

from cxcli.cli.explained_account_warnings import ACCOUNT_WARNINGS
from cxcli.cli.explained_warnings import WARNINGS
from cxcli.errors import every_error
from cxcli.words import Words

_EXITS = {
    "1": Words(
        "Exit code 1: everything was computed and written; a gate says no.",
        "Code de sortie 1 : tout a été calculé et écrit ; une barrière dit non.",
    ),
    "2": Words(
        "Exit code 2: wrong command line or configuration; nothing was computed.",
        "Code de sortie 2 : ligne de commande ou configuration à corriger ; rien n'a été calculé.",
    ),
    "3": Words(
        "Exit code 3: the data cannot be read, or breaks the mapping.",
        "Code de sortie 3 : les données sont illisibles ou ne correspondent pas à la configuration.",
    ),
    "4": Words(
        "Exit code 4: a result could not be written; what was there before is untouched.",
        "Code de sortie 4 : un résultat n'a pas pu être écrit ; ce qui existait avant est intact.",
    ),
    "7": Words(
        "Exit code 70: a bug in cxcli; run again with --debug and report what it prints.",
        "Code de sortie 70 : un défaut de cxcli ; relancez avec --debug et signalez ce qui s'affiche.",
    ),
    "0": Words(
        "A warning: it stops nothing; with --fail-on-warn the run exits 1.",
        "Un avertissement : il n'arrête rien ; avec --fail-on-warn, le code de sortie est 1.",
    ),
}

_FRENCH = {
    "CX1001": "Une barrière a échoué, ou reste indécise en mode assured.",
    "CX2001": "La ligne de commande ne peut pas être exécutée telle qu'elle est écrite.",
    "CX2002": "Ni configuration ni forme rapide : rien ne dit quoi mesurer.",
    "CX2003": "La configuration est introuvable, ou n'est pas du YAML que cxcli sait lire.",
    "CX2004": "Une clé de configuration qui n'existe pas.",
    "CX2005": "Deux fois la même clé au même endroit.",
    "CX2006": "Une valeur du mauvais type, ou qui n'est pas admise ici.",
    "CX2007": "Il manque ici une clé indispensable.",
    "CX2008": "Un libellé hors de l'échelle, ou deux libellés qui se lisent pareil avec deux valeurs.",
    "CX2009": "Une métrique qui serait fausse telle qu'elle est demandée : sens, échelle ou réponses positives à préciser.",
    "CX2010": "Une colonne de segment a plus de valeurs que `limits.max_segment_values`.",
    "CX2011": "Une métrique, un vocabulaire ou un code d'erreur qui n'existe pas.",
    "CX3001": "Aucun fichier de ce nom, ou un motif qui n'en désigne aucun.",
    "CX3002": "Un fichier sans un octet, sans en-tête ou sans ligne de données.",
    "CX3003": "Des octets que cet encodage ne sait pas décoder.",
    "CX3004": "Une cellule entre guillemets qui n'est jamais refermée.",
    "CX3005": "Plus de lignes abîmées que `limits.max_damaged_share` n'en admet.",
    "CX3006": "Un classeur qui n'en est pas un, qui est chiffré, ou qui annonce plus de cellules qu'on n'en peut lire.",
    "CX3007": "Une colonne demandée qu'un fichier n'a pas.",
    "CX3008": "Un nom qui désigne plusieurs colonnes.",
    "CX3009": "Un récapitulatif qui contient des effectifs, et non des réponses.",
    "CX3010": "Toutes les lignes ont été écartées par une règle.",
    "CX3011": "Aucune métrique n'a la moindre réponse valide, ni ligne utilisable.",
    "CX3012": "Plus de réponses, ou de lignes, non valides que `limits.max_invalid_share` n'en admet.",
    "CX3013": "Des poids nuls, négatifs, qui ne sont pas des nombres, ou d'un ordre de grandeur impossible.",
    "CX3014": "Des dates qui se lisent jour-mois comme mois-jour, sans que rien ne tranche.",
    "CX3015": "Des effectifs de deux questions différentes, qui ne s'additionnent pas.",
    "CX3016": "Un fichier que le système ne laisse pas lire, ou d'un type inconnu.",
    "CX3017": "Des lignes d'en-tête qui ne correspondent pas aux données qui suivent.",
    "CX3018": "Un fichier JSON qui n'est pas un rapport de cxcli, ou qui ne contient pas ce qui est à comparer.",
    "CX3019": "Deux vagues dont la question diffère : échelle, sens, réponses positives, codage ou pondération.",
    "CX3020": "Des lignes retenues sans strate ou sans grappe, alors que le plan de sondage en déclare.",
    "CX3021": "Une strate qui n'a qu'une grappe, dont on ne peut estimer aucune variance.",
    "CX3022": "Plus de personnes ont répondu que `design.population` n'en annonce.",
    "CX3023": "Aucun poids ne respecte les marges : une modalité sans personne, une valeur inconnue, des marges contradictoires.",
    "CX3024": "Trop peu de personnes ont répondu à la métrique et à tous ses leviers : il en faut 50, et 10 par levier.",
    "CX3025": "Un levier, ou la métrique elle-même, auquel tout le monde a répondu la même chose.",
    "CX3026": "Des leviers qui disent la même chose, et dont les importances ne peuvent être distinguées.",
    "CX3027": "Des parties d'un compte qui dépassent le tout.",
    "CX3028": "Des montants en plusieurs devises, qui ne s'additionnent pas.",
    "CX3029": "Des effectifs de réponses négatifs, qui ne sont pas entiers, ou qui ne sont pas des nombres.",
    "CX3030": "Un fichier Parquet qui n'en est pas un, abîmé ou tronqué, chiffré, ou modifié depuis sa conversion.",
    "CX3031": "Une colonne d'un fichier Parquet qui contient des listes ou des structures, et non une réponse par ligne.",
    "CX3032": "Un fichier compressé qui s'arrête trop tôt, ou qui est abîmé.",
    "CX3033": "Des exports à réunir dans un seul fichier, dont les en-têtes ou les plateformes diffèrent.",
    "CX3034": "Une grappe de calcul injoignable ou disparue, dont les machines se sont arrêtées ou ont une autre version de cxcli.",
    "CX4001": "Le fichier ou la sortie n'a pas pu être écrit ; ce qui s'y trouvait est intact.",
    "CX7001": "Un défaut de cxcli lui-même.",
}

_WARNINGS: Mapping[str, Words] = {**WARNINGS, **ACCOUNT_WARNINGS}


def codes() -> tuple[str, ...]:
    """Return every code that can be explained, warnings first."""
    return (*sorted(_WARNINGS), *(error.code for error in every_error()))


def explanation_of(code: str) -> Words | None:
    """Return what a code means and what it does to the exit code, or None for no code of ours."""
    code = code.upper()
    meaning = _WARNINGS.get(code) or _meanings().get(code)
    if meaning is None:
        return None
    exit_ = _EXITS[code[2]]
    return Words(f"{code}: {meaning.en}\n{exit_.en}", f"{code} : {meaning.fr}\n{exit_.fr}")


def _meanings() -> dict[str, Words]:
    return {error.code: Words(inspect.getdoc(error) or "", _FRENCH[error.code]) for error in every_error()}
