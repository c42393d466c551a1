"""setuptools, with one difference: an editable install that survives a Vietnamese folder name.

An editable install leaves a ``.pth`` file with the project's path in the environment. Up to Python
3.12 that file is written and read in the locale's encoding, so that under ``LC_ALL=C`` a folder
named ``Dữ liệu`` cannot be installed, or stops every later start of the interpreter. The line
written here is ASCII, whatever the folder's name is.
"""

from __future__ import annotations

import base64
import hashlib
import sys
import zipfile
from pathlib import Path

from setuptools import build_meta
from setuptools.build_meta import *  # the other hooks of PEP 517 and PEP 660

SOURCES = Path(__file__).resolve().parent / "src"
WHEEL_FACTS = "Wheel-Version: 1.0\nGenerator: rankings\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    """Write a wheel that holds the project's metadata and one path line; returns its file name."""
    metadata_home = Path(metadata_directory or wheel_directory)
    if metadata_directory is None:
        metadata_home /= build_meta.prepare_metadata_for_build_wheel(
            wheel_directory, config_settings
        )
    stem = metadata_home.name.removesuffix(".dist-info")
    files = {
        f"{stem}.dist-info/METADATA": (metadata_home / "METADATA").read_bytes(),
        f"{stem}.dist-info/WHEEL": WHEEL_FACTS.encode(),
        f"{stem}.dist-info/entry_points.txt": (metadata_home / "entry_points.txt").read_bytes(),
        "rankings_editable.pth": write_path_line(SOURCES, Path(sys.prefix)).encode("ascii"),
    }
    record = f"{stem}.dist-info/RECORD"
    lines = [write_record_line(name, content) for name, content in files.items()]
    files[record] = "".join([*lines, f"{record},,\n"]).encode()
    wheel_name = f"{stem}-py3-none-any.whl"
    with zipfile.ZipFile(Path(wheel_directory) / wheel_name, "w") as wheel:
        for name, content in files.items():
            wheel.writestr(name, content)
    return wheel_name


def write_path_line(sources: Path, environment: Path) -> str:
    r"""The line of the ``.pth`` file: ASCII, relative where the environment lies in the project.

    Relative, the line stays right when the project's folder is moved or copied with its ``.venv``.

    >>> write_path_line(Path("/Dữ liệu/src"), Path("/Dữ liệu/.venv"))
    "import sys, os; sys.path.append(os.path.abspath(os.path.join(sys.prefix, '..', 'src')))\n"
    >>> print(write_path_line(Path("/Dữ liệu/src"), Path("/opt/conda")), end="")
    import sys; sys.path.append('/D\u1eef li\u1ec7u/src')
    """
    if environment.parent == sources.parent:
        up = "os.path.abspath(os.path.join(sys.prefix, '..', 'src'))"
        return f"import sys, os; sys.path.append({up})\n"
    return f"import sys; sys.path.append({str(sources)!a})\n"


def write_record_line(name: str, content: bytes) -> str:
    """One line of a wheel's RECORD: file, hash, size.

    >>> write_record_line("a.pth", b"")
    'a.pth,sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU,0\\n'
    """
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
    return f"{name},sha256={digest},{len(content)}\n"
