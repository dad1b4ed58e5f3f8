"""What each resource says about one thing; the help texts are its data dictionary."""
