"""The core's addresses, a list a part; getsafe/urls.py puts them under the name `getsafe`."""
