"""Coming in, staying in and one's own password."""
