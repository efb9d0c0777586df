"""Finished words for the templates: the only place that words a status or a date."""
