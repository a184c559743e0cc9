// The facts of a case at two dates, each with a position, and for everything a filter may name the positions it holds
// for.
//
// Actors that go by the same names are one entry of the index, so that the "officials" of ten thousand reports are
// looked up once. Days are numbered in the order of their texts, which is what a filter compares. Where an earlier time
// has left an index of the same dates, most of its rows are what they would be now, and only the others are written.
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <unordered_map>

#include "process/words.h"
#include "recall/impl.h"
#include "recall/lists.h"

namespace grotius {
namespace {

constexpr int kMostDesks = 2;

std::string bytes_of(const std::vector<std::uint32_t>& numbers) {
  std::string out(numbers.size() * sizeof(std::uint32_t), '\0');
  if (!numbers.empty()) std::memcpy(out.data(), numbers.data(), out.size());
  return out;
}

// Names that many actors or places share, numbered, with the lists of their words. Names keep the number that an
// earlier index gave them, so that the lists by number stay.
class NameTable {
 public:
  void remember(std::string names, std::uint32_t number) {
    numbers_[std::move(names)] = {number, false};
    next_ = std::max(next_, number + 1);
  }

  std::uint32_t number(const std::vector<std::string>& names) {
    const auto [place, is_new] = numbers_.try_emplace(packed_names(names), Numbered{next_, false});
    if (is_new) added_.push_back(next_++);
    Numbered& one = place->second;
    if (one.is_used) return one.number;
    one.is_used = true;
    for (const std::string& name : names)
      for (const std::string& word : words_of(name)) words_[word].push_back(one.number);
    return one.number;
  }

  struct Numbered {
    std::uint32_t number = 0;
    bool is_used = false;
  };
  [[nodiscard]] const auto& numbers() const { return numbers_; }
  [[nodiscard]] bool is_added(std::uint32_t number) const {
    return std::binary_search(added_.begin(), added_.end(), number);
  }
  [[nodiscard]] auto& words() {
    for (auto& [word, numbers] : words_) {
      std::sort(numbers.begin(), numbers.end());
      numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    }
    return words_;
  }

 private:
  std::unordered_map<std::string, Numbered> numbers_;
  std::unordered_map<std::string, Positions> words_;
  std::vector<std::uint32_t> added_;  // ascending
  std::uint32_t next_ = 0;
};

// The lines of a desk, of which only those that differ are written.
class LineWriter {
 public:
  [[nodiscard]] static Result<LineWriter> of(Database& database, std::int64_t desk) {
    LineWriter out;
    out.first_ = desk * kLinesOfDesk;
    auto known = database.prepare("SELECT number, line FROM lines WHERE number >= ? AND number < ? ORDER BY number");
    if (!known) return tl::unexpected(known.error());
    out.known_ = *std::move(known);
    out.known_.bind(1, out.first_).bind(2, out.first_ + kLinesOfDesk);
    auto put = database.prepare("INSERT OR REPLACE INTO lines(number, line) VALUES (?, ?)");
    if (!put) return tl::unexpected(put.error());
    out.put_ = *std::move(put);
    auto cut = database.prepare("DELETE FROM lines WHERE number >= ? AND number < ?");
    if (!cut) return tl::unexpected(cut.error());
    out.cut_ = *std::move(cut);
    return out;
  }

  [[nodiscard]] Result<bool> put(std::uint32_t position, std::string_view line) {
    const std::int64_t number = first_ + position;
    if (has_more_) {
      const auto row = known_.step();
      if (!row) return row;
      has_more_ = *row;
      if (has_more_ && known_.number(0) == number && known_.view(1) == line) return true;
    }
    return put_.bind(1, number).bind(2, line).run();
  }

  // There are no more than so many.
  [[nodiscard]] Result<bool> end(std::size_t count) {
    known_.reset();
    return cut_.bind(1, first_ + static_cast<std::int64_t>(count)).bind(2, first_ + kLinesOfDesk).run();
  }

 private:
  Query known_, put_, cut_;
  std::int64_t first_ = 0;
  bool has_more_ = true;  // of what is known: one for every position, in their order
};

// Everything of one desk on its way into the file, over what an earlier time has left of it there.
class Learner {
 public:
  Learner(Database& database, std::int64_t desk, std::string stamp)
      : database_(database), desk_(desk), stamp_(std::move(stamp)) {}

  Result<bool> run(const CaseContent& content, const std::string& as_of, const std::optional<std::string>& known_at) {
    if (auto done = remember_names(); !done) return done;
    auto lines = LineWriter::of(database_, desk_);
    if (!lines) return tl::unexpected(lines.error());
    lines_ = &*lines;
    const auto gone_through = catalogue(
        content, as_of, known_at, [&](const auto& actors) { take(actors); }, [&](const auto& fact) { take(fact); });
    if (!gone_through) return gone_through;
    if (!written_) return written_;
    if (auto done = lines->end(begins_.size()); !done) return done;
    return write(dates_key(as_of, known_at));
  }

