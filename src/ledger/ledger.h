// The ledger of a case: one SQLite file that reports and their readings are added to and nothing is taken from
// (docs/ledger-format.md describes its tables).
//
// Enters: reports, their readings in the format grotius.reading/1, corrections by people. Leaves: CaseContent, what the
// ledger holds as values, in an order of its own: by publication, then id, then hash, whatever the order of adding.
// Two times: what holds in the world is the readings' business; what was known when is a report's `published` and a
// correction's `made`. The computer's clock goes into the audit table alone.
// Invariants: a report and its reading are in the file whole or not at all; adding the same again changes nothing;
// no row is ever changed or removed. Units: spans count Unicode code points of the report's text, as the reading format
// does. Thread safety: one Ledger a thread; several programs may write to one file and wait for each other.
// Errors: kNotFound, kUnreadable (locked, read-only, disk full), kMalformed (no case; a reading that is none),
// kWrongVersion (made by a later program), kDamaged (a hash or span that does not hold), kInvalid (no date).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "text/text.h"

namespace grotius {

using PointSpan = BasicSpan<struct PointsTag>;  // code points of a report's text

// The passage of a text. Clipped to the text where the span is not.
[[nodiscard]] std::string passage(std::string_view text, PointSpan span);

struct RecordedActor {
  std::string id;  // "a5", as the reading names it
  std::string name, kind, code, country, wikidata, role;
  std::vector<PointSpan> mentions;
};

struct RecordedPlace {
  std::string id, name, country;
  std::vector<PointSpan> mentions;
  // Where it is on the map, once Ledger::ground has been asked: degrees, GeoNames id (0: none), and how near the point
  // is (town, region, country).
  std::optional<double> lat = {}, lon = {};
  std::int64_t geonames = 0;
  std::string precision = {};
};

struct RecordedStatement {
  std::string id;
  std::vector<std::uint32_t> speakers, to;  // indices of the report's actors
  PointSpan source, cue;
  std::vector<PointSpan> content;
  std::string mode;
};

struct RecordedFact {
  std::string id;
  std::string kind, type, mode, cameo, status;
  std::vector<std::uint32_t> source, target;  // indices of the report's actors
  bool mutual = false, background = false;
  PointSpan trigger, evidence, condition;
  std::vector<PointSpan> also;
  std::string time_value, from, to;  // TIMEX3 value; half-open interval, empty where unknown
  PointSpan time_span;
  std::string place, place_country;
  std::vector<std::uint32_t> said_in, about;  // indices of the report's statements and facts
  // By kind, as in the reading's `detail`; empty where absent.
  std::string label, subject, duration, stance, on, effect, instrument, scope, change, role, area, tone;
  std::vector<std::uint32_t> persons;  // indices of actors
  std::vector<std::string> contexts;   // PLOVER's
  PointSpan on_span, area_span;
  double confidence = 0;
};

struct Versions {
  std::string program, model, lexicon;  // empty: unknown
  std::string registry{};               // empty: none of one's own
};

struct RecordedReport {
  std::string id, published, title, publisher, url, language, pubstatus, replaces, text, hash;
  Versions versions;         // of the reading
  std::int64_t reading = 0;  // its row in the file; 0: none
  std::vector<RecordedActor> actors;
  std::vector<RecordedPlace> places;
  std::vector<RecordedStatement> statements;
  std::vector<RecordedFact> facts;
};

// A person's word over a reading's: what a field of a fact should be, or that the fact is none.
struct Correction {
  std::string report, fact;    // ids
  std::string field, value;    // "status", "type" …; field "withdrawn" takes the fact out
  std::string who, why, made;  // made: a date, from which on it is known
  std::string hash;
};

struct CaseContent {
  std::string name;
  std::string stamp;                    // Ledger::stamp() of the moment of loading
  std::vector<RecordedReport> reports;  // every version of every report, with the best reading of each
  std::vector<Correction> corrections;
};

// What was added to a case after some moment.
struct CaseAddition {
  bool only_new_reports = false;  // of ids that the case had not, and nothing was read again or corrected
  std::string first_day;          // the first day of publication that what was added concerns
  // Where all are new reports: they, with their readings, and the stamp of the case with them …
  CaseContent content = {};
  // … and every report of their days and the days beside, they among them, without readings, in the ledger's order.
  std::vector<RecordedReport> neighbours = {};
};

struct CaseInfo {
  std::string name, first, last;  // first and last publication
  std::int64_t reports = 0, readings = 0, actors = 0, statements = 0, facts = 0, corrections = 0, bytes = 0;
  std::vector<Versions> versions;
};

struct ReportLine {
  std::string id, published, pubstatus, title, publisher;
  std::int64_t facts = 0, readings = 0;
};

enum class Added { kNew, kReread, kKnown };

class Ledger {
 public:
  // Makes a new, empty case; an existing file is an error.
  [[nodiscard]] static Result<bool> create(const std::string& path, const std::string& name);
  [[nodiscard]] static Result<Ledger> open_to_read(const std::string& path);
  [[nodiscard]] static Result<Ledger> open_to_write(const std::string& path);
  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;
  ~Ledger();

