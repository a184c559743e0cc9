// A report and its reading into the tables.
#include <fmt/format.h>

#include "base/date.h"
#include "base/sha256.h"
#include "ledger/audit.h"
#include "ledger/code_points.h"
#include "ledger/impl.h"
#include "ledger/rows.h"

namespace grotius {
namespace {

// Runs one statement with values bound by `bind`; the number of its row.
template <class Bind>
Result<std::int64_t> insert(Database& database, std::string_view sql, Bind bind) {
  auto query = database.prepare(sql);
  if (!query) return tl::unexpected(query.error());
  bind(*query);
  if (const auto done = query->run(); !done) return tl::unexpected(done.error());
  return database.last_row();
}

// The number of the row that `sql` finds for the bound values; nothing if there is none.
template <class Bind>
Result<std::optional<std::int64_t>> find(Database& database, std::string_view sql, Bind bind) {
  auto query = database.prepare(sql);
  if (!query) return tl::unexpected(query.error());
  bind(*query);
  const auto row = query->step();
  if (!row) return tl::unexpected(row.error());
  return *row ? std::optional(query->number(0)) : std::nullopt;
}

Result<std::int64_t> add_report(Database& database, const Report& report, const std::string& hash) {
  return insert(database,
                "INSERT INTO reports(hash, id, published, title, publisher, url, language, pubstatus, replaces, text) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [&](Query& q) {
                  q.bind(1, hash).bind(2, report.id).bind(3, *report.published);
                  if (report.title) q.bind_or_null(4, *report.title);
                  if (report.publisher) q.bind_or_null(5, *report.publisher);
                  if (report.url) q.bind_or_null(6, *report.url);
                  if (report.language) q.bind_or_null(7, *report.language);
                  if (report.pubstatus) q.bind_or_null(8, *report.pubstatus);
                  if (report.replaces) q.bind_or_null(9, *report.replaces);
                  q.bind(10, report.text);
                });
}

// One row for every item of a list, all through one prepared statement.
template <class T, class Bind>
Result<bool> add_rows(Database& database, std::string_view sql, std::int64_t reading, const std::vector<T>& items,
                      Bind bind) {
  auto query = database.prepare(sql);
  if (!query) return tl::unexpected(query.error());
  for (std::size_t i = 0; i < items.size(); ++i) {
    query->bind(1, reading).bind(2, static_cast<std::int64_t>(i));
    // What is bound must live until the row is written, so the binder keeps its strings in `kept`.
    std::vector<std::string> kept;
    kept.reserve(32);
    const auto keep = [&kept](std::string text) -> std::string_view { return kept.emplace_back(std::move(text)); };
    bind(*query, items[i], keep);
    if (const auto done = query->run(); !done) return tl::unexpected(done.error());
  }
  return true;
}

Result<bool> add_actors(Database& database, std::int64_t reading, const RecordedReport& record) {
  return add_rows(database, "INSERT INTO actors VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", reading, record.actors,
                  [](Query& q, const RecordedActor& a, auto keep) {
                    q.bind(3, a.id).bind(4, a.name).bind_or_null(5, a.kind).bind_or_null(6, a.code);
                    q.bind_or_null(7, a.country).bind_or_null(8, a.wikidata).bind_or_null(9, a.role);
                    q.bind(10, keep(to_row(a.mentions)));
                  });
}

Result<bool> add_places(Database& database, std::int64_t reading, const RecordedReport& record) {
  return add_rows(database, "INSERT INTO places VALUES (?, ?, ?, ?, ?, ?)", reading, record.places,
                  [](Query& q, const RecordedPlace& p, auto keep) {
                    q.bind(3, p.id).bind(4, p.name).bind_or_null(5, p.country).bind(6, keep(to_row(p.mentions)));
                  });
}

Result<bool> add_statements(Database& database, std::int64_t reading, const RecordedReport& record) {
  return add_rows(database, "INSERT INTO statements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", reading, record.statements,
                  [](Query& q, const RecordedStatement& s, auto keep) {
                    q.bind(3, s.id).bind(4, keep(to_row(s.speakers))).bind(5, keep(to_row(s.to)));
                    q.bind_or_null(6, keep(to_row(s.source))).bind_or_null(7, keep(to_row(s.cue)));
                    q.bind(8, keep(to_row(s.content))).bind_or_null(9, s.mode);
                  });
}

Result<bool> add_facts(Database& database, std::int64_t reading, const RecordedReport& record) {
  const CodePoints points(record.text);
  return add_rows(
      database,
      "INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      reading, record.facts, [&points](Query& q, const RecordedFact& f, auto keep) {
        q.bind(3, f.id).bind(4, f.kind).bind_or_null(5, f.type).bind_or_null(6, f.mode).bind_or_null(7, f.cameo);
        q.bind(8, f.status).bind(9, keep(to_row(f.source))).bind(10, keep(to_row(f.target)));
        q.bind(11, std::int64_t{f.mutual}).bind(12, std::int64_t{f.background});
        q.bind(13, keep(to_row(f.trigger))).bind(14, points.slice(f.trigger)).bind(15, keep(to_row(f.evidence)));
        q.bind_or_null(16, keep(to_row(f.condition))).bind(17, keep(to_row(f.also)));
        q.bind_or_null(18, f.time_value).bind_or_null(19, f.from).bind_or_null(20, f.to);
        q.bind_or_null(21, keep(to_row(f.time_span))).bind_or_null(22, f.place).bind_or_null(23, f.place_country);
        q.bind(24, keep(to_row(f.said_in))).bind(25, keep(to_row(f.about)));
        q.bind_or_null(26, keep(detail_to_row(f))).bind(27, f.confidence);
      });
}

