"""Reporting's questions, answered in a fixed number of statements."""
