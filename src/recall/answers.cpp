// The file beside the case, and whole answers in it.
#include <fmt/format.h>

#include <filesystem>

#include "recall/impl.h"

namespace grotius {
namespace {

constexpr const char* kTables = R"(
CREATE TABLE IF NOT EXISTS holds_for(stamp TEXT NOT NULL, rules TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS answers(number INTEGER PRIMARY KEY, question TEXT NOT NULL UNIQUE, day TEXT NOT NULL,
  answer TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS desks(number INTEGER PRIMARY KEY, dates TEXT NOT NULL UNIQUE, day TEXT NOT NULL,
  stamp TEXT NOT NULL, facts INTEGER NOT NULL, late INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS lists(number INTEGER PRIMARY KEY, desk INTEGER NOT NULL, field TEXT NOT NULL, term TEXT NOT NULL,
  part INTEGER NOT NULL, positions BLOB NOT NULL, UNIQUE(desk, field, term, part));
CREATE TABLE IF NOT EXISTS spans(desk INTEGER NOT NULL, part INTEGER NOT NULL, days TEXT NOT NULL, begins BLOB NOT NULL,
  ends BLOB NOT NULL, PRIMARY KEY(desk, part)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS names(desk INTEGER NOT NULL, field TEXT NOT NULL, number INTEGER NOT NULL, id TEXT NOT NULL,
  names BLOB NOT NULL, PRIMARY KEY(desk, field, number)) WITHOUT ROWID;
CREATE UNIQUE INDEX IF NOT EXISTS numbers ON names(desk, id) WHERE id <> '';
CREATE INDEX IF NOT EXISTS namesakes ON names(desk, field, names) WHERE id = '';
CREATE TABLE IF NOT EXISTS lines(number INTEGER PRIMARY KEY, line BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS reports(desk INTEGER NOT NULL, place TEXT NOT NULL, position INTEGER NOT NULL,
  facts INTEGER NOT NULL, before INTEGER, PRIMARY KEY(desk, place)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS late_reports ON reports(desk, before) WHERE before IS NOT NULL;
CREATE TABLE IF NOT EXISTS shelf(key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
)";

constexpr const char* kEmpty = R"(
DROP TABLE IF EXISTS holds_for; DROP TABLE IF EXISTS answers; DROP TABLE IF EXISTS desks; DROP TABLE IF EXISTS lists;
DROP TABLE IF EXISTS names; DROP TABLE IF EXISTS lines; DROP TABLE IF EXISTS spans; DROP TABLE IF EXISTS reports;
DROP TABLE IF EXISTS shelf;
)";

// Another way of laying the file out is another version of the rules.
std::string rules() { return "3 " + std::string(rules_version()); }

constexpr int kMostAnswers = 64;

Result<bool> holds(Database& database, const std::string& stamp) {
  auto query = database.prepare("SELECT 1 FROM holds_for WHERE stamp = ? AND rules = ?");
  if (!query) return tl::unexpected(query.error());
  const std::string version = rules();
  return query->bind(1, stamp).bind(2, version).step();
}

// What was added is not known: answers are of one stamp; an index of facts that has another is brought up to this one
// when it is asked for.
Result<bool> move_on(Database& database, const std::string& stamp) {
  const std::string version = rules();
  auto same_rules = database.prepare("SELECT 1 FROM holds_for WHERE rules = ?");
  if (!same_rules) return tl::unexpected(same_rules.error());
  const auto row = same_rules->bind(1, version).step();
  if (!row || !*row) return row;
  same_rules->reset();
  auto transaction = Transaction::begin(database);
  if (!transaction) return tl::unexpected(transaction.error());
  if (auto emptied = database.execute("DELETE FROM answers"); !emptied) return emptied;
  auto query = database.prepare("UPDATE holds_for SET stamp = ?");
  if (!query) return tl::unexpected(query.error());
  if (auto done = query->bind(1, stamp).run(); !done) return done;
  return transaction->commit();
}

Result<bool> start_anew(Database& database, const std::string& stamp) {
  auto transaction = Transaction::begin(database);
  if (!transaction) return tl::unexpected(transaction.error());
  if (auto emptied = database.execute(std::string(kEmpty) + kTables); !emptied) return emptied;
  auto query = database.prepare("INSERT INTO holds_for VALUES (?, ?)");
  if (!query) return tl::unexpected(query.error());
  const std::string version = rules();
  if (auto done = query->bind(1, stamp).bind(2, version).run(); !done) return done;
  return transaction->commit();
}

// Whoever may not read the case may not read what was made of it.
void readable_as(const std::string& case_path, const std::string& path) {
  std::error_code missing;
  const auto status = std::filesystem::status(case_path, missing);
  if (std::filesystem::is_regular_file(status)) std::filesystem::permissions(path, status.permissions(), missing);
}

// Nobody waits for an index.
constexpr const char* kShortWait = "PRAGMA busy_timeout = 100";

}  // namespace

std::string dates_key(const std::string& as_of, const std::optional<std::string>& known_at) {
  return fmt::format("{}/{}", as_of, known_at.value_or(""));
}

std::string last_day(const std::string& as_of, const std::optional<std::string>& known_at) {
  return as_of.empty() ? "" : std::max(as_of, known_at.value_or("")).substr(0, 10);
}

Database* Recall::Impl::begin_to_read() {
  std::error_code ignored;
  if (stamp.empty() || !std::filesystem::exists(path, ignored)) return nullptr;
  if (!reading) {
    auto opened = Database::open(path, OpenMode::kRead);
    if (!opened) return nullptr;
    reading.emplace(*std::move(opened));
  }
  if (!reading->execute(std::string(kShortWait) + "; BEGIN")) return nullptr;
  if (const auto good = holds(*reading, stamp); good && *good) return &*reading;
  end_reading();
  return nullptr;
}

std::optional<std::string> Recall::Impl::other_stamp() {
  std::error_code ignored;
  if (stamp.empty() || !std::filesystem::exists(path, ignored)) return std::nullopt;
  auto database = Database::open(path, OpenMode::kRead);
  return database ? other_stamp(*database) : std::nullopt;
}

std::optional<std::string> Recall::Impl::other_stamp(Database& database) const {
  auto query = database.prepare("SELECT stamp FROM holds_for WHERE rules = ?");
  const std::string version = rules();
  if (!query || !database.execute(kShortWait)) return std::nullopt;
  const auto row = query->bind(1, version).step();
  if (!row || !*row || query->view(0) == stamp) return std::nullopt;
  return query->text(0);
}

void Recall::Impl::end_reading() {
  if (!reading->execute("COMMIT")) reading.reset();
}

Database* Recall::Impl::open_to_write() {
  if (stamp.empty()) return nullptr;
  if (!writing) {
    std::error_code ignored;
    const bool is_new = !std::filesystem::exists(path, ignored);
    auto opened = Database::open(path, OpenMode::kCreate);
    if (!opened) return nullptr;
    if (is_new) readable_as(case_path, path);
    if (!opened->execute(std::string(kShortWait) + "; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL"))
      return nullptr;
    writing.emplace(*std::move(opened));
  }
  return &*writing;
}

Database* Recall::Impl::to_write() {
  if (open_to_write() == nullptr) return nullptr;
  if (const auto good = holds(*writing, stamp); good && *good) return &*writing;
  if (const auto moved = move_on(*writing, stamp); moved && *moved) return &*writing;
  return start_anew(*writing, stamp) ? &*writing : nullptr;
}

Recall::Recall(const std::string& case_path, std::string stamp)
    : impl_(std::make_unique<Impl>(Impl{case_path, case_path + "-index", std::move(stamp), {}, {}})) {}
Recall::Recall(Recall&&) noexcept = default;
Recall& Recall::operator=(Recall&&) noexcept = default;
Recall::~Recall() = default;

std::optional<std::string> Recall::answer(std::string_view question) {
  Database* const database = impl_->begin_to_read();
  if (database == nullptr) return std::nullopt;
  std::optional<std::string> out;
  if (auto query = database->prepare("SELECT answer FROM answers WHERE question = ?")) {
    const auto row = query->bind(1, question).step();
    if (row && *row) out = query->text(0);
  }
  impl_->end_reading();
  return out;
}

bool Recall::keep(std::string_view question, std::string_view answer, std::string_view made_from,
                  std::string_view day) {
  if (made_from != impl_->stamp) return false;
  Database* const database = impl_->to_write();
  if (database == nullptr) return false;
  auto transaction = Transaction::begin(*database);
  if (!transaction) return false;
  auto query = database->prepare("INSERT OR REPLACE INTO answers(question, day, answer) VALUES (?, ?, ?)");
  if (!query || !query->bind(1, question).bind(2, day).bind(3, answer).run()) return false;
  const auto shortened = database->execute(
      fmt::format("DELETE FROM answers WHERE number <= (SELECT max(number) FROM answers) - {}", kMostAnswers));
  const auto still = holds(*database, impl_->stamp);
  return shortened && still && *still && transaction->commit();
}

std::pair<std::uintmax_t, std::uintmax_t> Recall::compact() {
  const std::uintmax_t before = bytes_of(impl_->path);
  std::error_code ignored;
  if (!std::filesystem::exists(impl_->path, ignored)) return {0, 0};
  impl_->reading.reset();
  if (Database* const database = impl_->to_write(); database != nullptr) {
    static_cast<void>(drop_other_desks(*database, impl_->stamp));
    for (const char* step : {"VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"})
      if (!database->execute(step)) break;
  }
  return {before, bytes_of(impl_->path)};
}

}  // namespace grotius
