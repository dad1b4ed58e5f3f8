from __future__ import annotations

from django.contrib.auth.forms import AuthenticationForm


class MasukForm(AuthenticationForm):
    """The login form, with a refusal in plain words: which of the two was wrong is not said."""

    error_messages = AuthenticationForm.error_messages | {
        "invalid_login": (
            "Nama pengguna atau kata sandi salah. Huruf besar dan kecil dibedakan. "
            "Bila lupa, minta administrator mengganti kata sandi Anda."
        )
    }
