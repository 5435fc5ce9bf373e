"""`python -m dictate.cli`."""

from dictate.cli.app import main

main()
