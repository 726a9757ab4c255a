"""clinicgen: one folder of facts per clinic, one folder of articles, one proved static site per clinic."""

__version__ = "0.1.0"
