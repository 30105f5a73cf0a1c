"""How sure it is that the passages found answer the question: what decides between an answer and a refusal."""

import math

from psychobot.search import Evidence, Ranking

MIN_CONFIDENCE = 0.4
"""Below this the corpus is said not to answer: where a refused answer and a shown passage beside the point are in
balance on the rated questions."""
BIAS = -8.23
EVIDENCE = Evidence(
    coverage=-0.29,
    strength=4.47,
    likeness=4.15,
    nearest=3.09,
    company=1.64,
    gap=-7.57,
    topic=2.25,
    gap_topic=-0.78,
    unknown=-0.95,
    length=1.57,
    told=3.21,
    missing=0.12,
    odds=1.13,
)
"""Of a logistic regression on the rated questions; ``scripts/evaluate.py --calibrate`` fits them."""
PLAIN_BIAS = -4.22
PLAIN_EVIDENCE = Evidence(coverage=2.14, strength=1.68, unknown=-2.65, length=2.1, told=1.09, missing=-1.92)
"""The same for a section without questions of its own: ``--calibrate --bare``."""


def confidence(ranking: Ranking) -> float:
    """Probability, 0..1, that the passages answer the question."""
    if not ranking.hits:
        return 0.0
    bias, weights = (BIAS, EVIDENCE) if ranking.expanded else (PLAIN_BIAS, PLAIN_EVIDENCE)
    z = bias + sum(weight * value for weight, value in zip(weights, ranking.evidence, strict=True))
    return 1 / (1 + math.exp(-z))
