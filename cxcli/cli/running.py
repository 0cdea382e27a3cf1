"""Where the work is done: what the command line says of threads and clusters."""

from dataclasses import replace

from cxcli.cli.asked import Running as Asked
from cxcli.errors import UsageProblem
from cxcli.study.study import Running, Study
from cxcli.words import Words


def running_as(study: Study, asked: Asked) -> Study:
    """Return the study that is counted where the command line says.

    Raises:
        UsageProblem: an address without a cluster, or a number of workers for one that has its own.
    """
    if asked.scheduler is not None and asked.engine != "dask":
        raise UsageProblem(
            Words("--scheduler names a Dask cluster.", "--scheduler désigne une grappe Dask."),
            Words("Write --engine dask as well.", "Écrivez aussi --engine dask."),
        )
    if asked.scheduler is not None and asked.jobs is not None:
        raise UsageProblem(
            Words(
                "--jobs is for this machine; a cluster has its own workers.",
                "--jobs vaut pour cette machine ; une grappe a ses propres ouvriers.",
            ),
            Words("Leave out --jobs, or --scheduler.", "Retirez --jobs, ou --scheduler."),
        )
    if asked.engine == "dask":
        return replace(study, running=Running("dask", asked.scheduler, asked.jobs))
    return replace(study, source=replace(study.source, jobs=asked.jobs))
