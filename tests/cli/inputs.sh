# The same report gives the same reading as a file, on standard input, in JSON Lines and in pretty JSON.
. "$(dirname "$0")/common.sh"

printf 'The envoy met the president on Friday.\n' > a.txt
printf '{"text": "The envoy met the president on Friday.\\n", "published": "2025-03-16"}\n' > a.jsonl
printf '{\n  "text": "The envoy met the president on Friday.\\n",\n  "published": "2025-03-16"\n}\n' > a.json

"$program" read a.txt --published 2025-03-16 --format jsonl > expected
check "an identifier of its own" 1 "$(grep -c "\"id\":\"$(sha256sum < a.txt | cut -d ' ' -f 1)\"" expected)"
for input in a.jsonl a.json; do
  "$program" read $input --format jsonl > out
  check "$input" "$(cat expected)" "$(cat out)"
done
"$program" read - --published 2025-03-16 --format jsonl < a.txt > out
check "text on standard input" "$(cat expected)" "$(cat out)"
"$program" read - --format jsonl < a.jsonl > out
check "JSON Lines on standard input" "$(cat expected)" "$(cat out)"
"$program" read a.jsonl --published 1999-01-01 --format jsonl > out
check "a report's own date goes first" "$(cat expected)" "$(cat out)"
check "no colour where nobody looks" 0 "$("$program" read a.jsonl | grep -c "$(printf '\033')")"
check "nothing in, nothing out" "" "$("$program" read - < /dev/null)"
check "parse" "The envoy met the president on Friday ." \
  "$("$program" parse - < a.txt | grep -E '^[0-9]+	' | cut -f 2 | tr '\n' ' ' | sed 's/ $//')"
finish
