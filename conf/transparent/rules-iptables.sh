#!/bin/sh
# TPROXY with iptables, IPv4. The firewall, which only redirected connections reach:
#
#   fixuplab proxy --transparent --listen 127.0.0.1:4025
#
#   rules-iptables.sh up | down     run as root on the machine on the path; it has to route (net.ipv4.ip_forward)

set -eu

mark=0xf1 # any that nobody else uses; the same of the table
table=4025

case ${1:-} in
up)
    trap 'sh "$0" down' EXIT # All of it, or nothing.
    iptables -t mangle -N FIXUPLAB
    iptables -t mangle -A PREROUTING -p tcp -j FIXUPLAB
    # What belongs to a session of the firewall: its sockets have addresses of others.
    iptables -t mangle -A FIXUPLAB -p tcp -m socket --transparent --nowildcard -j MARK --set-mark $mark
    iptables -t mangle -A FIXUPLAB -m mark --mark $mark -j RETURN
    # A new one: for any mail server behind.
    iptables -t mangle -A FIXUPLAB -p tcp --dport 25 -j TPROXY --on-ip 127.0.0.1 --on-port 4025 --tproxy-mark $mark
    # What has the mark stays here, whosever address it is for.
    ip rule add fwmark $mark lookup $table
    ip route add local default dev lo table $table
    trap - EXIT
    ;;
down)
    set +e # Whatever of it is there.
    iptables -t mangle -D PREROUTING -p tcp -j FIXUPLAB
    iptables -t mangle -F FIXUPLAB
    iptables -t mangle -X FIXUPLAB
    ip rule del fwmark $mark lookup $table
    ip route flush table $table
    ;;
*)
    echo "usage: $0 up | down" >&2
    exit 2
    ;;
esac
