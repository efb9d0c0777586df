"""Finished words for the templates of meetings."""
