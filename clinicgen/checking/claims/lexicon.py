"""The families of words that patterns share; a pattern names one as `<name>`.

A family is one string of words and phrases, parted by `|`, each a small regular expression in lower case.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from clinicgen.checking.claims.effects import (
    ADDED,
    ADDING,
    AILMENTS,
    BOONS,
    COPING,
    FIRMER,
    LESS,
    LESSENED,
    LESSENING,
    MORE,
    RELIEF,
    TISSUE,
    VIGOR,
    WOES,
)
from clinicgen.checking.claims.inflection import share_first_letters, spell_words
from clinicgen.checking.claims.trade_names import TRADE_NAMES, TRADE_PHRASES

_ANY_PAIN = r"(?:\w+ ){0,2}pain"
_CONDITION = (
    r"depress\w+|anxiety|anxious\w*|ptsd|ocd|adhd|add|autism|bipolar|panic|phobias?|trauma|traumatic stress|stress"
    r"|insomnia|grief|burnout|mood disorders?|mental (?:illness|health)|mental health (?:conditions?|disorders?|issues)"
    r"|(?:\w+ ){0,2}pain(?! (?:med|pill|manag|clinic|doctor|scale|reliev|threshold|score|diary|specialist|plan"
    r"|physician|condition|center)\w*)|migraines?|headaches?|fibromyalgia|crps|neuropath\w+|arthritis|inflammation"
    r"|sciatica"
    r"|addictions?|alcoholism|cravings?|substance (?:use|abuse)|fatigue|brain fog|symptoms?|suffering|sadness"
    r"|hopelessness|disorders?|conditions?|illness(?:es)?|disease|dementia|tinnitus|psychosis|schizophrenia|obsessions"
    r"|compulsions|nightmares|flashbacks|wrinkles|fine lines|lines|acne|scars|aging|cellulite|(?:stubborn )?fat"
    r"|hair loss|low testosterone|hot flashes|erectile dysfunction|menopause|obesity|struggles?|despair|darkness"
)
_TREATMENT = (
    r"ketamine|esketamine|spravato|infusions?|iv(?: therapy)?|lozenges|troches|tms|(?:magnetic )?stimulation|therapy"
    r"|therapies"
    r"|treatments?|psychotherapy|counseling|cbt|dbt|emdr|neurofeedback|biofeedback|mindfulness|medications?|medicines?"
    r"|drug|stimulants|adderall|programs?|protocols?|procedures?|injections?|blocks?|botox|fillers?|lasers?|facials?"
    r"|microneedling|peels?|prp|stem cells?|semaglutide|tirzepatide|hormones?|testosterone|nad\+?|drips?|sessions?"
    r"|approach|technique|method|solution|nutrition|psychiatry|psilocybin|acupuncture|massage|hypnosis|hypnotherapy"
    r"|ect|vitamins?|supplements?|detox|coaching|rehab|services?|care|replacement|pellets?|trt|b?hrt|estrogen|toxin"
    r"|progesterone|ozempic|wegovy|glp-1\w*|glutathione|nutrients?|cocktails?|device|ultrasound|radiofrequency|threads"
    r"|sculpting|coolsculpting|dysport|xeomin|juvederm|resurfacing|ozone|oxygen|exosomes|peptides?|shots?|boosters?"
    r"|blend|antioxidants?|minerals?|electrolytes|amino acids?|fluids|regimen|spray|stimulators?|pulses|steroids?"
    r"|cortisone|anesthetics?|plasma|prolotherapy|ablation|cryolipolysis|exosome|growth factors"
    rf"|{TRADE_PHRASES}|{TRADE_NAMES}"
)
_PRODUCT = (
    r"ketamine|infusions?|r?tms|esketamine|spravato|botox|(?:botulinum )?toxin|fillers?|lasers?|injections?|iv|nad\+?"
    r"|prp|stem cells?|semaglutide|tirzepatide|ozempic|wegovy|glp-1s|glp-1 (?:receptor )?(?:drugs?|medic\w+|agonists?"
    r"|injections?|therap\w+)|(?:b?hrt|trt)|(?:bioidentical|bio-identical|supplemental) (?:hormones?|testosterone"
    r"|estrogen|progesterone)|hormone (?:replacement|therapy|pellets?|optimization|treatments?)|pellets?"
    r"|testosterone (?:therapy|replacement|injections?|treatments?|pellets?)|progesterone|neurofeedback|emdr|drips?"
    r"|peptides?|stimulation|glutathione|vitamins?|b12|sgb"
    r"|stellate ganglion block|hydration therapy|microneedling|facials?|peels?|exosomes|ozone|dysport|xeomin|juvederm"
    r"|coolsculpting|radiofrequency|nerve blocks?|epidurals?|steroids?|prolotherapy|cryolipolysis|platelet-rich plasma"
    r"|regenerative \w+|acupuncture|cryotherapy|red light"
    rf"|{TRADE_PHRASES}|{TRADE_NAMES}"
)
_OTHER = (
    r"ssris?|snris?|maois?|tricyclics?|antidepressants?|antipsychotics?|mood stabilizers?|benzodiazepines?|opioids?"
    r"|opiates?|narcotics?|painkillers?|pain (?:pills|killers|medications?)|nsaids?|aspirin|ibuprofen|acetaminophen"
    r"|lithium"
    r"|valproate|lamotrigine|gabapentin|pregabalin|physical therapy|physiotherapy|rehabilitation|surgery|pcp"
    r"|phencyclidine"
    r"|placebo|alcohol|cannabis|caffeine|nicotine|exercise|sleep|diet|standard (?:treatments?|care|medicines?"
    r"|medications?)"
    r"|(?:other|most|many|existing|current|typical) (?:treatments?|therapies|medicines?"
    r"|medications?|drugs?|treatment options)|research(?:ers)?|(?:a|the|your) (?:clinician"
    r"|doctor|"
    r"provider|therapist|psychiatrist|prescriber|nurse|team|insurer)"
)
_MOOD = (
    r"mood|sleep|energy|focus|concentration|attention|memory|function(?:ing|s)?|quality of life|well-?being"
    r"|immunity|immune|metabolism|mobility|motivation|confidence|self-esteem|clarity|cognition|outlook|libido"
    r"|texture"
    r"|appetite|circulation|hydration|resilience|mental health|relationships|performance"
)
_STANDARD = (
    r"(?:traditional|conventional|standard|typical|ordinary|other|most|many|common|older|oral|prescription|regular"
    r"|usual|existing|current|approved|ssri\w*|snri\w*|antidepressants?"
    r"|pills|opioids?|medications?|medicines?|drugs|talk therapy|surgery|psychotherapy|placebo|anything|any|every"
    r"|nsaids?|painkillers?|weekly|daily|competitors?|clinics|alternatives)"
)
_NUMBER = (
    r"\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety|a hundred"
)

_FAMILIES = {
    "condition": _CONDITION,
    "treatment": _TREATMENT,
    "other": _OTHER,
    "product": _PRODUCT,
    "lessens": spell_words(LESSENING.split()),
    "adds": spell_words(ADDING.split()),
    "lessened": spell_words(LESSENED.split()),
    "added": spell_words(ADDED.split()),
    "ill": f"{_CONDITION.replace(_ANY_PAIN, 'pain')}|{AILMENTS}",
    "more": spell_words(MORE.split()),
    "less": spell_words(LESS.split()),
    "mended": r"depression|mood|root causes?|ag(?:e)?ing|ptsd|chemicals?|hearing|health\w*|thinking|balance|levels"
    r"|normal",
    "rut": r"negative (?:thoughts?|thinking)|thought patterns|cycles? of",
    "medicine": r"medications?|pills|meds",
    "doer": r"it|this|that|we|we'll|clinic|team|experts?|staff|doctors?|providers?|therapists?"
    r"|specialists?",
    "yours": r"life|joy|you|lines",
    "standard": f"{_STANDARD}|ever|we do|we are|alone",
    "cope": COPING,
    "relief": RELIEF,
    "tissue": TISSUE,
    "vigor": VIGOR,
    "woe": WOES,
    "stand_in": r"it|this|which|properties|these|they|treatments?|medications?|solution|approach",
    "countless": r"(?:millions|thousands|hundreds|countless|so many|numerous)(?: of)?",
    "good": f"{_MOOD}|{BOONS}",
    "firmer": FIRMER,
    "number": _NUMBER,
    "person": r"patients?|people|clients?|persons?|men|women|adults?|children|kids|teens?|teenagers|veterans"
    r"|individuals"
    r"|sufferers|those|users|participants|couples|families|everyone|many|most|others|you|they|majority",
    "body": r"brain|mind|nerves?|neurons?|neural|synap\w+|receptors?|connections?|connectivity|pathways?"
    r"|circuits?|networks?"
    r"|tissues?|cartilage|cells?|collagen|joints?|skin|hormones?|hormonal|signaling|communication between"
    r"|plasticity|chemistry|neurochemistry|imbalances?"
    r"|nervous system",
    "boon": BOONS,
    "damage": r"damage[sd]?|harm|injur\w+|wounds?|scars?|changes|effects of|imbalances?|deterioration|toll"
    r"|destruction",
    "mood": _MOOD,
    "better": r"better|well|calm(?:er)?|happ(?:y|ier)|relief|relieved|refreshed|hopeful|normal|energi[sz]ed"
    r"|rejuvenated"
    r"|fuller|less (?:anxious|stressed|depressed|tired|tense|worried|angry|overwhelmed|irritable|pain)|(?:look"
    r"|feel) your best|yourself|themselves|focused|great|amazing|good|lighter|younger|renewed|confident|whole"
    r"|restored|human"
    r"|alive|at ease"
    r"|balanced|clear-headed|stronger|like (?:your|their)\w* (?:old )?sel(?:f|ves)|like (?:a )?new(?: person)?"
    r"|like (?:you|they) again|the difference|more (?:\w+ )?(?:like|focused|hopeful|relaxed|energetic|alive)"
    r"|in control",
    "gain": r"relief|results?|improvements?|healing|hope|recovery|benefits?|success|remission|transformation|peace"
    r"|freedom|clarity|outcomes?|difference",
    "much": r"much|far|significantly|considerably|dramatically|substantially|vastly|markedly|even|so much|lot"
    r"|many times"
    r"|infinitely|clearly|often|almost|nearly|very|highly|extremely|incredibly|remarkably|exceptionally|truly"
    r"|really|quite"
    r"|especially|particularly|extraordinarily|equally|also|now|generally|consistently|totally|completely|perfectly"
    r"|absolutely|entirely|extra|fully|widely|uniquely|always|the|just|as|both|a|an|considered|known to be|usually",
    "person_title": r"dr\.?|prof\.?|professor|doctor",
}
FAMILIES: Mapping[str, str] = MappingProxyType(
    {name: share_first_letters(family) for name, family in _FAMILIES.items()}
)

HEDGES = (
    r"may|might|could|perhaps|possibly|potential(?:ly)?|sometimes|occasionally|some|certain (?:people|patients|cases)"
    r"|thought"
    r" to|believed to|(?:thought|believed) that|appears? to|seems? to|being (?:studied|investigated|explored"
    r"|researched|tested|considered"
    r"|evaluated)"
    r"|(?:is|are|been|was|were) (?:studied|considered|discussed|explored|investigated|looked at)|under (?:study"
    r"|investigation"
    r"|research)|investigational|experimental|off-?label|goals?|aim(?:s|ed|ing)?|hope[sd]? (?:to|that|is)|hoping"
    r"|designed to"
    r"|intended|meant to|try|tries|trying|tried to|seeks? to|whether|would|tends? to|in part|partial(?:ly)?"
    r"|depend(?:s|ing) on"
    r"|not everyone|likely|expected to|wants? to|purpose|working to|(?:early|preliminary"
    r"|initial) (?:findings|results|data)"
)
"""Words that leave open whether it is so, or say that it is only meant to be so."""

NEGATIONS = (
    r"no(?! (?:doubt|matter|wonder|longer|need|other|more than|less than|later than))|not(?! (?:only|just|simply"
    r"|merely))|never|cannot|\w+n't(?! (?:just|only))"
    r"|nor|neither|nobody|none|nothing(?! (?:else|works|helps))|hardly|rarely|seldom"
    r"|far from"
    r"|fail(?:s|ed)? to|unlikely|unable|refuse[sd]?"
)
"""Words before a claim that deny it."""

NEAR_NEGATIONS = r"without|instead of|rather than|lacks?|(?<!a )few"
"""Words that deny only what follows closely."""

FRAMES = (
    r"(?:familiar with|dive into|look at) how|find(?:ing)? (?:a|an|the right) (?:\w+ )?(?:treatments?|solutions?"
    r"|therapy|approach|option) that|whether|hypothes\w+|in theory|theory|proponents|supposed(?:ly)?|wary|beware"
    r"|cautio\w+|careful (?:with|of|about)"
    r"|watch out|misleading|false(?:ly)?|untrue|myths?"
    r"|misconceptions?"
    r"|ask(?:ing|s)? (?:\w+ ){0,3}(?:how|whether|which|if|what|about|who)|unclear|unproven|uncertain|(?:not"
    r"|un)(?: yet)? (?:known|"
    r"clear|proven|established|understood)|claim(?:s|ing|ed)? (?:to|that|of)|advertis\w+|how (?:long|fast|quickly"
    r"|soon|well|much|many)"
    r"|more research|skeptical|be suspicious|if (?:a|any|anyone)|before anyone|no evidence|so-called|which"
    r" (?:option|treatment|approach|one) is|question(?:s)? (?:is|for|of)|depends on|to find out(?! how)|(?:decide"
    r"|discuss|ask"
    r"|tell|know|learn|see|say)s? (?:if|what|on|which|how)\b(?<!how)|(?:decide|discuss|ask|tell|know|learn|see|say)s?"
    r" how"
    r"(?! (?:[\w-]+ ){1,5}(?:can|helps?|provides?|works to)\b)|(?:once|if|when|until) (?:\w+ ){1,3}(?:established"
    r"|determined)"
    r" that"
)
"""Words before a claim that put it in question, or in someone else's mouth."""

