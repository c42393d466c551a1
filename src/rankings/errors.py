"""The two errors of the project: a source that cannot be used, and a broken contract."""

from __future__ import annotations


class RankingsError(Exception):
    """What happened, where, and what to do next, in one readable message.

    >>> print(SourceError("the file is empty", place="data/raw/x.txt", hint="save the page again"))
    data/raw/x.txt: the file is empty. Next: save the page again
    """

    def __init__(self, message: str, *, place: str = "", quote: str = "", hint: str = "") -> None:
        self.message, self.place, self.quote, self.hint = message, place, quote, hint
        super().__init__(self.tell())

    def tell(self, then: str = "Next") -> str:
        """Return the message as a sentence; `then` is the word before what to do.

        >>> SourceError("không có tệp này", hint="lưu lại trang").tell("Việc cần làm")
        'không có tệp này. Việc cần làm: lưu lại trang'
        """
        sentence = f"{self.place}: {self.message}" if self.place else self.message
        if self.quote:
            sentence += f' — "{self.quote}"'
        return f"{sentence}. {then}: {self.hint}" if self.hint else sentence


def explain_file_error(error: OSError) -> RankingsError:
    """Return what the system said of a file as an error of ours.

    >>> print(explain_file_error(OSError(28, "No space left on device", "kq.csv")).message)
    a file could not be read or written (No space left on device)
    """
    return RankingsError(
        f"a file could not be read or written ({error.strerror or error})",
        place=str(error.filename or ""),
        hint="look for free space and for the right to write there, then run again",
    )


class SourceError(RankingsError):
    """A file that people brought cannot be used: missing, empty, undecodable, changed."""


class ContractError(RankingsError):
    """Our own promise is broken: a table off its schema, or a call for what may not be."""
