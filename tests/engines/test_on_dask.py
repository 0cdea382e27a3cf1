"""Counting on a real cluster of two worker processes: the same numbers, whatever happens to a worker."""

import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from distributed import Client, LocalCluster

from cxcli.config.load import from_mapping
from cxcli.config.study import study_of
from cxcli.engines import on_dask
from cxcli.engines.counted import Counted
from cxcli.engines.on_dask import counted_on_cluster
from cxcli.engines.streaming import run
from cxcli.errors import ClusterLost, CxcliError, FileMissing, UsageProblem
from cxcli.passes.findings import Findings
from cxcli.readers import open_tables
from cxcli.readers.raw_file import RawFile, raw_files
from cxcli.study.study import Running, Study

CONFIG: dict[str, Any] = {
    "version": 1,
    "date": "day",
    "period": "month",
    "segments": ["plan"],
    "weight": "w",
    "metrics": {
        "nps": {"type": "nps", "column": "nps"},
        "csat": {"type": "csat", "column": "csat", "labels": "en.sat5"},
    },
}


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as both:
        yield both


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Write six exports of a hundred rows, with answers that cannot be read, line breaks and repeated rows."""
    paths = []
    for number in range(6):
        lines = ["nps,csat,plan,day,w,why"]
        for row in range(100):
            score, plan = (row * 7 + number) % 12, ("Pro", "Free", "")[(row + number) % 3]
            csat = ("Satisfied", "Very satisfied", "meh", "")[row % 4]
            why = '"a\nb"' if row % 9 == 0 else "same"
            lines.append(f"{score},{csat},{plan},2026-0{1 + row % 3}-05,{1 + row % 5 / 4},{why}")
        path = tmp_path / f"{number}.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        paths.append(str(path))
    return paths


def study(cluster: LocalCluster | None = None, **more: Any) -> Study:
    found = study_of(from_mapping(CONFIG | more))
    address = None if cluster is None else cluster.scheduler_address
    return replace(found, running=Running("dask", address))


def counted(of: Study, files: list[str]) -> Counted:
    return counted_on_cluster(of, raw_files(files), Findings())[2]


def facts(found: Counted) -> tuple[Any, ...]:
    return (
        found.tally,
        found.tally.largest,
        found.rows_used,
        found.findings,
        found.invalid,
        found.wordings,
        found.together,
        found.compared.is_complete,
    )


def test_a_cluster_counts_what_one_process_counts(cluster: LocalCluster, files: list[str]) -> None:
    whole = run(study(), open_tables(files, study().source))
    assert facts(counted(study(cluster), files)) == facts(whole)


def kill_a_worker_at_work(cluster: LocalCluster, victims: list[int]) -> None:
    """Kill the first worker that is seen with something to do."""
    with Client(cluster, set_as_default=False) as client:
        processes = client.run(os.getpid)
        busy: list[str] = []
        while not busy:
            busy = [address for address, tasks in client.processing().items() if tasks]
        os.kill(processes[busy[0]], signal.SIGKILL)
        victims.append(processes[busy[0]])


def test_a_worker_killed_in_the_middle_changes_nothing(cluster: LocalCluster, files: list[str]) -> None:
    whole = run(study(), open_tables(files * 50, study().source))
    victims: list[int] = []
    killer = Thread(target=kill_a_worker_at_work, args=(cluster, victims))
    killer.start()
    found = counted(study(cluster), files * 50)
    assert len(victims) == 1
    assert facts(found) == facts(whole)
    killer.join()


def test_tasks_are_not_waited_for_for_ever_where_no_worker_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(on_dask, "_PATIENCE", 1)
    nobody = LocalCluster(n_workers=0, dashboard_address="127.0.0.1:0", silence_logs=50)
    with nobody, Client(nobody, set_as_default=False) as client, pytest.raises(TimeoutError):
        next(on_dask.as_they_end(client, [client.submit(len, "x")]))


def test_a_file_that_a_worker_does_not_find_is_named(cluster: LocalCluster, files: list[str]) -> None:
    missing = RawFile(str(Path(files[0]).with_name("gone.csv")))
    with pytest.raises(FileMissing, match=r"gone\.csv"):
        counted_on_cluster(study(cluster), [RawFile(files[0]), missing], Findings())


def test_a_column_that_one_file_lacks_is_refused_as_anywhere(cluster: LocalCluster, files: list[str]) -> None:
    Path(files[3]).write_text("nps,plan,day,w\n9,Pro,2026-01-05,1\n", encoding="utf-8")
    with pytest.raises(CxcliError) as here:
        run(study(), open_tables(files, study().source))
    with pytest.raises(CxcliError) as there:
        counted(study(cluster), files)
    assert there.value.problems == here.value.problems


def test_no_scheduler_at_an_address_is_told(files: list[str]) -> None:
    nowhere = replace(study(), running=Running("dask", "tcp://127.0.0.1:9"))
    with pytest.raises(ClusterLost, match=r"127\.0\.0\.1:9"):
        counted(nowhere, files)


def test_rows_that_depend_on_other_files_are_refused(files: list[str]) -> None:
    with pytest.raises(UsageProblem, match="compares rows of several files"):
        counted(study(respondent="why"), files)
