"""Addresses of what an organisation has of its own: hazards, measures, profiles and a risk table."""

from django.urls import path

from assessments.casework.views import own, own_files, own_table

app_name = "own"
OF = "virksomhet/<str:orgnr>/egen-katalog/"

urlpatterns = [
    path(OF, own.index, name="index"),
    path(f"{OF}risikotabell/", own_table.table, name="table"),
    path(f"{OF}risikotabell/standard/", own_table.drop, name="drop_table"),
    path(f"{OF}fil/", own_files.download, name="file"),
    path(f"{OF}hent-inn/", own_files.take_in, name="import"),
    path(f"{OF}<slug:kind>/", own.entries, name="entries"),
    path(f"{OF}<slug:kind>/ny/", own.add, name="add"),
    path(f"{OF}<slug:kind>/<int:pk>/", own.change, name="change"),
    path(f"{OF}<slug:kind>/<int:pk>/bruk/", own.set_use, name="set_use"),
]
