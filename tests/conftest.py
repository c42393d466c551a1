"""Property tests draw the same examples on every run, and no slow machine fails them."""

from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile(
    "thorough", max_examples=1_300, derandomize=True, deadline=None
)  # `--hypothesis-profile thorough`
settings.load_profile("repeatable")

# The pages and their scorer are fixtures; the scorer is a program of its own, not a module to
# import.
collect_ignore_glob = ["pages/*"]

# They need a browser and an office program: `python -m rankings test-hard` names them to pytest
# itself.
collect_ignore = ["hard"]
