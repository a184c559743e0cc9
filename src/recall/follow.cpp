// What was kept of a case brought up to what was added to it.
#include <fmt/format.h>

#include <algorithm>

#include "process/words.h"
#include "recall/register.h"
#include "recall/shelf.h"

namespace grotius {
namespace {

// Where so many facts came behind later ones, all are put in order again.
constexpr std::int64_t kMostLate = 10'000;

// The lists of a desk, a few positions of which become others.
class ListWriter {
 public:
  [[nodiscard]] static Result<ListWriter> of(Database& database, std::int64_t desk) {
    ListWriter out;
    out.desk_ = desk;
    auto get = database.prepare("SELECT positions FROM lists WHERE desk = ? AND field = ? AND term = ? AND part = ?");
    if (!get) return tl::unexpected(get.error());
    auto put = database.prepare(
        "INSERT INTO lists(desk, field, term, part, positions) VALUES (?, ?, ?, ?, ?) ON CONFLICT(desk, field, term, "
        "part) DO UPDATE SET positions = excluded.positions");
    if (!put) return tl::unexpected(put.error());
    out.get_ = *std::move(get);
    out.put_ = *std::move(put);
    return out;
  }

  // `positions`: ascending.
  [[nodiscard]] Result<bool> add(const std::string& field, const std::string& term, const Positions& positions) {
    for (auto first = positions.begin(); first != positions.end();) {
      const std::uint32_t part = *first / kPart;
      Positions inside;
      for (; first != positions.end() && *first / kPart == part; ++first) inside.push_back(*first % kPart);
      const auto done = change(field, term, part, [&](Positions& known) { unite(known, inside); });
      if (!done) return done;
    }
    return true;
  }

  [[nodiscard]] Result<bool> remove(const std::string& field, const std::string& term, std::uint32_t position) {
    return change(field, term, position / kPart, [&](Positions& known) { std::erase(known, position % kPart); });
  }

 private:
  template <class Change>
  Result<bool> change(const std::string& field, const std::string& term, std::uint32_t part, Change change) {
    const auto row = get_.bind(1, desk_).bind(2, field).bind(3, term).bind(4, std::int64_t{part}).step();
    if (!row) return row;
    Positions known;
    if (*row) known = unpacked(get_.view(0));
    get_.reset();
    change(known);
    const std::string bytes = packed(known);
    return put_.bind(1, desk_).bind(2, field).bind(3, term).bind(4, std::int64_t{part}).bind(5, bytes).run();
  }

  Query get_, put_;
  std::int64_t desk_ = 0;
};

// Numbers of names as the table has them; new ones are added to it.
class StoredNames : public NameNumbers {
 public:
  StoredNames(Database& database, std::int64_t desk, ListWriter& lists)
      : database_(database), desk_(desk), lists_(lists) {}

  std::uint32_t of_names(const std::string& field, const std::vector<std::string>& names) override {
    const std::string bytes = packed_names(names);
    const auto known = known_.find(field + bytes);
    if (known != known_.end()) return known->second;
    std::uint32_t number = 0;
    if (!find("SELECT number, names FROM names WHERE desk = ? AND field = ? AND names = ? AND id = ''", field, bytes,
              number))
      number = add(field, "", bytes, names);
    return known_[field + bytes] = number;
  }

  std::uint32_t of_id(const std::string& id, const std::vector<std::string>& names) override {
    std::uint32_t number = 0;
    const std::string bytes = packed_names(names);
    // The field is always that of actors; it stands in the index of names by itself.
    if (!find("SELECT number, names FROM names WHERE desk = ?1 AND ?2 = field AND id = ?3 AND id <> ''", "actor", id,
              number)) {
      if (names.empty()) failed_ = true;
      return add("actor", id, bytes, names);
    }
    if (!names.empty() && bytes != found_) rename(number, id, names);
    return number;
  }

  [[nodiscard]] bool failed() const { return failed_; }

 private:
  bool find(const char* sql, const std::string& field, const std::string& what, std::uint32_t& number) {
    Query& query = query_of(sql);
    const auto row = query.bind(1, desk_).bind(2, field).bind(3, what).step();
    failed_ = failed_ || !row;
    const bool is_there = row && *row;
    if (is_there) {
      number = static_cast<std::uint32_t>(query.number(0));
      found_ = query.text(1);
    }
    query.reset();
    return is_there;
  }

  Query& query_of(const char* sql) {
    auto& query = queries_[sql];
    if (!query) {
      auto made = database_.prepare(sql);
      query = std::make_unique<Query>();
      if (made)
        *query = *std::move(made);
      else
        failed_ = true;
    }
    return *query;
  }

