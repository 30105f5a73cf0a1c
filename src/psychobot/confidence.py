"""How sure it is that the passages found answer the question: what decides between an answer and a refusal."""

import math

from psychobot.search import Evidence, Ranking

MIN_CONFIDENCE = 0.5
"""Below this the corpus is said not to answer."""
SURE_LIKENESS, FEW_NAMED = 0.75, 1
"""A question that names no more than this, and shares no word with any passage shown, is answered only from this
cosine with a question of the section."""
BIAS = -5.5
EVIDENCE = Evidence(
    coverage=0.19,
    strength=3.95,
    likeness=5.79,
    nearest=0.48,
    company=1.51,
    gap=-6.42,
    topic=6.47,
    gap_topic=-5.05,
    unknown=-3.03,
    length=2.0,
)
"""Of a logistic regression on the rated questions; ``scripts/evaluate.py --calibrate`` fits them."""
PLAIN_BIAS = -6.23
PLAIN_EVIDENCE = Evidence(coverage=2.63, strength=4.44, unknown=-2.88, length=2.38)
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
