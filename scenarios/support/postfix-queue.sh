#!/bin/sh
# Queues one message in a Postfix of its own, which relays to HOST PORT, and prints what its log says of the delivery.
#
#   postfix-queue.sh HOST PORT LEVEL [KEY=VALUE...]
#
# LEVEL is Postfix's smtp_tls_security_level: none, may, encrypt. Further settings are main.cf's.
# Exit: 0 a delivery was tried; 1 none was, within 30 s; 126 it needs root; 127 Postfix is missing.
# The instance lives in a temporary folder, listens nowhere, and is gone afterwards.

set -eu
PATH=$PATH:/usr/sbin:/sbin
export PATH

if [ $# -lt 3 ]; then
  echo "usage: $0 HOST PORT LEVEL [KEY=VALUE...]" >&2
  exit 2
fi
if ! command -v postfix >/dev/null 2>&1; then
  echo "Postfix is missing: install it (on Debian: apt-get install postfix)" >&2
  exit 127
fi
if [ "$(id -u)" != 0 ]; then
  echo "Postfix starts for root only: run this as root" >&2
  exit 126
fi

host=$1 port=$2 level=$3
shift 3

home=$(mktemp -d "${TMPDIR:-/tmp}/fixuplab-postfix.XXXXXX")
etc=$home/etc log=$home/log

clean_up() {
  trap - EXIT HUP INT TERM
  postfix -c "$etc" stop >/dev/null 2>&1 || true
  rm -rf "$home"
}
trap clean_up EXIT
trap 'exit 1' HUP INT TERM

chmod 755 "$home"
mkdir "$etc" "$home/queue" "$home/data"
chown postfix "$home/data"
: >"$log"

cat >"$etc/main.cf" <<END
compatibility_level = 3.6
queue_directory = $home/queue
data_directory = $home/data
maillog_file = $log
maillog_file_prefixes = $home
myhostname = client.example.com
mydestination =
inet_interfaces = loopback-only
alias_maps =
local_transport = error:nobody lives here
append_dot_mydomain = no
relayhost = [$host]:$port
smtp_dns_support_level = disabled
smtp_host_lookup = native
smtp_tls_security_level = $level
smtp_tls_loglevel = 1
smtp_connect_timeout = 5s
smtp_helo_timeout = 10s
smtp_connection_cache_on_demand = no
END
for setting in "$@"; do
  echo "${setting%%=*} = ${setting#*=}" >>"$etc/main.cf"
done

cat >"$etc/master.cf" <<END
postlog unix-dgram n - n - 1 postlogd
pickup  unix n - n 1 1 pickup
cleanup unix n - n - 0 cleanup
qmgr    unix n - n 300 1 qmgr
tlsmgr  unix - - n 300 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce  unix - - n - 0 bounce
defer   unix - - n - 0 bounce
trace   unix - - n - 0 bounce
smtp    unix - - n - - smtp
relay   unix - - n - - smtp
error   unix - - n - - error
retry   unix - - n - - error
proxymap unix - - n - - proxymap
scache  unix - - n - 1 scache
showq   unix n - n - - showq
END

if ! postfix -c "$etc" start >"$home/start" 2>&1; then
  cat "$home/start" "$log" >&2
  exit 1
fi

sendmail=$(postconf -c "$etc" -h sendmail_path)
"$sendmail" -C "$etc" -i -f alice@client.example.com bob@example.com <<END
From: alice@client.example.com
To: bob@example.com
Subject: from a queue

How long will this take?
END

tries=0
until grep -q 'status=' "$log"; do
  tries=$((tries + 1))
  if [ "$tries" -gt 300 ]; then
    cat "$log" >&2
    echo "no delivery was tried within 30 s" >&2
    exit 1
  fi
  sleep 0.1
done
# What the smtp process says, without the date: the workarounds it chose, TLS, and the delivery.
sed -n 's/^.* postfix\/[a-z]*smtp\[[0-9]*\]: //p' "$log"
