"""Addresses of casework; the words in them are the users'."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from assessments.casework.views import (
    catalogue,
    home,
    item,
    own_table,
    parties,
    proposals,
    remarks,
    review,
    shortcuts,
    step,
    versions,
)

from . import demand_urls, survey_urls

app_name = "casework"


class ItemKey(StringConverter):
    """The key of an item; an own one has colons: own:974760673:fy_kulde."""

    regex = "[-a-zA-Z0-9_]+(?::[-a-zA-Z0-9_]+){0,2}"


register_converter(ItemKey, "item")

urlpatterns = [
    path("", home.home, name="home"),
    path("vurderinger/ny/", home.create, name="create"),
    path("vurderinger/<uuid:uuid>/", home.detail, name="detail"),
    path("vurderinger/<uuid:uuid>/sprak/", home.change_language, name="change_language"),
    path("vurderinger/<uuid:uuid>/tabell/", own_table.use, name="use_table"),
    path("vurderinger/<uuid:uuid>/ny-versjon/", versions.new_version, name="new_version"),
    path("vurderinger/<uuid:uuid>/trekk-tilbake/", versions.withdraw, name="withdraw"),
    path("vurderinger/<uuid:uuid>/endringer/", versions.changes, name="changes"),
    path("vurderinger/<uuid:uuid>/katalog/", catalogue.catalogue, name="catalogue_update"),
    path("vurderinger/<uuid:uuid>/send-til-gjennomgang/", review.send_to_review, name="send_to_review"),
    path("vurderinger/<uuid:uuid>/parter/", parties.parties, name="parties"),
    path("vurderinger/<uuid:uuid>/inviter/", parties.invite, name="invite"),
    path("vurderinger/<uuid:uuid>/inviter-ny/", parties.invite_new, name="invite_new"),
    path("vurderinger/<uuid:uuid>/parter/<int:pk>/minn/", parties.remind, name="remind"),
    path("vurderinger/<uuid:uuid>/parter/<int:pk>/trekk/", parties.withdraw_invitation, name="withdraw_invitation"),
    path("vurderinger/<uuid:uuid>/uttalelse/", parties.state_position, name="state_position"),
    path("vurderinger/<uuid:uuid>/merknader/", remarks.remark, name="remark"),
    path("vurderinger/<uuid:uuid>/merknader/<int:pk>/svar/", remarks.answer_remark, name="answer_remark"),
    path("vurderinger/<uuid:uuid>/merknader/<int:pk>/mer/", remarks.reply, name="reply"),
    path("vurderinger/<uuid:uuid>/merknader/<int:pk>/trekk/", remarks.withdraw_remark, name="withdraw_remark"),
    path("vurderinger/<uuid:uuid>/forslag/fare/", proposals.propose_hazard, name="propose_hazard"),
    path("vurderinger/<uuid:uuid>/forslag/tiltak/", proposals.propose_measure, name="propose_measure"),
    path("vurderinger/<uuid:uuid>/forslag/<int:pk>/", proposals.decide_proposal, name="decide_proposal"),
    path("vurderinger/<uuid:uuid>/forslag/<int:pk>/trekk/", proposals.withdraw_proposal, name="withdraw_proposal"),
    path("vurderinger/<uuid:uuid>/alene/bruk-tidligere-svar/", step.reuse_help, name="reuse_help"),
    path("vurderinger/<uuid:uuid>/psykososialt/faktorer-lav/", shortcuts.factors_low, name="factors_low"),
    *demand_urls.OF_AN_ASSESSMENT,
    path("vurderinger/<uuid:uuid>/<slug:step_key>/ingen-aktuelle/", shortcuts.none_relevant, name="none_relevant"),
    path("vurderinger/<uuid:uuid>/<slug:step_key>/", step.step, name="step"),
    path("vurderinger/<uuid:uuid>/<slug:step_key>/<item:item_key>/", item.item, name="item"),
    *demand_urls.OF_A_WORKPLACE,
    *survey_urls.SURVEYS,
]