Result<std::int64_t> add_reading(Database& database, std::int64_t report, std::string_view json,
                                 const RecordedReport& record) {
  const std::string hash = sha256_hex(json);
  auto reading =
      insert(database,
             "INSERT INTO readings(report, hash, program, model, lexicon, json, registry) VALUES (?, ?, ?, ?, ?, ?, ?)",
             [&](Query& q) {
               q.bind(1, report).bind(2, hash).bind(3, record.versions.program);
               q.bind(4, record.versions.model).bind(5, record.versions.lexicon).bind(6, json);
               q.bind(7, record.versions.registry);
             });
  if (!reading) return reading;
  for (const auto add : {add_actors, add_places, add_statements, add_facts})
    if (const auto done = add(database, *reading, record); !done) return tl::unexpected(done.error());
  return reading;
}

auto report_number(Database& database, const std::string& hash) {
  return find(database, "SELECT number FROM reports WHERE hash = ?", [&](Query& q) { q.bind(1, hash); });
}

}  // namespace

Report with_id(const Report& report) {
  Report out = report;
  if (out.id.empty()) out.id = sha256_hex(out.text);
  return out;
}

Result<bool> Ledger::has(const Report& report, const Versions& versions) {
  Report known = with_id(report);
  // A report whose date the dateline tells is stored with that date, which only its reading knows: it is looked for by
  // its text and id instead.
  const auto found =
      find(impl_->database,
           "SELECT 1 FROM reports r JOIN readings g ON g.report = r.number WHERE r.id = ? AND r.text = ? AND "
           "g.program = ? AND g.model = ? AND g.lexicon = ? AND (? = '' OR r.hash = ?) AND g.registry = ? LIMIT 1",
           [&, hash = report_hash(known)](Query& q) {
             q.bind(1, known.id).bind(2, known.text).bind(3, versions.program).bind(4, versions.model);
             q.bind(5, versions.lexicon).bind(6, known.published ? std::string_view(hash) : "").bind(7, hash);
             q.bind(8, versions.registry);
           });
  if (!found) return tl::unexpected(found.error());
  return found->has_value();
}

