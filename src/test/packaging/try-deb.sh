#!/bin/sh
# Installs, uses, upgrades, removes and purges the Debian package in a bare Debian, as root:
#
#   debootstrap --variant=minbase --include=openjdk-17-jre-headless,adduser bookworm ROOT MIRROR
#   src/test/packaging/try-deb.sh ROOT OLD.deb NEW.deb
#
# OLD and NEW are packages of two commits (./mvnw package -Pdeb). It ends with 0 and "all as it should be", or at the first fault.
set -eu

root=$(readlink -f "$1") old=$2 new=$3
inside() { chroot "$root" env HOME=/root LC_ALL=C.UTF-8 "$@"; }
as_user() { inside runuser -u edgesweep -- env "$@"; }
fail() {
    echo "not as it should be: $*" >&2
    exit 1
}

# The processes inside whose command line holds the word.
processes() {
    for process in /proc/[0-9]*; do
        if [ "$(readlink "$process/root")" = "$root" ] && tr '\0' ' ' <"$process/cmdline" 2>/dev/null | grep -q -- "$1"; then
            echo "${process#/proc/}"
        fi
    done
}
end() {
    for process in $(processes "$2"); do kill "-$1" "$process"; done
}

mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
trap 'umount "$root/proc"' EXIT
cp "$old" "$root/old.deb"
cp "$new" "$root/new.deb"

inside apt-get install -y -q /old.deb
[ "$(stat -c %a "$root/var/cache/edgesweep")" = 700 ] || fail "the folder of the class archive"
ls "$root"/var/cache/edgesweep/edgesweep.* >/dev/null || fail "no class archive"
inside /usr/bin/edgesweep --version

# A first configuration and a run, by the package's user, on the stand-in for the API.
inside sh -c 'mkdir -p /var/lib/edgesweep/try /var/lib/edgesweep/stand-in && chown -R edgesweep: /var/lib/edgesweep/try /var/lib/edgesweep/stand-in'
as_user sh -c 'cd /var/lib/edgesweep/stand-in && exec edgesweep sandbox --port 18895 >sandbox.log' &
trap 'end KILL edgesweep.jar; sleep 1; umount "$root/proc"' EXIT
until grep -q SecretKey "$root/var/lib/edgesweep/stand-in/sandbox.log" 2>/dev/null; do sleep 1; done
id=$(awk '/SecretId/ {print $2}' "$root/var/lib/edgesweep/stand-in/sandbox.log")
key=$(awk '/SecretKey/ {print $2}' "$root/var/lib/edgesweep/stand-in/sandbox.log")
edgesweep() {
    as_user "TENCENTCLOUD_SECRET_ID=$id" "TENCENTCLOUD_SECRET_KEY=$key" \
        sh -c 'cd /var/lib/edgesweep/try && exec /usr/bin/edgesweep "$@"' edgesweep "$@"
}
edgesweep init --endpoint http://127.0.0.1:18895
edgesweep check --online
edgesweep run first

# serve answers, and ends when it is asked to.
edgesweep serve --edgesweep.console.port=18896 >"$root/serve.log" 2>&1 &
serve=$!
sleep 12
edgesweep runs | grep -q confirmed || fail "serve does not answer"
end TERM "edgesweep.jar serve"
wait "$serve" || true

# An upgrade keeps the configuration, the ledger, and a run that was left unfinished.
echo "# mine" >>"$root/etc/edgesweep/application.yml"
seq -f 'https://www.example.com/page-%.0f' 1 40000 >"$root/var/lib/edgesweep/try/urls.csv"
sed -i '1i url' "$root/var/lib/edgesweep/try/urls.csv"
sed -i 's/targets: 1000/targets: 100000/' "$root/var/lib/edgesweep/try/jobs/first.yml"
edgesweep run first -q &
run=$!
sleep 4
[ -n "$(processes "edgesweep.jar run first")" ] || fail "the run was over before it was killed"
end KILL "edgesweep.jar run first"
wait "$run" || true
inside apt-get install -y -q /new.deb
grep -q "# mine" "$root/etc/edgesweep/application.yml" || fail "the upgrade lost the configuration"
code=0
edgesweep run first || code=$?
[ "$code" -eq 0 ] || [ "$code" -eq 4 ] || fail "the run was not resumed: $code"
edgesweep runs

inside apt-get remove -y -q edgesweep
[ -d "$root/var/lib/edgesweep/try/var" ] || fail "remove took the ledger"
[ -f "$root/etc/edgesweep/application.yml" ] || fail "remove took the configuration"
[ ! -e "$root/var/cache/edgesweep" ] || fail "remove left the class archive"
end KILL edgesweep.jar
sleep 1
inside apt-get purge -y -q edgesweep </dev/null
for left in /etc/edgesweep /var/lib/edgesweep /var/cache/edgesweep /usr/share/edgesweep /usr/bin/edgesweep; do
    [ ! -e "$root$left" ] || fail "purge left $left"
done
! grep -q ^edgesweep: "$root/etc/passwd" || fail "purge left the user"
echo "all as it should be"
