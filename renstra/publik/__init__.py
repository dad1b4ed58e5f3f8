"""What the world may read without an account: printed checksums always, approved figures where PUBLIK is on."""
