"""What the tests of the pages of meetings share: addresses, dates as sent, pages as read."""

from django.urls import reverse


def url(name, *args):
    return reverse(f"meetings:{name}", args=args)


def dated(name, day):
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def get(client, address):
    response = client.get(address)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def errors(response):
    assert response.status_code == 200
    page = response.content.decode()
    assert "There is a problem" in page
    return page
