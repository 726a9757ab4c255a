"""What a whole text is about, and which disclosures stand in it: what the rules about missing things ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from clinicgen.checking.claims.sentences import Sentence
from clinicgen.checking.claims.wording import Wording
from clinicgen.checking.scopes import WrittenText


def _words(written: str) -> frozenset[str]:
    return frozenset(written.split())


_CONDITIONS = _words(
    "depression depressed depressive anxiety ptsd ocd bipolar psychiatric suicide suicidal trauma pain neuropathic"
    " neuropathy migraine migraines fibromyalgia crps addiction mood"
)
"""What ketamine is offered for, and not approved for."""
_HEALTH = _CONDITIONS | _words(
    "ketamine esketamine spravato infusion infusions antidepressant antidepressants ssri ssris stimulant stimulants"
    " opioid opioids lithium medicine medicines medication medications psychotherapy cbt emdr tms botox filler fillers"
    " injection injections semaglutide hormone hormones adhd mania diagnosis symptom symptoms"
)
_TREATMENTS = _HEALTH - _CONDITIONS | _words("treatment treatments therapy therapies therapist clinician psychiatrist")
_PROCEDURES = _words(
    "ketamine infusion infusions esketamine spravato tms stimulant stimulants medication medications medicine medicines"
    " injection injections botox filler fillers laser lasers semaglutide"
)
_BENEFITS = _words(
    "improve improves improved improvement relieve relieves relief help helps helped effective benefit benefits"
    " beneficial ease eases easing reduce reduces better treat treats work works recover recovery lift lifts"
)
RISKS: Mapping[str, str] = MappingProxyType(
    {
        "sedation": "sedation sedated drowsiness drowsy sleepiness sleepy unsteadiness",
        "dissociation": "dissociation dissociative detached detachment unreal hallucination hallucinations confusion"
        " disturbing",
        "misuse": "misuse misused abuse abused addiction addictive dependence dependency craving",
        "blood pressure": "pressure heartbeat pulse pounding",
        "breathing": "breathing respiratory oxygen breath",
        "bladder": "bladder urinary urine urination",
        "stomach": "nausea vomiting stomach diarrhea appetite constipation",
        "psychiatric events": "psychiatric mania psychosis panic agitation suicidal worse worsen irritability"
        " distress distressing",
        "organs": "liver kidney kidneys thyroid heart",
        "headache and dizziness": "headache headaches dizziness dizzy faint fainting falls blurred",
        "weight, sleep and sex": "weight insomnia sexual sleepless sleep",
        "skin": "rash bruising bruise swelling infection infections bleeding allergic scarring burns numbness redness"
        " discomfort",
        "seizure": "seizure seizures stroke",
        "pregnancy": "pregnancy pregnant",
    }
)
"""Kinds of risk, and the words that name them."""
_RISK_OF = MappingProxyType({word: kind for kind, words in RISKS.items() for word in words.split()})
_ENOUGH = 3
"""So many sentences make a subject."""
_HEADS = frozenset({"title", "description", "heading"})
_BODY = frozenset({"text", "heading", "alt"})


def is_whole(text: WrittenText) -> bool:
    """Tell whether it is a page of its own; a slot stands in someone else's."""
    return text.content.kind != "slot"


def is_about_ketamine(text: WrittenText) -> bool:
    """Tell whether ketamine is its subject: in its title or a heading, or in several sentences."""
    if "ketamine" not in text.words:
        return False
    naming = [sentence for sentence in text.sentences if "ketamine" in sentence.words]
    return len(naming) >= _ENOUGH or any(one.passage.role in _HEADS for one in naming)


def first_use(text: WrittenText) -> Sentence | None:
    """Give the first sentence of the body that names a psychiatric disorder or pain, if any does."""
    return next((one for one in body_of(text) if not _CONDITIONS.isdisjoint(one.words)), None)


def body_of(text: WrittenText) -> Iterator[Sentence]:
    """Give the sentences below the front matter."""
    return (one for one in text.sentences if one.passage.role in _BODY)


def first_benefit(text: WrittenText) -> Sentence | None:
    """Give the first sentence of a text about a drug or a procedure that speaks of a benefit."""
    if _PROCEDURES.isdisjoint(text.words):
        return None
    naming = [one for one in text.sentences if not _PROCEDURES.isdisjoint(one.words)]
    if len(naming) < _ENOUGH and not any(one.passage.role in _HEADS for one in naming):
        return None
    return next(
        (one for one in naming if one.passage.role in _BODY and not _BENEFITS.isdisjoint(one.words)),
        None,
    )


def most_risks(text: WrittenText) -> int:
    """Give how many kinds of risk the section that names most of them names."""
    most, found = 0, set[str]()
    for sentence in body_of(text):
        if sentence.passage.role == "heading":
            found = set()
        found.update(_RISK_OF[word] for word in sentence.words if word in _RISK_OF)
        most = max(most, len(found))
    return most


def first_health_sentence(text: WrittenText) -> Sentence | None:
    """Give the first sentence of the body about health, if the text has several and names a treatment."""
    if _TREATMENTS.isdisjoint(text.words):
        return None
    found = [one for one in text.sentences if one.passage.role == "text" and not _HEALTH.isdisjoint(one.words)]
    return found[0] if len(found) >= _ENOUGH else None


def says(text: WrittenText, words: Wording) -> bool:
    """Tell whether any sentence holds these words."""
    return any(words.search(sentence.text) for sentence in text.sentences)
