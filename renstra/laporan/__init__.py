"""Reports for the minister and the auditors: one content, read once, printed as page, Word, Excel and CSV."""
