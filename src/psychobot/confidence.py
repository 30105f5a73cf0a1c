"""How sure it is that the passages found answer the question: what decides between an answer and a refusal."""

import math

from psychobot.search import Evidence, Ranking

MIN_CONFIDENCE = 0.25
"""Below this the corpus is said not to answer: so 94% of the unanswerable questions that nothing was tuned on are
declined, and 2% of the others."""
BIAS = -5.37
EVIDENCE = Evidence(
    coverage=-1.74,
    strength=2.87,
    likeness=4.17,
    nearest=4.69,
    company=5.72,
    gap=-9.66,
    topic=3.85,
    gap_topic=-5.93,
    unknown=-3.88,
    length=1.18,
    told=1.62,
    missing=-1.12,
    odds=0.34,
    guess=2.59,
    no_section=0.44,
)
"""Of a logistic regression on the rated questions; ``scripts/evaluate.py --calibrate`` fits them."""
FOLLOWS, UNTOLD = 1.0, -3.5
"""The same for a completed follow-up, by the dialogues: what it goes on with has been answered, what it adds must be
told by the section too. *And the price?* is not answered by what came before.
"""
PLAIN_BIAS = -4.91
PLAIN_EVIDENCE = Evidence(coverage=2.14, strength=1.68, unknown=-2.65, length=2.1, told=1.09, missing=-1.92)
"""The same for a section without questions of its own: ``--calibrate --bare``, and a little less ready to answer."""


def confidence(ranking: Ranking) -> float:
    """Probability, 0..1, that the passages answer the question."""
    if not ranking.hits:
        return 0.0
    bias, weights = (BIAS, EVIDENCE) if ranking.expanded else (PLAIN_BIAS, PLAIN_EVIDENCE)
    z = bias + sum(weight * value for weight, value in zip(weights, ranking.evidence, strict=True))
    z += FOLLOWS * ranking.evidence.follows + UNTOLD * ranking.evidence.untold
    return 1 / (1 + math.exp(-z))
