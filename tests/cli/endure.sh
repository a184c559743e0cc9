# Adding to a case while things go wrong: killed at random moments, on a full disk, on a disk that nobody may write to.
#   sh endure.sh PROGRAM [KILLS [SEED]]
# The case opens and verifies after each, nothing is lost, and the same command again ends in the bytes of an undisturbed
# run. The disks are small ones of a namespace of its own; where the system lets nobody have one, they are left out.
if [ -z "${GROTIUS_HAS_DISK:-}" ]; then
  export GROTIUS_HAS_DISK=no
  if unshare -rm true 2> /dev/null; then
    export GROTIUS_HAS_DISK=yes
    exec unshare -rm sh "$0" "$@"
  fi
fi
. "$(dirname "$0")/common.sh"
kills=${2:-8}
seed=${3:-1}

# Readings made beforehand and four copies of every report: most of the time then is spent writing.
"$program" read --format jsonl "$root/samples/camp-david.jsonl" > readings.jsonl
"$root/bench/redate.py" "$root/samples/camp-david.jsonl" readings.jsonl parts --reports 60 > out
reports=parts/0000.jsonl
"$program" case init undisturbed.case --name b
begun=$(date +%s%N)
"$program" case add undisturbed.case $reports > out
took=$(($(date +%s%N) - begun))
told=$("$program" status undisturbed.case --format json | sha256sum)
held_by() { "$program" case info "$1" | sed -n 's/^reports *\([0-9]*\).*/\1/p'; }
check "the undisturbed run" 60 "$(held_by undisturbed.case)"

# completes WHAT CASE
completes() {
  "$program" case verify "$2" > out
  check "$1: verify" 0 $?
  "$program" case add "$2" $reports > out 2> err
  check "$1: add again" "0:0" "$?:$(wc -l < err)"
  check "$1: state" "$told" "$("$program" status "$2" --format json | sha256sum)"
  check "$1: state, nothing kept" "$told" "$("$program" status "$2" --format json --fresh | sha256sum)"
}

none=0 some=0 all=0
awk -v kills="$kills" -v seed="$seed" -v took="$took" \
  'BEGIN { srand(seed); for (i = 0; i < kills; ++i) printf "%.4f\n", rand() * took / 1e9 }' > moments
while read -r moment; do
  rm -f k.case*
  "$program" case init k.case --name b
  "$program" case add k.case $reports > out 2> err &
  sleep "$moment"
  kill -9 $! 2> err
  wait $! 2> err
  held=$(held_by k.case)
  case $held in
    0) none=$((none + 1)) ;;
    60) all=$((all + 1)) ;;
    *) some=$((some + 1)) ;;
  esac
  completes "killed after $moment s, with $held reports" k.case
done < moments
echo "killed with no report added: $none, with some: $some, with all: $all"

if [ "$GROTIUS_HAS_DISK" = yes ]; then
  mkdir disk
  mount -t tmpfs -o size=600k none disk
  "$program" case init disk/c.case --name b
  "$program" case add disk/c.case $reports > out 2> err
  check "full disk" "1:1" "$?:$(grep -c 'the disk is full; what was added before is kept' err)"
  check "full disk: some reports" yes "$([ "$(held_by disk/c.case)" -gt 0 ] && echo yes)"
  "$program" case verify disk/c.case > out
  check "full disk: verify" 0 $?
  held=$(held_by disk/c.case)
  mount -o remount,ro disk
  "$program" case add disk/c.case $reports > out 2> err
  check "read-only disk" "1:1" "$?:$(grep -c 'disk/c.case: the file or its folder is read-only' err)"
  check "read-only disk: reports" "$held" "$(held_by disk/c.case)"
  "$program" status disk/c.case > out 2> err
  check "read-only disk: status" "0:0" "$?:$(wc -l < err)"
  mount -o remount,rw,size=64M disk
  completes "room again" disk/c.case
  umount disk
fi
finish
