"""How sure it is that the passages found answer the question: what decides between an answer and a refusal."""

import math

from psychobot.search import Evidence, Ranking

MIN_CONFIDENCE = 0.25
"""Below this the corpus is said not to answer: so 95% of the unanswerable questions that nothing was tuned on are
declined, and 2% of the others."""
BIAS = -4.82
EVIDENCE = Evidence(
    coverage=-1.55,
    strength=2.39,
    likeness=4.54,
    nearest=3.96,
    company=5.59,
    gap=-8.84,
    topic=3.89,
    gap_topic=-6.05,
    unknown=-3.36,
    length=1.52,
    told=1.36,
    missing=-1.32,
    odds=0.54,
    guess=1.88,
    no_section=0.52,
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
