"""The core's forms: their shape and their wording."""
