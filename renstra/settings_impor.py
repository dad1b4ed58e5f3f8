"""Imports: how large, how many at once, how long they are kept."""

from renstra.environment import env_number

IMPOR_TEMPLAT_MB = env_number("IMPOR_TEMPLAT_MB", 2)  # largest file of a unit, and its rows
IMPOR_TEMPLAT_BARIS = env_number("IMPOR_TEMPLAT_BARIS", 20_000)
IMPOR_MASSAL_MB = env_number("IMPOR_MASSAL_MB", 10)  # the same for an administrator's bulk import
IMPOR_MASSAL_BARIS = env_number("IMPOR_MASSAL_BARIS", 120_000)
IMPOR_SERENTAK = env_number("IMPOR_SERENTAK", 2)  # imports worked on at once, each in a process of some 120 MB
IMPOR_SIMPAN_HARI = 90  # how long the rows of a batch can be looked at; its changes stay in the history for good
IMPOR_TERAP_LANGSUNG = 1000  # rows that are applied while the person waits; more are left to the process
IMPOR_LANGSUNG = False  # work on imports in the same process, so that a test sees what came of it
