#include "cli/case_options.h"

#include <CLI/CLI.hpp>
#include <thread>

#include "base/date.h"

namespace grotius::cli {
namespace {

constexpr const char* kCaseFooter =
    R"(A case is one file: the reports of a peace process, a sanctions file, a crisis, and what was read in them.

Examples:
  grotius case init somalia.case --name "Somalia 2006"
  grotius case add somalia.case news.jsonl briefs/
  grotius case add somalia.case news.jsonl readings.jsonl    # readings made elsewhere: grotius read --format jsonl
  grotius case list somalia.case
  grotius case verify somalia.case)";

constexpr const char* kAddFooter =
    R"(Text files (one report each), JSON Lines of reports, folders of both, - for standard input. A line with the schema
grotius.reading/1 is a reading of a report made elsewhere, one with grotius.correction/1 a person's correction of a fact.
A report must have a date: its own, its dateline's, or --published. Adding the same again changes nothing, so a run that
was stopped is simply started again.

Where much was added, or the case is small, the plain status and the index for ask are made at once and kept beside the case
(CASE-index), so that the first question need not wait.

Example:
  grotius case add somalia.case news.jsonl --jobs 4
  grotius case add somalia.case news.jsonl --registry my-actors.tsv

Exit status: 0 all added or known before, 1 something could not be (the rest is), 2 wrong usage.)";

constexpr const char* kStatusFooter =
    R"(Only what was known counts: reports published after the date are left out. --known-at says a later knowledge of the
same day.

Examples:
  grotius status somalia.case
  grotius status somalia.case --as-of 2006-12-10
  grotius status somalia.case --as-of 2006-12-10 --known-at 2006-12-28
  grotius status somalia.case --format json > state.json)";

std::string check_day(const std::string& text) { return parse_day(text) ? "" : "no date such as 2006-12-28: " + text; }

// A subcommand on one case, which chooses `command` when it is given.
CLI::App* add(CLI::App& parent, CaseOptions& options, const char* name, const char* about, CaseCommand command) {
  CLI::App* const out = parent.add_subcommand(name, about);
  out->add_option("CASE", options.path, "File of the case")->required();
  out->callback([&options, command] { options.command = command; });
  return out;
}

void add_dates(CLI::App& command, CaseOptions& options) {
  command.add_flag("--fresh", options.fresh, "Make the answer anew, without what is kept beside the case");
  command.add_option("--as-of", options.as_of, "Day the question is about (default: of the last report)")
      ->check(check_day);
  command.add_option("--known-at", options.known_at, "Day up to which reports count (default: the same)")
      ->check(check_day);
}

constexpr const char* kAskFooter =
    R"(Every condition given must hold. Names are matched by their words, in any case; who acts for somebody counts as him.

The first question after a few reports were added goes through the whole case and keeps an index beside it (CASE-index, which
may be deleted at any time); later ones are answered from that.

Examples:
  grotius ask somalia.case --actor Ethiopia --type ASSAULT --status occurred
  grotius ask somalia.case --type control --place Mogadishu
  grotius ask somalia.case --said-by Meles --from 2006-12-20 --to 2006-12-27)";

constexpr const char* kExportFooter =
    R"(jsonl     everything the case holds, one JSON object a line
csv       the facts, one a row (RFC 4180)
plover    events as PLOVER records (JSON Lines)
polecat   events in POLECAT's 40 columns
gdelt     events in GDELT 2.0's 61 columns
icews     events in ICEWS's 20 columns
geojson   events that have a point on the map (RFC 7946)
graphml   who did what to whom as a graph
jsonld    facts with provenance (PROV-O) and their words (Web Annotation)
ical      what is due (RFC 5545)
markdown  a folder of linked notes, one a party and one a proposal; needs --out

Examples:
  grotius export somalia.case --format csv --out facts.csv
  grotius export somalia.case --format gdelt --as-of 2006-12-20 > events.tsv
  grotius export somalia.case --format markdown --out notes)";

void add_export(CLI::App& app, CaseOptions& options) {
  CLI::App* const command = add(app, options, "export", "A case in the formats of other tools", CaseCommand::kExport);
  command->footer(kExportFooter);
  command->add_option("--format", options.format, "One of those below")
      ->required()
      ->check(CLI::IsMember(
          {"jsonl", "csv", "plover", "polecat", "gdelt", "icews", "geojson", "graphml", "jsonld", "ical", "markdown"}));
  command->add_option("--out", options.out, "File to write, folder for markdown (default: standard output)");
  command->add_flag("--with-unreal", options.with_unreal,
                    "plover, polecat, gdelt, icews: also what is denied or only imagined");
  add_dates(*command, options);
}

void add_format(CLI::App& command, CaseOptions& options, const std::vector<std::string>& formats) {
  command.add_option("--format", options.format, "text: for people; json")
      ->check(CLI::IsMember(formats))
      ->capture_default_str();
}

void add_since(CLI::App& command, CaseOptions& options) {
  command.add_option("--since", options.since, "Day to compare with")->check(check_day)->required();
}

