#!/usr/bin/env bash
# A client, a firewall and a mail server, each in a network of its own on this machine, a real Postfix at each end, and between them
# 'fixuplab proxy --transparent'. Sends mail through it and shows that neither end was touched: docs/transparent.md.
#
#   conf/transparent/lab.sh [nft | iptables | ip]     which of the three sets of rules beside this script; default: nft
#
#   FIXUPLAB   the command to run; default: ../../fixuplab, which is built first if need be
#
# Needs root on Linux, postfix, openssl, iproute2, and nftables or iptables. Exit: 0 all is as it should be, 1 something is not, 2 usage, 3 the
# machine cannot. Nothing outlives it: networks, mounts and processes are in namespaces of their own, which end with it, however it ends.

set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
rules=${1:-nft}

cannot() {
    printf 'lab.sh: %s\n' "$*" >&2
    exit 3
}

# --- outside ----------------------------------------------------------------------------------------------------------

if [ "${FIXUPLAB_INLINE_LAB:-}" != inside ]; then
    case $rules in
    nft) needed=(nft) ;;
    iptables) needed=(iptables) ;;
    ip) needed=() ;;
    *)
        echo "usage: $0 [nft | iptables | ip]" >&2
        exit 2
        ;;
    esac
    PATH=$PATH:/usr/sbin:/sbin
    [ "$(uname -s)" = Linux ] || cannot "needs Linux"
    [ "$(id -u)" = 0 ] || cannot "needs root, for its networks and for Postfix"
    for program in ip ss unshare setpriv openssl postfix "${needed[@]}"; do
        command -v "$program" >/dev/null || cannot "$program is missing: apt install iproute2 openssl postfix nftables iptables"
    done
    : "${FIXUPLAB:=$here/../../fixuplab}"
    $FIXUPLAB --version >/dev/null || exit 3
    lab=$(mktemp -d "${TMPDIR:-/tmp}/fixuplab-inline.XXXXXX")
    trap 'rmdir "$lab"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    export PATH FIXUPLAB lab FIXUPLAB_INLINE_LAB=inside
    # The first process inside is the father of all: when it ends, the kernel ends the others. It ends with us, even if we are killed.
    setpriv --pdeathsig KILL unshare --mount --net --pid --fork --kill-child --mount-proc "${BASH_SOURCE[0]}" "$rules" &
    inside=$!
    trap 'kill -KILL $inside 2>/dev/null || true; wait $inside || true; rmdir "$lab"' EXIT
    status=0
    wait $inside || status=$?
    exit $status
fi

# --- inside: the networks ---------------------------------------------------------------------------------------------

trap 'exit 143' TERM

mount -t tmpfs -o mode=755 tmpfs "$lab"
mkdir -p /run/netns
mount -t tmpfs tmpfs /run/netns

# Addresses for documentation, RFC 5737 and RFC 3849. The firewall is .1 in both networks, and ::1.
client=198.51.100.10
server=203.0.113.25
client6=2001:db8:c::10
server6=2001:db8:5::25

on() { # NETWORK COMMAND...
    ip netns exec "$@"
}

for name in client firewall server; do
    ip netns add $name
    ip -n $name link set lo up
    # Addresses are there at once, and not after the kernel has asked whether another has them.
    on $name sysctl -q -w net.ipv6.conf.default.accept_dad=0 net.ipv6.conf.default.accept_ra=0
done
on firewall sysctl -q -w net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1

connect() { # NETWORK ADDRESS ADDRESS6 FIREWALL_INTERFACE GATEWAY GATEWAY6
    ip -n firewall link add "$4" type veth peer name eth0 netns "$1"
    ip -n firewall addr add "$5/24" dev "$4"
    ip -n firewall addr add "$6/64" dev "$4" nodad
    ip -n firewall link set "$4" up
    ip -n "$1" addr add "$2/24" dev eth0
    ip -n "$1" addr add "$3/64" dev eth0 nodad
    ip -n "$1" link set eth0 up
    ip -n "$1" route add default via "$5"
    ip -n "$1" -6 route add default via "$6"
}

connect client $client $client6 clients 198.51.100.1 2001:db8:c::1
connect server $server $server6 servers 203.0.113.1 2001:db8:5::1

# --- a Postfix at each end --------------------------------------------------------------------------------------------

