"""The numbers that a claim allows: intervals, their arithmetic, and whether two of them agree."""

from app.figures.interval.arithmetic import Interval, Relation, relate
from app.figures.interval.claimed import claimed_interval

__all__ = ["Interval", "Relation", "claimed_interval", "relate"]
