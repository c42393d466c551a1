"""What a kernel inherits: this interpreter, UTF-8, and nothing of the user's own Jupyter or
matplotlib.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import shutil
import sys
from functools import cache
from pathlib import Path

from rankings.store.files import keep_temporary_files, make_scratch_folder
from rankings.store.paths import project_root

# Variables with which a shell could turn our kernels into another interpreter, our charts into
# another look.
FOREIGN = (
    "JUPYTER_PATH",
    "JUPYTER_CONFIG_PATH",
    "MPLBACKEND",
    "MATPLOTLIBRC",
    "PYTHONSTARTUP",
    "PYTHONPATH",
    "PYTHONHOME",
)
# The kernel whose provisioner is `rankings.run.warm`.
WARM = {
    "name": "rankings-warm",
    "spec": {
        "argv": (
            "python -m ipykernel_launcher -f {connection_file} --log-level=CRITICAL"
            " --HistoryManager.enabled=False --IPythonKernel._execute_sleep=0"
            " --IPKernelApp.outstream_class=rankings.run.kernel_stream.KernelStream"
        ).split(),
        "display_name": "Python 3 (warm)",
        "language": "python",
        "metadata": {"kernel_provisioner": {"provisioner_name": "rankings-warm"}},
    },
}


# The tables of reference are many small objects that stay: Python's 700 has the collector look
# through them again and again, a tenth of the time of a page.
OBJECTS_BETWEEN_SWEEPS = 100_000


@cache
def make_jupyter_dir() -> Path:
    """Return a folder for Jupyter's connection files, with the warm kernel's description, removed
    when this process ends.
    """
    folder = make_scratch_folder()
    place = folder / "data" / "kernels" / WARM["name"]
    place.mkdir(parents=True)
    (place / "kernel.json").write_text(json.dumps(WARM["spec"]), encoding="utf-8")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def build_environment() -> dict[str, str]:
    """Return the environment variables for every process we start.

    Jupyter, IPython and matplotlib look into folders of our own: a kernel that the user installed,
    a start-up script or a style file cannot change a table or a chart, and HOME need not be
    writable.
    """
    jupyter = make_jupyter_dir()
    environment = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    return environment | {
        "PYTHONUTF8": "1",
        "JUPYTER_PREFER_ENV_PATH": "1",
        "JUPYTER_CONFIG_DIR": str(jupyter / "config"),
        "JUPYTER_DATA_DIR": str(jupyter / "data"),
        "JUPYTER_RUNTIME_DIR": str(jupyter / "runtime"),
        "IPYTHONDIR": str(jupyter / "ipython"),
        "MPLCONFIGDIR": str(project_root() / ".cache" / "matplotlib"),
    }


def prepare_process() -> None:
    """Make this process one whose kernels are ours, and whose imports of Jupyter are quick.

    jsonschema's optional format checks build a large grammar, a second or more in each process that
    imports papermill or nbconvert. The lock leaves that package out; a conda environment has it.
    """
    for name in FOREIGN:
        os.environ.pop(name, None)
    os.environ.update(build_environment())
    keep_temporary_files()
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # it would ask every installed package
    gc.set_threshold(OBJECTS_BETWEEN_SWEEPS)
