"""All settings, from environment variables. Runs with none in development; refuses unsafe values in production.

`ALENEARBEID_ENV=production` turns production on: then every secret must be given, and nothing is guessed.
"""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from alenearbeid import paper_storage, seal_configuration
from alenearbeid.accounts.oidc import configuration as oidc_configuration

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()


def _file_backed_secret(path: Path) -> str:
    """A development secret that survives restarts, so that logins do too. Never used in production.

    Two processes may start at once: the file appears whole, under a name that only one of them can take.
    """
    if not path.exists():
        handle, draft = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(64))
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        os.unlink(draft)
    return path.read_text()


ENVIRONMENT = env.str("ALENEARBEID_ENV", "development")
if ENVIRONMENT not in {"development", "production"}:
    raise ImproperlyConfigured("ALENEARBEID_ENV must be «development» or «production».")
PRODUCTION = ENVIRONMENT == "production"
VAR_DIR = Path(env.str("VAR_DIR", "") or BASE_DIR / "var")
RELEASE = "1.0.0.dev0"

DEBUG = env.bool("DEBUG", default=not PRODUCTION)
SECRET_KEY = env.str("SECRET_KEY", "")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])  # those it has replaced; codes are sealed with them
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[] if PRODUCTION else ["localhost", "127.0.0.1", "[::1]"])
SITE_URL = env.str("SITE_URL", "" if PRODUCTION else "http://localhost:8000").rstrip("/")
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL else []
SHOW_DEMO_USERS = env.bool("SHOW_DEMO_USERS", default=not PRODUCTION)


def _refuse_unsafe_production() -> None:
    """Fail loudly at start rather than quietly on the day it matters."""
    faults = []
    if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 10:
        faults.append("SECRET_KEY must be set, at least 50 random characters.")
    if DEBUG:
        faults.append("DEBUG must be off.")
    if SHOW_DEMO_USERS:
        faults.append("SHOW_DEMO_USERS must be off.")
    if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
        faults.append("ALLOWED_HOSTS must name the hosts, and not «*».")
    if not SITE_URL.startswith("https://"):
        faults.append("SITE_URL must be the public https:// address.")
    if not env.str("DATABASE_URL", ""):
        faults.append("DATABASE_URL must be set.")
    if not env.str("EMAIL_URL", ""):
        faults.append("EMAIL_URL must be set: without it, links that open an account are printed to the log.")
    if not env.str("VAR_DIR", "") or not VAR_DIR.is_dir():
        faults.append("VAR_DIR must name an existing folder for files and the seal, one that backups include.")
    faults += seal_configuration.faults(env)
    if faults:
        raise ImproperlyConfigured("Refusing to start in production: " + " ".join(faults))


_faults = [*paper_storage.faults(env, production=PRODUCTION), *oidc_configuration.faults(env, production=PRODUCTION)]
if _faults:
    raise ImproperlyConfigured("Refusing to start: " + " ".join(_faults))
if PRODUCTION:
    _refuse_unsafe_production()
else:
    VAR_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    SECRET_KEY = SECRET_KEY or _file_backed_secret(VAR_DIR / "secret_key")

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "crispy_forms",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "alenearbeid.accounts",
    "assessments.catalogue",
    "assessments.casework",
    "assessments.documents",
    "assessments.oversight",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "alenearbeid.accounts.middleware.PageLanguageMiddleware",
    "alenearbeid.accounts.middleware.OwnOrganisationsMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",  # closed unless opened
    "alenearbeid.accounts.middleware.PersonalPagesMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "alenearbeid.urls"
WSGI_APPLICATION = "alenearbeid.wsgi.application"
ASGI_APPLICATION = "alenearbeid.asgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "alenearbeid.accounts.current.for_header",
                "alenearbeid.accounts.languages.for_footer",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "designsystemet"
CRISPY_TEMPLATE_PACK = "designsystemet"
CRISPY_FAIL_SILENTLY = False

