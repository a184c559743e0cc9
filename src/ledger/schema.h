// The tables of a case and how an older file becomes a newer one. docs/ledger-format.md describes them.
// Private to the stage.
#pragma once

#include "ledger/sqlite.h"

namespace grotius {

inline constexpr std::int64_t kApplicationId = 0x47524f54;  // "GROT", in the file's header
inline constexpr std::int64_t kSchemaVersion = 2;

// An empty database becomes a case of that name.
[[nodiscard]] Result<bool> make_schema(Database& database, const std::string& name);
// A case of an earlier schema becomes one of this, in one transaction; nothing is done to one that is of it.
[[nodiscard]] Result<bool> migrate(Database& database);
// kMalformed where the file is no case, kWrongVersion where a later program made it.
[[nodiscard]] Result<bool> check_schema(Database& database);

}  // namespace grotius