  std::uint32_t add(const std::string& field, const std::string& id, const std::string& bytes,
                    const std::vector<std::string>& names) {
    Query& last = query_of("SELECT coalesce(max(number) + 1, 0) FROM names WHERE desk = ? AND field = ?");
    const auto row = last.bind(1, desk_).bind(2, field).step();
    failed_ = failed_ || !row || !*row;
    const std::int64_t number = failed_ ? 0 : last.number(0);
    last.reset();
    Query& put = query_of("INSERT INTO names(desk, field, number, id, names) VALUES (?, ?, ?, ?, ?)");
    failed_ = !put.bind(1, desk_).bind(2, field).bind(3, number).bind(4, id).bind(5, bytes).run() || failed_;
    const auto all = words(names);
    for (const std::string& word : all) list(field, word, static_cast<std::uint32_t>(number));
    return static_cast<std::uint32_t>(number);
  }

  void rename(std::uint32_t number, const std::string& id, const std::vector<std::string>& names) {
    const auto before = words(unpacked_names(found_)), now = words(names);
    for (const std::string& word : before)
      if (!now.contains(word)) failed_ = !lists_.remove("actor word", word, number) || failed_;
    for (const std::string& word : now)
      if (!before.contains(word)) list("actor", word, number);
    const std::string bytes = packed_names(names);
    Query& put = query_of("UPDATE names SET names = ? WHERE desk = ? AND id = ? AND id <> ''");
    failed_ = !put.bind(1, bytes).bind(2, desk_).bind(3, id).run() || failed_;
  }

  void list(const std::string& field, const std::string& word, std::uint32_t number) {
    failed_ = !lists_.add(field + " word", word, {number}) || failed_;
  }

  static std::set<std::string> words(const std::vector<std::string>& names) {
    std::set<std::string> out;
    for (const std::string& name : names)
      for (std::string& word : words_of(name)) out.insert(std::move(word));
    return out;
  }

  Database& database_;
  const std::int64_t desk_;
  ListWriter& lists_;
  std::map<std::string, std::unique_ptr<Query>> queries_;
  std::map<std::string, std::uint32_t> known_;
  std::string found_;  // the names that were found last
  bool failed_ = false;
};

struct Desk {
  std::int64_t number = 0, facts = 0, late = 0;
};

// A few reports more on their way into the index of all facts.
class Adder {
 public:
  Adder(Database& database, const Desk& desk) : database_(database), desk_(desk) {}

  // False, or an error, where the index is not to be added to.
  Result<bool> run(const CaseAddition& addition) {
    auto lists = ListWriter::of(database_, desk_.number);
    if (!lists) return tl::unexpected(lists.error());
    auto shelf = TableShelf::of(database_);
    if (!shelf) return tl::unexpected(shelf.error());
    auto put = database_.prepare("INSERT INTO lines(number, line) VALUES (?, ?)");
    if (!put) return tl::unexpected(put.error());
    StoredNames names(database_, desk_.number, *lists);
    Result<bool> written = true;
    Register all(names, static_cast<std::uint32_t>(desk_.facts), [&](std::uint32_t position, const std::string& line) {
      if (written) written = put->bind(1, desk_.number * kLinesOfDesk + position).bind(2, line).run();
    });
    const bool is_added = extend_catalogue(
        addition, [&](const auto& actors) { all.take(actors); }, [&](const auto& fact) { all.take(fact); }, *shelf);
    if (!is_added || names.failed() || shelf->failed()) return false;
    if (!written) return written;
    for (const auto& [field, terms] : all.lists())
      for (const auto& [term, positions] : terms)
        if (auto done = lists->add(field, term, positions); !done) return done;
    if (auto done = add_spans(all); !done) return done;
    if (auto done = add_reports(all); !done || !*done) return done;
    return database_.execute(
        fmt::format("UPDATE desks SET facts = {}, late = {} WHERE number = {}", all.end(), desk_.late, desk_.number));
  }

 private:
  Result<bool> add_spans(const Register& all) {
    auto get = database_.prepare("SELECT days, begins, ends FROM spans WHERE desk = ? AND part = ?");
    if (!get) return tl::unexpected(get.error());
    auto put = database_.prepare("INSERT OR REPLACE INTO spans(desk, part, days, begins, ends) VALUES (?, ?, ?, ?, ?)");
    if (!put) return tl::unexpected(put.error());
    auto position = static_cast<std::uint32_t>(desk_.facts);
    for (std::size_t next = 0; next < all.spans().size();) {
      const std::int64_t part = position / kPart;
      std::vector<Register::Span> spans;
      const auto row = get->bind(1, desk_.number).bind(2, part).step();
      if (!row) return row;
      if (*row) spans = unpacked(PackedSpans{get->text(0), get->text(1), get->text(2)});
      get->reset();
      if (spans.size() != position % kPart) return false;
      for (; next < all.spans().size() && spans.size() < kPart; ++next, ++position) spans.push_back(all.spans()[next]);
      const PackedSpans bytes = packed(spans);
      put->bind(1, desk_.number).bind(2, part).bind(3, bytes.days);
      if (auto done = put->bind(4, bytes.begins).bind(5, bytes.ends).run(); !done) return done;
    }
    return true;
  }

