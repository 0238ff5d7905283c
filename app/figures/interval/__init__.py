"""The numbers that a claim allows: intervals, their arithmetic, and whether two of them agree."""

from app.figures.interval.arithmetic import Interval, Relation, relate
from app.figures.interval.claimed import claimed_interval
from app.figures.interval.sweep import begin, clashes, end

__all__ = ["Interval", "Relation", "begin", "claimed_interval", "clashes", "end", "relate"]
