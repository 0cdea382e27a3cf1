"""`python -m cxcli`: the same as the command `cxcli`."""

from cxcli.cli.app import main

if __name__ == "__main__":
    main()
