"""The values every room speaks: what users write, what it means, what is built from it.

Import from the module that defines a value (`clinicgen.model.finding`); nothing is re-exported here.
"""
