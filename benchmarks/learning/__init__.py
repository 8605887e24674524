"""How the examples are learned: cross-validation, thresholds, what each part adds."""
