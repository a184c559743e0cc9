// The connection behind a Ledger. Private to the stage.
#pragma once

#include "ledger/ledger.h"
#include "ledger/sqlite.h"

namespace grotius {

struct Ledger::Impl {
  explicit Impl(Database opened) : database(std::move(opened)) {}
  Database database;
};

// A row of `number, hash, id, published, title, publisher, url, language, pubstatus, replaces, text` as it came in.
[[nodiscard]] Report report_from(const Query& row);

// How a report is known in the tables: its id, and what its text alone says where it has none.
[[nodiscard]] Report with_id(const Report& report);

}  // namespace grotius
