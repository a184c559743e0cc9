// `grotius case add`: reports into the ledger, read here or with a reading that was made elsewhere.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>

#include "base/sha256.h"
#include "cli/case.h"
#include "cli/inputs.h"
#include "cli/open_reader.h"
#include "cli/ordered.h"
#include "export/export.h"
#include "ledger/ledger.h"
#include "ledger/sqlite.h"
#include "pipeline/report_json.h"

namespace grotius::cli {
namespace {

namespace fs = std::filesystem;

bool holds_reports(const fs::path& file) {
  const std::string extension = file.extension().string();
  return extension == ".txt" || extension == ".jsonl" || extension == ".ndjson" || extension == ".json";
}

// Files as named; of folders, the files of reports in them and below, by name.
std::vector<std::string> expand(const std::vector<std::string>& paths) {
  std::vector<std::string> out;
  for (const std::string& path : paths) {
    std::error_code ignored;
    if (path == "-" || !fs::is_directory(path, ignored)) {
      out.push_back(path);
      continue;
    }
    std::vector<std::string> inside;
    for (auto at = fs::recursive_directory_iterator(path, fs::directory_options::skip_permission_denied, ignored);
         at != fs::recursive_directory_iterator(); at.increment(ignored))
      if (at->is_regular_file(ignored) && holds_reports(at->path())) inside.push_back(at->path().string());
    std::sort(inside.begin(), inside.end());
    out.insert(out.end(), inside.begin(), inside.end());
  }
  return out;
}

enum class Kind { kReport, kReading, kCorrection };

Kind kind_of(const RawReport& raw) {
  if (!raw.json || raw.error) return Kind::kReport;
  const bool may_be = raw.bytes.find("grotius.reading/1") != std::string::npos ||
                      raw.bytes.find("grotius.correction/1") != std::string::npos;
  if (!may_be) return Kind::kReport;
  const auto json = nlohmann::json::parse(raw.bytes, nullptr, false);
  if (!json.is_object() || !json.contains("schema")) return Kind::kReport;
  return json["schema"] == "grotius.reading/1"      ? Kind::kReading
         : json["schema"] == "grotius.correction/1" ? Kind::kCorrection
                                                    : Kind::kReport;
}

std::string reading_id(const std::string& bytes) {
  const auto json = nlohmann::json::parse(bytes, nullptr, false);
  const auto report = json.find("report");
  if (report == json.end() || !report->is_object()) return "";
  const auto id = report->find("id");
  return id != report->end() && id->is_string() ? id->get<std::string>() : "";
}

std::string without_blanks(const std::string& line) { return line.substr(0, line.find_last_not_of(" \t\r\n") + 1); }

// Hash of the files of a lexicon: which knowledge a reading was made with.
std::string lexicon_version(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code ignored;
  for (auto at = fs::recursive_directory_iterator(folder, ignored); at != fs::recursive_directory_iterator();
       at.increment(ignored))
    if (at->is_regular_file(ignored)) files.push_back(at->path().string());
  std::sort(files.begin(), files.end());
  std::string bytes;
  for (const std::string& file : files) {
    std::ifstream in(file, std::ios::binary);
    bytes += fs::relative(file, folder, ignored).string() + '\n';
    bytes.append(std::istreambuf_iterator<char>(in), {});
  }
  return sha256_hex(bytes).substr(0, 8);
}

// Which files of one's own a reading was made with: actors, and after "+" verbs.
std::string own_files(const CaseOptions& options) {
  const auto hash_of = [](const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    return sha256_hex(std::string(std::istreambuf_iterator<char>(in), {})).substr(0, 8);
  };
  std::string out = options.registry.empty() ? "" : hash_of(options.registry);
  if (!options.verbs.empty()) out += "+" + hash_of(options.verbs);
  return out;
}

// How far a long run is, where a person watches.
class Progress {
 public:
  explicit Progress(std::size_t total) : total_(total), watched_(isatty(STDERR_FILENO) == 1) {}

  void advance() {
    ++done_;
    const auto now = Clock::now();
    if (!watched_ || now - shown_ < std::chrono::milliseconds(200)) return;
    shown_ = now;
    constexpr std::size_t kWidth = 30;
    const std::size_t full = total_ == 0 ? 0 : std::min(kWidth, kWidth * done_ / total_);
    fmt::print(stderr, "\r[{}{}] {} of {}\033[K", std::string(full, '#'), std::string(kWidth - full, '.'), done_,
               std::max(total_, done_));
    visible_ = true;
  }

