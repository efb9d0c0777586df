"""Settings, all read from the environment; a missing or malformed one stops with a sentence."""

import ssl
from datetime import timedelta
from pathlib import Path

import pghistory
from celery.schedules import crontab
from csp.constants import NONE, SELF

from getsafe import databases
from getsafe.addresses import cache_url, origin
from getsafe.environment import Environment

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment()

# --- The installation ---------------------------------------------------------------------------
# Embedded: on the servers of getsafe/embedded, for a look, development and tests. Never production.
EMBEDDED = env.flag("GETSAFE_EMBEDDED", default=False)
DEMO = env.flag("GETSAFE_DEMO", default=False)
# Where fictional people may be made, and may sign in with their published password.
FICTION = EMBEDDED or DEMO
DEBUG = False
REQUIRED = Environment.REQUIRED

SECRET_KEY = env.secret("SECRET_KEY")
# Keys that sign no more but are still believed, newest first, while a new SECRET_KEY settles in.
SECRET_KEY_FALLBACKS = env.secrets("FORMER_KEYS")
# Encrypt secrets in the database (see getsafe/key_ring.py); the first encrypts, all decrypt.
ENCRYPTION_KEYS = env.secrets("ENCRYPTION_KEYS")
COUNCIL_NAME = env.text(
    "COUNCIL_NAME",
    "Example Council" if EMBEDDED else REQUIRED,
    wanted="the name that people see in the header",
)
ALLOWED_HOSTS = env.hosts("ALLOWED_HOSTS", ["localhost", "127.0.0.1"] if EMBEDDED else REQUIRED)
CSRF_TRUSTED_ORIGINS = env.origins("CSRF_TRUSTED_ORIGINS")

# --- Applications -------------------------------------------------------------------------------
INSTALLED_APPS = [
    "getsafe",
    "meetings",
    "reporting",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "pgtrigger",
    "pghistory",
    "crispy_forms",
    "csp",
    "django_celery_beat",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "getsafe.middleware.requests.request_id",
    # Around the next one, which refuses some requests itself.
    "csp.middleware.CSPMiddleware",
    "getsafe.middleware.requests.keep_nothing",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "getsafe.middleware.sessions.move_end_on",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "getsafe.middleware.requests.history_context",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "getsafe.middleware.typed_work.TypedWork",
    "getsafe.middleware.sessions.SecondStep",
    "getsafe.middleware.clashes.Clashes",
]

ROOT_URLCONF = "getsafe.urls"
WSGI_APPLICATION = "getsafe.wsgi.application"
AUTH_USER_MODEL = "getsafe.User"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            # `{{ form|crispy }}` draws every form of every page, by our template pack.
            "builtins": ["crispy_forms.templatetags.crispy_forms_filters"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "getsafe.context_processors.site",
            ],
        },
    }
]

FORM_RENDERER = "getsafe.govuk.renderer.GovukRenderer"
CRISPY_ALLOWED_TEMPLATE_PACKS = "govuk"
CRISPY_TEMPLATE_PACK = "govuk"
CRISPY_FAIL_SILENTLY = False
ACCOUNT_FORMS = {
    "login": "getsafe.forms.accounts.SignInForm",
    "change_password": "getsafe.forms.accounts.ChangePasswordForm",
    "set_password": "getsafe.forms.accounts.SetPasswordForm",
    "reset_password": "getsafe.forms.accounts.ResetPasswordForm",
    "reset_password_from_key": "getsafe.forms.accounts.ResetPasswordKeyForm",
    "reauthenticate": "getsafe.forms.accounts.ReauthenticateForm",
}
MFA_FORMS = {
    "authenticate": "getsafe.forms.accounts.AuthenticateCodeForm",
    "reauthenticate": "getsafe.forms.accounts.ReauthenticateCodeForm",
    "activate_totp": "getsafe.forms.accounts.ActivateTotpForm",
    "add_webauthn": "getsafe.forms.accounts.AddPasskeyForm",
    "edit_webauthn": "getsafe.forms.accounts.RenamePasskeyForm",
}

# --- Database, cache, tasks ---------------------------------------------------------------------
DATABASES = databases.configuration(env)
REDIS_URL = env.redis("REDIS_URL")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": cache_url(REDIS_URL),
        "KEY_PREFIX": "getsafe",
    },
    # In each process, for what may be a minute old: short lists that every page draws.
    "local": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
PGHISTORY_CREATED_AT_FUNCTION = "clock_timestamp()"
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)

CELERY_BROKER_URL = REDIS_URL
if REDIS_URL.startswith("rediss://"):
    # Celery alone would encrypt without asking whom it speaks to.
    CELERY_BROKER_USE_SSL = {"ssl_cert_reqs": ssl.CERT_REQUIRED}
CELERY_TASK_IGNORE_RESULT = True
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SERIALIZER = "json"
CELERY_TIMEZONE = "Europe/London"
CELERY_TASK_SOFT_TIME_LIMIT = 540
CELERY_TASK_TIME_LIMIT = 600
# A task is taken off the queue when it is done, so that a killed worker's task runs again;
# hence every task must be safe to run twice.
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    # A killed worker's task is given to another after the longest task could have ended.
    "visibility_timeout": CELERY_TASK_TIME_LIMIT + 60,
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
}
# The pause before a report that failed is tried again; each further pause is four times as long.
REPORT_RETRY_SECONDS = env.number("REPORT_RETRY_SECONDS", 60)
CELERY_BEAT_SCHEDULER = "django_celery_beat.schedulers:DatabaseScheduler"
CELERY_BEAT_MAX_LOOP_INTERVAL = 5
CELERY_BEAT_SCHEDULE = {
    "heartbeat": {"task": "getsafe.tasks.beat_heartbeat", "schedule": crontab()},
    "forget-typed-work": {"task": "getsafe.tasks.forget_typed_work", "schedule": crontab(minute=7)},
    "forget-drafts": {
        "task": "getsafe.tasks.forget_drafts",
        "schedule": crontab(hour=4, minute=17),
    },
    "forget-minutes-drafts": {
        "task": "meetings.tasks.forget_drafts",
        "schedule": crontab(hour=4, minute=27),
    },
    "seal-audit": {"task": "getsafe.tasks.seal_audit", "schedule": timedelta(seconds=30)},
}

