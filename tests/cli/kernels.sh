# Output is the same byte for byte whatever instructions the processor has, and whatever else is read in the same run.
. "$(dirname "$0")/common.sh"

# Twelve made-up reports, the same in every run: words, figures and names in any order, of 1 to some 150 words in paragraphs
# of any length, so that windows and their rows come in all sizes.
made_up() {
  awk 'function any(n) { seed = (seed * 16807) % 2147483647; return seed % n }
    BEGIN {
      seed = 1997
      count = split("the a talks peace rebels government army minister president of in on to and said that met signed " \
        "killed soldiers 12 1,200 Tuesday April 3 Goma Beirut Zaire Smith Annan U.N. troops attacked rejected cease-fire " \
        "would not if they he withdrew sanctions envoy \342\200\234we\342\200\235 \303\211lys\303\251e antidisestablishment", word, " ")
      for (report = 1; report <= 12; ++report) {
        printf "{\"id\": \"made-up-%d\", \"published\": \"1997-04-%02d\", \"text\": \"", report, report
        words = 1 + any(report * 13)
        for (i = 1; i <= words; ++i) printf "%s%s", word[1 + any(count)], i == words ? "." : any(9) ? " " : any(3) ? ". " : ".\\n\\n"
        print "\"}"
      }
    }'
}

{ head -n 4 "$root/samples/camp-david.jsonl"; made_up; } > samples.jsonl
samples=samples.jsonl
check "made-up reports" "12" "$(made_up | grep -c '"id": "made-up')"
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
