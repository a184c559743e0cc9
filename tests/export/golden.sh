#!/bin/sh
# sh golden.sh PROGRAM FORMAT: a case made by hand (make_case.py), exported, must be byte for byte what lies in expected/,
# and an independent reader must find in it what the case holds (read_back.py). Needs no model. GROTIUS_UPDATE=1 writes
# expected/ anew: look at what changed.
set -eu
program=$(realpath "$1")
format=$2
here=$(cd "$(dirname "$0")" && pwd)
python=/usr/bin/python3
[ -x "$python" ] || { echo "skipped: no $python"; exit 77; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

"$python" "$here/make_case.py"
"$program" case init lake.case --name "Lake talks"
"$program" case add lake.case reports.jsonl readings.jsonl > added
"$program" export lake.case --format "$format" --out "export.$format"
if [ "${GROTIUS_UPDATE:-0}" = 1 ]; then
  rm -rf "$here/expected/export.$format"
  cp -r "export.$format" "$here/expected/"
fi
diff -r "$here/expected/export.$format" "export.$format"

# Another order of adding changes nothing.
"$program" case init back.case --name "Lake talks"
sort -r reports.jsonl > backwards.jsonl
"$program" case add back.case readings.jsonl backwards.jsonl > added
"$program" export back.case --format "$format" --out "again.$format"
diff -r "export.$format" "again.$format"

"$python" "$here/read_back.py" "$format" "export.$format"
