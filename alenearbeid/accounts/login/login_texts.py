"""What allauth says when something is wrong, in our words: its own are half translated."""

from django.utils.translation import gettext_lazy as _

TOO_MANY = _("For mange forsøk. Vent noen minutter og prøv igjen.")
WRONG_CODE = _("Koden er feil, for gammel eller brukt før. Vent på den neste og prøv igjen.")

ACCOUNT = {
    "cannot_remove_primary_email": _("Du kan ikke fjerne e-postadressen du logger inn med."),
    "duplicate_email": _("Dette er allerede adressen din."),
    "email_password_mismatch": _("E-postadressen eller passordet er feil."),
    "email_taken": _("En bruker med denne e-postadressen finnes fra før."),
    "enter_current_password": _("Passordet er feil. Skriv passordet du har nå."),
    "incorrect_code": WRONG_CODE,
    "incorrect_password": _("Passordet er feil. Prøv igjen."),
    "invalid_login": _("E-postadressen eller passordet er feil."),
    "invalid_password_reset": _("Lenken er for gammel, eller den er brukt før."),
    "rate_limited": TOO_MANY,
    "same_as_current": _("Den nye må være en annen enn den du har."),
    "too_many_login_attempts": TOO_MANY,
    "unverified_primary_email": _("Bekreft e-postadressen din først."),
}
MFA = {
    "add_email_blocked": _("Du kan ikke bytte e-postadresse nå."),
    "cannot_delete_authenticator": _("Du kan ikke slå av engangskoder nå."),
    "cannot_generate_recovery_codes": _("Slå på engangskoder eller lag en passnøkkel først. Da får du reservekoder."),
    "incorrect_code": WRONG_CODE,
    "unverified_email": _("Bekreft e-postadressen din først."),
}
SOCIAL = {
    "connected_other": _("Kontoen der er allerede knyttet til en annen bruker her."),
    "no_password": _("Lag et passord først. Ellers kommer du ikke inn igjen."),
    "no_verified_email": _("Bekreft e-postadressen din først."),
}
