"""`python -m dictate.cli`."""

from dictate.cli import main

main()
