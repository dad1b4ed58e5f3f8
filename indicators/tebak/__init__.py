"""Reading tables that others made: what a printed value says, and what kind of indikator it must be of.

Pure: no Django, no database. Numbers are read by `indicators.angka`; every guess comes with its reason.
"""
