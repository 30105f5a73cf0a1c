"""How sure it is that the passages found answer the question: what decides between an answer and a refusal."""

import math

from psychobot.search import Evidence, Ranking

MIN_CONFIDENCE = 0.25
"""Below this the corpus is said not to answer: the lowest at which 19 of 20 unanswerable questions that nothing was
tuned on are declined."""
BIAS = -4.37
EVIDENCE = Evidence(
    coverage=-2.21,
    strength=3.56,
    likeness=3.91,
    nearest=4.21,
    company=3.23,
    gap=-7.44,
    topic=2.58,
    gap_topic=-5.68,
    unknown=-2.47,
    length=1.61,
    told=2.06,
    missing=-1.83,
    odds=0.57,
    guess=1.42,
    no_section=0.18,
)
"""Of a logistic regression on the rated questions; ``scripts/evaluate.py --calibrate`` fits them."""
PLAIN_BIAS = -4.91
PLAIN_EVIDENCE = Evidence(coverage=2.14, strength=1.68, unknown=-2.65, length=2.1, told=1.09, missing=-1.92)
"""The same for a section without questions of its own: ``--calibrate --bare``, and a little less ready to answer."""


def confidence(ranking: Ranking) -> float:
    """Probability, 0..1, that the passages answer the question."""
    if not ranking.hits:
        return 0.0
    bias, weights = (BIAS, EVIDENCE) if ranking.expanded else (PLAIN_BIAS, PLAIN_EVIDENCE)
    z = bias + sum(weight * value for weight, value in zip(weights, ranking.evidence, strict=True))
    return 1 / (1 + math.exp(-z))
