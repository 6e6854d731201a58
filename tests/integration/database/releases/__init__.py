"""Data as released schemas left it: one JSON file a revision, table by table, written once.

`python -m tests.integration.database.releases REVISION` writes a file for a revision that has
none, with this release's use cases at that revision: possible as long as they need nothing newer.
A revision without a file of its own is still tested with every older file, brought up to it.
"""
