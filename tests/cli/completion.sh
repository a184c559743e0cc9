# Completion and manual page know every command and option that the program has.
. "$(dirname "$0")/common.sh"

"$program" completion bash > grotius.bash 2> err
check "bash" "0:0" "$?:$(wc -l < err)"
"$program" completion zsh > _grotius
check "zsh" 0 $?
"$program" completion fish 2> err
check "another shell" 2 $?
check "bash can read it" "" "$(bash -n grotius.bash 2>&1)"
command -v zsh > /dev/null && check "zsh can read it" "" "$(zsh -n _grotius 2>&1)"

# offered WORDS…: what bash offers for the last of the words.
offered() {
  bash -c '. ./grotius.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _grotius; echo "${COMPREPLY[*]}"' bash "$@"
}
check "commands" "case" "$(offered grotius ca)"
check "commands of a command" "init info" "$(offered grotius case in)"
check "options" "--as-of" "$(offered grotius status a.case --as)"
check "options of a command's command" "--registry" "$(offered grotius case add a.case --reg)"
check "values" "text md json" "$(offered grotius status a.case --format "")"
check "files are the shell's own" "" "$(offered grotius status a)"

manual="$root/docs/grotius.1"
for option in $(grep -o -- '--[a-z][a-z-]*' grotius.bash | sort -u); do
  grep -q -- "$(printf %s "$option" | sed 's/-/\\\\-/g')" "$manual" || check "in the manual" "$option" "missing"
done
for command in read parse "registry check" "registry find" "case init" "case add" "case list" "case info" "case verify" \
    "case compact" status changes timeline who ask brief completion; do
  grep -q "^\.SS \"grotius $command" "$manual" || check "in the manual" "$command" "missing"
  # shellcheck disable=SC2086
  check "$command --help shows an example" 1 "$("$program" $command --help | grep -c '^Examples\{0,1\}:')"
done
command -v man > /dev/null && check "man can show it" "" "$(man --warnings -l "$manual" 2>&1 > /dev/null)"
finish
