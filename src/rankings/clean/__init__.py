"""As printed → as understood: numbers, units, years, frameworks, and what the sources say against
themselves.
"""
