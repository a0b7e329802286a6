"""The way in to every page of the view across: who looks, how far, and with which filters."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from alenearbeid.accounts.models import User
from alenearbeid.accounts.reach import Reach
from assessments.oversight import access

Given = ParamSpec("Given")


def user_of(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101  # LoginRequiredMiddleware has seen to it
    return request.user


def for_those_who_look_across(
    view: Callable[Concatenate[HttpRequest, Reach, Given], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, Given], HttpResponseBase]:
    """Give the view what the person reaches. Others are told why there is nothing: a grant may just have ended."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponseBase:
        reach = access.reach_of(user_of(request))
        if not reach:
            return render(request, "oversight/closed.html", status=403)
        return view(request, reach, *args, **kwargs)

    return guarded
