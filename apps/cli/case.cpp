#include "cli/case.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "process/process.h"

namespace grotius::cli {
namespace {

int failed(const Error& error) {
  fmt::print(stderr, "grotius: {}\n", error.to_string());
  return 1;
}

// A reader of the output that goes away ends the command without a word.
int write(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) return 0;
  if (errno == EPIPE) return 0;
  fmt::print(stderr, "grotius: standard output: cannot be written: {}\n", std::strerror(errno));
  return 1;
}

int init(const CaseOptions& options) {
  const std::string name = options.name.empty() ? std::filesystem::path(options.path).stem().string() : options.name;
  const auto made = Ledger::create(options.path, name);
  return made ? 0 : failed(made.error());
}

int list(const CaseOptions& options) {
  auto ledger = Ledger::open_to_read(options.path);
  if (!ledger) return failed(ledger.error());
  const auto lines = ledger->list();
  if (!lines) return failed(lines.error());
  std::string out;
  for (const ReportLine& line : *lines)
    out += fmt::format("{}  {}  {} facts{}  {}\n", line.published, line.id, line.facts,
                       line.pubstatus.empty() || line.pubstatus == "usable" ? "" : ", " + line.pubstatus, line.title);
  return write(out);
}

std::string versions_line(const Versions& v) {
  const auto known = [](const std::string& text) { return text.empty() ? std::string("unknown") : text; };
  return fmt::format("program {}, model {}, lexicon {}", known(v.program), known(v.model), known(v.lexicon));
}

int info(const CaseOptions& options) {
  auto ledger = Ledger::open_to_read(options.path);
  if (!ledger) return failed(ledger.error());
  const auto info = ledger->info();
  if (!info) return failed(info.error());
  std::string out = fmt::format(
      "case         {}\nreports      {}{}\nreadings     {}\nactors       {}\nstatements   {}\nfacts        "
      "{}\ncorrections  {}\nbytes        {}\n",
      info->name, info->reports, info->reports == 0 ? "" : fmt::format(", {} to {}", info->first, info->last),
      info->readings, info->actors, info->statements, info->facts, info->corrections, info->bytes);
  for (const Versions& versions : info->versions) out += fmt::format("read with    {}\n", versions_line(versions));
  return write(out);
}

int verify(const CaseOptions& options) {
  auto ledger = Ledger::open_to_read(options.path);
  if (!ledger) return failed(ledger.error());
  const auto findings = ledger->verify();
  if (!findings) return failed(findings.error());
  for (const std::string& finding : *findings) fmt::print(stderr, "grotius: {}: {}\n", options.path, finding);
  if (!findings->empty()) return 1;
  const auto info = ledger->info();
  if (!info) return failed(info.error());
  return write(
      fmt::format("all holds: {} reports, {} readings, {} facts\n", info->reports, info->readings, info->facts));
}

Result<CaseContent> content_of(const CaseOptions& options) {
  auto ledger = Ledger::open_to_read(options.path);
  if (!ledger) return tl::unexpected(ledger.error());
  return ledger->load();
}

int status(const CaseOptions& options) {
  const auto content = content_of(options);
  if (!content) return failed(content.error());
  const auto state = state_of(*content, options.as_of, options.known_at);
  if (!state) return failed(state.error());
  return write(options.format == "json" ? state_json(*state, true) + "\n" : state_text(*state, options.format == "md"));
}

// `changes` and `brief`: the state at --since, as known then, and the one asked about.
int compare(const CaseOptions& options) {
  const auto content = content_of(options);
  if (!content) return failed(content.error());
  const auto before = state_of(*content, options.since, std::nullopt);
  if (!before) return failed(before.error());
  const auto after = state_of(*content, options.as_of, options.known_at);
  if (!after) return failed(after.error());
  if (options.command == CaseCommand::kBrief) return write(brief_text(*content, *before, *after));
  const auto changes = changes_between(*before, *after);
  return write(options.format == "json" ? changes_json(changes) + "\n" : changes_text(changes));
}

int timeline(const CaseOptions& options) {
  const auto content = content_of(options);
  if (!content) return failed(content.error());
  const auto entries = timeline_of(*content, options.as_of, options.known_at);
  if (!entries) return failed(entries.error());
  return write(options.format == "json" ? timeline_json(*entries) + "\n" : timeline_text(*entries));
}

int who(const CaseOptions& options) {
  const auto content = content_of(options);
  if (!content) return failed(content.error());
  const auto state = state_of(*content, options.as_of, options.known_at);
  if (!state) return failed(state.error());
  const std::string text = who_text(*state, options.who);
  if (text.empty())
    return failed({ErrorCode::kNotFound, "nobody in the state goes by that name: " + options.who, options.path});
  return write(text);
}

int answer(const CaseOptions& options) {
  const auto content = content_of(options);
  if (!content) return failed(content.error());
  const FactFilter filter{options.actor,   options.type, options.status, options.place,
                          options.said_by, options.from, options.to};
  const auto facts = ask(*content, filter, options.as_of, options.known_at);
  if (!facts) return failed(facts.error());
  return write(options.format == "json" ? facts_json(*facts) + "\n" : facts_text(*facts));
}

}  // namespace

int run_case(const CaseOptions& options) {
  switch (*options.command) {
    case CaseCommand::kInit:
      return init(options);
    case CaseCommand::kAdd:
      return add_to_case(options);
    case CaseCommand::kList:
      return list(options);
    case CaseCommand::kInfo:
      return info(options);
    case CaseCommand::kVerify:
      return verify(options);
    case CaseCommand::kChanges:
    case CaseCommand::kBrief:
      return compare(options);
    case CaseCommand::kTimeline:
      return timeline(options);
    case CaseCommand::kWho:
      return who(options);
    case CaseCommand::kAsk:
      return answer(options);
    case CaseCommand::kExport:
      return write_export(options);
    case CaseCommand::kStatus:
      break;
  }
  return status(options);
}

}  // namespace grotius::cli
