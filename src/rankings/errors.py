"""The two errors of the project: a source that cannot be used, and a broken contract."""

from __future__ import annotations


class RankingsError(Exception):
    """What happened, where, and what to do next, in one readable message.

    >>> print(SourceError("the file is empty", place="data/raw/x.txt", hint="save the page again"))
    data/raw/x.txt: the file is empty. Next: save the page again
    """

    def __init__(self, message: str, *, place: str = "", quote: str = "", hint: str = "") -> None:
        self.message, self.place, self.quote, self.hint = message, place, quote, hint
        sentence = f"{place}: {message}" if place else message
        if quote:
            sentence += f' — "{quote}"'
        if hint:
            sentence += f". Next: {hint}"
        super().__init__(sentence)


class SourceError(RankingsError):
    """A file that people brought cannot be used: missing, empty, undecodable, changed."""


class ContractError(RankingsError):
    """Our own promise is broken: a table off its schema, or a call for what may not be."""