 private:
  Result<bool> remember_names() {
    auto query = database_.prepare("SELECT field, number, names FROM names WHERE desk = ?");
    if (!query) return tl::unexpected(query.error());
    query->bind(1, desk_);
    while (true) {
      const auto row = query->step();
      if (!row || !*row) return row ? Result<bool>(true) : row;
      (query->view(0) == "actor" ? actors_ : places_)
          .remember(query->text(2), static_cast<std::uint32_t>(query->number(1)));
    }
  }

  void take(const std::vector<CatalogueActor>& actors) {
    for (const CatalogueActor& actor : actors) {
      group_.push_back(actors_.number(actor.names));
      ids_.push_back(actor.id);
    }
  }

  void add(const std::string& field, const std::string& term, std::uint32_t position) {
    Positions& known = lists_[field][term];
    if (known.empty() || known.back() != position) known.push_back(position);
  }

  std::uint32_t day(const std::string& text) {
    return days_.try_emplace(text, static_cast<std::uint32_t>(days_.size())).first->second;
  }

  void take(const CatalogueFact& fact) {
    const auto position = static_cast<std::uint32_t>(begins_.size());
    for (const std::string& type : {fold(fact.line.type), fold(fact.line.kind)}) add("type", type, position);
    add("status", fact.line.status, position);
    if (fact.by_reporter) add("voice", "reporter", position);
    for (const std::string& place : {fact.line.place, fact.area})
      add("place", std::to_string(places_.number({place})), position);
    for (const std::uint32_t actor : fact.part) {
      add("part", std::to_string(group_[actor]), position);
      add("part of", ids_[actor], position);
    }
    for (const std::uint32_t actor : fact.speakers) {
      add("says", std::to_string(group_[actor]), position);
      add("says of", ids_[actor], position);
    }
    begins_.push_back(day(fact.from));
    ends_.push_back(day(fact.to));
    if (written_) written_ = lines_->put(position, packed_line(fact.line));
  }

  Result<bool> write(const std::string& dates) {
    // Also the fields of which no fact has anything any more.
    for (const char* field : {"type", "status", "voice", "place", "part", "part of", "says", "says of"})
      if (auto done = write_lists(field, lists_[field]); !done) return done;
    for (const auto& [field, table] : {std::pair("actor", &actors_), std::pair("place", &places_)})
      if (auto done = write_names(field, *table); !done) return done;
    // Numbers in the order of the days' texts.
    std::string days;
    std::vector<std::uint32_t> rank(days_.size());
    std::uint32_t next = 0;
    for (const auto& [text, number] : days_) {
      rank[number] = next++;
      days += text + "\n";
    }
    for (auto* list : {&begins_, &ends_})
      for (std::uint32_t& number : *list) number = rank[number];
    auto query = database_.prepare(
        "INSERT OR REPLACE INTO desks(number, dates, stamp, facts, days, begins, ends) VALUES (?, ?, ?, ?, ?, ?, ?)");
    if (!query) return tl::unexpected(query.error());
    const std::string begins = bytes_of(begins_), ends = bytes_of(ends_);
    query->bind(1, desk_).bind(2, dates).bind(3, stamp_).bind(4, static_cast<std::int64_t>(begins_.size()));
    return query->bind(5, days).bind(6, begins).bind(7, ends).run();
  }

  // Those of `terms` that are there already are taken out of it.
  Result<bool> drop_known(const std::string& field, std::unordered_map<std::string, Positions>& terms) {
    auto known = database_.prepare("SELECT number, term, positions FROM lists WHERE desk = ? AND field = ?");
    if (!known) return tl::unexpected(known.error());
    known->bind(1, desk_).bind(2, field);
    std::vector<std::int64_t> gone;
    while (true) {
      const auto row = known->step();
      if (!row) return row;
      if (!*row) break;
      const auto term = terms.find(known->text(1));
      if (term == terms.end())
        gone.push_back(known->number(0));
      else if (packed(term->second) == known->view(2))
        terms.erase(term);
    }
    auto cut = database_.prepare("DELETE FROM lists WHERE number = ?");
    if (!cut) return tl::unexpected(cut.error());
    for (const std::int64_t number : gone)
      if (auto done = cut->bind(1, number).run(); !done) return done;
    return true;
  }

