#!/bin/sh
# Steers a running lab from a shell: POSIX sh, curl, and nothing else.
#
#     fixuplab serve &
#     fixuplab ready --wait
#     sh lab-test.sh
#
# The lab is the one at FIXUPLAB_URL (http://127.0.0.1:8525 otherwise); if it was given a token, that stands in FIXUPLAB_TOKEN.
# Each step says what it shows; the first that fails ends the script with exit 1.

set -eu

url=${FIXUPLAB_URL:-http://127.0.0.1:8525}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The token goes into a file, so that no list of processes shows it.
umask 077
[ -z "${FIXUPLAB_TOKEN:-}" ] || printf 'header = "Authorization: Bearer %s"\n' "$FIXUPLAB_TOKEN" >"$work/token"
touch "$work/token"

lab() { # METHOD PATH [JSON] -> the answer; fails on whatever is not 2xx
    if [ $# -gt 2 ]; then
        set -- "$1" "$2" --header 'Content-Type: application/json' --data "$3"
    fi
    method=$1 path=$2
    shift 2
    curl --silent --show-error --fail-with-body --config "$work/token" --max-time 30 --request "$method" "$@" "$url$path"
}

status() { # METHOD PATH JSON -> only the status
    curl --silent --config "$work/token" --max-time 30 --output "$work/answer" --write-out '%{http_code}' \
        --request "$1" --header 'Content-Type: application/json' --data "$3" "$url$2"
}

value() { # KEY <JSON -> the first value of this key, where it is a number or a word
    tr -d '\n' | grep -o "\"$1\" *: *[^],}]*" | head -n 1 | sed 's/^[^:]*: *//; s/^"//; s/ *$//; s/"$//'
}

send() { # CURL-OPTION... -> a mail through the firewall
    curl --silent --show-error --max-time 30 --mail-from ann@example.net --mail-rcpt bob@example.com \
        --upload-file "$work/letter" "$@" "smtp://$host:$port/client.example.net"
}

step() {
    printf '%s\n' "$*"
}

fail() {
    printf 'FAILED: %s\n' "$*" >&2
    exit 1
}

printf 'From: ann@example.net\r\nTo: bob@example.com\r\nSubject: from a shell\r\n\r\nHello.\r\n' >"$work/letter"

step "a firewall of its own, on a free port"
lab POST /v1/reset
lab POST /v1/proxies '{"name": "edge", "firmware": "ASA 8.2(5)"}' >"$work/edge"
host=$(value host <"$work/edge")
port=$(value port <"$work/edge")

step "whoever insists on TLS cannot send"
if send --ssl-reqd 2>"$work/why"; then
    fail "the mail went out over TLS"
fi

step "whoever does not, sends in clear"
send --ssl
lab POST /v1/messages/wait '{"match": {"recipient": "bob@example.com", "tls": false}, "timeoutMs": 5000}' >"$work/message"

step "the session says who took STARTTLS away"
lab POST /v1/sessions/wait '{"match": {"proxy": "edge", "behaviour": "ehlo-mask", "ended": true}, "count": 2, "timeoutMs": 5000}' \
    >"$work/sessions"
session=$(value session <"$work/message")
lab GET "/v1/sessions/$session/transcript?format=text" | grep -q ehlo-mask || fail "the transcript names no ehlo-mask"
lab GET "/v1/sessions/$session/explain" | grep -q ehlo-mask || fail "ehlo-mask is not explained"

step "the bundle is a zip to attach, the capture is for Wireshark"
lab GET "/v1/sessions/$session/bundle" >"$work/proof.zip"
[ "$(head -c 2 "$work/proof.zip")" = PK ] || fail "the bundle is no zip"
lab GET "/v1/sessions/$session/pcap" >"$work/proof.pcapng"
[ -s "$work/proof.pcapng" ] || fail "the capture is empty"

step "the message is there octet by octet"
lab GET "/v1/messages/$(value id <"$work/message")/raw" | grep -q '^Subject: from a shell' || fail "the subject is another"

step "without inspection STARTTLS is back, for new sessions"
lab PATCH /v1/proxies/edge '{"firmware": "none"}' >/dev/null
lab GET /v1/ca >"$work/ca.pem"
send --ssl-reqd --cacert "$work/ca.pem"
lab POST /v1/messages/wait '{"match": {"recipient": "bob@example.com", "tls": true}, "timeoutMs": 5000}' >/dev/null

step "the test MTA fails on cue"
lab PUT /v1/mta/faults '{"faults": ["{ at = rcpt, reply = \"450 4.2.0 try again later\" }"]}' >/dev/null
if send 2>"$work/why"; then
    fail "the mail was accepted"
fi
grep -q 450 "$work/why" || fail "another reply: $(cat "$work/why")"
lab PUT /v1/mta/faults '{"faults": []}' >/dev/null

step "a wait in vain is 408 and tells what came nearest; a slip is 422 at once"
[ "$(status POST /v1/sessions/wait '{"match": {"behaviour": "dot-split"}, "timeoutMs": 50}')" = 408 ] || fail "no 408"
grep -q '"nearest"' "$work/answer" || fail "nothing came near: $(cat "$work/answer")"
[ "$(status POST /v1/sessions/wait '{"match": {"behaviour": "dot-splt"}, "timeoutMs": 50}')" = 422 ] || fail "no 422"
grep -q dot-split "$work/answer" || fail "no suggestion: $(cat "$work/answer")"

step "reset: as it was at the start"
lab POST /v1/reset
lab GET /v1/proxies | grep -q '"edge"' && fail "the firewall is still there"
step "all fine"
