"""Disclosure control: which cells of a table of counts to withhold, and the reader's attack on it.

Pure: tables of whole numbers and how they add up; no Django, no records.
"""
