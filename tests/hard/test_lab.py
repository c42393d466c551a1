"""The report notebook in JupyterLab, in a real browser: opened, Run All, every output there and no error."""

import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time

import pytest

from rankings.run.environment import build_environment
from rankings.run.notebooks import notebooks_dir

NOTEBOOK = "05_report.ipynb"
SECOND = 1000
FAILURES = '.jp-NotebookPanel [data-mime-type="application/vnd.jupyter.stderr"], .jp-NotebookPanel [data-mime-type="application/vnd.jupyter.error"]'
IS_DONE = """(failures) => {
  const prompts = [...document.querySelectorAll(".jp-NotebookPanel .jp-CodeCell .jp-InputArea-prompt")].map((prompt) => prompt.textContent);
  return document.querySelector(failures) || (prompts.length > 0 && prompts.every((prompt) => /\\[\\d+\\]/.test(prompt)));
}"""
# News and updates are asked of the internet, and would cover the page with a question.
QUIET = {"fetchNews": "false", "checkForUpdates": False, "doNotDisturbMode": True}


def find_free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def write_settings(folder):
    plugin = folder / "@jupyterlab/apputils-extension"
    plugin.mkdir(parents=True)
    (plugin / "notification.jupyterlab-settings").write_text(json.dumps(QUIET), encoding="utf-8")
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


@pytest.fixture
def lab(report_home, tmp_path):
    """Address of JupyterLab over a folder that holds a copy of the report notebook, stripped of its outputs; and that folder."""
    desk = tmp_path / "desk"
    desk.mkdir()
    notebook = json.loads((notebooks_dir() / NOTEBOOK).read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        cell.update({"outputs": [], "execution_count": None} if cell["cell_type"] == "code" else {})
    (desk / NOTEBOOK).write_text(json.dumps(notebook), encoding="utf-8")
    home = tmp_path / "home"
    shutil.copytree(report_home / "data", home / "data")
    port, token, log = find_free_port(), secrets.token_hex(16), tmp_path / "lab.log"
    environment = build_environment() | {"RANKINGS_HOME": str(home), "JUPYTERLAB_WORKSPACES_DIR": str(tmp_path / "workspaces"),
                                         "JUPYTERLAB_SETTINGS_DIR": str(write_settings(tmp_path / "settings"))}
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}", "--ip=127.0.0.1",
               f"--IdentityProvider.token={token}", f"--ServerApp.root_dir={desk}"]
    with log.open("w", encoding="utf-8") as stream:
        server = subprocess.Popen(command, env=environment, stdout=stream, stderr=subprocess.STDOUT, start_new_session=True)
    try:
        wait_for_server(server, port, log)
        yield f"http://127.0.0.1:{port}/lab/tree/{NOTEBOOK}?token={token}&reset", desk
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)


def test_run_all_in_the_browser(chromium, lab):
    address, desk = lab
    page = chromium.new_page(viewport={"width": 1400, "height": 1800}, locale="vi-VN")
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address, wait_until="domcontentloaded")
    page.wait_for_selector(".jp-NotebookPanel .jp-Cell", timeout=90 * SECOND)
    page.wait_for_selector('.jp-NotebookPanel .jp-Notebook-ExecutionIndicator[data-status="idle"]', timeout=90 * SECOND)
    page.locator(".jp-NotebookPanel .jp-Cell").first.click()
    page.locator("#jp-MainMenu .lm-MenuBar-item", has_text="Run").click()
    page.locator('li[data-command="runmenu:run-all"]').click()
    page.wait_for_function(IS_DONE, arg=FAILURES, timeout=300 * SECOND)
    assert not page.locator(FAILURES).all_inner_texts()
    assert page.locator(".jp-NotebookPanel .jp-OutputArea section.report-section").count() > 3
    assert page.locator(".jp-NotebookPanel .jp-OutputArea figure.chart svg").count() > 1
    assert "Phú Thọ" in " ".join(page.locator(".jp-NotebookPanel .jp-OutputArea").all_inner_texts())
    page.keyboard.press("Control+s")
    page.wait_for_function("() => !document.querySelector('.lm-DockPanel-tabBar .jp-mod-dirty')", timeout=30 * SECOND)
    cells = [cell for cell in json.loads((desk / NOTEBOOK).read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]
    assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1))
    assert list_outputs(cells) == list_outputs(read_committed())
    assert not errors
    page.context.close()


def read_committed():
    cells = json.loads((notebooks_dir() / NOTEBOOK).read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


def list_outputs(cells):
    """What kind of output each cell shows, in order."""
    return [[(output["output_type"], sorted(output.get("data", {}))) for output in cell["outputs"]] for cell in cells]
