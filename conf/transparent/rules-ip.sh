#!/bin/sh
# No netfilter at all, IPv4: routing alone keeps the packets here (Linux 4.17 and later). The firewall has to listen on the mail servers' port:
#
#   fixuplab proxy --transparent --listen 0.0.0.0:25
#
#   rules-ip.sh up | down CLIENT_SIDE SERVER_SIDE
#                                   the two interfaces; run as root on the machine on the path; it has to route (net.ipv4.ip_forward)

set -eu

table=4025 # any that nobody else uses

if [ $# -ne 3 ]; then
    echo "usage: $0 up | down CLIENT_SIDE SERVER_SIDE" >&2
    exit 2
fi
case $1 in
up)
    trap 'sh "$0" down "$2" "$3"' EXIT # All of it, or nothing.
    ip route add local default dev lo table $table
    # From clients to servers, and back. Packets that start here belong to no interface, and go their way.
    ip rule add iif "$2" ipproto tcp dport 25 lookup $table
    ip rule add iif "$3" ipproto tcp sport 25 lookup $table
    trap - EXIT
    ;;
down)
    set +e # Whatever of it is there.
    ip rule del iif "$2" ipproto tcp dport 25 lookup $table
    ip rule del iif "$3" ipproto tcp sport 25 lookup $table
    ip route flush table $table
    ;;
*)
    echo "usage: $0 up | down CLIENT_SIDE SERVER_SIDE" >&2
    exit 2
    ;;
esac
