#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <thread>

#include "base/date.h"
#include "cli/completion.h"

namespace grotius::cli {
namespace {

constexpr const char* kAbout =
    "Reads news reports and says who did what to whom, when, where, and who says so,\n"
    "each with the passage that proves it.";

constexpr const char* kFooter =
    R"(Input: text files (one report each), JSON Lines of reports (.jsonl, or a JSON object on the first line), - for
standard input. A report: {"text": ..., "id", "published", "title", "publisher", "url", "language": if known}.

Examples:
  grotius read brief.txt --published 2025-03-16
  grotius read news.jsonl --format jsonl --jobs 4 > readings.jsonl
  curl -s https://news.example/1.txt | grotius read - --published 2025-03-16
  grotius parse brief.txt > brief.conllu
  grotius read brief.txt --registry my-actors.tsv
  grotius registry find Kremlin
  grotius case init talks.case && grotius case add talks.case news.jsonl && grotius status talks.case

Exit status: 0 all done, 1 something could not be read or does not hold (each told on standard error), 2 wrong usage.)";

unsigned default_jobs() { return std::max(1U, std::thread::hardware_concurrency()); }

void add_lexicon(CLI::App& command, Options& options) {
  command.add_option("--lexicon", options.lexicon,
                     "Lexicon folder (default: GROTIUS_LEXICON, else beside the program)");
}

void add_common(CLI::App& command, Options& options) {
  command.add_option("FILE", options.files, "Reports to read; - is standard input")->required();
  command.add_option("--jobs", options.jobs, "Reports read at once; output keeps the order of the input")
      ->check(CLI::Range(1U, 1024U))
      ->capture_default_str();
  command.add_option("--model", options.model, "Model file (default: GROTIUS_MODEL, else beside the program)");
  add_lexicon(command, options);
}

std::string check_date(const std::string& text) { return parse_day(text) ? "" : "no date such as 2025-03-16: " + text; }

// Subcommands of "registry"; the one parsed, if any, is told by its options' command.
struct RegistryCommands {
  Options check, find;
  CLI::App *check_command = nullptr, *find_command = nullptr;

  void add(CLI::App& app) {
    CLI::App* const registry = app.add_subcommand("registry", "Actors of your own: check a file, look a name up");
    registry->require_subcommand(1);
    check.command = Command::kRegistryCheck;
    check_command = registry->add_subcommand("check", "Says whether a registry file can be read, and what it holds");
    check_command->add_option("FILE", check.registry, "Registry file")->required();
    add_lexicon(*check_command, check);
    check_command->footer("Example:\n  grotius registry check my-actors.tsv");
    find.command = Command::kRegistryFind;
    find_command = registry->add_subcommand("find", "Whom a name stands for");
    find_command->add_option("NAME", find.name, "The name as reports have it, or an ISO 3166-1 code")->required();
    find_command->add_option("--on", find.on, "Day on which roles are looked at: 2025-03-16")->check(check_date);
    find_command->add_option("--registry", find.registry, "Registry file to look in as well");
    add_lexicon(*find_command, find);
    find_command->footer(
        "Examples:\n  grotius registry find Kremlin\n"
        "  grotius registry find Vale --registry my-actors.tsv --on 2024-05-01\n\n"
        "Exit status: 1 where nobody goes by the name.");
  }
};

CLI::App* add_completion(CLI::App& app, std::string& shell) {
  CLI::App* const out = app.add_subcommand("completion", "A script with which a shell completes commands and options");
  out->add_option("SHELL", shell, "bash or zsh")->required()->check(CLI::IsMember({"bash", "zsh"}));
  out->footer(
      "Examples:\n  source <(grotius completion bash)\n  grotius completion zsh > ~/.zsh/completions/_grotius   # a "
      "folder of $fpath");
  return out;
}

int exit_status(const CLI::App& app, const CLI::ParseError& error) { return app.exit(error) == 0 ? 0 : 2; }

}  // namespace

CommandLine parse_command_line(int argc, const char* const* argv) {
  Options read, parse;
  read.command = Command::kRead;
  read.format = "text";
  parse.command = Command::kParse;
  parse.format = "conllu";
  read.jobs = parse.jobs = default_jobs();
  CLI::App app(kAbout, "grotius");
  app.set_version_flag("--version", "grotius " GROTIUS_VERSION);
  app.require_subcommand(1);
  app.footer(kFooter);

  CLI::App* const read_command = app.add_subcommand("read", "Report in, sourced record out");
  add_common(*read_command, read);
  read_command->add_option("--published", read.published, "Date of reports that do not say theirs: 2025-03-16")
      ->check(check_date);
  read_command->add_option("--format", read.format, "text: for people; json: indented; jsonl: one line a report")
      ->check(CLI::IsMember({"text", "json", "jsonl"}))
      ->capture_default_str();

  read_command->add_option("--registry", read.registry,
                           "Actors of your own: a registry file, or a dictionary of PETRARCH or TABARI");
  read_command->add_option("--verbs", read.verbs,
                           "Verbs' CAMEO codes of your own: a verb dictionary of PETRARCH or TABARI");

  CLI::App* const parse_command =
      app.add_subcommand("parse", "Words, lemmas, tags, dependencies and names (Universal Dependencies)");
  add_common(*parse_command, parse);
  parse_command->add_option("--format", parse.format, "conllu, or json: one line a report")
      ->check(CLI::IsMember({"conllu", "json"}))
      ->capture_default_str();

  RegistryCommands registry;
  registry.add(app);
  CaseOptions cases;
  add_case_commands(app, cases);
  std::string shell;
  const CLI::App* const completion = add_completion(app, shell);
  read_command->footer(
      "Examples:\n  grotius read brief.txt --published 2025-03-16\n"
      "  grotius read news.jsonl --format jsonl --jobs 4 > readings.jsonl\n"
      "  grotius read brief.txt --registry my-actors.tsv\n\n"
      "Exit status: 0 all read, 1 a report could not be (the others are), 2 wrong usage.");
  parse_command->footer(
      "Examples:\n  grotius parse brief.txt > brief.conllu\n  grotius parse news.jsonl --format json");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return {std::nullopt, exit_status(app, error)};
  }
  if (completion->parsed()) {
    std::cout << (shell == "zsh" ? zsh_completion(app) : bash_completion(app)) << std::flush;
    return {std::nullopt, 0};
  }
  if (registry.check_command->parsed()) return {registry.check, 0};
  if (registry.find_command->parsed()) return {registry.find, 0};
  if (cases.command) read.cases = cases;
  return {parse_command->parsed() ? parse : read, 0};
}

}  // namespace grotius::cli
