"""How likely, how important, how often."""

from cxcli.study.vocabularies.vocabulary import ends, whole

LIKELIHOOD = (
    whole("en.likely4", "Very unlikely | Somewhat unlikely | Somewhat likely | Very likely"),
    whole("en.prob5", "Not probable | Somewhat improbable | Neutral | Somewhat probable | Very probable"),
    whole(
        "en.trend5",
        "Very likely to decrease | Somewhat likely to decrease | Neutral"
        " | Somewhat likely to increase | Very likely to increase",
    ),
    ends("en.nps11", 0, "Not at all likely", 10, "Extremely likely"),
    ends("fr.nps11", 0, "Pas du tout probable", 10, "Très probable = Tout à fait probable"),
    whole("fr.groups", "Détracteur | Passif = Neutre | Promoteur"),
)

IMPORTANCE = (
    whole("en.imp3", "Not relevant for me | Somewhat useful | Critical to me"),
    whole("en.imp4", "Not important | Rather unimportant | Rather important | Very important"),
    whole("en.imp5", "Not important | Slightly important | Somewhat important | Very important | Critical"),
    whole(
        "en.imp7",
        "Not at all important = Not at all | Low importance = Low | Slightly important = Slightly | Neutral"
        " | Moderately important = Moderately | Very important = Very | Extremely important = Extremely",
    ),
    whole("fr.imp3", "Pas important | Important | Extrêmement important"),
    whole("de.imp4", "Nicht wichtig = garnicht wichtig | Eher unwichtig | Eher wichtig | Sehr wichtig"),
)

FREQUENCY = (
    whole("en.freq5", "Never | Sometimes | Often | Very often | Always"),
    whole("en.freq5b", "Never | Rarely | Sometimes | Often | All of the time"),
    whole("en.freq5c", "Never | Once in a while | About half the time | Usually | Always"),
    whole("fr.freq3", "Jamais | Quelquefois | Souvent"),
    whole("fr.freq4", "Jamais | Rarement | Souvent | Toujours"),
    whole("fr.freq5", "Jamais | Rarement | Parfois | Souvent | Toujours"),
    whole("de.freq", "gar nicht | selten | eher selten | eher häufig | sehr häufig"),
    whole("de.freq5", "Nie | Manchmal | Häufig | Meistens | Immer"),
    whole("calendar", "Less often than monthly | Monthly = Monthly. | Weekly = Weekly. | Daily = Daily."),
)
