#!/usr/bin/env python3
"""Steers a running lab from plain Python, and shows what each part of its control interface is good for.

    fixuplab serve &
    fixuplab ready --wait
    python3 lab_test.py

The lab is the one at FIXUPLAB_URL (http://127.0.0.1:8525 otherwise); if it was given a token, that stands in FIXUPLAB_TOKEN. Inside
`fixuplab exec -- python3 lab_test.py` both are there already. Nothing but the standard library is used.
"""

import email
import io
import json
import os
import smtplib
import ssl
import unittest
import urllib.error
import urllib.request
import zipfile

URL = os.environ.get("FIXUPLAB_URL", "http://127.0.0.1:8525")
TOKEN = os.environ.get("FIXUPLAB_TOKEN", "")

LETTER = "From: Ann <ann@example.net>\r\nTo: Bob <bob@example.com>\r\nSubject: through the firewall\r\n\r\nHello.\r\n"


def ask(method, path, body=None):
    """One request; the answer's octets. Whatever is not 2xx is an urllib.error.HTTPError."""
    headers = {"Content-Type": "application/json"} if body is not None else {}
    if TOKEN:
        headers["Authorization"] = "Bearer " + TOKEN
    data = json.dumps(body).encode() if body is not None else None
    request = urllib.request.Request(URL + path, data, headers, method=method)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.read()


def lab(method, path, body=None):
    """The same, where the answer is JSON."""
    return json.loads(ask(method, path, body) or b"null")


def problem(method, path, body=None):
    """The status and the problem (RFC 9457) of a request that the lab refuses."""
    try:
        ask(method, path, body)
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, json.loads(refused.read())
    raise AssertionError(method + " " + path + " was not refused")


def wait_for(what, match, count=1, timeout_ms=5000):
    """The sessions or messages that meet the match, as soon as there are so many. No sleep, and no race."""
    body = {"match": match, "count": count, "timeoutMs": timeout_ms}
    return lab("POST", "/v1/" + what + "/wait", body)["items"]


