"""What a figure is: values and rules, with no input, no output and no SQL."""
