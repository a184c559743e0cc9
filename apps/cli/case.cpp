#include "cli/case.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "recall/recall.h"

namespace grotius::cli {

int failed(const Error& error) {
  fmt::print(stderr, "grotius: {}\n", error.to_string());
  return 1;
}

int write_output(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) return 0;
  if (errno == EPIPE) return 0;
  return failed(
      {ErrorCode::kUnreadable, fmt::format("cannot be written: {}", std::strerror(errno)), "standard output"});
}

namespace {

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
  return write_output(out);
}

std::string versions_line(const Versions& v) {
  const auto known = [](const std::string& text) { return text.empty() ? std::string("unknown") : text; };
  return fmt::format("program {}, model {}, lexicon {}{}", known(v.program), known(v.model), known(v.lexicon),
                     v.registry.empty() ? "" : ", own files " + v.registry);
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
  return write_output(out);
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
  return write_output(
      fmt::format("all holds: {} reports, {} readings, {} facts\n", info->reports, info->readings, info->facts));
}

int compact(const CaseOptions& options) {
  auto ledger = Ledger::open_to_write(options.path);
  if (!ledger) return failed(ledger.error());
  const auto sizes = ledger->compact();
  if (!sizes) return failed(sizes.error());
  const auto stamp = ledger->stamp();
  if (!stamp) return failed(stamp.error());
  const auto index = Recall(options.path, *stamp).compact();
  std::string out = fmt::format("case   {} -> {} bytes\n", sizes->first, sizes->second);
  if (index.first > 0) out += fmt::format("index  {} -> {} bytes\n", index.first, index.second);
  return write_output(out);
}

// The day up to which a question needs reports; empty: all of them.
std::string last_day_needed(const CaseOptions& options) {
  if (options.as_of.empty()) return "";
  return std::max({options.as_of, options.known_at.value_or(""), options.since}).substr(0, 10);
}

// A case and what was made of it before.
struct Desk {
  Ledger ledger;
  std::string stamp;
  Recall recall;
};

// What was kept before something was added, to what is there now. True where that is all that `ask` needs.
bool bring_up(Recall& recall, Ledger& ledger) {
  return recall.follow([&](const std::string& stamp) -> std::optional<CaseAddition> {
    auto added = ledger.added_after(stamp);
    return added ? *std::move(added) : std::nullopt;
  });
}

Result<Desk> desk_of(const CaseOptions& options) {
  auto ledger = Ledger::open_to_read(options.path);
  if (!ledger) return tl::unexpected(ledger.error());
  auto stamp = options.fresh ? std::string() : ledger->stamp();
  if (!stamp) return tl::unexpected(stamp.error());
  Desk out{*std::move(ledger), *stamp, Recall(options.path, *stamp)};
  bring_up(out.recall, out.ledger);
  return out;
}

std::string question_of(const CaseOptions& options) {
  return fmt::format("{}\n{}\n{}\n{}\n{}\n{}", static_cast<int>(*options.command), options.format, options.as_of,
                     options.known_at.value_or(""), options.since, options.who);
}

// An answer, the stamp of what it was made from, and the day it is about where the question does not say.
struct Made {
  std::string text, stamp, day = {};
};

// The answer about the last day is that about its date, too, which later reports leave as it is.
void keep(const CaseOptions& options, const Made& made, Recall& recall) {
  recall.keep(question_of(options), made.text, made.stamp, last_day_needed(options));
  if (made.day.empty() || !options.as_of.empty()) return;
  CaseOptions dated = options;
  dated.as_of = made.day;
  recall.keep(question_of(dated), made.text, made.stamp, made.day);
}

// The answer to a question about the whole state: as it was once made, or made now and kept.
template <class Make>
int answer(const CaseOptions& options, Make make) {
  auto desk = desk_of(options);
  if (!desk) return failed(desk.error());
  const std::string question = question_of(options);
  if (const auto known = desk->recall.answer(question)) return write_output(*known);
  const Result<Made> made = make(*desk);
  if (!made) return failed(made.error());
  const int status = write_output(made->text);
  keep(options, *made, desk->recall);
  return status;
}

template <class Make>
Result<Made> from_all(const CaseOptions& options, Desk& desk, Make make) {
  const auto content = desk.ledger.load(last_day_needed(options));
  if (!content) return tl::unexpected(content.error());
  auto text = make(*content);
  if (!text) return tl::unexpected(text.error());
  return Made{*std::move(text), content->stamp};
}

// From the last months' reports and what is kept of the earlier ones, where that is enough.
std::optional<State> kept_state(const CaseOptions& options, Ledger& ledger, Recall& recall) {
  if (options.known_at) return std::nullopt;
  return recall.state(options.as_of, [&](const std::string& day) -> std::optional<CaseContent> {
    auto since = ledger.load_since(day);
    return since ? std::optional(*std::move(since)) : std::nullopt;
  });
}

// The state asked about, as text, where it can be had without going through all reports.
template <class Write>
std::optional<Result<Made>> from_kept(const CaseOptions& options, Desk& desk, Write write) {
  const auto state = kept_state(options, desk.ledger, desk.recall);
  if (!state) return std::nullopt;
  Result<std::string> text = write(*state);
  if (!text) return tl::unexpected(text.error());
  return Made{*std::move(text), desk.stamp, state->as_of};
}

