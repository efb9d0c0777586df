"""Finished words for reporting's pages."""
