"""The core's pages: one permission, one query or action, one answer."""
