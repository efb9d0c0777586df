"""The first page: what is mine, due, late and waiting, or the way to one's part of the service."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from getsafe import navigation, panels, web
from getsafe.permissions import Permission
from getsafe.presenters import work


@web.page(Permission.SIGNED_IN)
def home(request: HttpRequest) -> HttpResponse:
    """Show the counts of one's work, each leading to its list."""
    groups = panels.work_of(request.user)
    menu = navigation.menu_for(request.user, request.path)
    return render(request, "getsafe/home.html", work.present(request.user, groups, menu))
