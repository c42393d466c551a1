"""`python -m rankings`."""

import sys

from rankings.run.command_line import main

sys.exit(main())
