"""The people who sign in."""

import uuid
from collections.abc import Iterable
from functools import cached_property
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower

from getsafe.models.base import Privacy, tracked
from getsafe.permissions import KEPT_APART, ROLE_CHOICES, ROLES, Permission, Role, Scope


class UserQuerySet(models.QuerySet["User"]):
    """Filters over the people who sign in."""

    def active(self) -> "UserQuerySet":
        """Those who may sign in."""
        return self.filter(is_active=True)

    def holding(self, *roles: Role) -> "UserQuerySet":
        """Those who hold any of the roles."""
        return self.filter(roles__overlap=[str(role) for role in roles])


class UserManager(BaseUserManager["User"]):
    """Makes accounts; e-mail is the name one signs in with."""

    def get_queryset(self) -> UserQuerySet:
        """The queryset with this noun's filters."""
        return UserQuerySet(self.model, using=self._db)

    def active(self) -> UserQuerySet:
        """Those who may sign in."""
        return self.get_queryset().active()

    def holding(self, *roles: Role) -> UserQuerySet:
        """Those who hold any of the roles."""
        return self.get_queryset().holding(*roles)

    def get_by_natural_key(self, username: str | None) -> "User":
        """The account of an e-mail address, whatever its capitals."""
        return self.get(email__iexact=username)

    def create_user(
        self, email: str, password: str | None = None, *, roles: Iterable[Role] = (), **fields: Any
    ) -> "User":
        """Make an account; without a password it can sign in only by single sign-on."""
        user = self.model(email=email.strip().lower(), roles=[str(r) for r in roles], **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


def _kept_apart(role: Role, others: Iterable[Role]) -> models.CheckConstraint:
    """The constraint that nobody holds `role` together with one of the others."""
    together = models.Q(
        roles__contains=[str(role)], roles__overlap=sorted(str(other) for other in others)
    )
    return models.CheckConstraint(condition=~together, name=f"user_{role}_is_kept_apart")


@tracked(exclude=("password", "last_login"))
class User(AbstractBaseUser):
    """A person who signs in: their agency and the roles they hold."""

    PRIVACY = {
        "id": Privacy.ADMINISTRATIVE,
        "uuid": Privacy.ADMINISTRATIVE,
        "email": Privacy.IDENTIFYING,
        "name": Privacy.IDENTIFYING,
        "job_title": Privacy.ADMINISTRATIVE,
        "agency": Privacy.ADMINISTRATIVE,
        "roles": Privacy.ADMINISTRATIVE,
        "is_active": Privacy.ADMINISTRATIVE,
        "created_at": Privacy.ADMINISTRATIVE,
        "password": Privacy.ADMINISTRATIVE,
        "last_login": Privacy.ADMINISTRATIVE,
    }
    RETENTION = "Kept for ever as the author of records; the address is removed two years on."

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=120)
    job_title = models.CharField(max_length=120, blank=True)
    agency = models.ForeignKey("getsafe.Agency", models.PROTECT, null=True, blank=True)
    roles = ArrayField(
        models.CharField(max_length=40, choices=ROLE_CHOICES),
        default=list,
        blank=True,
    )
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = UserManager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="user_email_is_lower_case"
            ),
            models.CheckConstraint(
                condition=models.Q(roles__contained_by=[str(r) for r in Role]),
                name="user_roles_are_known",
            ),
            *(_kept_apart(role, others) for role, others in KEPT_APART.items()),
        ]

    def __str__(self) -> str:
        return f"User {self.pk}"

    @cached_property
    def permissions(self) -> frozenset[Permission]:
        """Everything the person's roles grant; an inactive account holds nothing."""
        if not self.is_active:
            return frozenset()
        granted = [ROLES[Role(role)].grants for role in self.roles]
        return frozenset({Permission.SIGNED_IN}).union(*granted)

    def may(self, permission: Permission) -> bool:
        """Whether any of the person's roles grants `permission`."""
        return permission in self.permissions

    def holds(self, role: Role) -> bool:
        """Whether the person holds `role`."""
        return self.is_active and str(role) in self.roles

    @cached_property
    def scope(self) -> Scope:
        """The widest reach of the person's roles."""
        held = {ROLES[Role(role)].scope for role in self.roles} if self.is_active else set()
        widest = (Scope.ALL, Scope.ALL_WITH_REASON, Scope.INVITED)
        return next((scope for scope in widest if scope in held), Scope.NONE)

    def get_full_name(self) -> str:
        """The name, as Django and allauth ask for it."""
        return self.name
