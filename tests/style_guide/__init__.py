"""A living page of every form field and component, for tests and for looking at."""
