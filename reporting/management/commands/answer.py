"""`manage.py answer QUESTION.json`: answer questions about the records, as aggregates only."""

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection, transaction
from django.utils import timezone

from reporting.exports import EXPORTS
from reporting.queries import answers
from reporting.statistics import parsing
from reporting.statistics.protection import ProtectedAnswer
from reporting.statistics.refusals import QuestionRefused

BAD_INPUT = 2


class Command(BaseCommand):
    help = "Answer one question, or a list of them, about the recorded data."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("question", help="a JSON file, or - for standard input")
        parser.add_argument("--format", choices=["json", *EXPORTS], default="json")
        parser.add_argument("--out", type=Path, help="a file to write in place of standard output")
        parser.add_argument(
            "--as-known-at", metavar="TIMESTAMP", help="such as 2025-05-12T09:00:00+01:00"
        )

    def handle(self, *_args: Any, question: str, out: Path | None, **options: Any) -> None:
        try:
            payload = parsing.loads(_text(question))
            moment = _moment(options["as_known_at"])
            questions = payload if isinstance(payload, list) else [payload]
            answered = _answers(questions, moment)
            is_list = isinstance(payload, list)
            written = _written(answered, form=options["format"], is_list=is_list)
            _write(written, out)
        except QuestionRefused as error:
            self.stderr.write(str(error))
            sys.exit(BAD_INPUT)


def _text(name: str) -> str:
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return raw.decode("utf-8-sig")
    except OSError as error:
        raise QuestionRefused(f"{name} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise QuestionRefused("The question must be UTF-8 text.") from error


def _moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
        if timezone.is_naive(moment):
            moment = timezone.make_aware(moment)
        moment = timezone.localtime(moment)
    except (ValueError, OverflowError) as error:
        raise QuestionRefused(
            f'--as-known-at must be a moment such as 2025-05-12T09:00:00+01:00, not "{text}".'
        ) from error
    if moment > timezone.now():
        raise QuestionRefused(f'--as-known-at must be a moment in the past, not "{text}".')
    return moment


def _answers(questions: Sequence[object], moment: datetime | None) -> list[ProtectedAnswer]:
    """All of them from one snapshot of the data."""
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        if is_outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        return answers.list_answers(questions, as_known_at=moment)


def _written(answered: Sequence[ProtectedAnswer], *, form: str, is_list: bool) -> Iterable[bytes]:
    """What is to be written, in parts: a table may have millions of cells."""
    if form != "json":
        return [EXPORTS[form](answered)]
    found = [answer.as_json() for answer in answered]
    body = found if is_list else found[0]
    parts = json.JSONEncoder(ensure_ascii=False, indent=1).iterencode(body)
    return (part.encode() for part in chain(parts, ["\n"]))


def _write(written: Iterable[bytes], out: Path | None) -> None:
    if out is None:
        sys.stdout.buffer.writelines(written)
        sys.stdout.buffer.flush()
        return
    try:
        with out.open("wb") as file:
            file.writelines(written)
    except OSError as error:
        raise QuestionRefused(f"--out {out} cannot be written: {error.strerror}.") from error
