#!/bin/sh
# Measures how long small commands take, medians of five, as rows of the table in docs/performance.md. After ./mvnw package:
#
#   target/archive/edgesweep-*/bin/edgesweep prepare
#   src/test/packaging/start-up.sh target/edgesweep.jar target/archive/edgesweep-*/bin/edgesweep
#
# The Java is that of JAVA_HOME, else the one on the PATH.
set -eu

jar=$(readlink -f "$1") launcher=$(readlink -f "$2")
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo 'class Empty { public static void main(String[] a) {} }' >Empty.java
"${java}c" Empty.java

# Wall, processor and memory of the median by wall.
median() {
    what=$1
    shift
    for _ in 1 2 3 4 5; do
        /usr/bin/time -f '%e %U %S %M' -o time.txt "$@" >/dev/null 2>&1 || true
        tail -1 time.txt
    done | sort -n | awk -v what="$what" 'NR == 3 {printf "| %s | %.2f s | %.2f s | %d MiB |\n", what, $1, $2 + $3, $4 / 1024}'
}

done_at_once="--edgesweep.sandbox.listing-lag=0s --edgesweep.sandbox.completes-after=0s"
median "an empty Java program" "$java" -cp . Empty
for how in "java -jar" launcher; do
    case $how in
        launcher) start=$launcher ;;
        *) start="$java -jar $jar" ;;
    esac
    # shellcheck disable=SC2086
    median "$how: --help" $start --help
    # shellcheck disable=SC2086
    median "$how: runs in an empty folder" $start runs
    # shellcheck disable=SC2086
    median "$how: purge of one URL" $start purge --site sample https://www.example.com/a -q $done_at_once
    rm -rf var reports
done
