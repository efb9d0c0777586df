"""The session of a request: Django's own in the database, looked up in words that are kept."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from getsafe.wording import Worded

_LIVE = Worded(lambda _, key, now: Session.objects.filter(session_key=key, expire_date__gt=now))


class SessionStore(db.SessionStore):
    """Django's store of sessions in the database; every page begins by asking it."""

    def _get_session_from_db(self) -> Session | None:
        found = _LIVE.first(None, key=self.session_key, now=timezone.now())
        if found is None:
            self._session_key = None
        return found
