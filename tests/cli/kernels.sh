# Output is the same byte for byte whatever instructions the processor has, and whatever else is read in the same run.
. "$(dirname "$0")/common.sh"
. "$root/scripts/lib/made_up.sh"

{ head -n 4 "$root/samples/camp-david.jsonl"; made_up 12 13 156; } > samples.jsonl
samples=samples.jsonl
check "made-up reports" "12" "$(made_up 12 13 156 | grep -c '"id": "made-up')"
"$program" read --format jsonl --jobs 1 "$samples" > read
"$program" parse "$samples" > parse
check "reads facts" "yes" "$(grep -q '"facts"' read && echo yes)"
for set in amx avx512 avxvnni avx2 portable; do
  export GROTIUS_KERNELS=$set
  if ! "$program" read --format jsonl --jobs 2 "$samples" > read.$set 2> told; then
    check "$set, not of this processor" "yes" "$(grep -q 'this processor runs' told && echo yes)"
    continue
  fi
  "$program" parse "$samples" > parse.$set
  check "read with $set" "$(cksum < read)" "$(cksum < read.$set)"
  check "parse with $set" "$(cksum < parse)" "$(cksum < parse.$set)"
done
export GROTIUS_KERNELS=abacus
"$program" parse "$samples" 2> told
check "a set that is none" "yes" "$(grep -q 'GROTIUS_KERNELS is "abacus"; this processor runs .*portable' told && echo yes)"
unset GROTIUS_KERNELS

while IFS= read -r report; do
  printf '%s\n' "$report" > one.jsonl
  "$program" read --format jsonl one.jsonl
done < "$samples" > apart
check "each report read on its own" "$(cksum < read)" "$(cksum < apart)"
finish
