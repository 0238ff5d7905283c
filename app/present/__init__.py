"""The way out: values turned into something to look at."""
