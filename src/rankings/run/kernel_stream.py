"""What a warm kernel prints goes through here: see `environment.WARM`."""

from __future__ import annotations

from ipykernel.iostream import OutStream


class KernelStream(OutStream):
    """ipykernel's stream, which hands over to another thread and waits whenever it is flushed, six
    times a cell; this one only where something was written.
    """

    is_written = False

    def write(self, string: str) -> int | None:
        """Write a text; returns how many letters."""
        self.is_written = True
        return super().write(string)

    def flush(self) -> None:
        """Send what was written."""
        if self.is_written:
            self.is_written = False
            super().flush()
