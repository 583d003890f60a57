"""Family Setup Assistant: from the questions of a household to a plan with its gaps and house rules on paper."""

__version__ = "0.1.0"
