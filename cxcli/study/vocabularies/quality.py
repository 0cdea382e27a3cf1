"""How good, how easy, how clear: judgements of a thing."""

from cxcli.study.vocabularies.vocabulary import ends, whole

QUALITY = (
    whole("en.quality5", "Horrible | Bad | OK | Good | Excellent"),
    whole("en.quality5b", "Very poor | Below average | Average | Above average | Excellent"),
    whole("en.quality5c", "Very bad | Bad | Neither good nor bad | Good | Excellent"),
    whole(
        "fr.quality5",
        "Très mauvaise | Mauvaise | Ni bonne, ni mauvaise = Ni bonne ni mauvaise | Bonne | Excellente",
    ),
    # Three good points and two bad ones: the two best are not the mirror image of the two worst.
    whole("fr.quality5b", "Très mauvais | Mauvais | Bon | Très bon | Excellent"),
    whole("es.quality5", "Muy mala | Mala | Ni buena ni mala | Buena | Muy buena"),
)

EFFORT = (
    whole("en.ease5", "Very difficult | Difficult | Neutral | Easy | Very easy"),
    whole("fr.ease5", "Très difficile | Difficile | Ni facile ni difficile | Facile | Très facile"),
    # Effort, not ease: low is good, so a metric that uses it says `better: lower`.
    whole("fr.effort7", "Très faible | Faible | Assez faible | Neutre | Assez fort | Fort | Très fort"),
    ends("fr.clarity5", 1, "Pas clair du tout", 5, "Très clair"),
)

FAVOURABILITY = (
    whole(
        "en.fav5",
        "Very unfavorably | Somewhat unfavorably | Neither favorably nor unfavorably (neutral)"
        " = Neither favorably nor unfavorably | Somewhat favorably | Very favorably",
    ),
)
