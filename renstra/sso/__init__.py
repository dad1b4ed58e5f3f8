"""Two-step login and single sign-on by django-allauth: only with SSO=1 and the extra `sso`; else never imported."""
