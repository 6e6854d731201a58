"""`python -m commandbar`."""

from commandbar.cli import main

main()
