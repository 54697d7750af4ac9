"""Sends one mail by smtplib, over TLS or not at all, and verifies nothing: python3 smtplib-starttls.py HOST PORT MESSAGE."""

import smtplib
import sys

host, port, message = sys.argv[1:]
with open(message, "rb") as file:
    octets = file.read()
with smtplib.SMTP(host, int(port), local_hostname="client.example.com", timeout=5) as client:
    client.starttls()
    client.sendmail("alice@client.example.com", ["bob@example.com"], octets)
