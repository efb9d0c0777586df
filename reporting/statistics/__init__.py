"""Counting: the words of a question, periods, one SQL statement, the answer.

Nothing here reaches a row-level manager of another app: figures come from the views of the
database schema `statistics`, read as a role that may see nothing else.
"""
