// The connection behind a Recall. Private to the stage.
#pragma once

#include "ledger/sqlite.h"
#include "recall/recall.h"

namespace grotius {

struct Recall::Impl {
  std::string case_path, path, stamp;
  std::optional<Database> reading, writing;

  // A connection whose file holds for the stamp, in a transaction that sees one moment; null where there is none.
  Database* begin_to_read();
  void end_reading();
  // The stamp that the file holds for, under these rules, where it is another.
  std::optional<std::string> other_stamp();
  std::optional<std::string> other_stamp(Database& database) const;
  // A connection to write with, whatever its file holds for; null where nothing can be kept.
  Database* open_to_write();
  // A connection to write with, its file without what is of another stamp but indexes of facts; null where nothing can
  // be kept.
  Database* to_write();
};

// The lines of a desk are numbered from its number times this on.
inline constexpr std::int64_t kLinesOfDesk = std::int64_t{1} << 32;

// Takes the indexes of facts away that hold for another stamp.
[[nodiscard]] Result<bool> drop_other_desks(Database& database, const std::string& stamp);

// How the dates of a question are called in the file.
[[nodiscard]] std::string dates_key(const std::string& as_of, const std::optional<std::string>& known_at);
// The last day that they reach to; empty: to that of the last report.
[[nodiscard]] std::string last_day(const std::string& as_of, const std::optional<std::string>& known_at);

}  // namespace grotius
