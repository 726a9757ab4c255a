"""Names of products and procedures of the field: what clinics sell beside what the lexicon lists in plain words."""

from __future__ import annotations

from clinicgen.checking.claims.inflection import spell_words

_WEIGHT = (
    "zepbound mounjaro rybelsus saxenda victoza trulicity liraglutide dulaglutide retatrutide phentermine contrave"
    " qsymia lipotropic"
)
_HORMONES = (
    "estradiol biote sottopelle evexipel enclomiphene clomiphene hcg sermorelin ipamorelin tesamorelin gonadorelin"
    " oxytocin dhea pregnenolone bremelanotide kisspeptin thymosin mots-c bpc-157 cjc-1295 pt-141 ghk-cu"
    " tb-500"
)
_DRIPS = (
    "curcumin biotin taurine carnitine l-carnitine magnesium zinc vitamin multivitamin methylcobalamin myers toradol"
    " zofran hydration rehydration phosphatidylcholine chelation ozonated"
)
_SKIN = (
    "restylane sculptra radiesse kybella jeuveau daxxify letybo belotero bellafill profhilo skinvive polynucleotides"
    " sylfirm"
    " morpheus8 ultherapy thermage sofwave emsculpt emface emsella emtone exilis hydrafacial hydrafacials"
    " diamondglow"
    " dermaplaning microdermabrasion hydrodermabrasion photofacial photofacials ipl bbl fraxel clearlift"
    " picosure"
    " microblading neurotoxin neurotoxins neuromodulators neuromodulator injectables injectable cellfina"
    " qwo"
    " vaser liposuction lipolysis truesculpt velashape"
)
_PAIN = (
    "viscosupplementation corticosteroid corticosteroids hyaluronic lidocaine bupivacaine kyphoplasty vertebroplasty"
    " iovera neurostimulation neuromodulation bmac lipogems orthobiologics shockwave softwave pemf tens"
    " decompression denervation rfa discectomy toradol qutenza needling hyperbaric hbot"
)
_MIND = (
    "neurostar brainsway  dtms itbs exomind mert tdcs vns kap mdma ibogaine"
    " ayahuasca dexmedetomidine zulresso zurzuvae auvelity brexanolone zuranolone"
)

TRADE_NAMES = spell_words(f"{_WEIGHT} {_HORMONES} {_DRIPS} {_SKIN} {_PAIN} {_MIND}".split())
"""Single words, each of which names something that is sold."""
TRADE_PHRASES = (
    r"glp-1ra|b-?12|micro[- ]needling|theta burst|deep tms|magnetic (?:pulses?|fields?|therapy)|accelerated tms"
    r"|saint protocol"
    r"|spinal cord stimulat\w+|trigger point|facet (?:joint )?\w+|medial branch \w+|epidural steroid|genicular \w+"
    r"|cell(?:ular)? therap(?:y|ies)|wharton's jelly|bone marrow (?:\w+ )?(?:concentrate|aspirate|cells)|dermal"
    r" fillers?"
    r"|growth hormone|methylene blue|alpha[- ]lipoic acid|vitamin [bcd]\d*|b[- ]complex|myers'? cocktail|plasma pen"
    r"|body (?:contouring|sculpting)|skin (?:tightening|rejuvenation|resurfacing)|hair (?:restoration|removal)"
    r"|cold (?:plunge|laser)|infrared sauna|light therapy|(?:weight|pain) management|weight[- ]loss (?:program"
    r"|injections?|medic\w+|shots?|drugs?|clinic)|appetite suppressants?|neural therapy|nerve (?:blocks?|stimulation)"
    r"|psychedelics?|psychedelic[- ]assisted \w+|vagus nerve \w+"
)
"""Names of more than one word."""
