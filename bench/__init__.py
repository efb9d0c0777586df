"""Measures GETSAFE against a bare Django page in the same run: ratios, not times, are what counts.

`make bench` writes bench/RESULTS.md. CPU comes from the kernel (nanoseconds on a processor of the
web workers and of the database's processes); wall time is published and never gated.
"""
