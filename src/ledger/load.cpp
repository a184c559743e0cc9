// The tables as values: every report with its best reading, in the ledger's own order.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <map>
#include <optional>
#include <set>

#include "base/date.h"
#include "base/together.h"
#include "ledger/audit.h"
#include "ledger/impl.h"
#include "ledger/rows.h"

namespace grotius {
namespace {

// "0.10.2+ab12" as numbers, then the rest, so that a later program or model outranks an earlier one.
std::pair<std::vector<int>, std::string> rank(const std::string& version) {
  std::vector<int> numbers;
  const char* at = version.data();
  const char* const end = version.data() + version.size();
  while (at != end) {
    int number = 0;
    const auto [next, error] = std::from_chars(at, end, number);
    if (error != std::errc{}) break;
    numbers.push_back(number);
    at = next;
    if (at == end || *at != '.') break;
    ++at;
  }
  return {numbers, version};
}

struct ReadingRow {
  std::int64_t number = 0;
  std::string hash;
  Versions versions;
};

// Which of two readings of one report counts: the later program's, then the later model's and lexicon's; where versions
// cannot tell, the hash decides, so that the order of adding never does.
bool outranks(const ReadingRow& a, const ReadingRow& b) {
  const auto key = [](const ReadingRow& r) {
    return std::tuple(rank(r.versions.program), rank(r.versions.model), rank(r.versions.lexicon), r.versions.registry,
                      r.hash);
  };
  return key(a) > key(b);
}

// The report that a reading's rows go to; null for a reading that another outranks.
using Readings = std::map<std::int64_t, RecordedReport*>;

RecordedReport* owner(const Readings& readings, std::int64_t reading) {
  const auto found = readings.find(reading);
  return found == readings.end() ? nullptr : found->second;
}

void fill_report(const Query& q, RecordedReport& r) {
  r.hash = q.view(1);
  r.id = q.view(2);
  r.published = q.view(3);
  r.title = q.view(4);
  r.publisher = q.view(5);
  r.url = q.view(6);
  r.language = q.view(7);
  r.pubstatus = q.view(8);
  r.replaces = q.view(9);
  r.text = q.view(10);
}

constexpr std::string_view kReportColumns =
    "number, hash, id, published, title, publisher, url, language, pubstatus, replaces, text";

// " WHERE reading IN (3,7)" for some rows; nothing for all.
std::string where_in(std::string_view column, const std::vector<std::int64_t>* some) {
  return some == nullptr ? "" : fmt::format(" WHERE {} IN ({})", column, fmt::join(*some, ","));
}

// Those published by the day `known`; all, where it is empty.
Result<bool> load_reports(Database& database, const std::string& known, const std::vector<std::int64_t>* some,
                          std::vector<RecordedReport>& reports, std::map<std::int64_t, std::size_t>& rows) {
  return for_each_row(
      database,
      fmt::format("SELECT {} FROM reports{} ORDER BY published, id, hash", kReportColumns, where_in("number", some)),
      [&](const Query& q) {
        if (!known.empty() && q.view(3).substr(0, 10) > known) return;
        rows[q.number(0)] = reports.size();
        fill_report(q, reports.emplace_back());
      });
}

// Where a file tells the registry of a reading; those of schema 1 do not.
Result<std::string> registry_column(Database& database) {
  const auto version = database.number("PRAGMA user_version");
  if (!version) return tl::unexpected(version.error());
  return std::string(*version < 2 ? "''" : "registry");
}

Result<bool> choose_readings(Database& database, const std::vector<std::int64_t>* some,
                             std::vector<RecordedReport>& reports, const std::map<std::int64_t, std::size_t>& rows,
                             Readings& readings) {
  std::map<std::int64_t, ReadingRow> best;
  const auto registry = registry_column(database);
  if (!registry) return tl::unexpected(registry.error());
  auto read = for_each_row(database,
                           fmt::format("SELECT report, number, hash, program, model, lexicon, {} FROM readings{}",
                                       *registry, where_in("report", some)),
                           [&](const Query& q) {
                             if (!rows.contains(q.number(0))) return;
                             const ReadingRow row{q.number(1), q.text(2), {q.text(3), q.text(4), q.text(5), q.text(6)}};
                             const auto [place, is_first] = best.try_emplace(q.number(0), row);
                             if (!is_first && outranks(row, place->second)) place->second = row;
                           });
  if (!read) return read;
  for (const auto& [report, reading] : best) {
    RecordedReport& of = reports[rows.at(report)];
    of.versions = reading.versions;
    of.reading = reading.number;
    readings[reading.number] = &of;
  }
  return true;
}

// Rows ordered by reading: each reading's list is filled in one place, which the next one uses again, and moved to its
// report in the size that it has.
template <class Value, class Take>
Result<bool> load_lists(Database& database, std::string_view sql, const Readings& readings,
                        std::vector<Value> RecordedReport::*list, Take take) {
  std::vector<Value> values;
  std::optional<std::int64_t> reading;
  RecordedReport* of = nullptr;
  const auto hand_over = [&] {
    if (of != nullptr)
      (of->*list).assign(std::make_move_iterator(values.begin()), std::make_move_iterator(values.end()));
    values.clear();
  };
  auto read = for_each_row(database, sql, [&](const Query& q) {
    if (reading != q.number(0)) {
      hand_over();
      reading = q.number(0);
      of = owner(readings, *reading);
    }
    if (of != nullptr) take(q, values.emplace_back());
  });
  hand_over();
  return read;
}

// Of all readings, or of some.
std::string select(std::string_view columns, std::string_view table, const std::vector<std::int64_t>* some) {
  return fmt::format("SELECT {} FROM {}{} ORDER BY reading, position", columns, table, where_in("reading", some));
}

Result<bool> load_actors(Database& database, const std::vector<std::int64_t>* some, const Readings& readings) {
  return load_lists(database,
                    select("reading, id, name, kind, code, country, wikidata, role, mentions", "actors", some),
                    readings, &RecordedReport::actors, [](const Query& q, RecordedActor& a) {
                      a.id = q.view(1);
                      a.name = q.view(2);
                      a.kind = q.view(3);
                      a.code = q.view(4);
                      a.country = q.view(5);
                      a.wikidata = q.view(6);
                      a.role = q.view(7);
                      a.mentions = spans_from(q.view(8));
                    });
}

Result<bool> load_places(Database& database, const std::vector<std::int64_t>* some, const Readings& readings) {
  return load_lists(database, select("reading, id, name, country, mentions", "places", some), readings,
                    &RecordedReport::places, [](const Query& q, RecordedPlace& p) {
                      p.id = q.view(1);
                      p.name = q.view(2);
                      p.country = q.view(3);
                      p.mentions = spans_from(q.view(4));
                    });
}

Result<bool> load_statements(Database& database, const std::vector<std::int64_t>* some, const Readings& readings) {
  return load_lists(database,
                    select("reading, id, speakers, addressees, source, cue, content, mode", "statements", some),
                    readings, &RecordedReport::statements, [](const Query& q, RecordedStatement& s) {
                      s.id = q.view(1);
                      s.speakers = numbers_from(q.view(2));
                      s.to = numbers_from(q.view(3));
                      s.source = span_from(q.view(4));
                      s.cue = span_from(q.view(5));
                      s.content = spans_from(q.view(6));
                      s.mode = q.view(7);
                    });
}

void fill_fact(const Query& q, RecordedFact& f) {
  f.id = q.view(1);
  f.kind = q.view(2);
  f.type = q.view(3);
  f.mode = q.view(4);
  f.cameo = q.view(5);
  f.status = q.view(6);
  f.source = numbers_from(q.view(7));
  f.target = numbers_from(q.view(8));
  f.mutual = q.number(9) != 0;
  f.background = q.number(10) != 0;
  f.trigger = span_from(q.view(11));
  f.evidence = span_from(q.view(12));
  f.condition = span_from(q.view(13));
  f.also = spans_from(q.view(14));
  f.time_value = q.view(15);
  f.from = q.view(16);
  f.to = q.view(17);
  f.time_span = span_from(q.view(18));
  f.place = q.view(19);
  f.place_country = q.view(20);
  f.said_in = numbers_from(q.view(21));
  f.about = numbers_from(q.view(22));
  detail_from(q.view(23), f);
  f.confidence = q.real(24);
}

Result<bool> load_facts(Database& database, const std::vector<std::int64_t>* some, const Readings& readings) {
  return load_lists(database,
                    select("reading, id, kind, type, mode, cameo, status, source, target, mutual, background, trigger, "
                           "evidence, condition, also, time_value, time_from, time_to, time_span, place, "
                           "place_country, said_in, about, detail, confidence",
                           "facts", some),
                    readings, &RecordedReport::facts, fill_fact);
}

Result<bool> load_corrections(Database& database, std::vector<Correction>& corrections) {
  return for_each_row(
      database, "SELECT report, fact, field, value, who, why, made, hash FROM corrections ORDER BY made, hash",
      [&](const Query& q) {
        corrections.push_back({q.text(0), q.text(1), q.text(2), q.text(3), q.text(4), q.text(5), q.text(6), q.text(7)});
      });
}

Result<std::string> case_name(Database& database) {
  std::string name;
  const auto read =
      for_each_row(database, "SELECT value FROM meta WHERE key = 'name'", [&](const Query& q) { name = q.text(0); });
  if (!read) return tl::unexpected(read.error());
  return name;
}

}  // namespace

Report report_from(const Query& q) {
  Report out;
  const auto optional = [&](int column) { return q.is_null(column) ? std::nullopt : std::optional(q.text(column)); };
  out.id = q.text(2);
  out.published = q.text(3);
  out.title = optional(4);
  out.publisher = optional(5);
  out.url = optional(6);
  out.language = optional(7);
  out.pubstatus = optional(8);
  out.replaces = optional(9);
  out.text = q.text(10);
  return out;
}

Result<std::optional<Report>> Ledger::report(const std::string& id) {
  auto query = impl_->database.prepare(
      "SELECT number, hash, id, published, title, publisher, url, language, pubstatus, replaces, text FROM reports "
      "WHERE "
      "id = ? ORDER BY published DESC, hash DESC LIMIT 1");
  if (!query) return tl::unexpected(query.error());
  const auto row = query->bind(1, id).step();
  if (!row) return tl::unexpected(row.error());
  return *row ? std::optional(report_from(*query)) : std::nullopt;
}

Result<std::string> Ledger::stamp() { return last_stamp(impl_->database); }

namespace {

// A second connection that sees what the stamp stands for; nothing where there is none, or where somebody has added
// meanwhile.
std::optional<Database> beside(const Database& database, const std::string& stamp) {
  if (stamp.empty()) return std::nullopt;
  auto other = Database::open(database.path(), OpenMode::kRead);
  if (!other || !other->execute("BEGIN")) return std::nullopt;
  const auto same = last_stamp(*other);
  return same && *same == stamp ? std::optional(*std::move(other)) : std::nullopt;
}

// What a case is called, its stamp and its corrections.
Result<bool> load_about(Database& database, CaseContent& out) {
  auto name = case_name(database);
  if (!name) return tl::unexpected(name.error());
  out.name = *std::move(name);
  auto stamp = last_stamp(database);
  if (!stamp) return tl::unexpected(stamp.error());
  out.stamp = *std::move(stamp);
  return load_corrections(database, out.corrections);
}

// What the readings have: their facts on one connection, the rest on another, where there are two.
Result<bool> load_parts(Database& database, const std::string& stamp, const Readings& readings) {
  std::optional<Database> other = beside(database, stamp);
  Result<bool> facts = true, rest = true;
  const auto load_rest = [&]() -> Result<bool> {
    if (auto done = load_actors(database, nullptr, readings); !done) return done;
    if (auto done = load_places(database, nullptr, readings); !done) return done;
    return load_statements(database, nullptr, readings);
  };
  const auto facts_from = [&](Database& from) { facts = load_facts(from, nullptr, readings); };
  if (other)
    do_together({[&] { facts_from(*other); }, [&] { rest = load_rest(); }});
  else
    rest = load_rest();
  if (rest && !other) facts_from(database);
  return rest ? facts : rest;
}

}  // namespace

Result<CaseContent> Ledger::load(const std::string& known) {
  Database& database = impl_->database;
  // All of one moment, whoever writes meanwhile.
  if (const auto begun = database.execute("BEGIN"); !begun) return tl::unexpected(begun.error());
  CaseContent out;
  std::map<std::int64_t, std::size_t> rows;
  Readings readings;
  const auto load = [&]() -> Result<bool> {
    if (auto done = load_about(database, out); !done) return done;
    if (auto done = load_reports(database, known, nullptr, out.reports, rows); !done) return done;
    if (auto done = choose_readings(database, nullptr, out.reports, rows, readings); !done) return done;
    return load_parts(database, out.stamp, readings);
  };
  const auto loaded = load();
  if (const auto ended = database.execute("COMMIT"); !ended) return tl::unexpected(ended.error());
  if (!loaded) return tl::unexpected(loaded.error());
  return out;
}

namespace {

// The reports of these rows with what their best readings have, and nothing else of the case.
Result<bool> load_some(Database& database, const std::vector<std::int64_t>& numbers, CaseContent& out) {
  std::map<std::int64_t, std::size_t> rows;
  Readings readings;
  if (auto done = load_reports(database, "", &numbers, out.reports, rows); !done) return done;
  if (auto done = choose_readings(database, &numbers, out.reports, rows, readings); !done) return done;
  std::vector<std::int64_t> some;
  for (const auto& [number, report] : readings) some.push_back(number);
  for (const auto load : {load_actors, load_places, load_statements, load_facts})
    if (auto done = load(database, &some, readings); !done) return done;
  return true;
}

// Every report published on one of the days, or on the day before or after it; without its reading.
Result<bool> load_neighbours(Database& database, const std::set<std::string>& days, CaseAddition& out) {
  auto query = database.prepare(fmt::format(
      "SELECT {} FROM reports WHERE published >= ? AND published < ? ORDER BY published, id, hash", kReportColumns));
  if (!query) return tl::unexpected(query.error());
  std::string done_to;  // neighbouring days share neighbours
  for (const std::string& day : days) {
    const auto parsed = parse_day(day);
    if (!parsed) continue;
    const std::string from = std::max(done_to, to_iso(*parsed - std::chrono::days(1)));
    done_to = to_iso(*parsed + std::chrono::days(2));
    query->bind(1, from).bind(2, done_to);
    while (true) {
      const auto row = query->step();
      if (!row) return row;
      if (!*row) break;
      fill_report(*query, out.neighbours.emplace_back());
    }
    query->reset();
  }
  return true;
}

// What the audit has behind a stamp; nothing where it has no such stamp, or more than so much behind it.
struct Noted {
  bool only_reports = true;
  std::vector<std::string> ids;  // of reports, some more than once
};

Result<std::optional<Noted>> noted_after(Database& database, const std::string& stamp, std::size_t most) {
  auto query = database.prepare("SELECT what, subject, stamp FROM audit ORDER BY number DESC");
  if (!query) return tl::unexpected(query.error());
  Noted out;
  while (true) {
    const auto row = query->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return std::nullopt;
    if (query->view(2) == stamp) return out;
    if (out.ids.size() == most) return std::nullopt;
    out.only_reports = out.only_reports && query->view(0) == "report added";
    const std::string_view subject = query->view(1);
    out.ids.emplace_back(query->view(0) == "correction added" ? subject.substr(0, subject.rfind(' ')) : subject);
  }
}

// The reports of an id, and whether the case says anything more of it than one version of one report.
struct OfId {
  std::vector<std::int64_t> numbers;
  std::string first_day;
  bool is_corrected = false;
};

Result<OfId> reports_of(Database& database, const std::string& id) {
  OfId out;
  auto query = database.prepare("SELECT number, published FROM reports WHERE id = ? ORDER BY published");
  if (!query) return tl::unexpected(query.error());
  query->bind(1, id);
  while (true) {
    const auto row = query->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) break;
    if (out.numbers.empty()) out.first_day = query->text(1).substr(0, 10);
    out.numbers.push_back(query->number(0));
  }
  auto corrected = database.prepare("SELECT 1 FROM corrections WHERE report = ? LIMIT 1");
  if (!corrected) return tl::unexpected(corrected.error());
  const auto row = corrected->bind(1, id).step();
  if (!row) return tl::unexpected(row.error());
  out.is_corrected = *row;
  return out;
}

}  // namespace

