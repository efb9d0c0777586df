"""What the pages of meetings ask, each in a fixed number of statements and from a gate."""
