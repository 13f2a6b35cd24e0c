#!/bin/sh
# A night of 100,000 URLs, by itself and asked of serve, in a control group limited to so many MB (256 if left out), as root:
#
#   src/test/packaging/small-machine.sh target/archive/edgesweep-*/bin/edgesweep 256
#
# The sandbox runs outside the group. It prints how long each took, and whether the kernel had to kill.
set -eu

launcher=$(readlink -f "$1") mb=${2:-256}
if [ -d /sys/fs/cgroup/memory ]; then
    group=/sys/fs/cgroup/memory/edgesweep-trial limit=memory.limit_in_bytes events=memory.oom_control
else
    group=/sys/fs/cgroup/edgesweep-trial limit=memory.max events=memory.events
fi
work=$(mktemp -d)
mkdir -p "$group" "$work/sandbox" "$work/night"
end() {
    while read -r process; do kill -KILL "$process"; done <"$group/cgroup.procs"
    kill "$sandbox" 2>/dev/null || true
    sleep 1
    rmdir "$group"
    rm -rf "$work"
}
echo $((mb * 1048576)) >"$group/$limit"
cd "$work/sandbox"
"$launcher" sandbox --port 18773 --edgesweep.sandbox.daily=10000000 >../sandbox.log &
sandbox=$!
trap end EXIT
until grep -q SecretKey ../sandbox.log; do sleep 1; done
TENCENTCLOUD_SECRET_ID=$(awk '/SecretId/ {print $2}' ../sandbox.log)
TENCENTCLOUD_SECRET_KEY=$(awk '/SecretKey/ {print $2}' ../sandbox.log)
export TENCENTCLOUD_SECRET_ID TENCENTCLOUD_SECRET_KEY
cd "$work/night"
"$launcher" init --endpoint http://127.0.0.1:18773 -q
sed -i 's/targets: 1000/targets: 200000/' jobs/first.yml
confined() { sh -c 'echo $$ >"$1/cgroup.procs"; shift; exec "$@"' sh "$group" "$launcher" "$@"; }
list() { (echo url; seq -f "https://www.example.com/$1-%.0f.html" 1 100000) >urls.csv; }

list page
confined run first | grep -E 'confirmed in|run '
confined serve --edgesweep.console.port=18774 >serve.log 2>&1 &
sleep 15
list other
"$launcher" run first | grep -E 'confirmed in|run ' || echo "serve did not run it: $(tail -1 serve.log)"
grep 'oom_kill ' "$group/$events"
