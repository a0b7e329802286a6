"""Render templates as a view would, without a database, and read the HTML that comes out."""

import re
from typing import Any

import lxml.html
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.base import BaseStorage
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory


class Mailbox(BaseStorage):
    """Messages kept in memory, as there is no session."""

    def _get(self, *args: Any, **kwargs: Any) -> tuple[list[Any], bool]:
        return [], True

    def _store(self, messages: Any, response: Any, *args: Any, **kwargs: Any) -> list[Any]:
        return []


def request(path: str = "/", user: Any = None) -> Any:
    made = RequestFactory().get(path)
    made.user = user or AnonymousUser()
    made._messages = Mailbox(made)
    return made


def render(template: str, made_request: Any = None, /, **context: Any) -> str:
    return render_to_string(template, context, request=made_request or request())


def render_page(body: str, made_request: Any = None, /, **context: Any) -> str:
    """A whole page: the base page round `body`, which is template text."""
    text = (
        '{% extends "base.html" %}{% load crispy_forms_tags %}'
        "{% block title %}Prøve{% endblock %}{% block content %}<h1>Prøve</h1>" + body + "{% endblock %}"
    )
    return engines["django"].from_string(text).render(context, made_request or request())


def parse(html: str) -> Any:
    return lxml.html.document_fromstring(html)


def words(element: Any) -> str:
    return re.sub(r"\s+", " ", element.text_content()).strip()
