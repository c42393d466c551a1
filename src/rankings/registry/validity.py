"""Between which days a body, a province or a way of writing a name holds."""

from __future__ import annotations


class Dated:
    """What holds from one day to another, written as ISO dates; "" where none is known."""

    valid_from: str
    valid_to: str

    def is_valid(self, on: str) -> bool:
        """Whether it holds on a day."""
        return (self.valid_from or "0000") <= on <= (self.valid_to or "9999")