# The default is not written as an address, which a folder name with a space or a # would break.
_sqlite_file = {"ENGINE": "django.db.backends.sqlite3", "NAME": VAR_DIR / "db.sqlite3"}
DATABASES: dict[str, dict[str, Any]] = {
    "default": env.db_url("DATABASE_URL") if env.str("DATABASE_URL", "") else _sqlite_file
}
# IMMEDIATE transactions: two writers wait for each other instead of failing.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
# Short queries over many rows: compiling their plans takes PostgreSQL longer than running them.
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")
# Rate limits are counted here. In production in files, which all processes of the machine share; in memory, each of
# them would count for itself.
CACHES: dict[str, dict[str, Any]] = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
if PRODUCTION:
    CACHES["default"] = {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(VAR_DIR / "cache"),
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["alenearbeid.accounts.login.backends.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "alenearbeid.accounts.login.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_REDIRECT_URL = "casework:home"
LOGIN_URL = "account_login"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_ADAPTER = "alenearbeid.accounts.login.adapter.AccountAdapter"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_USER_DISPLAY = lambda user: user.name  # noqa: E731
ACCOUNT_CHANGE_EMAIL = True  # one address; a new one counts when it is confirmed
ACCOUNT_REAUTHENTICATION_REQUIRED = True  # before changing how one logs in
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_EMAIL_NOTIFICATIONS = True  # what changes in how one logs in is told by mail
_LOGIN_FORMS = {
    "login": "LoginForm",
    "add_email": "ChangeEmailForm",
    "change_password": "ChangePasswordForm",
    "set_password": "SetPasswordForm",
    "reset_password": "ResetPasswordForm",
    "reset_password_from_key": "ResetPasswordKeyForm",
    "reauthenticate": "PasswordAgainForm",
}
ACCOUNT_FORMS = {name: f"alenearbeid.accounts.login.login_forms.{form}" for name, form in _LOGIN_FORMS.items()}
ACCOUNT_FORMS["signup"] = "alenearbeid.accounts.login.signup_forms.SignupForm"
MFA_ADAPTER = "alenearbeid.accounts.login.mfa_adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # finger, face or PIN: a passkey is two factors, always
MFA_TOTP_ISSUER = "Alenearbeid"
MFA_TOTP_TOLERANCE = 1  # phones' clocks are a few seconds off
MFA_ALLOW_UNVERIFIED_EMAIL = True  # nobody has an account without a confirmed address; a second one may be on its way
MFA_FORMS = {
    "authenticate": "alenearbeid.accounts.login.login_forms.CodeForm",
    "reauthenticate": "alenearbeid.accounts.login.login_forms.CodeAgainForm",
    "activate_totp": "alenearbeid.accounts.login.login_forms.ActivateCodesForm",
    "add_webauthn": "alenearbeid.accounts.login.login_forms.AddPasskeyForm",
    "edit_webauthn": "alenearbeid.accounts.login.login_forms.RenamePasskeyForm",
}
SOCIALACCOUNT_ADAPTER = "alenearbeid.accounts.oidc.adapter.SocialAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True  # next time the account there is recognised, not the address
SOCIALACCOUNT_REQUESTS_TIMEOUT = 5
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True}}
OIDC_PROVIDERS = oidc_configuration.providers(env)
# For so many seconds, and for one signature, it counts that somebody has shown who they are.
SIGNING_CONFIRMATION_SECONDS = env.int("SIGNING_CONFIRMATION_SECONDS", default=300)
# allauth's rate limits count per address of the client: behind the proxy that gives us https, the one it reports.
ACCOUNT_RATE_LIMITS = {
    "verify_document": "20/m/ip",  # anyone may have files verified, and each takes a second
    "invitation": "30/m/ip",  # saying yes by a link; each may make a password
    "invite": "300/h/user",
    "other_service": "30/m/ip",  # starting a login somewhere else
    "send_again": "3/h/key",  # of one invitation
    "register_organisation": "10/h/user",
    "look_up_organisation": "20/m/user",
    "ask_to_join": "5/d/user",
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=1 if PRODUCTION else 0)

LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")]  # each named in itself
FORMAT_MODULE_PATH = ["alenearbeid.formats"]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Oslo"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = env.str("STATIC_ROOT", str(BASE_DIR / "static-collected"))
NODE_MODULES = BASE_DIR / "node_modules"
STATICFILES_DIRS = [  # of the npm packages only what is served: they hold a thousand other files
    BASE_DIR / "static",
    ("npm/@digdir/designsystemet-css/dist", NODE_MODULES / "@digdir/designsystemet-css/dist"),
    *((f"npm/{fonts.relative_to(NODE_MODULES)}", fonts) for fonts in sorted(NODE_MODULES.glob("@fontsource/*/files"))),
]
WHITENOISE_KEEP_ONLY_HASHED_FILES = True  # the names without a digest are asked for by nobody
MEDIA_ROOT = VAR_DIR / "files"  # never served: signed papers are read through a view that asks who you are
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

# --- The seal that signs on behalf of people, and whose clock says when ---
# Without more, the installation makes its own key at first start and keeps it here. Of a bought seal the certificate
# is kept here too: what it has signed is recognised for as long as the folder exists. Backups must include it.
SEAL_DIR = Path(env.str("SEAL_DIR", str(VAR_DIR / "seal")))
# A bought seal in a file (PKCS#12), or the same file as base64; and the passphrase it is locked with.
SEAL_PKCS12_FILE = env.str("SEAL_PKCS12_FILE", "")
SEAL_PKCS12_BASE64 = env.str("SEAL_PKCS12_BASE64", "")
SEAL_PKCS12_PASSPHRASE = env.str("SEAL_PKCS12_PASSPHRASE", "")
# A bought seal in hardware (PKCS#11): the driver, the labels of token and key, and the PIN. The certificate is read
# from a PEM file, chain included, or, when none is named, from the token under the key's label.
SEAL_PKCS11_MODULE = env.str("SEAL_PKCS11_MODULE", "")
SEAL_PKCS11_TOKEN = env.str("SEAL_PKCS11_TOKEN", "")
SEAL_PKCS11_KEY = env.str("SEAL_PKCS11_KEY", "")
SEAL_PKCS11_PIN = env.str("SEAL_PKCS11_PIN", "")
SEAL_PKCS11_CERTIFICATE = env.str("SEAL_PKCS11_CERTIFICATE", "")
# A timestamp authority (RFC 3161), and the file with the certificates (PEM) that its answers must lead back to.
TIMESTAMP_URL = env.str("TIMESTAMP_URL", "")
TIMESTAMP_ROOTS = env.str("TIMESTAMP_ROOTS", "")
TIMESTAMP_USER = env.str("TIMESTAMP_USER", "")
TIMESTAMP_PASSWORD = env.str("TIMESTAMP_PASSWORD", "")
TIMESTAMP_TIMEOUT = env.float("TIMESTAMP_TIMEOUT", 10)  # seconds, for the whole answer

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "papers": paper_storage.storage(env),
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# Rendering and signing run in worker processes that read this queue (`manage.py worker`).
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=20)  # seconds; a mail server that says nothing holds up nobody
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "Alenearbeid <ikke-svar@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
ADMINS = [(address, address) for address in env.list("ADMINS", default=[])]  # told when a stored paper is damaged

# Whether anyone may make an account and register an organisation. Closed, people come by invitation only.
ALLOW_SIGNUP = env.bool("ALLOW_SIGNUP", default=True)
# Enhetsregisteret fills in forms. Asked for a number and told nothing else; empty, it is never asked.
ENHETSREGISTERET_URL = env.str("ENHETSREGISTERET_URL", "https://data.brreg.no/enhetsregisteret/api").rstrip("/")
ENHETSREGISTERET_TIMEOUT = env.float("ENHETSREGISTERET_TIMEOUT", 3)  # seconds, for the whole answer

# Every stored paper is read and held against its SHA-256 within so many days; so many a night are verified in full.
PAPERS_READ_WITHIN_DAYS = env.int("PAPERS_READ_WITHIN_DAYS", default=30)
PAPERS_VERIFIED_A_NIGHT = env.int("PAPERS_VERIFIED_A_NIGHT", default=50)

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # Designsystemet's icons are data: images in its style sheet
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 12
if PRODUCTION:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = True
    # The application itself speaks no TLS, so there is always a proxy before it, and this header is the proxy's word.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "WARNING")},
    # Django's own handlers would print each line a second time.
    "loggers": {"django": {"handlers": [], "level": env.str("LOG_LEVEL", "WARNING"), "propagate": True}},
}
