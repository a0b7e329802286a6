"""How one logs in, and what one may change about it. Each of allauth's addresses is named here or is not there."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.urls import include, path, re_path

from alenearbeid.accounts.oidc import views as oidc
from alenearbeid.accounts.organisation.organisation_views import sign_up

from . import security_views as own
from .confirming import confirmed_by_service
from .views import ConfirmEmailView, LoginView

urlpatterns = [
    path("login/", LoginView.as_view(), name="account_login"),
    path("signup/", sign_up, name="account_signup"),
    path("login/kode/", mfa.authenticate, name="mfa_authenticate"),
    path("login/passnokkel/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("login/<slug:provider_id>/", oidc.start, name="openid_connect_login"),
    path("login/<slug:provider_id>/svar/", oidc.callback, name="openid_connect_callback"),
    re_path(r"^confirm-email/(?P<key>[-:\w]+)/$", ConfirmEmailView.as_view(), name="account_confirm_email"),
    path("email/", confirmed_by_service(account.email), name="account_email"),
    path("password/set/", confirmed_by_service(account.password_set), name="account_set_password"),
    path("reauthenticate/", own.ReauthenticateView.as_view(), name="account_reauthenticate"),
    path("reauthenticate/kode/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("reauthenticate/passnokkel/", own.PasskeyAgainView.as_view(), name="mfa_reauthenticate_webauthn"),
    path("sikkerhet/", own.security, name="mfa_index"),
    path("sikkerhet/engangskoder/", confirmed_by_service(totp.activate_totp), name="mfa_activate_totp"),
    path("sikkerhet/engangskoder/av/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("sikkerhet/reservekoder/", own.recovery_codes, name="mfa_view_recovery_codes"),
    path("sikkerhet/reservekoder/last-ned/", own.download_codes, name="mfa_download_recovery_codes"),
    path("sikkerhet/reservekoder/nye/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("sikkerhet/passnokler/ny/", confirmed_by_service(own.AddPasskeyView.as_view()), name="mfa_add_webauthn"),
    path("sikkerhet/passnokler/<int:pk>/", own.RenamePasskeyView.as_view(), name="mfa_edit_webauthn"),
    path("sikkerhet/passnokler/<int:pk>/fjern/", own.RemovePasskeyView.as_view(), name="mfa_remove_webauthn"),
    path("sikkerhet/koble-fra/", own.disconnect, name="socialaccount_disconnect"),
    path("", include("allauth.account.urls")),
]
