"""Benchmarks: ratios against hand-written or peer code, measured in the same run.

`make bench` prints one JSON object a figure. Nothing here runs in `make test`.
"""
