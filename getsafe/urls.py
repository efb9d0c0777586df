"""The project's URLs."""

urlpatterns: list = []
