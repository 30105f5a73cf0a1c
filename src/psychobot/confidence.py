"""How sure it is that the passages found answer the question: what decides between an answer and a refusal."""

import math

from psychobot.search import Evidence, Ranking

MIN_CONFIDENCE = 0.35
"""Below this the corpus is said not to answer: where a refused answer and a shown passage beside the point are in
balance on the rated questions."""
BIAS = -7.81
EVIDENCE = Evidence(
    coverage=-1.11,
    strength=3.93,
    likeness=4.51,
    nearest=2.9,
    company=1.85,
    gap=-6.73,
    topic=1.46,
    gap_topic=-0.63,
    unknown=-1.35,
    length=1.44,
    told=2.92,
    missing=-0.24,
    odds=1.29,
    guess=3.02,
    no_section=0.27,
)
"""Of a logistic regression on the rated questions; ``scripts/evaluate.py --calibrate`` fits them."""
PLAIN_BIAS = -4.43
PLAIN_EVIDENCE = Evidence(coverage=2.14, strength=1.68, unknown=-2.65, length=2.1, told=1.09, missing=-1.92)
"""The same for a section without questions of its own: ``--calibrate --bare``, and a little less ready to answer."""


def confidence(ranking: Ranking) -> float:
    """Probability, 0..1, that the passages answer the question."""
    if not ranking.hits:
        return 0.0
    bias, weights = (BIAS, EVIDENCE) if ranking.expanded else (PLAIN_BIAS, PLAIN_EVIDENCE)
    z = bias + sum(weight * value for weight, value in zip(weights, ranking.evidence, strict=True))
    return 1 / (1 + math.exp(-z))
