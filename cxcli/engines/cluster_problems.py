"""What can go wrong with a cluster, in words."""

from cxcli.errors import ClusterLost, UsageProblem
from cxcli.study.study import Running
from cxcli.version import __version__
from cxcli.words import Words


def gone(running: Running, error: Exception) -> ClusterLost:
    """Return that a cluster cannot be reached, or went away."""
    where = running.scheduler or "local"
    return ClusterLost(
        Words(
            f"The cluster ({where}) cannot be reached, or went away: {type(error).__name__}.",
            f"La grappe de calcul ({where}) est injoignable, ou a disparu : {type(error).__name__}.",
        ),
        Words(
            "Check the address and the scheduler's log, then run again; nothing was written.",
            "Vérifiez l'adresse et le journal de l'ordonnanceur, puis relancez ; rien n'a été écrit.",
        ),
    )


def killed() -> ClusterLost:
    """Return that workers died of the same files."""
    return ClusterLost(
        Words(
            "A file was given to several workers, and each of them died.",
            "Un fichier a été confié à plusieurs machines, et chacune s'est arrêtée.",
        ),
        Words(
            "Look at the workers' logs; they may lack memory.",
            "Consultez leurs journaux ; elles manquent peut-être de mémoire.",
        ),
    )


def apart() -> UsageProblem:
    """Return that a study compares rows of several files."""
    return UsageProblem(
        Words(
            "On a cluster each file is counted by itself, and this study compares rows of several files: respondent, response, unit, duplicates: drop, top, design, --last, or a metric that is no survey question.",
            "Sur une grappe de calcul, chaque fichier est compté seul, et cette étude compare les lignes de plusieurs fichiers : respondent, response, unit, duplicates: drop, top, design, --last, ou une métrique qui n'est pas une question.",
        ),
        Words("Leave out --engine dask.", "N'écrivez pas --engine dask."),
    )


def other_version(version: str) -> ClusterLost:
    """Return that the workers have another cxcli."""
    return ClusterLost(
        Words(
            f"The workers have cxcli {version}, and this is {__version__}.",
            f"Les machines de la grappe ont cxcli {version}, et ceci est {__version__}.",
        ),
        Words("Install the same version everywhere.", "Installez partout la même version."),
    )


def no_dask() -> UsageProblem:
    """Return that Dask is not installed."""
    return UsageProblem(
        Words(
            "--engine dask needs Dask, which is not installed.",
            "--engine dask demande Dask, qui n'est pas installé.",
        ),
        Words(
            "Install it: pip install 'cxcli-survey[dask]'.",
            "Installez-le : pip install 'cxcli-survey[dask]'.",
        ),
    )
