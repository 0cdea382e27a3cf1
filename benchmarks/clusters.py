"""Starts local Dask clusters that end with the benchmark: `python -m benchmarks.clusters WORKERS`."""

import atexit
import subprocess
import sys
from functools import cache
from importlib import import_module

from benchmarks.files import ROOT


@cache
def running(workers: int) -> str:
    """Return the address of a cluster of some workers of one thread each, which runs until this process ends."""
    command = [sys.executable, "-m", "benchmarks.clusters", str(workers)]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("The cluster has no streams.")
    atexit.register(process.wait)
    atexit.register(process.stdin.close)
    return process.stdout.readline().strip()


def main() -> None:
    """Start a cluster, say its address, and stop it when standard input ends."""
    distributed = import_module("distributed")  # of the extra `dask`
    with distributed.LocalCluster(
        n_workers=int(sys.argv[1]), threads_per_worker=1, dashboard_address="127.0.0.1:0"
    ) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
