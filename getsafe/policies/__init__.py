"""The rules: each refuses with a sentence fit for the screen, and tells templates yes or no."""
