// The shelf of a case's catalogue, in a table of the index. Private to the stage.
//
// What it could not read or write is told by failed(); what was got then is of no use.
#pragma once

#include "recall/impl.h"

namespace grotius {

class TableShelf : public Shelf {
 public:
  [[nodiscard]] static Result<TableShelf> of(Database& database) {
    TableShelf out;
    auto get = database.prepare("SELECT value FROM shelf WHERE key = ?");
    if (!get) return tl::unexpected(get.error());
    auto put = database.prepare("INSERT OR REPLACE INTO shelf(key, value) VALUES (?, ?)");
    if (!put) return tl::unexpected(put.error());
    out.get_ = *std::move(get);
    out.put_ = *std::move(put);
    return out;
  }
  [[nodiscard]] std::optional<std::string> get(std::string_view key) override {
    const auto row = get_.bind(1, key).step();
    failed_ = failed_ || !row;
    std::optional<std::string> out;
    if (row && *row) out = get_.text(0);
    get_.reset();
    return out;
  }
  void put(std::string_view key, std::string_view value) override {
    failed_ = !put_.bind(1, key).bind(2, value).run() || failed_;
  }
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  Query get_, put_;
  bool failed_ = false;
};

}  // namespace grotius
