"""Steps on other machines: the same steps, sent to a Dask scheduler that people started, over a
folder that all its workers see under one path.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from rankings.errors import ContractError, RankingsError, explain_file_error
from rankings.run.depot import Depot, list_carried, perform_carried
from rankings.run.digests import digest_stages
from rankings.run.performing import Outcome, perform
from rankings.run.steps import Step, list_files
from rankings.store.paths import home, project_root

if TYPE_CHECKING:
    from distributed import Client

PATIENCE = 2  # seconds for a scheduler to answer


class Cluster:
    """A scheduler and its workers, as one that performs steps; `size` at a time."""

    def __init__(self, client: Client, address: str, depot: Depot | None) -> None:
        self.client, self.address, self.depot = client, address, depot
        self.size = sum(client.nthreads().values())

    def perform(self, step: Step) -> Outcome:
        """Do a step on a worker. One whose worker dies is done again on another, three times."""
        from distributed import CancelledError, KilledWorker

        try:
            return self.bring(step) if self.depot else self.send(perform_there, step, str(home()))
        except ContractError as error:  # the depot
            failure = error
        except KilledWorker:
            failure = RankingsError(
                "the workers that ran it ended, one after the other",
                hint="give them more memory, or look into their own logs",
            )
        except (CancelledError, OSError) as ended:
            failure = RankingsError(
                f"the scheduler at {self.address} ended ({type(ended).__name__})",
                hint="start it, then run again: what is done is not done twice",
            )
        return Outcome(frozenset(), str(failure), "")

    def send(self, *call: object) -> Any:
        """Return what a call returns on a worker."""
        return self.client.submit(*call, pure=False, key=None).result()

    def bring(self, step: Step) -> Outcome:
        """Do a step on a worker that is brought our files, and fetch those it wrote."""
        cargo = self.depot.pack(list_carried(home()), home())
        sent = (step, cargo, self.depot.address, (home(), project_root()))
        outcome, made = self.send(perform_carried, *sent)
        try:
            if not outcome.failure:
                self.depot.unpack(made, home(), list_files(step.writes))
        except OSError as error:  # of our own disk
            return Outcome(frozenset(), str(explain_file_error(error)), "")
        return outcome


def perform_there(step: Step, home_of_all: str) -> Outcome:
    """Do a step on a worker, in the folder of the run that sent it."""
    from rankings.run.environment import prepare_process

    prepare_process()
    os.environ["RANKINGS_HOME"] = home_of_all
    return perform(step)


@contextmanager
def choose_performer(
    address: str, through: str = ""
) -> Iterator[tuple[Callable[[Step], Outcome], int]]:
    """Yield what performs steps and how many at a time (0: as many as this machine has cores): this
    process, or the scheduler at an address, whose workers are brought our files `through` another.
    """
    if not address:
        yield perform, 0
        return
    with connect(address) as client:
        cluster = Cluster(client, address, Depot(through) if through else None)
        yield cluster.perform, cluster.size


def connect(address: str) -> Client:
    """Return a client of a scheduler; ContractError, within PATIENCE, where none answers there or
    it has no workers.
    """
    reach(address)
    try:
        from distributed import Client
    except ImportError:
        raise ContractError(
            "the packages of a cluster are not installed",
            hint="python -m pip install -r requirements-cluster.lock",
        ) from None
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise ContractError(
            "no Dask scheduler answers there", place=address, quote=str(error)[:200]
        ) from None
    try:
        check_workers(client, address)
    except ContractError:
        client.close()
        raise
    return client


def check_workers(client: Client, address: str) -> None:
    """Refuse a scheduler without workers, and workers with another version of the program."""
    if not client.nthreads():
        raise ContractError(
            "the scheduler has no workers",
            place=address,
            hint=f"start some on machines that see {home()}: dask worker {address}",
        )
    own = digest_stages()
    other = [worker for worker, code in client.run(digest_stages).items() if code != own]
    if other:
        raise ContractError(
            "workers have another version of the program",
            place=address,
            quote=", ".join(other),
            hint="install this one there, and start them again",
        )


def reach(address: str) -> None:
    """Refuse an address that is none, or where nobody listens, before anything waits for it."""
    try:
        parts = urlsplit(address)
        is_address = parts.scheme in ("tcp", "tls") and parts.hostname and parts.port
    except ValueError:  # a port that is no number
        is_address = False
    if not is_address:
        raise ContractError(
            "this is no address of a scheduler",
            quote=address,
            hint="write it as the scheduler printed it, such as tcp://10.0.0.5:8786",
        )
    try:
        socket.create_connection((parts.hostname, parts.port), timeout=PATIENCE).close()
    except OSError as error:
        raise ContractError(
            "nobody listens at the scheduler's address",
            place=address,
            quote=error.strerror or str(error),
            hint="start it (dask scheduler), or write the address as it printed it",
        ) from None
