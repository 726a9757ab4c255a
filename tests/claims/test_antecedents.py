"""What sentences without a subject of their own are about: the treatment that a heading or sentence before them"
" names."""

from __future__ import annotations

import re

import pytest

from clinicgen.checking.claims.inflection import share_first_letters
from tests.claims.labelled import rules_finding

CLAIMS = {
    "a list beneath a heading that names the treatment": "## Benefits of ketamine\n\n- High success rate\n",
    "a list beneath a sentence that names it": "What TMS brings to those who come:\n\n- High success rate\n",
    "a list two headings below the title": "# TMS\n\nWe open at nine.\n\n## Results\n\n- High success rate\n",
    "they, after a sentence that names it": "We offer ketamine infusions.\nOverall, they help people cope with"
    " grief.\n",
    "these treatments, in the next paragraph": "We offer stem cells.\n\nThese help people sleep through the night.\n",
    "no name but in the title": "# Ketamine\n\nThey help people cope with grief.\n",
    "an approval of what the sentence before names": "Ketamine is given here.\n\nThis therapy is approved by the"
    " FDA.\n",
    "a line after other lines": "Microneedling works on the skin:\n\n- Softer hands\n- Filling in wrinkles around"
    " the eyes\n",
}
INNOCENT = {
    "a list beneath side effects": "# Ketamine\n\n## Side effects\n\n- Increased energy\n- Improved appetite\n",
    "a list beneath a hedge": "Ketamine may:\n\n- Improve mood\n- Reduce pain\n",
    "a list of who should ask": "# TMS\n\nTell us if you:\n\n- Need better sleep\n- Have high success rates at work\n",
    "a list of goals": "# TMS\n\nOur goals for your first month:\n\n- Better sleep\n- Less anxiety\n",
    "they, after a sentence about other drugs": "SSRIs are older.\n\nThey reduce anxiety.\n",
    "it, after a sentence about alcohol": "# Ketamine\n\nAlcohol is a depressant. It reduces stress for an hour.\n",
    "a sentence with a subject of its own": "# Ketamine\n\nStress raises blood sugar, and walking improves mood.\n",
    "these symptoms": "# TMS\n\nThese symptoms help people see that they are ill.\n",
    "a label whose sentence leaves it open": "# TMS\n\n- Better sleep: it may improve in some people.\n",
}


@pytest.mark.parametrize("text", CLAIMS.values(), ids=CLAIMS)
def test_a_claim_is_found_where_its_subject_stands_before_it(text: str) -> None:
    assert rules_finding(text)


@pytest.mark.parametrize("text", INNOCENT.values(), ids=INNOCENT)
def test_what_is_about_something_else_is_left_alone(text: str) -> None:
    assert not rules_finding(text)


def test_a_pronoun_means_what_the_nearest_sentence_names() -> None:
    assert not rules_finding("Ketamine is given here. SSRIs are older. They reduce anxiety.")
    assert rules_finding("SSRIs are older. Ketamine is given here. They reduce anxiety.")


def test_another_section_names_nothing_for_this_one() -> None:
    assert not rules_finding("We offer ketamine infusions.\n\n## Parking\n\nThey help people cope with grief.\n")


@pytest.mark.parametrize("text", ["pain", "fog", "fat", "bhrt", "hrt", "fax", "(fat)", "p|n", "a pain", "x1y"])
def test_families_brought_together_by_first_letters_find_the_same(text: str) -> None:
    family = r"pain|fog|(?:b|h)rt|fat|(?:\w+ )?pain|p\|n|fa[x|(]|x?1y|\w1y"
    plain, shared = (re.compile(rf"(?<!\w)(?:{one})(?!\w)") for one in (family, share_first_letters(family)))
    assert [one.span() for one in plain.finditer(text)] == [one.span() for one in shared.finditer(text)]
