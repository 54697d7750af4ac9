# Run in namespaces of its own: without a full name for the host Sendmail waits a minute before it does anything.
#   sendmail.sh FOLDER SENDMAIL ARGUMENT...
set -e
folder=$1
shift
hostname client.example.com
mount --bind "$folder/hosts" /etc/hosts
exec "$@"
