"""What each report holds: one file per report, from the same reads as every other window."""
