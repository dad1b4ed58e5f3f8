"""Watching the application from outside: request numbers, log lines, slow queries, measurements."""