postfix_in() { # NETWORK, further lines of main.cf on stdin; services of master.cf after its name
    local folder=$lab/$1
    mkdir -p "$folder"/{etc,queue,data,mail}
    chown postfix "$folder/data"
    chown nobody:nogroup "$folder/mail"
    : >"$folder/log"
    {
        cat <<EOF
compatibility_level = 3.6
config_directory = $folder/etc
queue_directory = $folder/queue
data_directory = $folder/data
maillog_file = $folder/log
maillog_file_prefixes = $folder
mydestination =
alias_maps =
local_recipient_maps =
local_transport = error:no local mail here
inet_protocols = all
mynetworks = 127.0.0.0/8
smtpd_peername_lookup = no
smtpd_relay_restrictions = reject_unauth_destination
smtp_dns_support_level = disabled
smtp_host_lookup = native
EOF
        cat
    } >"$folder/etc/main.cf"
    cat >"$folder/etc/master.cf" <<EOF
${2:-}
postlog unix-dgram n - n - 1 postlogd
pickup unix n - n 1 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 300 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
EOF
    on "$1" postfix -c "$folder/etc" check
    # In the foreground: its parent is this script.
    on "$1" "$(postconf -c "$folder/etc" -h daemon_directory)/master" -c "$folder/etc" -d -s >"$folder/master.txt" 2>&1 &
}

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=mx.dest.test \
    -keyout "$lab/key.pem" -out "$lab/cert.pem" 2>/dev/null

postfix_in server "25 inet n - n - - smtpd" <<EOF
myhostname = mx.dest.test
inet_interfaces = all
virtual_mailbox_domains = dest.test
virtual_mailbox_base = $lab/server/mail
virtual_mailbox_maps = static:all/
virtual_minimum_uid = 100
virtual_uid_maps = static:65534
virtual_gid_maps = static:65534
smtpd_tls_security_level = may
smtpd_tls_cert_file = $lab/cert.pem
smtpd_tls_key_file = $lab/key.pem
smtpd_tls_received_header = yes
EOF

# It tries TLS whenever it is offered, and has the mail server for its only way out. It says EHLO also where the banner looks like a PIX's.
postfix_in client <<EOF
myhostname = out.src.test
inet_interfaces = loopback-only
relayhost = [$server]
smtp_tls_security_level = may
smtp_tls_loglevel = 1
smtp_pix_workarounds = delay_dotcrlf
smtp_connect_timeout = 5s
smtp_helo_timeout = 10s
smtp_tls_connection_reuse = no
smtp_connection_cache_on_demand = no
EOF

# --- what is looked at ------------------------------------------------------------------------------------------------

failed=0

check() { # SENTENCE COMMAND...
    local sentence=$1
    shift
    if "$@" >/dev/null 2>&1; then
        printf 'ok      %s\n' "$sentence"
    else
        printf 'NOT OK  %s\n' "$sentence"
        failed=1
    fi
}

no() {
    ! "$@"
}

within() { # SECONDS COMMAND...
    local end=$((SECONDS + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        [ $SECONDS -lt $end ] || return 1
        sleep 0.1
    done
}

stage() {
    printf '\n%s\n' "$*"
}

listens() { # NETWORK PORT
    [ -n "$(on "$1" ss -Hltn "sport = :$2")" ]
}

give_up() {
    printf 'NOT OK  %s\n' "$1"
    tail -n 20 "$lab"/*/log "$lab"/*/master.txt "$lab/firewall.txt" 2>/dev/null
    exit 1
}

within 20 listens server 25 || give_up "the server's Postfix does not start"
within 20 test -S "$lab/client/queue/public/pickup" || give_up "the client's Postfix does not start"

mail() { # SUBJECT -> $arrived, the message as the server stored it; $sent, what the client's Postfix logged meanwhile
    local before
    before=$(wc -l <"$lab/client/log")
    printf 'From: a@src.test\nTo: u@dest.test\nSubject: %s\n\nhello\n' "$1" |
        on client sendmail -C "$lab/client/etc" -i -f a@src.test u@dest.test
    within 20 grep -rqx "Subject: $1" "$lab/server/mail/all/new" || give_up "the mail did not arrive"
    arrived=$(grep -rlx "Subject: $1" "$lab/server/mail/all/new")
    sent=$lab/sent.txt
    logged() {
        tail -n +$((before + 1)) "$lab/client/log" >"$sent"
        grep -q status=sent "$sent"
    }
    within 20 logged || give_up "the client's Postfix does not know that it sent"
    sed -n '1,/^\tby /p' "$arrived" | grep -A1 '^Received: from' | head -n 2
}

hello() { # ADDRESS -> $lab/hello.txt: what the server says to EHLO, as the client hears it; $lab/{client,server}.ss: who is connected meanwhile
    on client timeout 10 bash -c '
        exec 3<>"/dev/tcp/$1/25"
        read -r greeting <&3
        printf "EHLO client\r\n" >&3
        while read -r line <&3; do
            printf "%s\n" "${line%?}"
            case $line in 250\ *) break ;; esac
        done >"$lab/hello.txt"
        ip netns exec client ss -Htn state established "dport = :25" >"$lab/client.ss"
        ip netns exec server ss -Htn state established "sport = :25" >"$lab/server.ss"
        printf "QUIT\r\n" >&3
        cat <&3 >/dev/null
    ' hello "$1" || true
}

same_pair() { # The client's connection and the server's are one: the same two addresses, the same two ports.
    # shellcheck disable=SC2046 # words
    set -- $(cat "$lab/client.ss") $(cat "$lab/server.ss")
    [ $# = 8 ] && [ "$3" = "$8" ] && [ "$4" = "$7" ]
}

show_pair() {
    awk '{ print "client sees " $3 " -> " $4 }' "$lab/client.ss"
    awk '{ print "server sees " $4 " -> " $3 }' "$lab/server.ss"
}

case $rules in
nft) listen='[::]:4025' interfaces=() ;;
iptables) listen=127.0.0.1:4025 interfaces=() ;;
ip) listen=0.0.0.0:25 interfaces=(clients servers) ;;
esac

