# A case from outside: adding is idempotent, its order does not matter, errors are told; endure.sh kills it.
. "$(dirname "$0")/common.sh"

head -6 "$root/samples/camp-david.jsonl" > reports.jsonl
"$program" read --format jsonl reports.jsonl > readings.jsonl

"$program" case init a.case --name "Camp David" 2> err
check "init" "0:0" "$?:$(wc -l < err)"
"$program" case init a.case 2> err
check "init again" "1:1" "$?:$(wc -l < err)"
check "add, read here" "6 added, 0 read anew, 0 known before" "$("$program" case add a.case reports.jsonl)"
check "add again" "0 added, 0 read anew, 6 known before" "$("$program" case add a.case reports.jsonl)"
"$program" case verify a.case > out
check "verify" "0:1" "$?:$(grep -c '^all holds: 6 reports' out)"
check "list" 6 "$("$program" case list a.case | wc -l)"
"$program" status a.case --format json > here.json
check "status" 0 $?

# Readings made elsewhere, before or after their reports, in any order, one by one or together.
"$program" case init b.case && "$program" case add b.case reports.jsonl readings.jsonl > out
"$program" status b.case --format json > together.json
mkdir parts
awk '{print > ("parts/" (9 - NR) ".jsonl")}' reports.jsonl
awk '{print > ("parts/" NR "-read.jsonl")}' readings.jsonl
"$program" case init c/case.case 2> err
check "no folder for the case" 1 $?
"$program" case init b2.case --name b && for part in parts/?.jsonl; do
  "$program" case add b2.case "$part" parts/*-read.jsonl > out 2> err
done
"$program" status b2.case --format json > backwards.json
check "order of adding" "$(sha256sum < together.json)" "$(sha256sum < backwards.json)"

for k in 1 2 3 4 5; do
  { tail -n "+$((k + 1))" reports.jsonl; head -n "$k" reports.jsonl; } > rotated.jsonl
  sort -r readings.jsonl > sorted.jsonl
  rm -f p.case*
  "$program" case init p.case --name b && "$program" case add p.case rotated.jsonl sorted.jsonl > out
  "$program" status p.case --format json > permuted.json
  check "permutation $k" "$(sha256sum < together.json)" "$(sha256sum < permuted.json)"
done

# Codes of one's own: a reading says what it was made with, and is made anew for another dictionary.
printf -- '--- MEET [047] ---\nMEET\n' > own.verbs
"$program" case init v.case && "$program" case add v.case reports.jsonl > out
"$program" case add v.case reports.jsonl --verbs own.verbs > out
check "readings that the verbs change" 1 "$(grep -c '^0 added, [1-6] read anew' out)"
check "add with the same verbs" "0 added, 0 read anew, 6 known before" "$("$program" case add v.case reports.jsonl --verbs own.verbs)"
check "info names own files" 1 "$("$program" case info v.case | grep -c 'own files +[0-9a-f]\{8\}$')"

# Two writers at once wait for each other.
"$program" case init w.case --name b
head -3 reports.jsonl > first.jsonl
tail -3 reports.jsonl > last.jsonl
"$program" case add w.case readings.jsonl first.jsonl > /dev/null 2> err1 &
"$program" case add w.case readings.jsonl last.jsonl > /dev/null 2> err2
wait $!
"$program" status w.case --format json > writers.json
check "two writers" "$(sha256sum < together.json)" "$(sha256sum < writers.json)"

# Questions.
for question in "changes a.case --since 1978-09-05" "timeline a.case" "who a.case Sadat" "ask a.case --actor Egypt" \
    "brief a.case --since 1978-09-05" "case info a.case" "status a.case --format md"; do
  # shellcheck disable=SC2086
  "$program" $question > out 2> err
  check "$question" "0:0:yes" "$?:$(wc -l < err):$([ -s out ] && echo yes)"
done
check "every sentence of the note has a passage" 0 "$("$program" brief a.case --since 1978-08-01 | grep '^- ' | grep -vc '\[^[0-9]*\]$')"
check "what is asked for" 0 "$("$program" ask a.case --type CONSULT | grep '^[0-9]' | grep -vc CONSULT)"
"$program" who a.case Metternich > out 2> err
check "nobody of that name" "1:1" "$?:$(wc -l < err)"
"$program" changes a.case 2> err
check "changes since when" 2 $?
for command in case "case add" status changes timeline who ask brief export; do
  # shellcheck disable=SC2086
  "$program" $command --help > out
  check "$command --help shows an example" "0:yes" "$?:$(grep -q 'grotius .*case' out && echo yes)"
done

# Exports; what is in them is tests/export's business.
"$program" export a.case --format csv > facts.csv 2> err
check "export" "0:0:yes" "$?:$(wc -l < err):$([ -s facts.csv ] && echo yes)"
"$program" export a.case --format csv --out again/facts.csv 2> err
check "export to a file" "0:$(sha256sum < facts.csv)" "$?:$(sha256sum < again/facts.csv)"
"$program" export a.case --format markdown 2> err
check "several files want a folder" "1:1" "$?:$(grep -c -e '--out' err)"
"$program" export a.case --format xls 2> err
check "no such format" 2 $?
# What was added is ready to be asked about.
"$program" case init ready.case --name "Camp David" && "$program" case add ready.case readings.jsonl reports.jsonl > out
check "an index after adding" yes "$([ -s ready.case-index ] && echo yes)"
before=$(sha256sum < ready.case-index)
check "the status is kept" "$("$program" status ready.case --fresh | sha256sum)" "$("$program" status ready.case | sha256sum)"
check "the facts are kept" "$("$program" ask ready.case --fresh | sha256sum)" "$("$program" ask ready.case | sha256sum)"
check "nothing was left to keep" "$before" "$(sha256sum < ready.case-index)"
# Kept answers are the same bytes as new ones: the first time, the second, and after more was added.
cp a.case grown.case
for round in first second; do
  for question in "status CASE" "status CASE --format json" "changes CASE --since 1978-09-05" "timeline CASE" "who CASE Sadat" \
      "ask CASE --actor Egypt" "ask CASE --type CONSULT --format json" "status CASE --as-of 1978-09-10" \
      "ask CASE --as-of 1978-09-10 --said-by Sadat" "status CASE --as-of 1978-08-20 --known-at 1978-10-01"; do
    # shellcheck disable=SC2086,SC2001
    check "$question, $round" "$("$program" $(echo "$question" | sed 's/CASE/grown.case --fresh/') | sha256sum)" \
      "$("$program" $(echo "$question" | sed 's/CASE/grown.case/') | sha256sum)"
  done
  [ $round = first ] && echo "Sadat met Begin in Cairo on Friday, the president said." > more.txt &&
    "$program" case add grown.case more.txt --published 1978-11-10 > out
done
# Added one by one, the last first, with a question after each: as if all had been there at once.
"$program" case init steps.case --name "Camp David"
for i in 6 3 1 5 2 4; do
  sed -n "${i}p" reports.jsonl > one.jsonl
  grep -F "$(grep -o '"id": *"[^"]*"' one.jsonl | head -1 | grep -o '[^"]*"$')" readings.jsonl | head -1 >> one.jsonl
  "$program" case add steps.case one.jsonl > out
  for question in "ask steps.case --actor Egypt" "ask steps.case --limit 0 --format json" "ask steps.case --said-by Sadat"; do
    # shellcheck disable=SC2086
    check "$question with $i" "$("$program" $question --fresh | sha256sum)" "$("$program" $question | sha256sum)"
  done
done
check "a limit" 2 "$("$program" ask a.case --limit 2 2> err | grep -c '^[0-9]')"
check "a limit is told" 1 "$(grep -c 'the newest 2 of' err)"
mkdir fixed && cp a.case fixed/ && chmod a-w fixed
check "in a folder that nobody may write to" "$("$program" status a.case | sha256sum)" "$("$program" status fixed/a.case | sha256sum)"
chmod u+w fixed

# Compacting says the bytes and changes nothing else.
"$program" status grown.case --format json > before.json
check "compact" 2 "$("$program" case compact grown.case | grep -c ' -> [0-9]* bytes$')"
"$program" status grown.case --format json --fresh > after.json
check "state after compacting" "$(sha256sum < before.json)" "$(sha256sum < after.json)"
check "verify after compacting" 0 "$("$program" case verify grown.case > out; echo $?)"

# Errors.
"$program" case add missing.case reports.jsonl 2> err
check "no such case" "1:1" "$?:$(grep -c 'missing.case: no such file' err)"
"$program" status reports.jsonl 2> err
check "not a case" "1:1" "$?:$(grep -c 'not a case' err)"
"$program" status a.case --as-of yesterday 2> err
check "no date" 2 $?
"$program" case 2> err
check "case without a command" 2 $?
echo 'Talks were held.' > undated.txt
"$program" case add a.case undated.txt > out 2> err
check "no date of a report" "1:1" "$?:$(grep -c 'no date' err)"
"$program" case add a.case undated.txt --published 1978-09-30 > out 2> err
check "date given" "0:1 added, 0 read anew, 0 known before" "$?:$(cat out)"
if [ "$(id -u)" -ne 0 ]; then
  chmod a-w a.case
  "$program" case add a.case reports.jsonl > out 2> err
  check "read-only" 1 $?
fi
finish
