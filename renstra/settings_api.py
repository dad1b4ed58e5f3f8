"""Settings of the REST API: Django REST framework, its errors and its OpenAPI description."""

from pathlib import Path
from typing import Any

from renstra import __version__

_dasar = "indicators.api.dasar"

REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "indicators.api.masuk.TokenAuthentication",
        "indicators.api.masuk.SesiAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_THROTTLE_CLASSES": ["indicators.api.batas_laju.LajuThrottle"],
    # No browsable renderer: people have the pages and /api/v1/docs/.
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [f"{_dasar}.urai.JsonKetat"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": f"{_dasar}.tampil.Negosiasi",
    "DEFAULT_METADATA_CLASS": None,
    "DEFAULT_SCHEMA_CLASS": f"{_dasar}.skema.Skema",
    "EXCEPTION_HANDLER": "drf_standardized_errors.handler.exception_handler",
}
CONTOH_API = Path(__file__).with_name("contoh_api.json")  # what each read answers over the document; kept by a test
DRF_STANDARDIZED_ERRORS = {"EXCEPTION_HANDLER_CLASS": f"{_dasar}.penangan.Penangan"}

SPECTACULAR_SETTINGS: dict[str, Any] = {
    "TITLE": "API renstra",
    "VERSION": __version__,
    "OAS_VERSION": "3.1.1",
    "SERVE_INCLUDE_SCHEMA": False,
    # The description holds no figures, and a generator of clients has no account.
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "SERVE_AUTHENTICATION": [],
    "SCHEMA_PATH_PREFIX": r"/api/v1/",
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "COMPONENT_SPLIT_REQUEST": True,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": True,
    "SORT_OPERATIONS": False,
    "ENUM_NAME_OVERRIDES": {
        "StatusRealisasi": "indicators.models.StatusRealisasi",
        "StatusTarget": "indicators.models.StatusTarget",
        "StatusRenstra": "indicators.models.StatusRenstra",
        "StatusRegulasi": "indicators.models.StatusRegulasi",
        "JenisIndikator": "indicators.api.serializers.ringkas.JENIS_INDIKATOR",
        "JenisRegulasi": "indicators.models.JenisRegulasi",
        "JenisKolom": "indicators.api.kamus.JENIS",
        "JenjangUnit": "indicators.models.JenjangUnit",
        "Jenjang": "indicators.api.serializers.ringkas.JENJANG",
        "Keadaan": "indicators.api.serializers.ringkas.KEADAAN",
        "KeadaanIsian": "indicators.api.serializers.isian.KEADAAN",
        "Alasan": "indicators.api.serializers.ringkas.ALASAN",
        "JenisGalat": "indicators.api.dasar.skema.JENIS_GALAT",
    },
    "TAGS": [],
}
