# Run in a mount namespace of its own: OpenSMTPD's paths are compiled in.
#   opensmtpd.sh ROOT FOLDER      ROOT: / if it is installed, else where it was unpacked
set -e
root=$1 folder=$2
[ "$root" = / ] || mount -t overlay overlay -o "lowerdir=$root/usr:/usr" /usr
mkdir -p "$folder/lib/opensmtpd/empty"
chmod 711 "$folder/lib/opensmtpd/empty"
mount --bind "$folder/lib" /var/lib
mount -t tmpfs tmpfs /var/spool
mount -t tmpfs tmpfs /run
mkdir -m 711 /var/spool/smtpd
# Whom it trusts is compiled in, too.
for trusted in /etc/ssl/certs/ca-certificates.crt /etc/ssl/cert.pem; do
    [ ! -e "$trusted" ] || mount --bind "$folder/ca.pem" "$trusted"
done
exec /usr/sbin/smtpd -d -f "$folder/smtpd.conf"
