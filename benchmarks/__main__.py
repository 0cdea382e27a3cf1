"""Print what cxcli costs, beside what it is compared with, and how far its numbers can be trusted."""

import argparse
import sys
from importlib import import_module

COMMANDS = {
    "goals": "the goals of speed and memory, each beside what was measured",
    "compare": "the same job by every tool on one export",
    "profile": "where the time goes, stage by stage",
    "scale": "what a plan for many files rests on",
    "coverage": "how often the interval of an NPS holds the truth",
    "suppression": "how well hidden results stay hidden",
}


def main() -> None:
    """Run the benchmark that the command line names; only that one is loaded, since what measures stays small."""
    said = "\n".join(f"  {name:12} {what}" for name, what in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description=__doc__,
        epilog=f"{said}\n\n`python -m benchmarks NAME --help` says more.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("name", choices=COMMANDS)
    parser.add_argument("options", nargs=argparse.REMAINDER, help="of the benchmark")
    asked = parser.parse_args(sys.argv[1:] or ["--help"])
    try:
        sys.exit(import_module(f"benchmarks.{asked.name}").main(asked.options))
    except RuntimeError as problem:
        sys.exit(str(problem))


if __name__ == "__main__":
    main()