// The commands that ask a case something besides its state.
void add_questions(CLI::App& app, CaseOptions& options) {
  CLI::App* const changes =
      add(app, options, "changes", "What is new, changed or gone since a day", CaseCommand::kChanges);
  changes->footer("Example:\n  grotius changes somalia.case --since 2006-12-10");
  CLI::App* const timeline = add(app, options, "timeline", "The events of a case by date", CaseCommand::kTimeline);
  timeline->footer("Example:\n  grotius timeline somalia.case --as-of 2006-12-10");
  CLI::App* const who = add(app, options, "who", "Who somebody is, and every entry that names him", CaseCommand::kWho);
  who->add_option("NAME", options.who, "Name, part of it, or id")->required();
  who->footer("Example:\n  grotius who somalia.case Gedi");
  CLI::App* const asking = add(app, options, "ask", "The facts of a case that meet conditions", CaseCommand::kAsk);
  asking->footer(kAskFooter);
  asking->add_option("--actor", options.actor, "Who does it or to whom it is done");
  asking->add_option("--type", options.type, "PLOVER type (ASSAULT), or kind (control, measure, position)");
  asking->add_option("--status", options.status, "occurred, ongoing, planned, requested, denied ...");
  asking->add_option("--place", options.place, "Where");
  asking->add_option("--from", options.from, "First day")->check(check_day);
  asking->add_option("--to", options.to, "First day no more")->check(check_day);
  asking->add_option("--limit", options.limit, "At most so many, the newest; 0: all")->capture_default_str();
  asking->add_option("--said-by", options.said_by, "Who says it; nobody: the reporter's own voice");
  CLI::App* const brief = add(app, options, "brief", "A note on what changed since a day, with its sources (Markdown)",
                              CaseCommand::kBrief);
  brief->footer("Example:\n  grotius brief somalia.case --since 2006-12-26 > note.md");
  for (CLI::App* const one : {changes, brief}) add_since(*one, options);
  for (CLI::App* const one : {changes, timeline, who, asking, brief}) add_dates(*one, options);
  for (CLI::App* const one : {changes, timeline, asking}) add_format(*one, options, {"text", "json"});
}

}  // namespace

void add_case_commands(CLI::App& app, CaseOptions& options) {
  CLI::App* const cases =
      app.add_subcommand("case", "Keep the record of a case: init, add, list, info, verify, compact");
  cases->require_subcommand(1);
  cases->footer(kCaseFooter);
  CLI::App* const init = add(*cases, options, "init", "Make a new, empty case", CaseCommand::kInit);
  init->add_option("--name", options.name, "What the case is called (default: the file's name)");
  init->footer("Example:\n  grotius case init somalia.case --name \"Somalia 2006\"");

  CLI::App* const adding = add(*cases, options, "add", "Add reports, or readings made elsewhere", CaseCommand::kAdd);
  adding->footer(kAddFooter);
  adding->add_option("REPORTS", options.files, "Files and folders; - is standard input")->required();
  adding->add_option("--published", options.published, "Date of reports that do not say theirs: 2025-03-16")
      ->check(check_day);
  options.jobs = std::max(1U, std::thread::hardware_concurrency());
  adding->add_option("--jobs", options.jobs, "Reports read at once")
      ->check(CLI::Range(1U, 1024U))
      ->capture_default_str();
  adding->add_option("--model", options.model, "Model file (default: GROTIUS_MODEL, else beside the program)");
  adding->add_option("--lexicon", options.lexicon,
                     "Lexicon folder (default: GROTIUS_LEXICON, else beside the program)");
  adding->add_option("--registry", options.registry,
                     "Actors of your own: a registry file, or a dictionary of PETRARCH or TABARI");
  adding->add_option("--verbs", options.verbs,
                     "Verbs' CAMEO codes of your own: a verb dictionary of PETRARCH or TABARI");

  add(*cases, options, "list", "The reports of a case, by date", CaseCommand::kList)
      ->footer("Example:\n  grotius case list somalia.case");
  add(*cases, options, "info", "What a case holds, in numbers", CaseCommand::kInfo)
      ->footer("Example:\n  grotius case info somalia.case");
  add(*cases, options, "compact", "Give back the space that nothing uses, and say how much", CaseCommand::kCompact)
      ->footer("What the case holds and says stays the same.\n\nExample:\n  grotius case compact somalia.case");
  add(*cases, options, "verify", "Check every hash, and every passage against the stored text", CaseCommand::kVerify)
      ->footer(
          "Example:\n  grotius case verify somalia.case\n\nExit status: 1 where something does not hold, each told.");

  CLI::App* const status = add(app, options, "status", "Where a negotiation stands at a date", CaseCommand::kStatus);
  status->footer(kStatusFooter);
  add_dates(*status, options);
  status->add_option("--format", options.format, "text: for people; md: the same as Markdown; json: grotius.state/1")
      ->check(CLI::IsMember({"text", "md", "json"}))
      ->capture_default_str();
  add_questions(app, options);
  add_export(app, options);
}

}  // namespace grotius::cli
