#!/bin/sh
# Unpacks, prepares, uses and upgrades the archive, as a user without rights:
#
#   src/test/packaging/try-archive.sh OLD.tar.gz NEW.tar.gz
#
# OLD and NEW are archives of two commits (./mvnw package) with the same tables of the ledger, of which --version tells. Started by root, it does everything as nobody; started by anyone else, as
# that user. It ends with 0 and "all as it should be", or at the first fault.
set -eu

old=$(readlink -f "$1") new=$(readlink -f "$2")
work=$(mktemp -d)
mkdir "$work/home" "$work/try" "$work/stand-in"
fail() {
    echo "not as it should be: $*" >&2
    exit 1
}

# A login without rights has little more in its environment than this.
bare() { env -i HOME="$work/home" PATH="$work/home/bin:$PATH" JAVA_HOME="${JAVA_HOME:-}" LC_ALL=C.UTF-8 "$@"; }
if [ "$(id -u)" -eq 0 ]; then
    chown -R nobody "$work"
    as_user() { bare setpriv --reuid nobody --regid "$(id -g nobody)" --clear-groups "$@"; }
else
    as_user() { bare "$@"; }
fi
stand_in='' serve=''
end() {
    for process in $stand_in $serve; do kill -KILL "$process" 2>/dev/null || true; done
    rm -rf "$work"
}
trap end EXIT

# Unpacks one version in a folder of its own, prepares it, and makes it the one that is used.
install() {
    as_user sh -c 'mkdir -p "$HOME/$1" "$HOME/bin" && tar xzf - -C "$HOME/$1" && ln -sf "$HOME/$1"/edgesweep-*/bin/edgesweep "$HOME/bin/edgesweep"' \
        sh "$1" <"$2"
    as_user edgesweep prepare
    [ "$(stat -c %a "$work/home/$1"/edgesweep-*/prepared)" = 700 ] || fail "the folder of the class archive"
    as_user edgesweep --version
}
# Leaves its process id in the folder, by which what is started in the background is ended.
in_folder() {
    as_user env "TENCENTCLOUD_SECRET_ID=${id:-}" "TENCENTCLOUD_SECRET_KEY=${key:-}" \
        sh -c 'cd "$0" && echo $$ >process && exec edgesweep "$@"' "$@"
}
edgesweep() { in_folder "$work/try" "$@"; }
# Waits until the file holds the words.
until_told() {
    for _ in $(seq 600); do
        ! grep -q "$2" "$1" 2>/dev/null || return 0
        sleep 0.2
    done
    fail "\"$2\" was not told: $(tail -5 "$1")"
}

install old "$old"
in_folder "$work/stand-in" sandbox --port 18897 --edgesweep.sandbox.daily=1000000 >"$work/sandbox.log" &
until_told "$work/sandbox.log" SecretKey
stand_in=$(cat "$work/stand-in/process")
id=$(awk '/SecretId/ {print $2}' "$work/sandbox.log")
key=$(awk '/SecretKey/ {print $2}' "$work/sandbox.log")

edgesweep init --endpoint http://127.0.0.1:18897
edgesweep check --online
edgesweep run first
[ "$(stat -c %a "$work/try/var")" = 700 ] || fail "the home folder"

# serve answers, and ends when it is asked to.
edgesweep serve --edgesweep.console.port=18898 >"$work/serve.log" 2>&1 &
served=$!
until_told "$work/serve.log" Console:
serve=$(cat "$work/try/process")
edgesweep runs | grep -q confirmed || fail "serve does not answer"
kill -TERM "$serve"
wait "$served" || true
! kill -0 "$serve" 2>/dev/null || fail "serve did not end"
serve=''

# The new version goes on with a run that the old one left unfinished.
(echo url && seq -f 'https://www.example.com/page-%.0f' 1 40000) >"$work/try/urls.csv"
sed -i 's/targets: 1000/targets: 100000/' "$work/try/jobs/first.yml"
edgesweep run first >"$work/killed.log" 2>&1 &
run=$!
until_told "$work/killed.log" 'Read 40.*000 rows'
kill -KILL "$(cat "$work/try/process")" || fail "the run was over before it was killed"
wait "$run" || true
install new "$new"
code=0
edgesweep run first >"$work/resumed.log" 2>&1 || code=$?
tail -4 "$work/resumed.log"
[ "$code" -eq 0 ] || [ "$code" -eq 4 ] || fail "the run was not ended well: $code"
grep -q "Resuming run" "$work/resumed.log" || fail "the run was not resumed"

# Removed, it leaves what it has written.
as_user sh -c 'rm -rf "$HOME/old" "$HOME/new" "$HOME/bin"'
[ -d "$work/try/var/ledger" ] || fail "the ledger went with the program"
[ -f "$work/try/reports/index.html" ] || fail "the reports went with the program"
echo "all as it should be"
