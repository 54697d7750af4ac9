#!/bin/sh
# TPROXY with nftables, IPv4 and IPv6. The firewall:
#
#   fixuplab proxy --transparent --listen '[::]:4025'
#
#   rules-nft.sh up | down          run as root on the machine on the path; it has to route (net.ipv4.ip_forward)

set -eu

port=4025  # where the firewall listens
mark=0xf1  # any that nobody else uses; the same of the table
table=4025
families=-4
[ ! -e /proc/net/if_inet6 ] || families="-4 -6"

case ${1:-} in
up)
    trap 'sh "$0" down' EXIT # All of it, or nothing.
    nft -f - <<EOF
table inet fixuplab {
    chain prerouting {
        type filter hook prerouting priority mangle; policy accept;

        # What belongs to a session of the firewall: its sockets have addresses of others.
        meta l4proto tcp socket transparent 1 meta mark set $mark accept

        # A new one: for any mail server behind.
        tcp dport 25 tproxy to :$port meta mark set $mark accept

        # Nobody listens there: not past the firewall, then.
        tcp dport 25 reject with tcp reset
    }
}
EOF
    # What has the mark stays here, whosever address it is for.
    for family in $families; do
        ip $family rule add fwmark $mark lookup $table
        ip $family route add local default dev lo table $table
    done
    trap - EXIT
    ;;
down)
    set +e # Whatever of it is there.
    nft delete table inet fixuplab
    for family in $families; do
        ip $family rule del fwmark $mark lookup $table
        ip $family route flush table $table
    done
    ;;
*)
    echo "usage: $0 up | down" >&2
    exit 2
    ;;
esac
