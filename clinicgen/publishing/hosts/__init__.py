"""One module for each host or dialect: its `write(table)` turns the one table into the files that host reads.

To add a host, add a module; nothing else is edited.
"""