# --- E-mail -------------------------------------------------------------------------------------
vars().update(env.email("EMAIL_URL", "console://" if EMBEDDED else REQUIRED))
DEFAULT_FROM_EMAIL = env.sender("DEFAULT_FROM_EMAIL", "getsafe@localhost" if EMBEDDED else REQUIRED)

# --- Sign-in with the council's own identity provider (OpenID Connect) --------------------------
env.together("OIDC_SERVER_URL", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET")
OIDC_SERVER_URL = env.address(
    "OIDC_SERVER_URL", "", schemes=("https", "http") if EMBEDDED else ("https",)
)
OIDC_CLIENT_ID = env.text("OIDC_CLIENT_ID", "")
OIDC_CLIENT_SECRET = env.text("OIDC_CLIENT_SECRET", "")
OIDC_NAME = env.text("OIDC_NAME", "your council account")
# An identity provider's word on an e-mail address is not proof of who somebody is: it joins an
# account by that address only where the council says that its provider may be believed.
OIDC_LINK_BY_EMAIL = env.flag("OIDC_LINK_BY_EMAIL", default=False)
OIDC_UID_FIELD = env.text("OIDC_UID_FIELD", "sub")
OIDC_APP = {
    "provider_id": "council",
    "name": OIDC_NAME,
    "client_id": OIDC_CLIENT_ID,
    "secret": OIDC_CLIENT_SECRET,
    "settings": {
        "server_url": OIDC_SERVER_URL,
        "uid_field": OIDC_UID_FIELD,
        # Claims other than `sub` (Entra's `oid`) are in the identity token only.
        "fetch_userinfo": OIDC_UID_FIELD == "sub",
        "oauth_pkce_enabled": True,
    },
}
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [OIDC_APP] if OIDC_SERVER_URL else []}}
SOCIALACCOUNT_ADAPTER = "getsafe.integrations.sign_in.SocialAccountAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = OIDC_LINK_BY_EMAIL
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = OIDC_LINK_BY_EMAIL
SOCIALACCOUNT_STORE_TOKENS = False

# --- Sign-in with a password and a second step ----------------------------------------------------
AUTHENTICATION_BACKENDS = ["getsafe.integrations.sign_in.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "getsafe.integrations.sign_in.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_PREVENT_ENUMERATION = True
# A council's office shares one address, so the limits an address are wide; an account's are not.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "100/m/ip,5/5m/key",
    "reset_password": "100/m/ip,5/m/key",
    "reset_password_from_key": "100/m/ip",
}
MFA_RATE_LIMITS = {"webauthn_login": "100/m/ip"}
MFA_REQUIRED = not DEMO
MFA_ADAPTER = "getsafe.integrations.sign_in.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = EMBEDDED
MFA_TOTP_TOLERANCE = 1
MFA_ALLOW_UNVERIFIED_EMAIL = True

# --- Security -----------------------------------------------------------------------------------
HTTPS = env.flag("GETSAFE_HTTPS", default=not EMBEDDED)
SECURE_SSL_REDIRECT = HTTPS
# Without an address: the health checks of a load balancer come over plain HTTP.
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
if env.flag("TRUST_PROXY_HEADER", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

SESSION_ENGINE = "getsafe.sessions"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-getsafe" if HTTPS else "getsafe"
SESSION_COOKIE_SAMESITE = "Lax"
# Idle sessions end; use moves the end on (getsafe/middleware/sessions.py).
SESSION_COOKIE_AGE = env.number("SESSION_IDLE_MINUTES", 30, least=1) * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_NAME = "__Host-csrftoken" if HTTPS else "csrftoken"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "getsafe.views.typed_work.csrf_failure"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        # A browser applies this to the redirect that follows the form too.
        "form-action": [SELF, *([origin(OIDC_SERVER_URL)] if OIDC_SERVER_URL else [])],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# --- The service's clocks -------------------------------------------------------------------------
# Not published for any one council, so each is a setting. A due date is stored when it is set:
# changing a clock moves no date already given.
SERVICE_CLOCKS = {
    "screening": env.number("SCREENING_WORKING_DAYS", 5),
    "mace1": env.number("MACE1_WORKING_DAYS", 10),
}

# --- Language, time, files ----------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = False
USE_TZ = True
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Built files are committed, so a checkout serves them as they are; an image collects them under
# names that hold their digest, and browsers keep them.
WHITENOISE_USE_FINDERS = EMBEDDED
STATIC_ROOT = None if EMBEDDED else BASE_DIR / "staticfiles"
STATIC_STORAGE = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
    if EMBEDDED
    else "whitenoise.storage.CompressedManifestStaticFilesStorage"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": STATIC_STORAGE},
}

# --- Logs ---------------------------------------------------------------------------------------
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "getsafe.logs.JsonLines"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"handlers": ["console"], "level": env.choice("LOG_LEVEL", "INFO", of=LOG_LEVELS)},
    # Django's own handlers would mail tracebacks and print request lines with query strings.
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django.server": {"handlers": [], "propagate": False},
        "celery.app.trace": {"level": "WARNING"},
    },
}
