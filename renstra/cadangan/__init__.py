"""Backup and restore: a consistent instant of database and evidence, with a manifest that proves what it holds."""