firewall=0

start_firewall() { # OPTION... With the one capability that it needs; the other is for port 25 of the rules without netfilter.
    # shellcheck disable=SC2086 # a command may have words
    (exec ip netns exec firewall setpriv --inh-caps=-all --bounding-set=-all,+net_raw,+net_bind_service \
        $FIXUPLAB proxy --transparent --listen "$listen" "$@") \
        >"$lab/listening.txt" 2>"$lab/firewall.txt" &
    firewall=$!
    within 30 grep -q '^listening firewall' "$lab/listening.txt" || give_up "the firewall does not start"
    head -n 1 "$lab/firewall.txt"
}

stop_firewall() {
    local status=0
    kill -TERM $firewall
    wait $firewall || status=$?
    check "the firewall stops when it is told to" test $status = 0
    firewall=0
}

told() { # TEXT: the firewall has said so by now
    within 5 grep -q "$1" "$lab/firewall.txt"
}

ours="unknown \[$client\]"

# --- the lab ----------------------------------------------------------------------------------------------------------

stage "No firewall: the machine between just routes."
mail direct
check "the mail went over TLS" grep -q "using TLS" "$arrived"

on firewall "$here/rules-$rules.sh" up "${interfaces[@]}" || cannot "this kernel does not take the rules of rules-$rules.sh"

stage "ASA 8.2(5) on the path; client and server are as they were."
start_firewall --firmware "ASA 8.2(5)"
mail inspected
check "the mail went in clear" no grep -q "using TLS" "$arrived"
check "the client's Postfix was not offered TLS" no grep -q "TLS connection established" "$sent"
check "the firewall masked STARTTLS in its session" told 'session 1: ehlo-mask altered "STARTTLS" to "XXXXXXX'
check "the server's Received header has the client's address" grep -q "^Received: from out.src.test ($ours)" "$arrived"
check "the server's log has the client's address" grep -q "connect from unknown\[$client\]" "$lab/server/log"
check "and never the firewall's" no grep -q '203\.0\.113\.1\]' "$lab/server/log" "$arrived"
check "the device's log has both true addresses" told "outside:$client/.* to inside:$server/25"
hello $server
check "EHLO shows the mask" grep -q '^250.XXXXXXXA' "$lab/hello.txt"
check "client and server see one connection, of the same addresses and ports" same_pair
show_pair
if [ "$rules" = nft ]; then
    hello $server6
    check "over IPv6 EHLO shows the mask" grep -q '^250.XXXXXXXA' "$lab/hello.txt"
    check "over IPv6 client and server see one connection, of the same addresses and ports" same_pair
    show_pair
fi
if [ "$rules" != iptables ]; then
    on client timeout 5 bash -c 'exec 3<>"/dev/tcp/198.51.100.1/$1" && ! read -r line <&3' direct "${listen##*:}" 2>/dev/null || true
    check "a client that connects to the firewall itself is refused" told '198.51.100.1:.*, which is the firewall itself'
fi
stop_firewall

stage "Firmware none."
start_firewall --firmware none
mail uninspected
check "the mail went over TLS" grep -q "using TLS" "$arrived"
check "the server's Received header has the client's address" grep -q "^Received: from out.src.test ($ours)" "$arrived"
stop_firewall

stage "'no inspect esmtp', typed while it runs."
printf 'policy-map global_policy\n class inspection_default\n  no inspect esmtp\n' >"$lab/no-inspect.txt"
start_firewall --firmware "ASA 8.2(5)" --http 127.0.0.1:8525
mail "before"
check "before, the mail went in clear" no grep -q "using TLS" "$arrived"
# shellcheck disable=SC2086
on firewall $FIXUPLAB proxies set default --device-config "$lab/no-inspect.txt"
mail "after"
check "after, the mail went over TLS" grep -q "using TLS" "$arrived"
check "the server's Received header has the client's address" grep -q "^Received: from out.src.test ($ours)" "$arrived"
stop_firewall

stage "The rules, and nobody listening: no mail goes past a firewall that is off."
greeted() {
    on client timeout 2 bash -c 'exec 3<>"/dev/tcp/$1/25" && read -r line <&3' greeted "$1"
}
check "the client gets no greeting" no greeted $server
[ "$rules" != nft ] || check "nor over IPv6" no greeted $server6

on firewall "$here/rules-$rules.sh" down "${interfaces[@]}"
stage "The rules are gone: the machine between just routes again."
mail "at last"
check "the mail went over TLS" grep -q "using TLS" "$arrived"

exit $failed
