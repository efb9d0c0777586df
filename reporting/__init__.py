"""Statistics, disclosure control, the FOI desk and scheduled reports."""
