"""Figures to findings: pure arithmetic, with no session and no request."""
