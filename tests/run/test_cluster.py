"""`--scheduler`: an address that is none, or where nobody listens, is refused at once."""

import socket
import sys
import time

import pytest

from rankings.errors import ContractError
from rankings.run.cluster import connect
from rankings.run.pipeline import make_reports


@pytest.mark.parametrize(
    "address", ["10.0.0.5:8786", "http://10.0.0.5:8786", "tcp://10.0.0.5", "tcp://a:b", "tcp://:1"]
)
def test_what_is_no_address_is_refused(address):
    with pytest.raises(ContractError, match="no address of a scheduler.*such as tcp://"):
        connect(address)


def test_an_address_where_nobody_listens_is_refused_in_two_seconds(tiny_project):
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{asked.getsockname()[1]}"
    begun = time.monotonic()
    with pytest.raises(ContractError, match=f"{address}: nobody listens.*dask scheduler"):
        make_reports(["an-giang"], ["vi"], scheduler=address)
    assert time.monotonic() - begun < 2
    assert not (tiny_project / "data/processed").exists()


def test_without_the_packages_of_a_cluster_the_message_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        with pytest.raises(ContractError, match=r"pip install -r requirements-cluster\.lock"):
            connect(f"tcp://127.0.0.1:{listening.getsockname()[1]}")