  void tell(const char* what) {
    if (watched_) fmt::print(stderr, "\r{}\033[K", what);
    visible_ = watched_;
  }

  void clear() {
    if (visible_) fmt::print(stderr, "\r\033[K");
    visible_ = false;
  }

 private:
  using Clock = std::chrono::steady_clock;
  const std::size_t total_;
  const bool watched_;
  std::size_t done_ = 0;
  Clock::time_point shown_ = Clock::now();
  bool visible_ = false;
};

// A report on its way into the ledger.
struct Item {
  std::string place;
  Report report;
  std::string reading;
  Versions versions;
  bool known = false;
  std::optional<Error> error;
};

class Adder {
 public:
  Adder(const CaseOptions& options, Ledger ledger, Ledger lookup)
      : options_(options),
        ledger_(std::move(ledger)),
        lookup_(std::move(lookup)),
        files_(expand(options.files)),
        bytes_before_(bytes_of(options.path)) {}

  int run() {
    look_ahead();
    progress_.emplace(reports_ahead_);
    ReportStream stream(files_, std::cin);
    run_in_order(
        options_.jobs, [&] { return next(stream); }, [&](Item item) { return read(std::move(item)); },
        [&](const Item& item) { return take(item); });
    if (!stopped_) add_readings_alone();
    if (!stopped_) add_corrections();
    if (added_ + reread_ > 0) {
      progress_->tell("preparing the answers");
      prepare_answers(options_.path, lookup_, is_worth_preparing());
    }
    progress_->clear();
    fmt::print("{} added, {} read anew, {} known before{}\n", added_, reread_, known_,
               failed_ == 0 ? "" : fmt::format(", {} failed", failed_));
    return failed_ == 0 && !stopped_ ? 0 : 1;
  }

 private:
  // The first question goes through the whole case. A case that has grown by so much, or is so small, is made ready for
  // it at once, which over all that is ever added takes the same for every report.
  [[nodiscard]] bool is_worth_preparing() const {
    constexpr std::uintmax_t kSmall = 25'000'000;  // bytes, of some thousand reports: less than a second
    constexpr std::uintmax_t kPart = 5;
    const std::uintmax_t now = bytes_of(options_.path);
    return now <= kSmall || (now - std::min(now, bytes_before_)) * kPart >= now;
  }

  // Readings may stand before or after their reports; standard input comes once and is taken as it comes.
  void look_ahead() {
    std::vector<std::string> files;
    std::copy_if(files_.begin(), files_.end(), std::back_inserter(files), [](const auto& f) { return f != "-"; });
    ReportStream stream(files, std::cin);
    while (auto raw = stream.next()) {
      if (kind_of(*raw) == Kind::kReading)
        readings_[reading_id(raw->bytes)] = without_blanks(raw->bytes);
      else
        ++reports_ahead_;
    }
  }

  void complain(const std::string& place, const Error& error) {
    progress_->clear();
    fmt::print(stderr, "grotius: {}: {}\n", place, error.to_string());
    ++failed_;
  }

  // The next report; readings and corrections are put aside.
  std::optional<Item> next(ReportStream& stream) {
    while (auto raw = stream.next()) {
      const Kind kind = kind_of(*raw);
      if (kind == Kind::kReading) {
        readings_.try_emplace(reading_id(raw->bytes), without_blanks(raw->bytes));
        continue;
      }
      if (kind == Kind::kCorrection) {
        corrections_.emplace_back(raw->place, raw->bytes);
        continue;
      }
      return prepare(*std::move(raw));
    }
    return std::nullopt;
  }

