from __future__ import annotations


class CadanganDitolak(Exception):
    """Why a backup or a restore cannot be done, in one Indonesian sentence for whoever runs the command."""