// The state asked about, as text, for which all reports are gone through only if they must be.
template <class Write>
Result<Made> from_state(const CaseOptions& options, Desk& desk, Write write) {
  if (auto made = from_kept(options, desk, write)) return *std::move(made);
  std::string day;
  auto made = from_all(options, desk, [&](const CaseContent& content) -> Result<std::string> {
    // The next one is made from what is kept with the index.
    std::optional<State> kept;
    if (options.as_of.empty() && !options.known_at && desk.recall.learn(content, "", std::nullopt))
      kept = kept_state(options, desk.ledger, desk.recall);
    const auto state = kept ? Result<State>(*std::move(kept)) : state_of(content, options.as_of, options.known_at);
    if (!state) return tl::unexpected(state.error());
    if (!options.known_at) day = state->as_of;
    return write(*state);
  });
  if (made) made->day = day;
  return made;
}

Result<std::string> status_text(const CaseOptions& options, const State& state) {
  return options.format == "json" ? state_json(state, true) + "\n" : state_text(state, options.format == "md");
}

// `changes` and `brief`: the state at --since, as known then, and the one asked about.
Result<std::string> compare(const CaseOptions& options, const CaseContent& content) {
  const auto before = state_of(content, options.since, std::nullopt);
  if (!before) return tl::unexpected(before.error());
  const auto after = state_of(content, options.as_of, options.known_at);
  if (!after) return tl::unexpected(after.error());
  if (before->as_of > after->as_of)
    return fail(ErrorCode::kInvalid,
                fmt::format("--since {} lies after {}, the day the question is about", before->as_of, after->as_of),
                options.path);
  if (options.command == CaseCommand::kBrief) return brief_text(content, *before, *after);
  const auto changes = changes_between(*before, *after);
  return options.format == "json" ? changes_json(changes) + "\n" : changes_text(changes);
}

Result<std::string> timeline(const CaseOptions& options, const CaseContent& content) {
  const auto entries = timeline_of(content, options.as_of, options.known_at);
  if (!entries) return tl::unexpected(entries.error());
  return options.format == "json" ? timeline_json(*entries) + "\n" : timeline_text(*entries);
}

Result<std::string> who(const CaseOptions& options, const State& state) {
  std::string text = who_text(state, options.who);
  if (text.empty())
    return fail(ErrorCode::kNotFound, "nobody in the state goes by that name: " + options.who, options.path);
  return text;
}

Result<FoundFacts> found_by(const CaseOptions& options, const FactFilter& filter, Desk& desk) {
  if (auto known = desk.recall.ask(filter, options.as_of, options.known_at, options.limit)) return *std::move(known);
  const auto content = desk.ledger.load(last_day_needed(options));
  if (!content) return tl::unexpected(content.error());
  if (desk.recall.learn(*content, options.as_of, options.known_at))
    if (auto known = desk.recall.ask(filter, options.as_of, options.known_at, options.limit)) return *std::move(known);
  auto facts = ask(*content, filter, options.as_of, options.known_at);
  if (!facts) return tl::unexpected(facts.error());
  return newest(*std::move(facts), options.limit);
}

int find_facts(const CaseOptions& options) {
  auto desk = desk_of(options);
  if (!desk) return failed(desk.error());
  const FactFilter filter{options.actor,   options.type, options.status, options.place,
                          options.said_by, options.from, options.to};
  const auto found = found_by(options, filter, *desk);
  if (!found) return failed(found.error());
  const int status =
      write_output(options.format == "json" ? facts_json(found->lines) + "\n" : facts_text(found->lines));
  if (found->total == 0) fmt::print(stderr, "grotius: {}: no fact meets these conditions\n", options.path);
  if (found->lines.size() < found->total)
    fmt::print(stderr, "grotius: the newest {} of {} facts; --limit 0 shows all\n", found->lines.size(), found->total);
  return status;
}

}  // namespace

void prepare_answers(const std::string& path, Ledger& ledger, bool is_much) {
  auto stamp = ledger.stamp();
  if (!stamp) return;
  Desk desk{std::move(ledger), *stamp, Recall(path, *stamp)};
  bring_up(desk.recall, desk.ledger);
  CaseOptions options;
  options.command = CaseCommand::kStatus;
  options.path = path;
  const auto text = [&](const State& state) { return status_text(options, state); };
  const auto made = is_much ? std::optional(from_state(options, desk, text)) : from_kept(options, desk, text);
  if (made && *made) keep(options, **made, desk.recall);
  ledger = std::move(desk.ledger);
}

int run_case(const CaseOptions& options) {
  const auto of_state = [&](auto write) {
    return answer(options, [&](Desk& desk) {
      return from_state(options, desk, [&](const State& state) { return write(options, state); });
    });
  };
  const auto of_all = [&](auto make) {
    return answer(options, [&](Desk& desk) {
      return from_all(options, desk, [&](const CaseContent& content) { return make(options, content); });
    });
  };
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
    case CaseCommand::kCompact:
      return compact(options);
    case CaseCommand::kAsk:
      return find_facts(options);
    case CaseCommand::kChanges:
    case CaseCommand::kBrief:
      return of_all(compare);
    case CaseCommand::kTimeline:
      return of_all(timeline);
    case CaseCommand::kWho:
      return of_state(who);
    case CaseCommand::kExport:
      return write_export(options);
    case CaseCommand::kStatus:
      break;
  }
  return of_state(status_text);
}

}  // namespace grotius::cli
