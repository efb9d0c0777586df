"""The meetings: weekly screening, MACE 1, MACE 2, the Child Exploitation and Missing group."""
