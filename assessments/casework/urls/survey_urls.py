"""Addresses of surveys, part of those of casework."""

from django.urls import path

from assessments.casework.views import survey, survey_public

SURVEYS = [
    path("undersokelser/", survey.survey_list, name="surveys"),
    path("undersokelser/ny/", survey.new_survey, name="new_survey"),
    path("undersokelser/<uuid:uuid>/", survey.survey, name="survey"),
    path("undersokelser/<uuid:uuid>/steng/", survey.close_survey, name="close_survey"),
    path("undersokelser/<uuid:uuid>/legg-ved/", survey.attach_survey, name="attach_survey"),
    path("undersokelser/<uuid:uuid>/ta-bort/", survey.detach_survey, name="detach_survey"),
    path("undersokelse/<str:token>/", survey_public.answer_survey, name="answer_survey"),
    path("undersokelse/<str:token>/takk/", survey_public.survey_thanks, name="survey_thanks"),
]
