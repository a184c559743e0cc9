#!/bin/bash
# How long adding and asking take on a case as it grows.
#   bench/case_speed.sh build/release/bin/grotius reports.jsonl readings.jsonl 1000 10000 100000
# The case is made of copies (bench/redate.py). Of every size: seconds (wall and processor) and bytes a report for the
# part added last; seconds for ten reports more; then status and ask, the first since they were added and again, and
# the first without anything kept of the case.
set -euo pipefail
program=$(realpath "$1") reports=$(realpath "$2") readings=$(realpath "$3") here=$(realpath "$(dirname "$0")")
shift 3
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
TIMEFORMAT='%3R s, processor %3U s'
largest=$(printf '%s\n' "$@" | sort -n | tail -1)
"$here/redate.py" "$reports" "$readings" parts --reports $((largest + 10)) --per-file 1000
"$program" case init a.case
measure() {
  printf '  %-44s ' "$*"
  { time "$program" "$@" > /dev/null 2> /dev/null; } 2>&1
}
done=0
for size in $(printf '%s\n' "$@" | sort -n); do
  while [ "$done" -lt "$size" ]; do
    before=$(stat -c %s a.case)
    part=$(printf 'parts/%04d.jsonl' $((done / 1000)))
    { time "$program" case add a.case "$part" > /dev/null; } 2> spent
    done=$((done + 1000))
  done
  echo "$done reports; the last 1000: $(cat spent), $((($(stat -c %s a.case) - before) / 1000)) bytes a report"
  "$program" case info a.case | grep -E '^(facts|bytes)'
  echo "  index: $(stat -c %s a.case-index) bytes"
  head -20 "$(printf 'parts/%04d.jsonl' $((done / 1000)))" > ten.jsonl
  measure case add a.case ten.jsonl
  for time in first again; do
    measure ask a.case --actor Ethiopia --type ASSAULT
    measure ask a.case --place Mogadishu --said-by nobody --from 2006-12-01 --to 2010-01-01
    measure ask a.case --status occurred
    measure status a.case
  done
  rm -f a.case-index
  measure ask a.case --status occurred
done
