"""Writing and revising the answer library; every version is kept."""

from datetime import date

from django.db import transaction

from getsafe import audit
from getsafe.dates import today
from getsafe.errors import Refused
from getsafe.models import User
from reporting import policies
from reporting.models import LibraryAnswer, LibraryVersion


@transaction.atomic
def write(
    code: str, *, by: User, title: str, text: str, owner: str, review_on: date
) -> LibraryAnswer:
    """Add an answer to the library. Refuses a code in use. Audited as library_answer.write."""
    policies.check_can_answer(by)
    if LibraryAnswer.objects.filter(code=code).exists():
        raise Refused("The library has an answer with this title already", field="title")
    answer = LibraryAnswer.objects.create(
        code=code, title=title, text=text, owner=owner, review_on=review_on
    )
    _keep_version(answer, by=by)
    audit.record("library_answer.write", answer, by=by)
    return answer


@transaction.atomic
def revise(
    answer: LibraryAnswer, *, by: User, title: str, text: str, owner: str, review_on: date
) -> LibraryAnswer:
    """Write the answer's next version; one that only moves the review date is a version too.

    Releases keep the words they quoted. Audited as library_answer.revise.
    """
    policies.check_can_answer(by)
    answer = LibraryAnswer.objects.select_for_update().get(pk=answer.pk)
    answer.title, answer.text, answer.owner, answer.review_on = title, text, owner, review_on
    answer.version += 1
    answer.save()
    _keep_version(answer, by=by)
    audit.record("library_answer.revise", answer, by=by, details={"version": answer.version})
    return answer


def _keep_version(answer: LibraryAnswer, *, by: User) -> None:
    LibraryVersion.objects.create(
        answer=answer,
        number=answer.version,
        title=answer.title,
        text=answer.text,
        owner=answer.owner,
        review_on=answer.review_on,
        written_on=today(),
        written_by=by,
    )
