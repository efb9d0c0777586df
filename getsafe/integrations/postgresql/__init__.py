"""Django's PostgreSQL backend, with one thing less to ask of the database on every page."""
