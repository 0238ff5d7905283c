"""Figures, periods, selections and comparisons in words, in three languages."""