  Item prepare(RawReport raw) {
    Item item;
    item.place = raw.place;
    if (raw.error) {
      item.error = std::move(raw.error);
      return item;
    }
    if (raw.json) {
      auto report = parse_report(raw.bytes);
      if (!report) {
        item.error = report.error();
        return item;
      }
      item.report = *std::move(report);
    } else {
      item.report.text = std::move(raw.bytes);
    }
    if (!item.report.published) item.report.published = options_.published;
    if (item.report.id.empty()) item.report.id = sha256_hex(item.report.text);
    if (const auto made = readings_.find(item.report.id); made != readings_.end()) {
      item.reading = made->second;
      readings_used_.push_back(item.report.id);
      return item;
    }
    if (auto opened = open(); !opened) {
      item.error = opened.error();
      return item;
    }
    item.versions = versions_;
    const auto known = lookup_.has(item.report, versions_);
    if (!known)
      item.error = known.error();
    else
      item.known = *known;
    return item;
  }

  // The model is opened for the first report that has no reading, and that once.
  Result<bool> open() {
    if (reader_) return true;
    auto reader = open_reader(options_.model, options_.lexicon, options_.registry, options_.verbs);
    if (!reader) return tl::unexpected(reader.error());
    const auto folder = lexicon_folder(options_.lexicon);
    if (!folder) return tl::unexpected(folder.error());
    reader_ = *std::move(reader);
    versions_ = {GROTIUS_VERSION, std::string(reader_->model().version()), lexicon_version(*folder),
                 own_files(options_)};
    return true;
  }

  // Side by side with others; memory that runs out over one report must not end them.
  Item read(Item item) {
    if (item.error || item.known || !item.reading.empty()) return item;
    try {
      item.reading = reading_json(reader_->read(item.report), false);
    } catch (const std::exception& error) {
      item.error = Error{ErrorCode::kInvalid, error.what(), ""};
    }
    return item;
  }

  // False once the ledger takes no more: the disk is full, the file gone.
  bool take(const Item& item) {
    progress_->advance();
    if (item.error) {
      complain(item.place, *item.error);
      return true;
    }
    if (item.known) {
      ++known_;
      return true;
    }
    const auto done = ledger_.add(item.report, item.reading, item.versions);
    if (done) {
      count(*done);
      return true;
    }
    complain(item.place, done.error());
    stopped_ = done.error().code == ErrorCode::kUnreadable || done.error().code == ErrorCode::kDamaged;
    return !stopped_;
  }

  void count(Added added) { ++(added == Added::kNew ? added_ : added == Added::kReread ? reread_ : known_); }

  // Readings of reports that the case has already.
  void add_readings_alone() {
    for (const std::string& used : readings_used_) readings_.erase(used);
    for (const auto& [id, reading] : readings_) {
      const auto report = lookup_.report(id);
      if (!report)
        complain("reading of " + id, report.error());
      else if (!*report)
        complain("reading of " + id,
                 Error{ErrorCode::kNotFound, "neither the case nor what is added has that report", ""});
      else if (const auto done = ledger_.add(**report, reading, {}); !done)
        complain("reading of " + id, done.error());
      else
        count(*done);
    }
  }

  void add_corrections() {
    for (const auto& [place, bytes] : corrections_) {
      const auto correction = parse_correction(bytes);
      if (!correction)
        complain(place, correction.error());
      else if (const auto done = ledger_.add(*correction); !done)
        complain(place, done.error());
      else
        count(*done);
    }
  }

  const CaseOptions& options_;
  Ledger ledger_, lookup_;  // one writes, the other is asked by the thread that takes reports
  std::vector<std::string> files_;
  const std::uintmax_t bytes_before_;            // of the case
  std::map<std::string, std::string> readings_;  // by report, not yet used
  std::vector<std::string> readings_used_;
  std::vector<std::pair<std::string, std::string>> corrections_;
  std::size_t reports_ahead_ = 0, added_ = 0, reread_ = 0, known_ = 0, failed_ = 0;
  bool stopped_ = false;
  std::optional<Progress> progress_;
  std::unique_ptr<const Reader> reader_;
  Versions versions_;
};

}  // namespace

int add_to_case(const CaseOptions& options) {
  auto ledger = Ledger::open_to_write(options.path);
  auto lookup = ledger ? Ledger::open_to_read(options.path) : Result<Ledger>(tl::unexpected(ledger.error()));
  if (!lookup) {
    fmt::print(stderr, "grotius: {}\n", lookup.error().to_string());
    return 1;
  }
  return Adder(options, *std::move(ledger), *std::move(lookup)).run();
}

}  // namespace grotius::cli
