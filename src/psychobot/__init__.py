"""psychobot: questions about psychotherapy, answered word for word from a corpus, crisis help first."""

__version__ = "0.1.0"

__all__ = ["__version__"]
