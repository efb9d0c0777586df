"""Shapes and wording of reporting's forms."""