HISTORY = (
    r"(?:was|were|been|being) (?:traditionally|historically|previously|once|mostly) (?:used|given|reserved)"
    r"|(?:was|were|been|first|originally) (?:first |originally |initially |long )?(?:developed|introduced"
    r"|synthesi[sz]ed|created"
    r"|invented|discovered|designed|marketed|conceived)|historically|originally|in the past(?! (?:\w+ )?(?:years?"
    r"|decades?|few|several|couple))|at the time|once thought"
)
"""Words before a claim that make it history."""

UNKNOWN = (
    r"(?:is|are|was|has been|have been|been|remains?)(?:n't| not)? (?:\w+ )?(?:un|not )?(?:yet |fully |completely "
    r"|entirely |well )*(?:understood|unknown|unclear|unproven|uncertain)"
    r"|not (?:yet |been |fully |completely |entirely |well )*(?:understood|known|clear|proven|established|shown)"
    r"|\w+n't (?:yet "
    r"|fully |completely |entirely )*(?:understood|known|clear|proven)"
)
"""Words anywhere in a sentence that say nobody knows."""

UNWANTED = (
    r"(?<!minimal )(?<!no )(?<!few )(?<!fewer )(?<!without )(?<!less )(?<!low )(?<!little )side effects?|adverse"
    r"|reactions?|dizz\w+|nause\w+|dissociat(?:ion|ed|ing|es?)|dissociative (?!\w*an?esth|medic|drug|agent)|bruis\w+"
    r"|swelling|redness|sedati\w+|drows\w+"
    r"|groggi\w+|blurred"
    r"|floating|(?:rais\w+|higher?|increas\w+|elevat\w+|ris\w+|chang\w+) (?:in )?(?:\w+ ){0,2}(?:blood pressure|heart"
    r" rate)|hallucinat\w+|bladder (?:problems?|pain|damage|irritation|symptoms|trouble)|vomiting|detached|strange"
    r"|unreal|soreness"
    r"|wears? off"
    r"|misuse|overdose|headache (?:may|can)|tired\w*|sleepy|numb(?:ness|ing)?"
)
"""Effects that nobody advertises: what is said of them is information."""
