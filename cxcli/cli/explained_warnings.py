"""What the codes of warnings mean, in words."""

from collections.abc import Mapping

from cxcli.words import Words

WARNINGS: Mapping[str, Words] = {
    "CX0101": Words(
        "The file is not UTF-8; it was read as cp1252, which Western European spreadsheets write.",
        "Le fichier n'est pas en UTF-8 ; il a été lu en cp1252, que les tableurs d'Europe de l'Ouest écrivent.",
    ),
    "CX0103": Words(
        "Some answers are not on the metric's scale, or cells of its rows cannot be read; they count as invalid, not in the score.",
        "Des réponses sont hors de l'échelle de la métrique, ou des cellules de ses lignes sont illisibles ; elles sont non valides et ne comptent pas dans le score.",
    ),
    "CX0104": Words(
        "Nobody gave a valid answer to this metric, or none of its rows can be used; its value is empty.",
        "Personne n'a donné de réponse valide à cette métrique, ou aucune de ses lignes n'est utilisable ; sa valeur est vide.",
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
    "CX0120": Words(
        "Answers contradict the promoter, passive or detractor group that the export itself gives them.",
        "Des réponses contredisent le groupe promoteur, passif ou détracteur que l'export leur donne.",
    ),
    "CX0121": Words(
        "The survey was anonymised: its export writes one day in place of every date.",
        "L'enquête est anonymisée : son export écrit un même jour à la place de toutes les dates.",
    ),
    "CX0122": Words(
        "The platform marks some rows as unfinished or rejected; they are counted unless source.drop says otherwise.",
        "La plateforme marque des lignes comme inachevées ou refusées ; elles comptent, sauf avec source.drop.",
    ),
    "CX0123": Words(
        "A stored report does not say who answered, so people who answered in both waves cannot be recognised.",
        "Un rapport enregistré ne dit pas qui a répondu : les répondants communs aux deux vagues sont inconnus.",
    ),
    "CX0124": Words(
        "Wald's interval was asked for on fewer than 100 answers, where it is too narrow.",
        "L'intervalle de Wald est demandé sur moins de 100 réponses, où il est trop étroit.",
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
    "CX0130": Words(
        "The drivers together explain less than a tenth of the metric; their order says little.",
        "Les leviers ensemble expliquent moins d'un dixième de la métrique ; leur ordre dit peu de chose.",
    ),
    "CX0131": Words(
        "Some answers to a driver, or to the metric, could not be read; the people who gave them are left out.",
        "Des réponses à un levier, ou à la métrique, n'ont pas pu être lues ; leurs auteurs sont laissés de côté.",
    ),
}
