// SQLite as values: a connection and its prepared statements, closed by scope, every failure a Result that names the
// file and what SQLite said.
//
// Errors: kNotFound (no such file), kUnreadable (locked for too long, read-only, disk full, no permission), kMalformed
// (not a database), kDamaged (the file's pages do not hold). Thread safety: none; one connection a thread. For
// the ledger and the index beside it (recall).
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace grotius {

enum class OpenMode { kRead, kWrite, kCreate };

// One prepared statement. Parameters count from 1, columns from 0. Texts that are bound must outlive the step.
class Query {
 public:
  Query() = default;
  Query(sqlite3_stmt* statement, sqlite3* connection, std::string place)
      : statement_(statement), connection_(connection), place_(std::move(place)) {}

  Query& bind(int index, std::string_view text);
  Query& bind(int index, std::int64_t number);
  Query& bind(int index, double number);
  Query& bind_null(int index);
  // Empty text is no knowledge, and absent knowledge is NULL in every table.
  Query& bind_or_null(int index, std::string_view text);

  // True if there is a row; false once there is none (left).
  [[nodiscard]] Result<bool> step();
  // A statement without rows, run and made ready for the next values.
  [[nodiscard]] Result<bool> run();
  void reset();

  [[nodiscard]] std::string text(int column) const;  // NULL is ""
  // The same where it lies, until the next step or look at the column.
  [[nodiscard]] std::string_view view(int column) const;
  [[nodiscard]] std::int64_t number(int column) const;
  [[nodiscard]] double real(int column) const;
  [[nodiscard]] bool is_null(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  sqlite3* connection_ = nullptr;
  std::string place_;
};

// Bytes of a database's file and its log; 0 if there is none.
[[nodiscard]] std::uintmax_t bytes_of(const std::string& path);

class Database {
 public:
  [[nodiscard]] static Result<Database> open(const std::string& path, OpenMode mode);

  [[nodiscard]] Result<Query> prepare(std::string_view sql);
  // Statements without values and rows, several at once.
  [[nodiscard]] Result<bool> execute(const std::string& sql);
  // The first column of the only row, as a number.
  [[nodiscard]] Result<std::int64_t> number(std::string_view sql);
  [[nodiscard]] std::int64_t last_row() const { return sqlite3_last_insert_rowid(connection_.get()); }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  struct Close {
    void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
  };
  std::unique_ptr<sqlite3, Close> connection_;
  std::string path_;
};

// Every row of a query through `take`.
template <class Take>
[[nodiscard]] Result<bool> for_each_row(Database& database, std::string_view sql, Take take) {
  auto query = database.prepare(sql);
  if (!query) return tl::unexpected(query.error());
  while (true) {
    const auto row = query->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return true;
    take(*query);
  }
}

// What is between begin and commit is in the file whole or not at all; leaving the scope without commit takes it back.
class Transaction {
 public:
  // Waits for other writers, as long as the connection's timeout allows.
  [[nodiscard]] static Result<Transaction> begin(Database& database);
  Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  [[nodiscard]] Result<bool> commit();

 private:
  explicit Transaction(Database& database) : database_(&database) {}
  Database* database_;
};

}  // namespace grotius
