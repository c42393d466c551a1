"""The warm process ends when it is told to, whatever it is doing, and leaves nothing."""

import os
import subprocess
import sys

import pytest

from rankings.run.warm_process import ADDRESS, COLD, can_fork

pytestmark = pytest.mark.skipif(not can_fork(), reason="processes cannot be forked here")

RUN = """
import os, sys, time
from rankings.run import warm_process as warm
from rankings.run.exporting import ROOMS
warm.start_server(ROOMS)
process, folder = warm._server["process"], warm._server["folder"]
while sys.argv[1] == "ready" and not os.path.exists(os.environ[warm.ADDRESS]):
    time.sleep(0.01)
begun = time.monotonic()
warm.stop_server()
print(process.poll() is not None, folder.exists(), time.monotonic() - begun < 5)
"""


@pytest.mark.parametrize("moment", ["starting", "ready"])  # it goes on to import when it is ready
def test_it_ends_at_once_without_a_word(moment):
    own = {name: value for name, value in os.environ.items() if name not in (ADDRESS, COLD)}
    command = [sys.executable, "-c", RUN, moment]
    done = subprocess.run(command, capture_output=True, text=True, env=own)
    assert (done.stdout.split(), done.stderr) == (["True", "False", "True"], "")
