"""What the codes of warnings about customers, money, cases and use mean, in words."""

from collections.abc import Mapping

from cxcli.words import Words

ACCOUNT_WARNINGS: Mapping[str, Words] = {
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
    "CX0147": Words(
        "No limit of the dates says on which day the monthly revenue is told; it is the last one of the data.",
        "Aucune limite de dates ne dit de quel jour est le revenu mensuel ; c'est le dernier des données.",
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
}
