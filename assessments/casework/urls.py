"""Addresses of casework; the words in them are the users'."""

from django.urls import path

from .views import home, item, review, shortcuts, step, versions

app_name = "casework"

urlpatterns = [
    path("", home.home, name="home"),
    path("vurderinger/ny/", home.create, name="create"),
    path("vurderinger/<uuid:uuid>/", home.detail, name="detail"),
    path("vurderinger/<uuid:uuid>/sprak/", home.change_language, name="change_language"),
    path("vurderinger/<uuid:uuid>/ny-versjon/", versions.new_version, name="new_version"),
    path("vurderinger/<uuid:uuid>/trekk-tilbake/", versions.withdraw, name="withdraw"),
    path("vurderinger/<uuid:uuid>/endringer/", versions.changes, name="changes"),
    path("vurderinger/<uuid:uuid>/send-til-gjennomgang/", review.send_to_review, name="send_to_review"),
    path("vurderinger/<uuid:uuid>/inviter/", review.invite, name="invite"),
    path("vurderinger/<uuid:uuid>/uttalelse/", review.state_position, name="state_position"),
    path("vurderinger/<uuid:uuid>/merknader/", review.remark, name="remark"),
    path("vurderinger/<uuid:uuid>/merknader/<int:pk>/svar/", review.answer_remark, name="answer_remark"),
    path("vurderinger/<uuid:uuid>/alene/bruk-tidligere-svar/", step.reuse_help, name="reuse_help"),
    path("vurderinger/<uuid:uuid>/psykososialt/faktorer-lav/", shortcuts.factors_low, name="factors_low"),
    path("vurderinger/<uuid:uuid>/<slug:step_key>/ingen-aktuelle/", shortcuts.none_relevant, name="none_relevant"),
    path("vurderinger/<uuid:uuid>/<slug:step_key>/", step.step, name="step"),
    path("vurderinger/<uuid:uuid>/<slug:step_key>/<slug:item_key>/", item.item, name="item"),
]
