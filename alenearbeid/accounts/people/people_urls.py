"""Addresses of people and their roles, from the root: they are an organisation's, a person's own, or a link's."""

from django.urls import path

from . import people_views as views

app_name = "people"

urlpatterns = [
    path("sprak/", views.language, name="language"),
    path("virksomhet/bytt/", views.switch, name="switch"),
    path("virksomhet/velg/", views.choose, name="choose"),
    path("virksomhet/<str:orgnr>/forlat/", views.leave, name="leave"),
    path("virksomhet/<str:orgnr>/personer/", views.people, name="people"),
    path("virksomhet/<str:orgnr>/personer/endre/", views.change, name="change"),
    path("virksomhet/<str:orgnr>/personer/inviter/", views.invite, name="invite"),
    path("virksomhet/<str:orgnr>/personer/invitasjoner/", views.invitations, name="invitations"),
    path("virksomhet/<str:orgnr>/personer/invitasjoner/<int:pk>/send/", views.resend, name="resend"),
    path("virksomhet/<str:orgnr>/personer/invitasjoner/<int:pk>/trekk/", views.revoke, name="revoke"),
    path("virksomhet/<str:orgnr>/innsyn-utenfra/", views.grants, name="grants"),
    path("virksomhet/<str:orgnr>/innsyn-utenfra/nytt/", views.give_grant, name="give_grant"),
    path("virksomhet/<str:orgnr>/innsyn-utenfra/<int:pk>/send/", views.resend_grant, name="resend_grant"),
    path("virksomhet/<str:orgnr>/innsyn-utenfra/<int:pk>/trekk/", views.revoke_grant, name="revoke_grant"),
    path("invitasjon/<str:token>/", views.accept, name="accept"),
    path("konto/roller/", views.mine, name="mine"),
    path("konto/slett/", views.delete_account, name="delete_account"),
]
