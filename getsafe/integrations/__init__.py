"""What GETSAFE tells the libraries and services that it stands on."""
