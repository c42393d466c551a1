"""`python -m rankings`."""

import sys

from rankings.run.patterns import keep_patterns


def start() -> int:
    """Run the command that was typed; what it imports compiles patterns."""
    keep_patterns(*sys.argv[1:2])
    from rankings.run.command_line import main

    return main()


sys.exit(start())
