#include "ledger/ledger.h"

#include <fmt/format.h>

#include <filesystem>

#include "base/sha256.h"
#include "ledger/impl.h"
#include "ledger/schema.h"

namespace grotius {
namespace {

// Fields in a fixed order, each ended by a byte that no UTF-8 text holds, so that no two reports run together.
void append(std::string& bytes, std::string_view field) {
  bytes += field;
  bytes += '\xff';
}

}  // namespace

std::string report_hash(const Report& report) {
  std::string bytes;
  append(bytes, report.id);
  for (const auto* field : {&report.published, &report.title, &report.publisher, &report.url, &report.language,
                            &report.pubstatus, &report.replaces})
    append(bytes, field->value_or(""));
  append(bytes, report.text);
  return sha256_hex(bytes);
}

Ledger::Ledger(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;
Ledger::~Ledger() = default;

Result<bool> Ledger::create(const std::string& path, const std::string& name) {
  std::error_code ignored;
  if (std::filesystem::exists(path, ignored))
    return fail(ErrorCode::kInvalid, "exists already; nothing was changed", path);
  auto database = Database::open(path, OpenMode::kCreate);
  if (!database) return tl::unexpected(database.error());
  return make_schema(*database, name);
}

Result<Ledger> Ledger::open(const std::string& path, bool write) {
  auto database = Database::open(path, write ? OpenMode::kWrite : OpenMode::kRead);
  if (!database) return tl::unexpected(database.error());
  if (const auto checked = check_schema(*database); !checked) return tl::unexpected(checked.error());
  if (write) {
    if (const auto set = database->execute("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL"); !set)
      return tl::unexpected(set.error());
    if (const auto migrated = migrate(*database); !migrated) return tl::unexpected(migrated.error());
  }
  return Ledger(std::make_unique<Impl>(*std::move(database)));
}

Result<bool> Ledger::limit_pages(std::int64_t pages) {
  return impl_->database.execute(fmt::format("PRAGMA max_page_count = {}", pages));
}

Result<std::pair<std::uintmax_t, std::uintmax_t>> Ledger::compact() {
  Database& database = impl_->database;
  const std::uintmax_t before = bytes_of(database.path());
  for (const char* step : {"VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"})
    if (const auto done = database.execute(step); !done) return tl::unexpected(done.error());
  return std::pair(before, bytes_of(database.path()));
}

Result<Ledger> Ledger::open_to_read(const std::string& path) { return open(path, false); }
Result<Ledger> Ledger::open_to_write(const std::string& path) { return open(path, true); }

}  // namespace grotius
