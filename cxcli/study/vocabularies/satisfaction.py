"""How satisfied people are, faces included."""

from cxcli.study.vocabularies.vocabulary import ends, whole

SATISFACTION = (
    whole(
        "en.sat4",
        "Not at all satisfied | Not very satisfied | Somewhat satisfied | Very satisfied",
    ),
    whole(
        "en.sat5",
        "Very dissatisfied | Dissatisfied = Somewhat dissatisfied"
        " | Neither satisfied nor dissatisfied = Neutral | Satisfied = Somewhat satisfied | Very satisfied",
    ),
    ends("en.sat11", 0, "Not at all satisfied", 10, "Completely satisfied"),
    whole("en.smiley3", "Not good | Average | Very good"),
    whole("fr.sat2", "Non | Oui"),
    whole("fr.sat3", "Peu satisfait | Plutôt satisfait | Très satisfait"),
    whole("fr.sat4", "Pas du tout satisfait | Peu satisfait | Plutôt satisfait | Très satisfait"),
    # The codes of this one run the other way, 1 being the best: it needs `reverse: true` or `better: lower`.
    whole("fr.sat4r", "Très satisfait | Plutôt satisfait | Plutôt insatisfait | Très insatisfait"),
    whole(
        "fr.sat5",
        "Très insatisfait | Insatisfait = Plutôt insatisfait | Neutre = Ni satisfait ni insatisfait"
        " | Satisfait = Plutôt satisfait | Très satisfait",
    ),
    whole(
        "fr.sat5b",
        "Pas du tout satisfait | Peu satisfait | Moyennement satisfait | Plutôt satisfait | Très satisfait",
    ),
    whole("fr.sat5c", "Pas du tout | Pas vraiment | Plutôt satisfait | Satisfait | Tout à fait satisfait"),
    whole("fr.smiley3", "Pas bien | Moyen | Très bien"),
    whole(
        "de.sat5",
        "Sehr unzufrieden | Unzufrieden = Eher unzufrieden"
        " | Weder zufrieden noch unzufrieden = Neutral = Teils/teils"
        " | Zufrieden = Eher zufrieden | Sehr zufrieden",
    ),
    ends("de.sat11", 0, "Überhaupt nicht zufrieden", 10, "Vollends zufrieden"),
    whole(
        "es.sat5",
        "Muy insatisfecho = Muy insatisfecha | Insatisfecho = Insatisfecha"
        " | Ni satisfecho ni insatisfecho = Ni satisfecha ni insatisfecha = Neutral"
        " | Satisfecho = Satisfecha | Muy satisfecho = Muy satisfecha",
    ),
    whole("es.smiley3", "Mal | Regular | Muy bien"),
)

EMOJI = (
    whole("emoji2", "👎 | 👍"),
    whole("emoji3", "🙁 | 😐 | 🙂"),
    whole("emoji5", "😡 = 😠 | 🙁 | 😐 | 🙂 = 😃 | 😍 = 🤩"),
)
