"""How much people agree."""

from cxcli.study.vocabularies.vocabulary import whole

AGREEMENT = (
    whole("en.agree4", "Disagree completely | Rather disagree | Rather agree | Agree completely"),
    whole(
        "en.agree5",
        "Strongly disagree | Disagree | Neutral = Neither agree nor disagree = Neither agree or disagree"
        " | Agree | Strongly agree",
    ),
    whole("en.agree5b", "Strongly disagree | Somewhat disagree | Neutral | Somewhat agree | Strongly agree"),
    whole(
        "en.agree7",
        "Strongly disagree | Disagree | Somewhat disagree"
        " | Neither agree or disagree = Neither agree nor disagree"
        " | Somewhat agree | Agree | Strongly agree",
    ),
    whole("fr.agree3", "Contre | Neutre | Pour"),
    whole("fr.agree4", "Pas du tout d'accord | Plutôt pas d'accord | Plutôt d'accord | Tout à fait d'accord"),
    whole(
        "fr.agree5",
        "Pas du tout d'accord | Pas d'accord"
        " | Neutre = Sans opinion = Ni en désaccord ni d'accord = Sans avis | D'accord | Tout à fait d'accord",
    ),
    whole("fr.agree5b", "En total désaccord | En désaccord | Neutre | En accord | En total accord"),
    whole(
        "fr.agree7",
        "Pas du tout d'accord | Pas d'accord | Plutôt pas d'accord | Neutre"
        " | Plutôt d'accord | D'accord | Tout à fait d'accord",
    ),
    whole(
        "fr.agree7b",
        "Fortement en désaccord | En désaccord | Plutôt en désaccord | Indécis = Indécise = Indécis(e)"
        " | Plutôt d'accord | D'accord | Fortement d'accord",
    ),
    whole(
        "fr.agree7c",
        "En total désaccord | En désaccord | Un peu en désaccord | Neutre"
        " | Un peu en accord | En accord | En total accord",
    ),
    whole("de.agree4", "Stimme gar nicht zu | Stimme eher nicht zu | Stimme eher zu | Stimme vollständig zu"),
    whole(
        "de.agree5",
        "Stimme überhaupt nicht zu | Stimme nicht zu | Weder Zustimmung noch Ablehnung"
        " | Stimme zu | Stimme voll zu",
    ),
    whole(
        "es.agree5",
        "Muy en desacuerdo | En desacuerdo | Ni en desacuerdo ni de acuerdo | De acuerdo | Muy de acuerdo",
    ),
)
