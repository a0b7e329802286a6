"""Addresses of demands, stops and minutes, part of those of casework."""

from django.urls import path

from assessments.casework.views import consultations, demands, stops

OF_A_WORKPLACE = [
    path("krav/", demands.demand_list, name="demands"),
    path("krav/ny/", demands.new_demand, name="new_demand"),
    path("krav/<uuid:uuid>/", demands.demand, name="demand"),
    path("krav/<uuid:uuid>/godta/", demands.accept, name="accept_demand"),
    path("krav/<uuid:uuid>/avsla/", demands.decline, name="decline_demand"),
    path("krav/<uuid:uuid>/trekk/", demands.withdraw, name="withdraw_demand"),
    path("krav/<uuid:uuid>/varsel/", demands.letter, name="demand_letter"),
    path("krav/<uuid:uuid>/varslet/", demands.notified, name="demand_notified"),
    path("krav/<uuid:uuid>/amu/", demands.council, name="demand_council"),
    path("stans/", stops.stop_list, name="stops"),
    path("stans/ny/", stops.new_stop, name="new_stop"),
    path("stans/<uuid:uuid>/", stops.stop, name="stop"),
    path("stans/<uuid:uuid>/avslutt/", stops.end, name="end_stop"),
    path("stans/<uuid:uuid>/svar/", stops.answer, name="answer_stop"),
    path("drofting/<uuid:uuid>/", consultations.consultation, name="consultation"),
    path("drofting/<uuid:uuid>/endre/", consultations.change_consultation, name="change_consultation"),
    path("drofting/<uuid:uuid>/bekreft/", consultations.confirm, name="confirm_consultation"),
]
OF_AN_ASSESSMENT = [
    path("vurderinger/<uuid:uuid>/drofting/ny/", consultations.new_consultation, name="new_consultation"),
    path("vurderinger/<uuid:uuid>/drofting/<uuid:minutes>/bruk/", consultations.use, name="use_consultation"),
]
