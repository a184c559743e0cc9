#include "ledger/sqlite.h"

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>

namespace grotius {
namespace {

// Long enough for another writer's report to be read and written, many times over.
constexpr int kBusyMilliseconds = 120'000;

tl::unexpected<Error> failure(sqlite3* connection, int status, const std::string& place) {
  const std::string said = connection != nullptr ? sqlite3_errmsg(connection) : sqlite3_errstr(status);
  switch (status & 0xff) {
    case SQLITE_NOTADB:
      return fail(ErrorCode::kMalformed, "not a case: the file is no SQLite database", place);
    case SQLITE_CORRUPT:
      return fail(ErrorCode::kDamaged, "the file is damaged: " + said, place);
    case SQLITE_FULL:
      return fail(ErrorCode::kUnreadable, "the disk is full; what was added before is kept", place);
    case SQLITE_READONLY:
      return fail(ErrorCode::kUnreadable, "the file or its folder is read-only", place);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return fail(ErrorCode::kUnreadable,
                  fmt::format("another program has been writing for {} seconds", kBusyMilliseconds / 1000), place);
    case SQLITE_CANTOPEN:
      return fail(ErrorCode::kUnreadable, "cannot be opened: " + said, place);
    case SQLITE_IOERR:
      return fail(ErrorCode::kUnreadable, "cannot be read or written: " + said, place);
    default:
      return fail(ErrorCode::kUnreadable, said, place);
  }
}

// A name in which "?", "#" and "%" are only letters.
std::string uri_of(const std::string& path) {
  std::string out = "file:";
  for (const char c : path)
    out += c == '?' || c == '#' || c == '%' ? fmt::format("%{:02x}", static_cast<unsigned char>(c)) : std::string(1, c);
  return out;
}

bool is_writable(const std::string& path) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  return access(path.c_str(), W_OK) == 0 && access(folder.empty() ? "." : folder.c_str(), W_OK) == 0;
}

int open_file(const std::string& name, int flags, sqlite3** connection) {
  const int status = sqlite3_open_v2(name.c_str(), connection, flags, nullptr);
  if (status != SQLITE_OK) return status;
  sqlite3_busy_timeout(*connection, kBusyMilliseconds);
  return sqlite3_exec(*connection, "SELECT count(*) FROM sqlite_schema", nullptr, nullptr, nullptr);
}

}  // namespace

Query& Query::bind(int index, std::string_view text) {
  sqlite3_bind_text64(statement_.get(), index, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
  return *this;
}

Query& Query::bind(int index, std::int64_t number) {
  sqlite3_bind_int64(statement_.get(), index, number);
  return *this;
}

Query& Query::bind(int index, double number) {
  sqlite3_bind_double(statement_.get(), index, number);
  return *this;
}

Query& Query::bind_null(int index) {
  sqlite3_bind_null(statement_.get(), index);
  return *this;
}

Query& Query::bind_or_null(int index, std::string_view text) {
  return text.empty() ? bind_null(index) : bind(index, text);
}

Result<bool> Query::step() {
  const int status = sqlite3_step(statement_.get());
  if (status == SQLITE_ROW) return true;
  if (status == SQLITE_DONE) return false;
  return failure(connection_, status, place_);
}

Result<bool> Query::run() {
  auto done = step();
  reset();
  return done;
}

void Query::reset() {
  sqlite3_reset(statement_.get());
  sqlite3_clear_bindings(statement_.get());
}

std::string Query::text(int column) const { return std::string(view(column)); }

std::string_view Query::view(int column) const {
  const auto* const bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  if (bytes == nullptr) return "";
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::int64_t Query::number(int column) const { return sqlite3_column_int64(statement_.get(), column); }
double Query::real(int column) const { return sqlite3_column_double(statement_.get(), column); }
bool Query::is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }

Result<Database> Database::open(const std::string& path, OpenMode mode) {
  std::error_code ignored;
  if (mode != OpenMode::kCreate && !std::filesystem::exists(path, ignored))
    return fail(ErrorCode::kNotFound, "no such file; `grotius case init` makes a case", path);
  if (std::filesystem::is_directory(path, ignored))
    return fail(ErrorCode::kMalformed, "a case is a file, not a folder", path);
  Database out;
  out.path_ = path;
  sqlite3* raw = nullptr;
  int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
  // Who only reads leaves a log beside the file behind, unless he might have written: the last to close takes it away.
  const bool is_fixed = mode == OpenMode::kRead && !is_writable(path);
  flags |= is_fixed ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (mode == OpenMode::kCreate) flags |= SQLITE_OPEN_CREATE;
  int status = open_file(uri_of(path), flags, &raw);
  out.connection_.reset(raw);
  // A log beside the file cannot be made in a folder that is read-only; where there is none, the file alone is whole.
  if (status != SQLITE_OK && mode == OpenMode::kRead && !std::filesystem::exists(path + "-wal", ignored) &&
      (status & 0xff) == SQLITE_CANTOPEN) {
    raw = nullptr;
    status = open_file(uri_of(path) + "?immutable=1", flags, &raw);
    out.connection_.reset(raw);
  }
  if (status != SQLITE_OK) return failure(raw, status, path);
  if (mode == OpenMode::kRead)
    if (const auto set = out.execute("PRAGMA query_only = 1"); !set) return tl::unexpected(set.error());
  return out;
}

Result<Query> Database::prepare(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const int status =
      sqlite3_prepare_v2(connection_.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
  if (status != SQLITE_OK) return failure(connection_.get(), status, path_);
  return Query(statement, connection_.get(), path_);
}

Result<bool> Database::execute(const std::string& sql) {
  const int status = sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (status != SQLITE_OK) return failure(connection_.get(), status, path_);
  return true;
}

Result<std::int64_t> Database::number(std::string_view sql) {
  auto query = prepare(sql);
  if (!query) return tl::unexpected(query.error());
  const auto row = query->step();
  if (!row) return tl::unexpected(row.error());
  return *row ? query->number(0) : 0;
}

Result<Transaction> Transaction::begin(Database& database) {
  const auto begun = database.execute("BEGIN IMMEDIATE");
  if (!begun) return tl::unexpected(begun.error());
  return Transaction(database);
}

Transaction::~Transaction() {
  if (database_ == nullptr) return;
  const auto undone = database_->execute("ROLLBACK");  // fails only where SQLite has rolled back by itself
  static_cast<void>(undone);
}

Result<bool> Transaction::commit() {
  auto done = database_->execute("COMMIT");
  if (done) database_ = nullptr;
  return done;
}

std::uintmax_t bytes_of(const std::string& path) {
  std::uintmax_t out = 0;
  for (const char* part : {"", "-wal"}) {
    std::error_code missing;
    const std::uintmax_t size = std::filesystem::file_size(path + part, missing);
    if (!missing) out += size;
  }
  return out;
}

}  // namespace grotius
