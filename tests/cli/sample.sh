# The sample case as its reports have it: what must be told at a date, and what must not.
. "$(dirname "$0")/common.sh"

"$program" case init camp.case --name "Camp David"
"$program" case add camp.case "$root/samples/camp-david.jsonl" > out

at() { "$program" status camp.case --as-of "$1" | sed 's/  \[[^]]*\]$//' > state; day=$1; }
tells() { check "$day tells: $1" yes "$(grep -qF -- "$1" state && echo yes)"; }
hides() { check "$day does not tell: $1" "" "$(grep -F -- "$1" state)"; }

at 1978-08-10
tells "  party: Egypt, Israel"
tells "  due  1978-09-01 to 1978-10-01  Egypt, Israel, United States, at Camp David"
hides "held  1978-09"

at 1978-09-07
tells "  held  1978-09-06  Egypt, Israel, White House"
hides "overdue  1978-09-06"
hides "Ezer Weizman, Israel"

at 1978-09-10
tells "  party: Egypt, Israel"
tells "  mediator: White House"
tells "Egyptian plan: Israel to leave the Sinai, the Golan Heights, the West Bank and Gaza: on the table"
tells "    Israel: rejects since 1978-09-08"
tells "  held  1978-09-05  Israel, White House"
hides "They have not met since"
hides "accords"
hides "1978-09-06  Israel: Begin listened"

at 1978-09-18
tells "Mohamed Ibrahim Kamel, Foreign Minister (Egypt): ended"
tells "Two agreements between Egypt and Israel: agreed"
tells "    Egypt: accepts since 1978-09-17"
tells "    Israel: accepts since 1978-09-17"
tells "American draft of a peace framework: superseded"
tells "Jordan, Saudi Arabia, United States"
hides "rejects since 1978-09-20"
hides "given up"
hides "Egypt: rejects"
tells "    Mohamed Ibrahim Kamel: rejects since 1978-09-16"
tells "  mediator: United States"
tells "  held  1978-09-11  Egypt, United States, at Camp David"
tells "done  no date, told 1978-09-16  Egyptian Foreign Minister Mohamed Ibrahim Kamel"

at 1978-10-27
tells "    Syria: rejects since 1978-09-20"
tells "    Jordan: rejects since 1978-09-20"
tells "    Saudi Arabia: rejects since 1978-09-20"
tells "    Palestine Liberation Organization: rejects since 1978-09-20"
tells "  held  1978-10-12  Egypt, Israel, at Blair House"
tells "That the treaty mention the Palestinians: on the table"
hides "Egypt: rejects since 1978-10-27"
hides "East Jerusalem:"
hides "to end after"
hides "due  no date, told 1978-09-20"
hides "1977"
finish