  // Whether this very report has a reading made with these versions.
  [[nodiscard]] Result<bool> has(const Report& report, const Versions& versions);
  // One report and its reading, in one transaction. The report must have a date (its own or the reading's).
  [[nodiscard]] Result<Added> add(const Report& report, std::string_view reading_json, const Versions& versions);
  [[nodiscard]] Result<Added> add(const Correction& correction);

  // The newest version of a report, if the case has it.
  [[nodiscard]] Result<std::optional<Report>> report(const std::string& id);
  // With a day: without the reports published after it, which no question about what was known then looks at.
  [[nodiscard]] Result<CaseContent> load(const std::string& known = "");
  // The reports published on that day or later.
  [[nodiscard]] Result<CaseContent> load_since(const std::string& day);
  // What was added since the ledger had this stamp; nothing where it never had it, or where much was added.
  [[nodiscard]] Result<std::optional<CaseAddition>> added_after(const std::string& stamp);
  // Gives the places of `content`, which this ledger loaded, their points on the map.
  [[nodiscard]] Result<bool> ground(CaseContent& content);
  // Changes with everything that is added and is never the same again, so that what was made of a ledger can be known
  // by it. Empty where the file has none: nothing was added yet, or an earlier program made it.
  [[nodiscard]] Result<std::string> stamp();
  // Gives the space that nothing uses back to the disk and empties the log; the bytes taken before and after.
  [[nodiscard]] Result<std::pair<std::uintmax_t, std::uintmax_t>> compact();
  [[nodiscard]] Result<CaseInfo> info();
  [[nodiscard]] Result<std::vector<ReportLine>> list();
  // No more than so many pages of the file; what does not fit fails like a full disk.
  [[nodiscard]] Result<bool> limit_pages(std::int64_t pages);
  // What does not hold, one message each: hashes, spans against the stored texts, references, the file itself.
  [[nodiscard]] Result<std::vector<std::string>> verify();

 private:
  struct Impl;
  explicit Ledger(std::unique_ptr<Impl> impl);
  static Result<Ledger> open(const std::string& path, bool write);
  std::unique_ptr<Impl> impl_;
};

// A reading in JSON as values, its spans checked against the text it was made from. Errors: kMalformed, naming the
// field.
[[nodiscard]] Result<RecordedReport> parse_reading(std::string_view json, std::string_view text);
// {"schema": "grotius.correction/1", "report", "fact", "field", "value", "who", "why", "made"}; all but value required.
[[nodiscard]] Result<Correction> parse_correction(std::string_view json);
// The report's hash: of every field that came with it and its text.
[[nodiscard]] std::string report_hash(const Report& report);

}  // namespace grotius
