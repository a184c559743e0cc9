# 300 made-up reports give the same bytes whatever the number of jobs, the order they come in and the instructions used.
. "$(dirname "$0")/common.sh"
. "$root/scripts/lib/made_up.sh"

made_up 300 1 40 > reports
tac reports > reversed
"$program" read --format jsonl --jobs 1 reports > once
check "a reading of each" "300" "$(wc -l < once | tr -d ' ')"
"$program" read --format jsonl --jobs 3 reports > now
check "three jobs" "$(cksum < once)" "$(cksum < now)"
"$program" read --format jsonl --jobs 2 reversed | tac > now
check "in reverse order" "$(cksum < once)" "$(cksum < now)"
for set in avx512 avx2; do
  if ! GROTIUS_KERNELS=$set "$program" read --format jsonl --jobs 2 reports > now 2> told; then
    check "$set, not of this processor" "yes" "$(grep -q 'this processor runs' told && echo yes)"
    continue
  fi
  check "$set" "$(cksum < once)" "$(cksum < now)"
done
finish
