"""How sure it is that the passages found answer the question: what decides between an answer and a refusal."""

import math

from psychobot.search import Evidence, Ranking

MIN_CONFIDENCE = 0.5
"""Below this the corpus is said not to answer."""
SURE_LIKENESS, FEW_NAMED = 0.75, 1
"""A question that names no more than this, and shares no word with any passage shown, is answered only from this
cosine with a question of the section."""
BIAS = -7.03
EVIDENCE = Evidence(
    coverage=0.33,
    strength=4.4,
    likeness=4.68,
    nearest=3.24,
    company=1.54,
    gap=-6.1,
    topic=2.89,
    gap_topic=-1.57,
    unknown=0.13,
    length=1.29,
    told=0.64,
    missing=-1.68,
    odds=1.24,
)
"""Of a logistic regression on the rated questions; ``scripts/evaluate.py --calibrate`` fits them."""
PLAIN_BIAS = -4.22
PLAIN_EVIDENCE = Evidence(coverage=2.14, strength=1.68, unknown=-2.65, length=2.1, told=1.09, missing=-1.92)
"""The same for a section without questions of its own: ``--calibrate --bare``."""


def confidence(ranking: Ranking) -> float:
    """Probability, 0..1, that the passages answer the question."""
    if not ranking.hits:
        return 0.0
    evidence = ranking.evidence
    if evidence.coverage == 0 and evidence.likeness < SURE_LIKENESS and evidence.length <= math.log(FEW_NAMED + 1):
        return 0.0
    bias, weights = (BIAS, EVIDENCE) if ranking.expanded else (PLAIN_BIAS, PLAIN_EVIDENCE)
    z = bias + sum(weight * value for weight, value in zip(weights, ranking.evidence, strict=True))
    return 1 / (1 + math.exp(-z))
