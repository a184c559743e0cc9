// The plain state, from what the index keeps of it.
#include <map>

#include "recall/impl.h"
#include "recall/shelf.h"

namespace grotius {
namespace {

// What is put on it is put aside.
class ReadShelf : public Shelf {
 public:
  explicit ReadShelf(Shelf& under) : under_(under) {}
  [[nodiscard]] std::optional<std::string> get(std::string_view key) override { return under_.get(key); }
  void put(std::string_view key, std::string_view value) override { put_[std::string(key)] = value; }
  [[nodiscard]] const std::map<std::string, std::string>& aside() const { return put_; }

 private:
  Shelf& under_;
  std::map<std::string, std::string> put_;
};

// Is there an index of all facts for the stamp, to which the shelf belongs?
bool is_current(Database& database, const std::string& stamp) {
  auto query = database.prepare("SELECT 1 FROM desks WHERE dates = ? AND stamp = ?");
  if (!query) return false;
  const std::string dates = dates_key("", std::nullopt);
  const auto row = query->bind(1, dates).bind(2, stamp).step();
  return row && *row;
}

}  // namespace

std::optional<State> Recall::state(const std::string& as_of, const LoadSince& since) {
  Database* const database = impl_->begin_to_read();
  if (database == nullptr) return std::nullopt;
  std::map<std::string, std::string> aside;
  const auto make = [&]() -> std::optional<State> {
    auto shelf = TableShelf::of(*database);
    if (!shelf || !is_current(*database, impl_->stamp)) return std::nullopt;
    const auto day = kept_state_needs(*shelf);
    const auto content = day ? since(*day) : std::nullopt;
    if (!content || content->stamp != impl_->stamp) return std::nullopt;
    ReadShelf reading(*shelf);
    auto out = state_from(*content, as_of, reading);
    aside = reading.aside();
    return out;
  };
  auto out = make();
  impl_->end_reading();
  if (!aside.empty()) keep_aside(aside);
  return out;
}

// Where it cannot be written, the next question makes it again.
void Recall::keep_aside(const std::map<std::string, std::string>& values) {
  Database* const database = impl_->open_to_write();
  if (database == nullptr) return;
  auto transaction = Transaction::begin(*database);
  if (!transaction || !is_current(*database, impl_->stamp)) return;
  auto shelf = TableShelf::of(*database);
  if (!shelf) return;
  for (const auto& [key, value] : values) shelf->put(key, value);
  if (!shelf->failed()) static_cast<void>(transaction->commit());
}

}  // namespace grotius