  Result<bool> write_lists(const std::string& field, std::unordered_map<std::string, Positions>& terms) {
    if (auto done = drop_known(field, terms); !done) return done;
    auto query = database_.prepare(
        "INSERT INTO lists(desk, field, term, positions) VALUES (?, ?, ?, ?) ON CONFLICT(desk, field, term) DO UPDATE "
        "SET positions = excluded.positions");
    if (!query) return tl::unexpected(query.error());
    for (const auto& [term, positions] : terms) {
      const std::string bytes = packed(positions);
      if (auto done = query->bind(1, desk_).bind(2, field).bind(3, term).bind(4, bytes).run(); !done) return done;
    }
    return true;
  }

  Result<bool> write_names(const std::string& field, NameTable& table) {
    auto put = database_.prepare("INSERT INTO names(desk, field, number, names) VALUES (?, ?, ?, ?)");
    if (!put) return tl::unexpected(put.error());
    auto cut = database_.prepare("DELETE FROM names WHERE desk = ? AND field = ? AND number = ?");
    if (!cut) return tl::unexpected(cut.error());
    for (const auto& [names, one] : table.numbers()) {
      Result<bool> done = true;
      if (!one.is_used)
        done = cut->bind(1, desk_).bind(2, field).bind(3, std::int64_t{one.number}).run();
      else if (table.is_added(one.number))
        done = put->bind(1, desk_).bind(2, field).bind(3, std::int64_t{one.number}).bind(4, names).run();
      if (!done) return done;
    }
    return write_lists(field + " word", table.words());
  }

  Database& database_;
  const std::int64_t desk_;
  const std::string stamp_;
  LineWriter* lines_ = nullptr;
  Result<bool> written_ = true;
  NameTable actors_, places_;
  std::vector<std::uint32_t> group_;  // by actor, the number of its names
  std::vector<std::string> ids_;
  std::map<std::string, std::unordered_map<std::string, Positions>> lists_;
  std::map<std::string, std::uint32_t> days_;
  std::vector<std::uint32_t> begins_, ends_;
};

Result<bool> drop(Database& database, const std::vector<std::int64_t>& desks) {
  for (const std::int64_t desk : desks)
    if (auto done = database.execute(
            fmt::format("DELETE FROM lines WHERE number >= {1} AND number < {2}; DELETE FROM lists WHERE desk = {0}; "
                        "DELETE FROM names WHERE desk = {0}; DELETE FROM desks WHERE number = {0}",
                        desk, desk * kLinesOfDesk, (desk + 1) * kLinesOfDesk));
        !done)
      return done;
  return true;
}

// Makes room for another; those of another stamp go first.
Result<bool> drop_old_desks(Database& database, const std::string& stamp) {
  auto query = database.prepare("SELECT number FROM desks ORDER BY stamp = ? DESC, number DESC LIMIT -1 OFFSET ?");
  if (!query) return tl::unexpected(query.error());
  query->bind(1, stamp).bind(2, std::int64_t{kMostDesks - 1});
  std::vector<std::int64_t> old;
  while (true) {
    const auto row = query->step();
    if (!row) return row;
    if (!*row) break;
    old.push_back(query->number(0));
  }
  return drop(database, old);
}

// The desk of these dates, or a new one.
Result<std::int64_t> desk_for(Database& database, const std::string& dates, const std::string& stamp) {
  auto query = database.prepare("SELECT number FROM desks WHERE dates = ?");
  if (!query) return tl::unexpected(query.error());
  const auto row = query->bind(1, dates).step();
  if (!row) return tl::unexpected(row.error());
  if (*row) return query->number(0);
  if (const auto done = drop_old_desks(database, stamp); !done) return tl::unexpected(done.error());
  const auto last = database.number("SELECT coalesce(max(number), 0) FROM desks");
  if (!last) return tl::unexpected(last.error());
  return *last + 1;
}

}  // namespace

bool Recall::learn(const CaseContent& content, const std::string& as_of, const std::optional<std::string>& known_at) {
  if (content.stamp != impl_->stamp) return false;
  Database* const database = impl_->to_write();
  if (database == nullptr) return false;
  auto transaction = Transaction::begin(*database);
  if (!transaction) return false;
  const auto desk = desk_for(*database, dates_key(as_of, known_at), impl_->stamp);
  if (!desk || !Learner(*database, *desk, impl_->stamp).run(content, as_of, known_at)) return false;
  return transaction->commit().has_value();
}

Result<bool> drop_other_desks(Database& database, const std::string& stamp) {
  std::vector<std::int64_t> others;
  auto query = database.prepare("SELECT number FROM desks WHERE stamp <> ?");
  if (!query) return tl::unexpected(query.error());
  query->bind(1, stamp);
  while (true) {
    const auto row = query->step();
    if (!row) return row;
    if (!*row) break;
    others.push_back(query->number(0));
  }
  return drop(database, others);
}

}  // namespace grotius