class LabTest(unittest.TestCase):
    def setUp(self):
        lab("POST", "/v1/reset")  # What the test before has made is gone.
        self.firewall = lab("POST", "/v1/proxies", {"name": "edge", "firmware": "ASA 8.2(5)"})

    def connect(self):
        return smtplib.SMTP(self.firewall["host"], self.firewall["port"], "client.example.net", timeout=10)

    def trusting(self):
        """A context that trusts the lab's CA. Verification stays on."""
        return ssl.create_default_context(cadata=ask("GET", "/v1/ca").decode())

    def test_starttls_disappears_and_the_session_tells_who_took_it(self):
        with self.connect() as smtp:
            smtp.ehlo()
            self.assertFalse(smtp.has_extn("starttls"))
            smtp.sendmail("ann@example.net", ["bob@example.com"], LETTER)
        [session] = wait_for("sessions", {"proxy": "edge", "behaviour": "ehlo-mask", "ended": True})
        self.assertEqual(session["firmware"], "ASA 8.2(5)")
        self.assertFalse(session["tls"])
        [message] = wait_for("messages", {"recipient": "bob@example.com"})
        self.assertEqual(message["session"], session["id"])
        self.assertIsNone(message["tls"])

    def test_the_message_is_there_octet_by_octet(self):
        with self.connect() as smtp:
            smtp.sendmail("ann@example.net", ["bob@example.com"], LETTER)
        [message] = wait_for("messages", {"subject": "through the firewall"})
        raw = email.message_from_bytes(ask("GET", f"/v1/messages/{message['id']}/raw"))
        self.assertEqual(raw["Subject"], "through the firewall")
        self.assertEqual(raw.get_payload().strip(), "Hello.")

    def test_the_bundle_is_the_proof_to_attach(self):
        with self.connect() as smtp:
            smtp.ehlo()
        [session] = wait_for("sessions", {"proxy": "edge", "ended": True})
        bundle = ask("GET", f"/v1/sessions/{session['id']}/bundle")
        with zipfile.ZipFile(io.BytesIO(bundle)) as files:
            self.assertIsNone(files.testzip())
            self.assertTrue([name for name in files.namelist() if name.endswith(".pcapng")])
            texts = [files.read(name) for name in files.namelist() if name.endswith(".txt")]
        self.assertTrue([text for text in texts if b"ehlo-mask" in text])

    def test_no_inspect_esmtp_brings_starttls_back_for_new_sessions(self):
        lines = "policy-map global_policy\n class inspection_default\n  no inspect esmtp\n"
        changed = lab("PATCH", "/v1/proxies/edge", {"config": lines})
        self.assertFalse(changed["inspects"])
        with self.connect() as smtp:
            smtp.starttls(context=self.trusting())
            smtp.sendmail("ann@example.net", ["bob@example.com"], LETTER)
        [message] = wait_for("messages", {"recipient": "bob@example.com", "tls": True})
        self.assertTrue(message["tls"]["protocol"].startswith("TLS"))

    def test_the_mta_fails_on_cue(self):
        lab("PUT", "/v1/mta/faults", {"faults": ['{ at = rcpt, reply = "450 4.2.0 try again later" }']})
        with self.connect() as smtp:
            with self.assertRaises(smtplib.SMTPRecipientsRefused) as refused:
                smtp.sendmail("ann@example.net", ["bob@example.com"], LETTER)
        self.assertEqual(refused.exception.recipients["bob@example.com"][0], 450)

    def test_a_wait_in_vain_tells_what_came_nearest(self):
        with self.connect() as smtp:
            smtp.ehlo()
        wait_for("sessions", {"proxy": "edge", "ended": True})
        in_vain = {"match": {"proxy": "edge", "behaviour": "ehlo-mask", "tls": True}, "count": 1, "timeoutMs": 50}
        status, said = problem("POST", "/v1/sessions/wait", in_vain)
        self.assertEqual((status, said["code"]), (408, "timeout"))
        self.assertEqual((said["nearest"]["met"], said["nearest"]["of"]), (2, 3))
        self.assertEqual(len(said["nearest"]["missing"]), 1)

    def test_a_slip_is_told_at_once(self):
        slip = {"match": {"behaviour": "ehlo-msk"}, "count": 1, "timeoutMs": 5000}
        status, said = problem("POST", "/v1/sessions/wait", slip)
        self.assertEqual((status, said["code"]), (422, "unknown-behaviour"))
        self.assertIn("ehlo-mask", said["problems"][0]["remedy"])

    def test_events_come_as_they_happen(self):
        with self.connect() as smtp:
            smtp.ehlo()
        request = urllib.request.Request(URL + "/v1/events?after=0&kind=alteration&proxy=edge")
        if TOKEN:
            request.add_header("Authorization", "Bearer " + TOKEN)
        with urllib.request.urlopen(request, timeout=10) as stream:
            for line in stream:
                if line.startswith(b"data:"):
                    event = json.loads(line[len(b"data:"):])
                    if event["behaviour"] == "ehlo-mask":
                        break
        self.assertEqual(len(event["before"]), len(event["after"]))

    def test_reset_leaves_what_was_there_at_the_start(self):
        with self.connect() as smtp:
            smtp.sendmail("ann@example.net", ["bob@example.com"], LETTER)
        wait_for("messages", {})
        lab("POST", "/v1/reset")
        self.assertNotIn("edge", [proxy["name"] for proxy in lab("GET", "/v1/proxies")["items"]])
        self.assertEqual(lab("GET", "/v1/messages")["items"], [])
        self.assertEqual(lab("GET", "/v1/sessions")["items"], [])

    def tearDown(self):
        lab("POST", "/v1/reset")


if __name__ == "__main__":
    unittest.main()
