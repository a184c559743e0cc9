// What was done to a ledger and when, each entry with a stamp that follows from the one before it. Private to the
// stage.
//
// The stamp is the SHA-256 of the earlier stamp, the clock, what was done, its subject and the hash of what was added,
// each ended by the byte 0xFF: two ledgers with the same last stamp hold the same.
#pragma once

#include "ledger/sqlite.h"

namespace grotius {

// `hash`: of what was added.
[[nodiscard]] Result<bool> note(Database& database, std::string_view what, std::string_view subject,
                                std::string_view hash);
// The last entry's stamp; empty where there is none.
[[nodiscard]] Result<std::string> last_stamp(Database& database);

}  // namespace grotius
