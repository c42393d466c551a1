"""An invented page of three units and two criteria, small enough to be reasoned about by hand."""

from decimal import Decimal

from rankings.bounds.facts import Fact, Problem, Sentence

A, B, C = range(3)


def fact(kind, criterion="", units=(), value=None, grade=""):
    quote = Sentence("invented", f"{kind} {criterion}", 0, 1)
    value = None if value is None else Decimal(value)
    return Fact(kind, quote, criterion=criterion, units=units, value=value, grade=grade)


MAXIMA = [fact("maximum", "plan", value=10), fact("maximum", "use", value=20)]


def invent(*facts, grades=()):
    """A problem whose page prints the two maxima, and these facts."""
    return Problem(
        "phu-tho",
        "egov",
        "invented",
        "department",
        2020,
        unit_ids=["a", "b", "c"],
        units=["Sở A", "Sở B", "Sở C"],
        criteria={"plan": "Kế hoạch", "use": "Ứng dụng"},
        grades=list(grades),
        facts=[*MAXIMA, *facts],
    )
