"""What a kernel inherits of the shell, and what not."""

import json
from pathlib import Path

from rankings.run.environment import FOREIGN, WARM, build_environment


def test_nothing_of_the_users_own_jupyter_reaches_a_kernel(monkeypatch):
    for name in FOREIGN:
        monkeypatch.setenv(name, "/of/the/user")
    monkeypatch.setenv("JUPYTER_DATA_DIR", "/of/the/user")
    environment = build_environment()
    assert "/of/the/user" not in environment.values()
    assert environment["PYTHONUTF8"] == "1"


def test_the_warm_kernel_is_found_in_the_folder_of_kernels():
    folder = Path(build_environment()["JUPYTER_DATA_DIR"]) / "kernels" / WARM["name"]
    assert json.loads((folder / "kernel.json").read_text()) == WARM["spec"]