Result<CaseContent> Ledger::load_since(const std::string& day) {
  Database& database = impl_->database;
  if (const auto begun = database.execute("BEGIN"); !begun) return tl::unexpected(begun.error());
  CaseContent out;
  const auto load = [&]() -> Result<bool> {
    if (auto done = load_about(database, out); !done) return done;
    auto query = database.prepare("SELECT number FROM reports WHERE published >= ?");
    if (!query) return tl::unexpected(query.error());
    query->bind(1, day);
    std::vector<std::int64_t> numbers;
    while (true) {
      const auto row = query->step();
      if (!row) return row;
      if (!*row) break;
      numbers.push_back(query->number(0));
    }
    return load_some(database, numbers, out);
  };
  const auto loaded = load();
  if (const auto ended = database.execute("COMMIT"); !ended) return tl::unexpected(ended.error());
  if (!loaded) return tl::unexpected(loaded.error());
  return out;
}

Result<std::optional<CaseAddition>> Ledger::added_after(const std::string& stamp) {
  constexpr std::size_t kMost = 2000;
  Database& database = impl_->database;
  if (stamp.empty()) return std::nullopt;
  if (const auto begun = database.execute("BEGIN"); !begun) return tl::unexpected(begun.error());
  const auto load = [&]() -> Result<std::optional<CaseAddition>> {
    const auto noted = noted_after(database, stamp, kMost);
    if (!noted) return tl::unexpected(noted.error());
    if (!*noted) return std::nullopt;
    CaseAddition out;
    out.only_new_reports = (*noted)->only_reports;
    std::vector<std::int64_t> numbers;
    std::set<std::string> days;
    for (const std::string& id : std::set<std::string>((*noted)->ids.begin(), (*noted)->ids.end())) {
      const auto of_id = reports_of(database, id);
      if (!of_id) return tl::unexpected(of_id.error());
      out.only_new_reports = out.only_new_reports && of_id->numbers.size() == 1 && !of_id->is_corrected;
      numbers.insert(numbers.end(), of_id->numbers.begin(), of_id->numbers.end());
      days.insert(of_id->first_day);
    }
    if (!days.empty()) out.first_day = *days.begin();
    auto now = last_stamp(database);
    if (!now) return tl::unexpected(now.error());
    out.content.stamp = *std::move(now);
    if (!out.only_new_reports) return out;
    if (auto done = load_some(database, numbers, out.content); !done) return tl::unexpected(done.error());
    if (auto done = load_neighbours(database, days, out); !done) return tl::unexpected(done.error());
    return out;
  };
  auto loaded = load();
  if (const auto ended = database.execute("COMMIT"); !ended) return tl::unexpected(ended.error());
  return loaded;
}

