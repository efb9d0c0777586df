"""The nouns of reporting: one file each."""

from reporting.models.recording_fact import RecordingFact

__all__ = ["RecordingFact"]
