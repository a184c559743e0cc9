// The tables as values: every report with its best reading, in the ledger's own order.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <map>
#include <optional>

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

// Those published by the day `known`; all, where it is empty.
Result<bool> load_reports(Database& database, const std::string& known, std::vector<RecordedReport>& reports,
                          std::map<std::int64_t, std::size_t>& rows) {
  return for_each_row(database,
                      "SELECT number, hash, id, published, title, publisher, url, language, pubstatus, replaces, text "
                      "FROM reports ORDER BY published, id, hash",
                      [&](const Query& q) {
                        if (!known.empty() && q.view(3).substr(0, 10) > known) return;
                        rows[q.number(0)] = reports.size();
                        RecordedReport& r = reports.emplace_back();
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
                      });
}

// Where a file tells the registry of a reading; those of schema 1 do not.
Result<std::string> registry_column(Database& database) {
  const auto version = database.number("PRAGMA user_version");
  if (!version) return tl::unexpected(version.error());
  return std::string(*version < 2 ? "''" : "registry");
}

Result<bool> choose_readings(Database& database, std::vector<RecordedReport>& reports,
                             const std::map<std::int64_t, std::size_t>& rows, Readings& readings) {
  std::map<std::int64_t, ReadingRow> best;
  const auto registry = registry_column(database);
  if (!registry) return tl::unexpected(registry.error());
  auto read = for_each_row(
      database, fmt::format("SELECT report, number, hash, program, model, lexicon, {} FROM readings", *registry),
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

Result<bool> load_actors(Database& database, const Readings& readings) {
  return load_lists(database,
                    "SELECT reading, id, name, kind, code, country, wikidata, role, mentions FROM actors ORDER BY "
                    "reading, position",
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

Result<bool> load_places(Database& database, const Readings& readings) {
  return load_lists(database, "SELECT reading, id, name, country, mentions FROM places ORDER BY reading, position",
                    readings, &RecordedReport::places, [](const Query& q, RecordedPlace& p) {
                      p.id = q.view(1);
                      p.name = q.view(2);
                      p.country = q.view(3);
                      p.mentions = spans_from(q.view(4));
                    });
}

Result<bool> load_statements(Database& database, const Readings& readings) {
  return load_lists(database,
                    "SELECT reading, id, speakers, addressees, source, cue, content, mode FROM statements ORDER BY "
                    "reading, position",
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

Result<bool> load_facts(Database& database, const Readings& readings) {
  return load_lists(database,
                    "SELECT reading, id, kind, type, mode, cameo, status, source, target, mutual, background, trigger, "
                    "evidence, condition, also, time_value, time_from, time_to, time_span, place, place_country, "
                    "said_in, about, detail, confidence FROM facts ORDER BY reading, position",
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

// What the readings have: their facts on one connection, the rest on another, where there are two.
Result<bool> load_parts(Database& database, const std::string& stamp, const Readings& readings) {
  std::optional<Database> other = beside(database, stamp);
  Result<bool> facts = true, rest = true;
  const auto load_rest = [&]() -> Result<bool> {
    if (auto done = load_actors(database, readings); !done) return done;
    if (auto done = load_places(database, readings); !done) return done;
    return load_statements(database, readings);
  };
  const auto facts_from = [&](Database& from) { facts = load_facts(from, readings); };
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
    auto name = case_name(database);
    if (!name) return tl::unexpected(name.error());
    out.name = *std::move(name);
    auto stamp = last_stamp(database);
    if (!stamp) return tl::unexpected(stamp.error());
    out.stamp = *std::move(stamp);
    if (auto done = load_reports(database, known, out.reports, rows); !done) return done;
    if (auto done = choose_readings(database, out.reports, rows, readings); !done) return done;
    if (auto done = load_parts(database, out.stamp, readings); !done) return done;
    return load_corrections(database, out.corrections);
  };
  const auto loaded = load();
  if (const auto ended = database.execute("COMMIT"); !ended) return tl::unexpected(ended.error());
  if (!loaded) return tl::unexpected(loaded.error());
  return out;
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
