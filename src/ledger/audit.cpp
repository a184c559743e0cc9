#include "ledger/audit.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>

#include "base/sha256.h"

namespace grotius {

Result<std::string> last_stamp(Database& database) {
  const auto version = database.number("PRAGMA user_version");
  if (!version) return tl::unexpected(version.error());
  std::string stamp;
  if (*version < 2) return stamp;
  const auto read = for_each_row(database, "SELECT stamp FROM audit ORDER BY number DESC LIMIT 1",
                                 [&](const Query& q) { stamp = q.text(0); });
  if (!read) return tl::unexpected(read.error());
  return stamp;
}

Result<bool> note(Database& database, std::string_view what, std::string_view subject, std::string_view hash) {
  const auto before = last_stamp(database);
  if (!before) return tl::unexpected(before.error());
  const std::string now = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::now()));
  std::string bytes;
  for (const std::string_view part : {std::string_view(*before), std::string_view(now), what, subject, hash}) {
    bytes += part;
    bytes += '\xff';
  }
  const std::string stamp = sha256_hex(bytes);
  auto query = database.prepare("INSERT INTO audit(clock, what, subject, stamp) VALUES (?, ?, ?, ?)");
  if (!query) return tl::unexpected(query.error());
  return query->bind(1, now).bind(2, what).bind(3, subject).bind(4, stamp).run();
}

}  // namespace grotius
