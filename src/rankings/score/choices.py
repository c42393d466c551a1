"""What may be chosen in scoring, the official way first: the only list of each. No numbers are
computed here, so that the command line, which offers them, starts at once.
"""

METHODS = ("points", "percent", "minmax", "zscore", "rank", "percentile")
MEANS = ("arithmetic", "geometric", "harmonic")
ZEROS = ("refuse", "zero", "floor")
NOT_APPLICABLE = ("refuse", "redistribute", "leave-out")
