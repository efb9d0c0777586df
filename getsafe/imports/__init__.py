"""Bringing an old tracker in: reading its file and checking every row, without writing anything."""
