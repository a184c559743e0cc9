# One bad report never stops the rest: each is told with file and line, the others are read, the status is 1.
. "$(dirname "$0")/common.sh"

cat > news.jsonl <<'END'
{"id": "r1", "text": "The envoy met the president on Friday.", "published": "2025-03-16"}
{"id": "r2", "text": "cut off
{"id": "r3"}

{"id": "r4", "text": "Talks end.", "published": "2025-02-30"}
{"id": "r5", "text": "Talks resumed in Geneva.", "published": "2025-03-16"}
{"id": "r6", "text": "Les pourparlers ont repris.", "language": "fr"}
END
echo "The talks ended." > last.txt

"$program" read missing.txt news.jsonl . last.txt --format jsonl > out 2> err
check "status" 1 $?
check "readings" 4 "$(wc -l < out)"
check "order" "r1 r5 r6" "$(grep -o '"report":{"id":"r[0-9]"' out | grep -o 'r[0-9]' | tr '\n' ' ' | sed 's/ $//')"
check "foreign report is empty" 1 "$(grep '"id":"r6"' out | grep -c '"facts":\[\]')"
check "foreign report says why" 1 "$(grep '"id":"r6"' out | grep -c 'not in English')"
check "complaints" 5 "$(wc -l < err)"
check "missing file" 1 "$(grep -c '^grotius: missing.txt: cannot be read: No such file or directory$' err)"
check "no JSON" 1 "$(grep -c '^grotius: news.jsonl:2: no JSON: ' err)"
check "no text" 1 "$(grep -c '^grotius: news.jsonl:3: the report has no "text"$' err)"
check "impossible date" 1 "$(grep -c '^grotius: news.jsonl:5: "published" is no date: 2025-02-30$' err)"
check "folder" 1 "$(grep -c '^grotius: .: is a folder' err)"
finish
