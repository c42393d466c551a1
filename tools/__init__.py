"""The workshop: benchmarks, scores and slow proofs, for those who work on the program.

Run from the project's folder, as `python -m tools.NAME`; nothing in `src/` needs it.
"""