Result<Added> Ledger::add(const Report& report, std::string_view reading_json, const Versions& versions) {
  Report known = with_id(report);
  auto record = parse_reading(reading_json, known.text);
  if (!record) return tl::unexpected(record.error());
  if (record->id != known.id)
    return fail(ErrorCode::kMalformed, fmt::format("the reading is of report {}, not of {}", record->id, known.id));
  if (!known.published && !record->published.empty()) known.published = record->published;
  if (!known.published || !parse_day(*known.published))
    return fail(ErrorCode::kInvalid,
                "the report has no date, and a ledger must know when it was known; give it with --published");
  record->text = known.text;
  if (record->versions.program.empty()) record->versions = versions;

  Database& database = impl_->database;
  const std::string hash = report_hash(known);
  auto transaction = Transaction::begin(database);
  if (!transaction) return tl::unexpected(transaction.error());
  auto number = report_number(database, hash);
  if (!number) return tl::unexpected(number.error());
  const bool is_new = !number->has_value();
  if (is_new) {
    auto added = add_report(database, known, hash);
    if (!added) return tl::unexpected(added.error());
    *number = *added;
  }
  const std::string reading_hash = sha256_hex(reading_json);
  const auto same =
      find(database,
           "SELECT number FROM readings WHERE report = ? AND program = ? AND model = ? AND lexicon = ? AND hash = ?",
           [&](Query& q) {
             q.bind(1, **number).bind(2, record->versions.program).bind(3, record->versions.model);
             q.bind(4, record->versions.lexicon).bind(5, reading_hash);
           });
  if (!same) return tl::unexpected(same.error());
  if (*same) return Added::kKnown;
  if (const auto added = add_reading(database, **number, reading_json, *record); !added)
    return tl::unexpected(added.error());
  if (const auto noted = note(database, is_new ? "report added" : "report read again", known.id, hash + reading_hash);
      !noted)
    return tl::unexpected(noted.error());
  if (const auto done = transaction->commit(); !done) return tl::unexpected(done.error());
  return is_new ? Added::kNew : Added::kReread;
}

Result<Added> Ledger::add(const Correction& correction) {
  std::string bytes;
  for (const auto* field : {&correction.report, &correction.fact, &correction.field, &correction.value, &correction.who,
                            &correction.why, &correction.made})
    bytes += *field + '\xff';
  const std::string hash = sha256_hex(bytes);
  Database& database = impl_->database;
  auto transaction = Transaction::begin(database);
  if (!transaction) return tl::unexpected(transaction.error());
  const auto fact = find(database,
                         "SELECT 1 FROM reports r JOIN readings g ON g.report = r.number JOIN facts f ON f.reading = "
                         "g.number WHERE r.id = ? AND f.id = ? LIMIT 1",
                         [&](Query& q) { q.bind(1, correction.report).bind(2, correction.fact); });
  if (!fact) return tl::unexpected(fact.error());
  if (!*fact)
    return fail(ErrorCode::kInvalid,
                fmt::format("the case has no fact {} of report {}", correction.fact, correction.report));
  const auto known =
      find(database, "SELECT number FROM corrections WHERE hash = ?", [&](Query& q) { q.bind(1, hash); });
  if (!known) return tl::unexpected(known.error());
  if (*known) return Added::kKnown;
  const auto added = insert(
      database,
      "INSERT INTO corrections(hash, report, fact, field, value, who, why, made) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      [&](Query& q) {
        q.bind(1, hash).bind(2, correction.report).bind(3, correction.fact).bind(4, correction.field);
        q.bind_or_null(5, correction.value).bind(6, correction.who).bind(7, correction.why).bind(8, correction.made);
      });
  if (!added) return tl::unexpected(added.error());
  if (const auto noted = note(database, "correction added", correction.report + " " + correction.fact, hash); !noted)
    return tl::unexpected(noted.error());
  if (const auto done = transaction->commit(); !done) return tl::unexpected(done.error());
  return Added::kNew;
}

}  // namespace grotius
