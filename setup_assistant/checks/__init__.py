"""Asking resolvers, judging what they answer, and finding ways past a filter."""
