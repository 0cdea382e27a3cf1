"""What the words of a header say about its question, in English, French, German and Spanish."""

import re

from cxcli.draft.column import Column

_RECOMMEND = r"(?:recommend|recommand|recomend|recomiend|\w*empfehl|\w*empfiehl)\w*"
_LIKELY = r"(?:likel\w+|probab\w+|wahrscheinlich\w*)"
_NPS = re.compile(r"\bnps\b|net promoter")
_ANY_RECOMMEND = re.compile(rf"\b{_RECOMMEND}")
_ASKED_TO_RECOMMEND = re.compile(
    rf"\b{_LIKELY}\b.*\b{_RECOMMEND}|\b{_RECOMMEND}.*\b{_LIKELY}\b"
    r"|\bwould (?:you )?(?:\w+ )?recommend\b|recommand(?:eriez|erais)|w[üu]rde\w* .*empfehl|recomendar[íi]as?\b"
)
_NOT_ASKED = re.compile(
    r"\bimportan|\bwichtig|\binfluenc|\bimpact of|\bsatisf|\bzufrieden|\bgroup\b|\bfollow|\bhow many\b|\bnumber of\b"
    r"|\bcount\b|\bnombre d|\bcombien d|\banzahl\b|\bwie ?viele\b|\bcu[áa]nt[oa]s\b|\bn[úu]mero de\b"
)
_SATISFIED = re.compile(r"\bcsat\b|\bsatisf\w*|\bzufrieden\w*")
_EFFORT = re.compile(
    r"\bces\b|\beffort\w*|\beas(?:y|e|ier)\b|\bfacil\w*|\bdifficult\w*|\bdifficile|\baufwand|\beinfach|\bleicht"
    r"|\besfuerzo|\bdif[íi]cil"
)
_RATED = re.compile(
    r"\bstars?\b|\brating\b|\b[ée]toiles?\b|\bnote\b|\bsterne?n?\b|\bestrellas?\b|\bbewertung\b"
    r"|\bcalificaci[óo]n|\bvaloraci[óo]n|\bpuntuaci[óo]n"
)
_THUMBED = re.compile(
    r"\bhelpful\b|\bresolved?\b|\bsolved?\b|\bhelped\b|\bsatisfied\b|\butile\b|\br[ée]solue?s?\b|\baid[ée]e?s?\b"
    r"|\bsatisfaite?s?\b|\bhilfreich\b|\bgel[öo]st\b|\bgeholfen\b|\bzufrieden\b|\b[úu]til\b|\bresuelt[oa]\b"
    r"|\bsatisfech[oa]\b"
)
_SUPPOSED = re.compile(
    r"\bwould\b|\bshould\b|\bif\b|\bserai\w*|\bs[ei] \b|\bw[äa]re\b|\bser[íi]a\b|\bun\w+ed\b|\bnot\b|\bpas\b"
    r"|\bnicht\b|\bdis\w+|\binsatisf|\bunzufrieden|\bproblem"
)
_HOW_MANY = re.compile(
    r"^points\b|\bhow many\b|\bnumber of\b|\bnombre d|\bcombien d|\bwie ?viele\b|\banzahl\b|\bcu[áa]nt[oa]s\b"
    r"|\bn[úu]mero de\b|\border your\b|\b(?:what|which|en qu[ée]) (?:year|a[ñn]o)\b|\bhow old\b|\bquel [âa]ge\b"
)
_MEASURED = re.compile(
    r"\bcount\b|\bnb\b|\bage\b|\b[âa]ge\b|\balter\b|\bedad\b|\byears?\b|\bann[ée]es?\b|\bjahre?\b|\ba[ñn]os?\b"
    r"|\bid\b|\brank(?:ing)?\b|\bzip\b|\bpostal\b|\bplz\b|\bduration\b|\bdur[ée]e\b|\bdauer\b|\bduraci[óo]n\b"
    r"|\bprogress\b|\blast ?page\b|\bseed\b|\bvisits?\b|\bvisites?\b|\bpassages?\b|\bclick\b|\bpoints?\b|\bquiz\b"
)
_RANKED = re.compile(r"\brank|\bclasse[rz]\b|\brang\b|\breihenfolge|\bordena|\border of\b|\bpriori[tsz]")
_FEW_WORDS = 4
_COMMENTED = re.compile(
    r"\bcomments?:?|\bcommentaires?\b|\bwhy\b|\bpourquoi\b|\bwarum\b|\bpor qu[ée]\b|\bplease (?:specify|explain)"
    r"|\bpr[ée]cisez\b|\bopen-ended\b|\bfeedback\b|\bverbatim\b|\bexplica|\bremarks?\b|\bkommentar|\bbemerkung"
    r"|\banmerkung|\bcomentarios?\b|\bfree text\b|\btexte libre\b|\bwrite in\b"
)
_GERMAN = re.compile(r"\b(?:der|die|das|und|wie|welche|sie|ihr|ihre)\b|[äöß]")
_SHORT = 3
"""Words up to which a header that says `recommendation` is the name of the score itself."""


def asks_to_recommend(column: Column) -> bool:
    """Tell whether the header asks how likely people are to recommend, and nothing else."""
    words = column.words
    if _NPS.search(words) and "group" not in words:
        return True
    if _NOT_ASKED.search(words) or not _ANY_RECOMMEND.search(words):
        return False
    return bool(_ASKED_TO_RECOMMEND.search(words)) or len(re.findall(r"[^\W\d_]+", words)) <= _SHORT


def speaks_of_recommending(column: Column) -> bool:
    """Tell whether the header mentions recommending, in whatever sense."""
    return bool(_NPS.search(column.words) or _ANY_RECOMMEND.search(column.words))


def speaks_of_satisfaction(column: Column) -> bool:
    """Tell whether the header speaks of being satisfied."""
    return bool(_SATISFIED.search(column.words))


def speaks_of_effort(column: Column) -> bool:
    """Tell whether the header speaks of ease or effort; which of the two is another question."""
    return bool(_EFFORT.search(column.words))


def asks_for_a_rating(column: Column) -> bool:
    """Tell whether the header asks for stars or a mark; German marks run the other way, 1 being the best."""
    return bool(_RATED.search(column.words)) and not _GERMAN.search(column.words)


def asks_whether_it_helped(column: Column) -> bool:
    """Tell whether the header asks if something helped, was solved or satisfied; not if it would."""
    return bool(_THUMBED.search(column.words)) and not _SUPPOSED.search(column.words)


def counts_things(column: Column) -> bool:
    """Tell whether the header asks how many, or names an age, a rank, an id: numbers that are no opinion."""
    cells = column.words.split(" / ")
    short = (cell for cell in cells if len(cell.split()) <= _FEW_WORDS)
    return bool(_HOW_MANY.search(column.words)) or any(_MEASURED.search(cell) for cell in short)


def asks_to_rank(column: Column) -> bool:
    """Tell whether the header asks for an order, in which the first is the best."""
    return bool(_RANKED.search(column.words))


def asks_for_a_comment(column: Column) -> bool:
    """Tell whether the header asks for free text."""
    return bool(_COMMENTED.search(column.words))