Result<CaseInfo> Ledger::info() {
  Database& database = impl_->database;
  CaseInfo out;
  auto name = case_name(database);
  if (!name) return tl::unexpected(name.error());
  out.name = *std::move(name);
  const auto counted = for_each_row(
      database,
      "SELECT (SELECT count(*) FROM reports), (SELECT count(*) FROM readings), (SELECT count(*) FROM actors), "
      "(SELECT count(*) FROM statements), (SELECT count(*) FROM facts), (SELECT count(*) FROM corrections), "
      "(SELECT min(published) FROM reports), (SELECT max(published) FROM reports)",
      [&](const Query& q) {
        out.reports = q.number(0);
        out.readings = q.number(1);
        out.actors = q.number(2);
        out.statements = q.number(3);
        out.facts = q.number(4);
        out.corrections = q.number(5);
        out.first = q.text(6);
        out.last = q.text(7);
      });
  if (!counted) return tl::unexpected(counted.error());
  const auto registry = registry_column(database);
  if (!registry) return tl::unexpected(registry.error());
  const auto versions = for_each_row(
      database, fmt::format("SELECT DISTINCT program, model, lexicon, {} FROM readings ORDER BY 1, 2, 3, 4", *registry),
      [&](const Query& q) {
        out.versions.push_back({q.text(0), q.text(1), q.text(2), q.text(3)});
      });
  if (!versions) return tl::unexpected(versions.error());
  const auto pages = database.number("PRAGMA page_count");
  const auto page = database.number("PRAGMA page_size");
  if (pages && page) out.bytes = *pages * *page;
  return out;
}

Result<std::vector<ReportLine>> Ledger::list() {
  std::vector<ReportLine> out;
  const auto read = for_each_row(
      impl_->database,
      "SELECT id, published, pubstatus, title, publisher, (SELECT count(*) FROM facts f WHERE f.reading = (SELECT "
      "max(number) FROM readings g WHERE g.report = r.number)), (SELECT count(*) FROM readings g WHERE g.report = "
      "r.number) FROM reports r ORDER BY published, id, hash",
      [&](const Query& q) {
        out.push_back({q.text(0), q.text(1), q.text(2), q.text(3), q.text(4), q.number(5), q.number(6)});
      });
  if (!read) return tl::unexpected(read.error());
  return out;
}

}  // namespace grotius
