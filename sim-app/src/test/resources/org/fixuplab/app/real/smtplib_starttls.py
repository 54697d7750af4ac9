"""Sends one mail by smtplib, over TLS or not at all: python3 smtplib_starttls.py HOST PORT CA MESSAGE."""

import smtplib
import ssl
import sys

host, port, ca, message = sys.argv[1:]
with open(message, "rb") as file:
    octets = file.read()
with smtplib.SMTP(host, int(port), local_hostname="client.example.com", timeout=5) as client:
    client.starttls(context=ssl.create_default_context(cafile=ca))
    client.sendmail("alice@client.example.com", ["bob@example.com"], octets)
