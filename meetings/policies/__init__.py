"""What may be done to meetings and actions, by whom and in which state."""
