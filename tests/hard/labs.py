"""JupyterLab as a server of its own, and a notebook run in it as an analyst does."""

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, TimeoutError

from rankings.run.environment import build_environment

SECOND = 1000
FAILURES = (
    '.jp-NotebookPanel [data-mime-type="application/vnd.jupyter.stderr"], .jp-NotebookPanel'
    ' [data-mime-type="application/vnd.jupyter.error"]'
)
TRIES = 5
HAS_BEGUN = """() => [...document.querySelectorAll(".jp-NotebookPanel .jp-CodeCell .jp-InputArea-prompt")].some((prompt) => /\\[[*\\d]/.test(prompt.textContent))"""
IS_DONE = """(failures) => {
  const prompts = [...document.querySelectorAll(".jp-NotebookPanel .jp-CodeCell .jp-InputArea-prompt")].map((prompt) => prompt.textContent);
  return document.querySelector(failures) || (prompts.length > 0 && prompts.every((prompt) => /\\[\\d+\\]/.test(prompt)));
}"""
# News and updates are asked of the internet, and would cover the page with a question.
QUIET = {"fetchNews": "false", "checkForUpdates": False, "doNotDisturbMode": True}
WHOLE = {
    "windowingMode": "none"
}  # every cell is on the page, also those that are not on the screen


def find_free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def write_settings(folder):
    for name, settings in (
        ("apputils-extension/notification", QUIET),
        ("notebook-extension/tracker", WHOLE),
    ):
        path = folder / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(settings), encoding="utf-8")
    return folder


def wait_for_server(server, port, log):
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text(encoding='utf-8')}")


@contextmanager
def serve_lab(folder: Path, desk: Path, home: Path) -> Iterator[str]:
    """Run JupyterLab over the notebooks of `desk`, with its data in `home` and its own files in
    `folder`; yields an address to fill in a notebook's name.
    """
    port, token, log = find_free_port(), secrets.token_hex(16), folder / "lab.log"
    environment = build_environment() | {
        "RANKINGS_HOME": str(home),
        "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces"),
        "JUPYTERLAB_SETTINGS_DIR": str(write_settings(folder / "settings")),
    }
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        "--no-browser",
        "--allow-root",
        f"--port={port}",
        "--ip=127.0.0.1",
        f"--IdentityProvider.token={token}",
        f"--ServerApp.root_dir={desk}",
    ]
    with log.open("w", encoding="utf-8") as stream:
        server = subprocess.Popen(
            command,
            env=environment,
            stdout=stream,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        wait_for_server(server, port, log)
        yield f"http://127.0.0.1:{port}/lab/tree/{{}}?token={token}&reset"
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)


def run_all(page: Page, address: str) -> None:
    """Open a notebook, choose Run All, and wait until every cell has run or one has failed."""
    page.goto(address, wait_until="domcontentloaded")
    page.wait_for_selector(".jp-NotebookPanel .jp-Cell", timeout=90 * SECOND)
    page.wait_for_selector(
        '.jp-NotebookPanel .jp-Notebook-ExecutionIndicator[data-status="idle"]', timeout=90 * SECOND
    )
    for _ in range(TRIES):
        try:
            for button in page.locator(".jp-Dialog .jp-mod-accept").all():
                button.click()  # which kernel? the one that is offered
            page.locator(".jp-NotebookPanel .jp-Cell").first.click(timeout=5 * SECOND)
            page.locator("#jp-MainMenu .lm-MenuBar-item", has_text="Run").click(timeout=5 * SECOND)
            page.locator('li[data-command="runmenu:run-all"]').click(timeout=5 * SECOND)
            page.wait_for_function(HAS_BEGUN, timeout=20 * SECOND)
            break
        except TimeoutError:
            continue  # on a busy machine the page may still be putting its parts together
    page.wait_for_function(IS_DONE, arg=FAILURES, timeout=300 * SECOND)
