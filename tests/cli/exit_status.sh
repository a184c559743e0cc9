# 0 when all is read, 1 when something is not, 2 for wrong usage; a reader that goes away ends the run without a word.
. "$(dirname "$0")/common.sh"

echo "The envoy met the president on Friday." > a.txt
"$program" read a.txt --published 2025-03-16 > out 2> err
check "read" "0:0" "$?:$(wc -l < err)"
"$program" parse a.txt > out 2> err
check "parse" "0:0" "$?:$(wc -l < err)"
"$program" read missing.txt > out 2> err
check "missing file" 1 $?
"$program" read a.txt --published 2025-13-01 > out 2> err
check "impossible date" 2 $?
"$program" translate a.txt > out 2> err
check "unknown command" 2 $?
"$program" --help > out 2> err
check "help" "0:0" "$?:$(wc -l < err)"
"$program" read a.txt --model none.model > out 2> err
check "missing model" 1 $?
check "missing model is named" 1 "$(grep -c 'none.model' err)"
GROTIUS_MODEL="$PWD/a.txt" "$program" read a.txt > out 2> err
check "text in place of the model" 1 $?
check "wrong model is named" 1 "$(grep -c "$PWD/a.txt" err)"

for n in $(seq 200); do cat a.txt a.txt a.txt a.txt; echo; done > long.txt
"$program" parse long.txt long.txt long.txt long.txt 2> err | head -n 1 > out
check "closed output" "1:0" "$(wc -l < out):$(wc -l < err)"
if [ -e /dev/full ]; then
  "$program" parse a.txt > /dev/full 2> err
  check "full disk" "1:1" "$?:$(grep -c '^grotius: standard output: cannot be written' err)"
fi
finish
