"""The nouns of reporting: one file each."""

from reporting.models.foi_request import FoiPart, FoiRequest
from reporting.models.library_answer import LibraryAnswer, LibraryVersion
from reporting.models.recording_fact import RecordingFact
from reporting.models.release import Preparation, Release
from reporting.models.report_run import ReportRun

__all__ = [
    "FoiPart",
    "FoiRequest",
    "LibraryAnswer",
    "LibraryVersion",
    "Preparation",
    "RecordingFact",
    "Release",
    "ReportRun",
]
