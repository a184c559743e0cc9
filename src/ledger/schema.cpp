#include "ledger/schema.h"

#include <fmt/format.h>

#include "base/sha256.h"
#include "ledger/audit.h"

namespace grotius {
namespace {

constexpr const char* kTables = R"(
CREATE TABLE meta(
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE reports(
  number INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  id TEXT NOT NULL,
  published TEXT NOT NULL,
  title TEXT, publisher TEXT, url TEXT, language TEXT,
  pubstatus TEXT CHECK (pubstatus IN ('usable', 'corrected', 'canceled')),
  replaces TEXT,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX reports_by_id ON reports(id);
CREATE INDEX reports_in_order ON reports(published, id, hash);

CREATE TABLE readings(
  number INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES reports(number),
  hash TEXT NOT NULL,
  program TEXT NOT NULL, model TEXT NOT NULL, lexicon TEXT NOT NULL,
  json TEXT NOT NULL,
  registry TEXT NOT NULL DEFAULT '',
  UNIQUE (report, program, model, lexicon, hash)
) STRICT;

CREATE TABLE actors(
  reading INTEGER NOT NULL REFERENCES readings(number),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT, code TEXT, country TEXT, wikidata TEXT, role TEXT,
  mentions TEXT NOT NULL,
  PRIMARY KEY (reading, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE places(
  reading INTEGER NOT NULL REFERENCES readings(number),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  country TEXT,
  mentions TEXT NOT NULL,
  PRIMARY KEY (reading, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE statements(
  reading INTEGER NOT NULL REFERENCES readings(number),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  speakers TEXT NOT NULL, addressees TEXT NOT NULL,
  source TEXT, cue TEXT, content TEXT NOT NULL,
  mode TEXT,
  PRIMARY KEY (reading, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE facts(
  reading INTEGER NOT NULL REFERENCES readings(number),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL, type TEXT, mode TEXT, cameo TEXT, status TEXT NOT NULL,
  source TEXT NOT NULL, target TEXT NOT NULL,
  mutual INTEGER NOT NULL, background INTEGER NOT NULL,
  trigger TEXT NOT NULL, words TEXT NOT NULL, evidence TEXT NOT NULL, condition TEXT, also TEXT NOT NULL,
  time_value TEXT, time_from TEXT, time_to TEXT, time_span TEXT,
  place TEXT, place_country TEXT,
  said_in TEXT NOT NULL, about TEXT NOT NULL,
  detail TEXT,
  confidence REAL NOT NULL,
  PRIMARY KEY (reading, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE corrections(
  number INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  report TEXT NOT NULL, fact TEXT NOT NULL,
  field TEXT NOT NULL, value TEXT,
  who TEXT NOT NULL, why TEXT NOT NULL, made TEXT NOT NULL
) STRICT;

CREATE TABLE audit(
  number INTEGER PRIMARY KEY,
  clock TEXT NOT NULL,
  what TEXT NOT NULL,
  subject TEXT NOT NULL,
  stamp TEXT NOT NULL DEFAULT ''
) STRICT;
)";

// Whatever program opens the file: what is in it stays.
std::string append_only() {
  std::string out;
  for (const char* table :
       {"meta", "reports", "readings", "actors", "places", "statements", "facts", "corrections", "audit"})
    for (const char* verb : {"UPDATE", "DELETE"})
      out += fmt::format(
          "CREATE TRIGGER {0}_no_{1} BEFORE {1} ON {0} BEGIN SELECT RAISE(ABORT, 'a ledger is added to and "
          "nothing in it is changed'); END;\n",
          table, verb);
  return out;
}

}  // namespace

Result<bool> make_schema(Database& database, const std::string& name) {
  if (auto wal = database.execute("PRAGMA journal_mode = WAL"); !wal) return wal;
  auto transaction = Transaction::begin(database);
  if (!transaction) return tl::unexpected(transaction.error());
  if (auto made = database.execute(kTables + append_only()); !made) return made;
  if (auto marked = database.execute(
          fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", kApplicationId, kSchemaVersion));
      !marked)
    return marked;
  auto query = database.prepare("INSERT INTO meta VALUES ('name', ?)");
  if (!query) return tl::unexpected(query.error());
  if (auto named = query->bind(1, name).run(); !named) return named;
  return transaction->commit();
}

namespace {

constexpr const char* kFromFirst = R"(
ALTER TABLE readings ADD COLUMN registry TEXT NOT NULL DEFAULT '';
ALTER TABLE audit ADD COLUMN stamp TEXT NOT NULL DEFAULT '';
PRAGMA user_version = 2;
)";

// All that the file holds, in one hash.
std::string everything(Database& database) {
  std::string bytes;
  for (const char* table : {"reports", "readings", "corrections"}) {
    const auto read = for_each_row(database, fmt::format("SELECT hash FROM {} ORDER BY number", table),
                                   [&](const Query& q) { bytes += q.text(0); });
    if (!read) return "";
  }
  return sha256_hex(bytes);
}

}  // namespace

Result<bool> migrate(Database& database) {
  const auto is_current = [&]() -> Result<bool> {
    const auto version = database.number("PRAGMA user_version");
    if (!version) return tl::unexpected(version.error());
    return *version >= kSchemaVersion;
  };
  auto current = is_current();
  if (!current || *current) return current;
  auto transaction = Transaction::begin(database);
  if (!transaction) return tl::unexpected(transaction.error());
  current = is_current();  // another program may have done it meanwhile
  if (!current || *current) return current;
  if (auto done = database.execute(kFromFirst); !done) return done;
  if (auto noted = note(database, "schema 2", "", everything(database)); !noted) return noted;
  return transaction->commit();
}

Result<bool> check_schema(Database& database) {
  const auto application = database.number("PRAGMA application_id");
  if (!application) return tl::unexpected(application.error());
  if (*application != kApplicationId)
    return fail(ErrorCode::kMalformed, "not a case: a database that something else made", database.path());
  const auto version = database.number("PRAGMA user_version");
  if (!version) return tl::unexpected(version.error());
  if (*version > kSchemaVersion)
    return fail(ErrorCode::kWrongVersion,
                fmt::format("a case of schema {}; this program knows schemas up to {}", *version, kSchemaVersion),
                database.path());
  return true;
}

}  // namespace grotius
