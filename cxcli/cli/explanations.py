"""What the codes of errors and warnings mean, in words."""

import inspect

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
    "CX3011": "Aucune métrique n'a la moindre réponse valide.",
    "CX3012": "Plus de réponses invalides que `limits.max_invalid_share` n'en admet.",
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
    "CX4001": "Le fichier ou la sortie n'a pas pu être écrit ; ce qui s'y trouvait est intact.",
    "CX7001": "Un défaut de cxcli lui-même.",
}

_WARNINGS = {
    "CX0101": Words(
        "The file is not UTF-8; it was read as cp1252, which Western European spreadsheets write.",
        "Le fichier n'est pas en UTF-8 ; il a été lu en cp1252, que les tableurs d'Europe de l'Ouest écrivent.",
    ),
    "CX0103": Words(
        "Some answers are not on the metric's scale; they count as invalid, not in the score.",
        "Des réponses sont hors de l'échelle de la métrique ; elles sont non valides et ne comptent pas dans le score.",
    ),
    "CX0104": Words(
        "Nobody gave a valid answer to this metric; its value is empty.",
        "Personne n'a donné de réponse valide à cette métrique ; sa valeur est vide.",
    ),
    "CX0105": Words(
        "No 0 among at least 30 answers to a 0-10 question: it may have been asked from 1 to 10.",
        "Aucun 0 parmi au moins 30 réponses à une question de 0 à 10 : elle a peut-être été posée de 1 à 10.",
    ),
    "CX0106": Words(
        "Some rows are the same in every column; they are counted unless you say duplicates: drop.",
        "Des lignes sont identiques dans toutes les colonnes ; elles comptent, sauf avec duplicates: drop.",
    ),
    "CX0107": Words(
        "Some rows have no readable date; they count in results without a period only.",
        "Des lignes n'ont pas de date lisible ; elles ne comptent que dans les résultats sans période.",
    ),
    "CX0108": Words(
        "The dates carry no time zone and none is configured; UTC is assumed.",
        "Les dates ne portent pas de fuseau horaire et aucun n'est configuré ; UTC est supposé.",
    ),
    "CX0109": Words(
        "Weights are kept to millionths, so that sums do not depend on the order of the rows.",
        "Les poids sont gardés au millionième, pour que les sommes ne dépendent pas de l'ordre des lignes.",
    ),
    "CX0110": Words(
        "Unequal weights more than double the variance (design effect above 2).",
        "L'inégalité des poids fait plus que doubler la variance (effet de plan supérieur à 2).",
    ),
    "CX0111": Words(
        "One answer carries more than 5 % of the total weight.",
        "Une seule réponse porte plus de 5 % du poids total.",
    ),
    "CX0112": Words(
        "Some respondents answered more than once; the intervals allow for it, clustered on respondents.",
        "Des répondants ont répondu plusieurs fois ; les intervalles en tiennent compte, par grappes de répondants.",
    ),
    "CX0113": Words(
        "There are too many rows to look for identical ones.",
        "Il y a trop de lignes pour y chercher celles qui sont identiques.",
    ),
    "CX0114": Words(
        "Some records do not have as many cells as the header; they were left out.",
        "Des enregistrements n'ont pas autant de cellules que l'en-tête ; ils ont été écartés.",
    ),
    "CX0115": Words(
        "Some formulas of the workbook hold no computed value; their cells read as blank.",
        "Des formules du classeur n'ont pas de valeur calculée ; leurs cellules sont lues comme vides.",
    ),
    "CX0116": Words(
        "All answers lie between 1 and 5, or 1 and 7, on a scale declared longer.",
        "Toutes les réponses vont de 1 à 5, ou de 1 à 7, sur une échelle déclarée plus longue.",
    ),
    "CX0117": Words(
        "The lowest point is worded like the best answer, or the highest like the worst.",
        "Le point le plus bas est formulé comme la meilleure réponse, ou le plus haut comme la pire.",
    ),
    "CX0118": Words(
        "The export seems to write the end points of the scale as words and the middle as digits.",
        "L'export semble écrire les extrémités de l'échelle en toutes lettres et le milieu en chiffres.",
    ),
    "CX0119": Words(
        "The column holds codes that are not the points of the scale in order.",
        "La colonne contient des codes qui ne sont pas les points de l'échelle dans l'ordre.",
    ),
    "CX0122": Words(
        "The platform marks some rows as unfinished or rejected; they are counted unless source.drop says otherwise.",
        "La plateforme marque des lignes comme inachevées ou refusées ; elles comptent, sauf avec source.drop.",
    ),
    "CX0121": Words(
        "The survey was anonymised: its export writes one day in place of every date.",
        "L'enquête est anonymisée : son export écrit un même jour à la place de toutes les dates.",
    ),
    "CX0124": Words(
        "Wald's interval was asked for on fewer than 100 answers, where it is too narrow.",
        "L'intervalle de Wald est demandé sur moins de 100 réponses, où il est trop étroit.",
    ),
    "CX0123": Words(
        "A stored report does not say who answered, so people who answered in both waves cannot be recognised.",
        "Un rapport enregistré ne dit pas qui a répondu : les répondants communs aux deux vagues sont inconnus.",
    ),
    "CX0125": Words(
        "A gate in mode point holds the bare value against the bar; near the bar chance decides.",
        "Une barrière en mode point compare la seule valeur au seuil ; près du seuil, le hasard décide.",
    ),
    "CX0126": Words(
        "A gate on a percentage has a bar of 1 or less, as if it were a share; percentages go to 100.",
        "Une barrière sur un pourcentage a un seuil de 1 au plus, comme une part ; un pourcentage va jusqu'à 100.",
    ),
    "CX0127": Words(
        "Some metrics are in one of the two waves only; they are not compared.",
        "Des métriques ne sont que dans l'une des deux vagues ; elles ne sont pas comparées.",
    ),
    "CX0120": Words(
        "Answers contradict the promoter, passive or detractor group that the export itself gives them.",
        "Des réponses contredisent le groupe promoteur, passif ou détracteur que l'export leur donne.",
    ),
    "CX0150": Words(
        "Net revenue retention is below the gross one: expansion is below zero.",
        "La rétention nette du revenu est inférieure à la brute\xa0: expansion est négatif.",
    ),
    "CX0151": Words(
        "Gross revenue retention is above 100%: an amount lost is below zero.",
        "La rétention brute du revenu dépasse 100\xa0%\xa0: un montant perdu est négatif.",
    ),
    "CX0152": Words(
        "Rows of a lifetime value have inputs that no customer can have, and are left out.",
        "Des lignes d'une valeur vie ont des données d'aucun client possible, et sont écartées.",
    ),
    "CX0160": Words(
        "Cases whose window for repeat contacts is still open at the end of the data are left out of FCR.",
        "Des dossiers dont la fenêtre de contact répété est encore ouverte à la fin des données sont écartés du FCR.",
    ),
    "CX0161": Words(
        "The data is shorter than the 28 days of monthly users, which makes stickiness higher.",
        "Les données couvrent moins que les 28 jours des utilisateurs mensuels, ce qui relève l'assiduité.",
    ),
    "CX0162": Words(
        "Nobody used the feature whose adoption is asked for; its name may be written otherwise in the file.",
        "Personne n'a utilisé la fonctionnalité dont on demande l'adoption ; son nom s'écrit peut-être autrement.",
    ),
    "CX0141": Words(
        "Retention and churn of the same customers do not add up to 100%: their counts contradict one another.",
        "Rétention et attrition des mêmes clients ne totalisent pas 100 % : leurs effectifs se contredisent.",
    ),
    "CX0142": Words(
        "The customers at the end are not what start, lost and new lead to.",
        "Les clients de la fin ne sont pas ceux auxquels mènent start, lost et new.",
    ),
    "CX0143": Words(
        "Some rows end before they start, or are paid before they are signed up; they are left out.",
        "Des lignes finissent avant de commencer, ou sont payées avant l'inscription ; elles sont écartées.",
    ),
    "CX0144": Words(
        "There are more conversions than visitors: visitors who convert again count again.",
        "Il y a plus de conversions que de visiteurs : qui convertit à nouveau compte à nouveau.",
    ),
    "CX0145": Words(
        "Everybody converted whose cell is not blank: blanks, which are left out, may mean no.",
        "Tous ceux dont la cellule est remplie ont converti : les vides, écartés, veulent peut-être dire non.",
    ),
    "CX0146": Words(
        "Users whose days to pay are not over at the end of the data are left out of the free-to-paid rate.",
        "Des utilisateurs dont le délai de paiement n'est pas écoulé à la fin des données sont écartés du taux.",
    ),
    "CX0130": Words(
        "The drivers together explain less than a tenth of the metric; their order says little.",
        "Les leviers ensemble expliquent moins d'un dixième de la métrique ; leur ordre dit peu de chose.",
    ),
    "CX0131": Words(
        "Some answers to a driver, or to the metric, could not be read; the people who gave them are left out.",
        "Des réponses à un levier, ou à la métrique, n'ont pas pu être lues ; leurs auteurs sont laissés de côté.",
    ),
}


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
