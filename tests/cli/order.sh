# Output is the same byte for byte whatever the number of jobs, in the order of the input.
. "$(dirname "$0")/common.sh"

i=0
while [ $i -lt 24 ]; do
  i=$((i + 1))
  text="The envoy met President Sadat in Cairo on Friday. He said talks number $i would resume."
  [ $((i % 5)) -eq 1 ] && text="$text $text $text\\n\\n$text $text\\n\\n$text $text $text $text"
  printf '{"id": "r%d", "text": "%s", "published": "1978-09-%02d"}\n' $i "$text" $i
done > news.jsonl

for form in "read --format jsonl" "read --format text" "parse --format conllu" "parse --format json"; do
  "$program" $form news.jsonl --jobs 1 > one
  "$program" $form news.jsonl --jobs 2 > two
  "$program" $form news.jsonl --jobs 5 > five
  check "$form, 2 jobs" "$(cksum < one)" "$(cksum < two)"
  check "$form, 5 jobs" "$(cksum < one)" "$(cksum < five)"
done
check "sequence" "$(seq -s ' ' 1 24)" \
  "$("$program" parse news.jsonl --jobs 3 | grep '^# newdoc' | grep -o '[0-9]*$' | tr '\n' ' ' | sed 's/ $//')"

i=0
while [ $i -lt 30 ]; do
  i=$((i + 1))
  printf 'The envoy met President Sadat in Cairo. He said that talks number %d would resume.\n\n' $i
done > long.txt
check "one long text, 1 and 3 jobs" "$("$program" parse long.txt --jobs 1 | cksum)" \
  "$("$program" parse long.txt --jobs 3 | cksum)"
finish
