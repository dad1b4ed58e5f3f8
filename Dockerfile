# Cermin docs/operasi.md dalam wadah. BELUM PERNAH DIBANGUN di tempat program ini dibuat (tidak ada pembangun wadah
# di sana): periksa lebih dahulu, lalu hapus kalimat ini.
FROM python:3.12-slim-bookworm

RUN apt-get update \
    && apt-get install -y --no-install-recommends postgresql-client \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --create-home --home-dir /srv/renstra renstra

WORKDIR /srv/renstra
COPY requirements.lock pyproject.toml README.md LICENSE ./
RUN python -m venv .venv && .venv/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
COPY . .
# Pengaturan produksi tidak punya SECRET_KEY bawaan; collectstatic tidak memakainya.
RUN .venv/bin/python manage.py collectstatic --noinput -v0 \
    && mkdir -p var && chown -R renstra:renstra var staticfiles

USER renstra
ENV PYTHONUNBUFFERED=1
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=3s CMD ["/srv/renstra/.venv/bin/python", "-c", \
    "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/healthz?hidup', timeout=2)"]
CMD [".venv/bin/granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", \
    "--blocking-threads", "1", "--respawn-failed-workers", "renstra.wsgi:application"]
