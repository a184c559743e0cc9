# Sourced by the cases beside it: sh case.sh PROGRAM. Leaves $program, a scratch folder as the current one, and check.
# Without a model the case is skipped (exit status 77).
set -u
program=$(realpath "$1")
root=$(cd "$(dirname "$0")/../.." && pwd)
if [ -z "${GROTIUS_MODEL:-}" ] && [ ! -e "$root/models/grotius-en.model" ]; then
  echo "skipped: no model at $root/models/grotius-en.model and GROTIUS_MODEL is not set"
  exit 77
fi
export GROTIUS_LEXICON="$root/lexicon"
export GROTIUS_MODEL="${GROTIUS_MODEL:-$root/models/grotius-en.model}"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1
failures=0

# check WHAT EXPECTED ACTUAL
check() {
  [ "$2" = "$3" ] && return
  failures=$((failures + 1))
  printf '%s\n  expected: %s\n  actual:   %s\n' "$1" "$2" "$3"
}

finish() {
  [ "$failures" -eq 0 ] && echo "all as expected"
  exit $((failures > 0))
}
