"""What `manage.py demo` does, step by step: accounts, data, server."""
