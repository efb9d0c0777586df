"""What else must hold before a case may be closed: the core asks, the apps above it answer.

A guard is a function of a case that gives the sentence saying what to do first, or None. It is
registered from an app's `ready` and runs inside the transaction that closes the case.
"""

from collections.abc import Callable

from getsafe.models import Case

ClosureGuard = Callable[[Case], str | None]

_closure_guards: list[ClosureGuard] = []


def register_closure_guard(guard: ClosureGuard) -> None:
    """Add a condition on closing a case."""
    if guard not in _closure_guards:
        _closure_guards.append(guard)


def closure_obstacles(case: Case) -> list[str]:
    """What stands in the way of closing `case`, each a sentence that says what to do."""
    return [sentence for guard in _closure_guards if (sentence := guard(case))]