  // Those that come behind later ones are noted with the facts that they stand before.
  Result<bool> add_reports(const Register& all) {
    auto next = database_.prepare(
        "SELECT position FROM reports WHERE desk = ? AND place > ? AND before IS NULL ORDER BY place LIMIT 1");
    if (!next) return tl::unexpected(next.error());
    auto put = database_.prepare("INSERT INTO reports(desk, place, position, facts, before) VALUES (?, ?, ?, ?, ?)");
    if (!put) return tl::unexpected(put.error());
    for (const Register::Report& report : all.reports()) {
      const auto row = next->bind(1, desk_.number).bind(2, report.place).step();
      if (!row) return row;
      put->bind(1, desk_.number).bind(2, report.place).bind(3, std::int64_t{report.position});
      put->bind(4, std::int64_t{report.facts});
      if (*row) {
        put->bind(5, next->number(0));
        desk_.late += report.facts;
      } else {
        put->bind_null(5);
      }
      next->reset();
      if (auto done = put->run(); !done) return done;
    }
    return desk_.late <= std::max(kMostLate, desk_.facts / 20);
  }

  Database& database_;
  Desk desk_;
};

// The index of all facts, where it holds for the stamp.
Result<std::optional<Desk>> desk_of_all(Database& database, const std::string& stamp) {
  auto query = database.prepare("SELECT number, facts, late FROM desks WHERE dates = ? AND stamp = ?");
  if (!query) return tl::unexpected(query.error());
  const std::string dates = dates_key("", std::nullopt);
  const auto row = query->bind(1, dates).bind(2, stamp).step();
  if (!row) return tl::unexpected(row.error());
  if (!*row) return std::nullopt;
  return Desk{query->number(0), query->number(1), query->number(2)};
}

// Answers and indexes of days before the first that what was added concerns hold on.
Result<bool> keep_earlier_days(Database& database, const std::string& from, const std::string& to,
                               const std::string& first_day) {
  auto answers = database.prepare("DELETE FROM answers WHERE day = '' OR day >= ?");
  if (!answers) return tl::unexpected(answers.error());
  if (auto done = answers->bind(1, first_day).run(); !done) return done;
  auto desks = database.prepare("UPDATE desks SET stamp = ? WHERE stamp = ? AND day <> '' AND day < ?");
  if (!desks) return tl::unexpected(desks.error());
  if (auto done = desks->bind(1, to).bind(2, from).bind(3, first_day).run(); !done) return done;
  auto holds = database.prepare("UPDATE holds_for SET stamp = ?");
  if (!holds) return tl::unexpected(holds.error());
  return holds->bind(1, to).run();
}

Result<bool> set_stamp(Database& database, const Desk& desk, const std::string& stamp) {
  auto query = database.prepare("UPDATE desks SET stamp = ? WHERE number = ?");
  if (!query) return tl::unexpected(query.error());
  return query->bind(1, stamp).bind(2, desk.number).run();
}

}  // namespace

bool Recall::follow(const AddedSince& since) {
  const auto from = impl_->other_stamp();
  if (!from) return false;
  const auto addition = since(*from);
  if (!addition || addition->content.stamp != impl_->stamp || addition->first_day.empty()) return false;
  Database* const database = impl_->open_to_write();
  if (database == nullptr) return false;
  auto transaction = Transaction::begin(*database);
  if (!transaction || impl_->other_stamp(*database) != from) return false;
  const auto desk = desk_of_all(*database, *from);
  if (!desk) return false;
  bool is_added = false;
  if (*desk && addition->only_new_reports) {
    if (!database->execute("SAVEPOINT addition")) return false;
    const auto added = Adder(*database, **desk).run(*addition);
    is_added = added && *added && set_stamp(*database, **desk, impl_->stamp);
    if (!is_added && !database->execute("ROLLBACK TO addition")) return false;
    if (!database->execute("RELEASE addition")) return false;
  }
  if (!keep_earlier_days(*database, *from, impl_->stamp, addition->first_day)) return false;
  return transaction->commit() && is_added;
}

}  // namespace grotius
