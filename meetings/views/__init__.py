"""The pages of meetings: one permission, one query or action, one answer."""
