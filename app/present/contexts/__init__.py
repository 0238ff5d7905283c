"""What each template gets: one frozen dataclass per template, made from values in the reader's language."""
