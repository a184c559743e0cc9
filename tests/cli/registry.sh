# A registry of one's own is checked, looked up and read with; its bad line is named.
. "$(dirname "$0")/common.sh"

printf '# mine\nIrina Vale; Vale\tperson\tMDA\tMDAGOV\tQ5\tPrime Minister\t2023-02-16\t2025-11-01\n' > own.tsv
printf 'Eastern Brigade\tarmed_force\tMDA\tMDAREB\t-\t-\t-\t-\n' >> own.tsv
"$program" registry check own.tsv > out 2> err
check "check" "0:own.tsv: 2 entries: 1 armed_force, 1 person" "$?:$(cat out)"
printf 'Irina Vale\thero\tMDA\t-\t-\t-\t-\t-\n' > bad.tsv
"$program" registry check bad.tsv > out 2> err
check "bad line" '1:grotius: bad.tsv:1: "hero" is no kind of actor' "$?:$(cat err)"

"$program" registry find Vale --registry own.tsv --on 2024-05-01 > out 2> err
check "find" "0:Irina Vale" "$?:$(cut -f1 out)"
"$program" registry find Vale --registry own.tsv --on 2026-05-01 > out 2> err
check "find after the term" "1:0" "$?:$(wc -l < out)"
"$program" registry find Kremlin > out 2> err
check "find in the lexicon" "0:RUSGOV" "$?:$(cut -f4 out)"

echo "Irina Vale said on Monday that the Eastern Brigade had left Balti." > a.txt
"$program" read a.txt --registry own.tsv --published 2024-05-06 --format jsonl > out 2> err
check "role on the day" "0:1" "$?:$(grep -c '"role":"Prime Minister"' out)"
check "brigade" 1 "$(grep -c '"code":"MDAREB"' out)"
"$program" read a.txt --registry own.tsv --published 2022-05-06 --format jsonl > out 2> err
check "no role before its term" "0:0" "$?:$(grep -c '"role":"Prime Minister"' out)"
"$program" read a.txt --registry bad.tsv > out 2> err
check "reading with a bad registry" "1:1" "$?:$(grep -c 'bad.tsv:1' err)"

# Into a case: the readings carry the registry's version, and one with it counts before one without.
"$program" case init a.case
"$program" case add a.case a.txt --published 2024-05-06 > out 2> err
"$program" case add a.case a.txt --published 2024-05-06 --registry own.tsv > out 2> err
check "added with a registry" "0:0 added, 1 read anew, 0 known before" "$?:$(cat out)"
check "added with it again" "0 added, 0 read anew, 1 known before" \
  "$("$program" case add a.case a.txt --published 2024-05-06 --registry own.tsv)"
check "its version" 1 "$("$program" case info a.case | grep -c "own files $(sha256sum < own.tsv | cut -c1-8)$")"
check "its office in the state" yes "$("$program" status a.case | grep -q 'Prime Minister' && echo yes)"
"$program" case add a.case a.txt --published 2024-05-06 --registry bad.tsv > out 2> err
check "added with a bad registry" "1:1" "$?:$(grep -c 'bad.tsv:1' err)"
finish
