"""Shares of one whole as stacked bars: what one source says of one period stands in one bar, and nothing else."""

from app.present.chart.shares.plan import stacked_shares

__all__ = ["stacked_shares"]
