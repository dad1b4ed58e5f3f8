from django.apps import AppConfig


class RenstraConfig(AppConfig):
    """The site: joins both apps, owns no model."""

    name = "renstra"
    verbose_name = "renstra"
