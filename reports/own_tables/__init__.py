"""Tables that a person types: a grid of words, numbers and formulas in the settings of a block."""
