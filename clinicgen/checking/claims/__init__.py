"""What texts claim about treatments: sentences, the words that make a claim, and what around them takes it back.

`prose` → `sentences.py` → `search.py`, which tries the `PATTERNS` of every claims rule on the sentences that hold one
of their words, and gives each rule its `Claim`s. The rule then asks the claim: is it negated, hedged, cited, about
us?
"""
