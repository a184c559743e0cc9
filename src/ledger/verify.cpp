// Does what the file holds still hold together? The file's own pages, every hash, every span against the stored text.
#include <fmt/format.h>

#include "base/sha256.h"
#include "ledger/code_points.h"
#include "ledger/impl.h"
#include "ledger/rows.h"

namespace grotius {
namespace {

using Findings = std::vector<std::string>;

class Verifier {
 public:
  explicit Verifier(Database& database) : database_(database) {}

  Result<Findings> run() {
    for (const auto step :
         {&Verifier::pages, &Verifier::references, &Verifier::reports, &Verifier::readings, &Verifier::corrections})
      if (auto done = (this->*step)(); !done) return tl::unexpected(done.error());
    return std::move(findings_);
  }

 private:
  Result<bool> pages() {
    return for_each_row(database_, "PRAGMA integrity_check", [&](const Query& q) {
      if (q.text(0) != "ok") findings_.push_back("the file: " + q.text(0));
    });
  }

  Result<bool> references() {
    return for_each_row(database_, "PRAGMA foreign_key_check", [&](const Query& q) {
      findings_.push_back(
          fmt::format("row {} of {} refers to a row of {} that is not there", q.number(1), q.text(0), q.text(2)));
    });
  }

  Result<bool> reports() {
    return for_each_row(
        database_,
        "SELECT number, hash, id, published, title, publisher, url, language, pubstatus, replaces, text FROM reports "
        "ORDER BY number",
        [&](const Query& q) {
          const Report report = report_from(q);
          if (report_hash(report) != q.text(1))
            findings_.push_back(fmt::format("report {}: its hash does not hold", report.id));
        });
  }

  Result<bool> readings() {
    return for_each_row(
        database_,
        "SELECT g.number, g.hash, g.json, r.id, r.text FROM readings g JOIN reports r ON r.number = g.report ORDER BY "
        "g.number",
        [&](const Query& q) {
          const std::string report = q.text(3), text = q.text(4), json = q.text(2);
          if (sha256_hex(json) != q.text(1))
            findings_.push_back(fmt::format("report {}: the hash of its reading does not hold", report));
          const auto record = parse_reading(json, text);
          if (!record) {
            findings_.push_back(fmt::format("report {}: {}", report, record.error().message));
            return;
          }
          if (auto done = facts(q.number(0), report, text, *record); !done) findings_.push_back(done.error().message);
        });
  }

  // The rows of a reading against its JSON and the words they were taken from.
  Result<bool> facts(std::int64_t reading, const std::string& report, const std::string& text,
                     const RecordedReport& record) {
    const CodePoints points(text);
    std::size_t count = 0;
    auto done = for_each_row(
        database_,
        fmt::format(
            "SELECT position, id, trigger, words, evidence, status FROM facts WHERE reading = {} ORDER BY position",
            reading),
        [&](const Query& q) {
          ++count;
          const auto at = static_cast<std::size_t>(q.number(0));
          const PointSpan trigger = span_from(q.text(2)), evidence = span_from(q.text(4));
          if (at >= record.facts.size() || record.facts[at].id != q.text(1) || record.facts[at].trigger != trigger ||
              record.facts[at].evidence != evidence || record.facts[at].status != q.text(5))
            findings_.push_back(fmt::format("report {}: fact {} is not what its reading says", report, q.text(1)));
          if (evidence.end > points.size() || points.slice(trigger) != q.text(3))
            findings_.push_back(
                fmt::format("report {}: the words of fact {} are not in the text at {}", report, q.text(1), q.text(2)));
        });
    if (!done) return done;
    if (count != record.facts.size())
      findings_.push_back(
          fmt::format("report {}: {} facts are stored, its reading has {}", report, count, record.facts.size()));
    return true;
  }

  Result<bool> corrections() {
    return for_each_row(
        database_, "SELECT report, fact, field, value, who, why, made, hash FROM corrections ORDER BY number",
        [&](const Query& q) {
          std::string bytes;
          for (int i = 0; i < 7; ++i) bytes += q.text(i) + '\xff';
          if (sha256_hex(bytes) != q.text(7))
            findings_.push_back(fmt::format("the correction of {} {}: its hash does not hold", q.text(0), q.text(1)));
        });
  }

  Database& database_;
  Findings findings_;
};

}  // namespace

Result<std::vector<std::string>> Ledger::verify() { return Verifier(impl_->database).run(); }

}  // namespace grotius
