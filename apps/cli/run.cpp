#include "cli/run.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <iostream>

#include "cli/inputs.h"
#include "cli/open_reader.h"
#include "cli/ordered.h"
#include "cli/registry.h"
#include "cli/terminal.h"
#include "export/export.h"
#include "neural/thread_pool.h"
#include "pipeline/report_json.h"

namespace grotius::cli {
namespace {

// What became of one report.
struct Outcome {
  std::string output;
  std::vector<std::string> complaints;
  std::size_t words = 0;
  bool failed = false;
};

Result<Report> to_report(RawReport raw, const Options& options) {
  if (raw.error) return tl::unexpected(*std::move(raw.error));
  Report report;
  if (raw.json) {
    auto parsed = parse_report(raw.bytes);
    if (!parsed) return parsed;
    report = *std::move(parsed);
  } else {
    report.text = std::move(raw.bytes);
  }
  if (!report.published) report.published = options.published;
  return report;
}

Outcome read(const Reader& reader, Report report, const Options& options, ThreadPool* pool) {
  const Reading reading = reader.read(std::move(report), pool);
  Outcome outcome;
  outcome.words = reading.tokens.words.size();
  outcome.output = options.format == "text" ? reading_text(reading, wants_colour())
                                            : reading_json(reading, options.format == "json") + "\n";
  return outcome;
}

Outcome parse(const Reader& reader, Report report, const Options& options, ThreadPool* pool, const std::string& place) {
  const ParsedReport parsed = reader.parse_only(std::move(report), pool);
  Outcome outcome;
  outcome.words = parsed.tokens.words.size();
  if (options.format == "json") {
    outcome.output = parse_json(parsed) + "\n";
    return outcome;
  }
  outcome.output = parse_conllu(parsed);
  if (!outcome.output.empty()) return outcome;
  for (const std::string& warning : parsed.document.warnings)  // CoNLL-U has no place for a report without words
    outcome.complaints.push_back(fmt::format("{}: warning: {}", place, warning));
  return outcome;
}

// Memory that runs out over one report must not end the others, so nothing leaves here as an exception.
Outcome process(const Reader& reader, RawReport raw, const Options& options, ThreadPool* pool) {
  const std::string place = raw.place;
  const auto failure = [&](std::string_view what) {
    return Outcome{"", {fmt::format("{}: {}", place, what)}, 0, true};
  };
  try {
    auto report = to_report(std::move(raw), options);
    if (!report) return failure(report.error().message);
    return options.command == Command::kRead ? read(reader, *std::move(report), options, pool)
                                             : parse(reader, *std::move(report), options, pool, place);
  } catch (const std::exception& error) {
    return failure(error.what());
  }
}

bool put_out(std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
}

// Writes outcomes as they come and remembers the exit status.
class Sink {
 public:
  // False once standard output takes no more.
  bool take(const Outcome& outcome) {
    for (const std::string& complaint : outcome.complaints) console_.complain(complaint);
    if (outcome.failed) status_ = 1;
    if (!outcome.output.empty() && !put_out(outcome.output)) {
      if (errno != EPIPE) {
        console_.complain(fmt::format("standard output: cannot be written: {}", std::strerror(errno)));
        status_ = 1;
      }
      return false;
    }
    console_.advance(outcome.words);
    return true;
  }

  int finish() {
    console_.finish();
    return status_;
  }

 private:
  Console console_;
  int status_ = 0;
};

}  // namespace

int run(const Options& options) {
  if (options.command == Command::kRegistryCheck) return check_registry(options);
  if (options.command == Command::kRegistryFind) return find_in_registry(options);
  const auto reader = open_reader(options.model, options.lexicon, options.registry, options.verbs);
  if (!reader) {
    fmt::print(stderr, "grotius: {}\n", reader.error().to_string());
    return 1;
  }
  ReportStream reports(options.files, std::cin);
  // A lone text has no others to be read beside; then its own parts are.
  const bool split = options.jobs > 1 && reports.is_one_text();
  const auto pool = split ? std::make_unique<ThreadPool>(options.jobs) : nullptr;
  Sink sink;
  run_in_order(
      split ? 1 : options.jobs, [&] { return reports.next(); },
      [&](RawReport raw) { return process(**reader, std::move(raw), options, pool.get()); },
      [&](const Outcome& outcome) { return sink.take(outcome); });
  return sink.finish();
}

}  // namespace grotius::cli
