"""The tools that patterns are written with: verbs in all their forms, and families of words near a phrase."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from clinicgen.checking.claims.inflection import forms, present, spell_words
from clinicgen.checking.claims.patterns import pattern
from clinicgen.checking.claims.wording import Wording


def test_verbs_are_given_in_all_their_forms() -> None:
    assert forms("ease fix carry") == "ease eases eased easing fix fixes fixed fixing carry carries carried carrying"
    assert present("ease lift") == "ease eases easing lift lifts lifting"


def test_spelled_words_are_found_whole_and_no_others() -> None:
    words = ["ease", "eases", "easing", "a", "ab", "non-stop", "it's"]
    spelled = re.compile(rf"(?<![\w-])(?:{spell_words(words)})(?!\w)")
    assert all(spelled.fullmatch(word) for word in words)
    assert not spelled.search("easier abs nonstop its")


EASES = pattern("x", "eases", "<any>", on="ill", within=2, fires=(), silent=())
PLACES = {
    "it eases pain": "eases pain",
    "it eases very sharp pain": "eases very sharp pain",
    "it eases pain and stress": "eases pain",
    "it eases the way to a life with less pain": None,
    "it eases, and pain": None,
    "it eases what is pain": None,
    "pain eases": None,
}


@pytest.mark.parametrize("text", PLACES)
def test_an_object_is_found_behind_its_verb(text: str) -> None:
    found = [text[start:end] for start, end in EASES.find(text)]
    assert found == ([PLACES[text]] if PLACES[text] else [])


GONE = pattern("x", "gone", "is <any>", after="ill", behind=1, fires=(), silent=())


@pytest.mark.parametrize(
    ("text", "count"), [("the pain is gone", 1), ("the pain soon is gone", 1), ("the car is gone", 0)]
)
def test_a_subject_is_found_before_its_verb(text: str, count: int) -> None:
    assert len(list(GONE.find(text))) == count


def test_a_wording_is_compiled_when_it_is_first_asked() -> None:
    broken = Wording("(")
    with pytest.raises(re.error):
        broken.search("x")


def test_opening_the_rule_book_compiles_no_pattern() -> None:
    program = (
        "from clinicgen.checking.rule_book import open_rule_book\n"
        "patterns = [one for rule in open_rule_book().claims.rules for one in rule.patterns]\n"
        "print(sum(one.phrase.is_compiled for one in patterns), len(patterns))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    compiled, count = map(int, done.stdout.split())
    assert count > 100
    assert compiled == 0
