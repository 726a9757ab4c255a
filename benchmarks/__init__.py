"""Compares `clinicgen build` with other ways to make the same sites.

Start with `python -m benchmarks.compare --help`.
"""
