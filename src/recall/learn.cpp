// The facts of a case at two dates, each with a position, and for everything a filter may name the positions it holds
// for: all of them made, and written where an earlier time has left other rows.
#include <fmt/format.h>

#include <algorithm>

#include "process/words.h"
#include "recall/register.h"
#include "recall/shelf.h"

namespace grotius {
namespace {

constexpr int kMostDesks = 2;

// Names keep the number that an earlier index gave them, so that the lists by number stay.
class NameTable : public NameNumbers {
 public:
  void remember(const std::string& field, std::uint32_t number, const std::string& id, std::string names) {
    Field& of = fields_[field];
    const std::string key = key_of(id.empty() ? '=' : '#', id.empty() ? names : id);
    of.numbers[key] = {number, false, id, std::move(names)};
    of.next = std::max(of.next, number + 1);
  }

  std::uint32_t of_names(const std::string& field, const std::vector<std::string>& names) override {
    return number(fields_[field], key_of('=', packed_names(names)), "", names);
  }
  std::uint32_t of_id(const std::string& id, const std::vector<std::string>& names) override {
    return number(fields_["actor"], key_of('#', id), id, names);
  }

  struct Numbered {
    std::uint32_t number = 0;
    bool is_used = false;
    std::string id, names, before = {};  // before: what the index has as its names
    bool is_new = false;
  };
  struct Field {
    std::unordered_map<std::string, Numbered> numbers;
    Terms words;
    std::uint32_t next = 0;
  };
  [[nodiscard]] std::map<std::string, Field>& fields() {
    for (auto& [field, of] : fields_)
      for (auto& [word, numbers] : of.words) {
        std::sort(numbers.begin(), numbers.end());
        numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
      }
    return fields_;
  }

 private:
  static std::string key_of(char kind, const std::string& what) { return std::string(1, kind).append(what); }
  static std::uint32_t number(Field& field, const std::string& key, const std::string& id,
                              const std::vector<std::string>& names) {
    const auto [place, is_new] = field.numbers.try_emplace(key, Numbered{field.next, false, id, ""});
    Numbered& one = place->second;
    if (is_new) ++field.next;
    if (one.is_used) return one.number;
    one.is_used = true;
    one.is_new = is_new;
    one.before = std::exchange(one.names, packed_names(names));
    for (const std::string& name : names)
      for (const std::string& word : words_of(name)) field.words[word].push_back(one.number);
    return one.number;
  }

  std::map<std::string, Field> fields_ = {{"actor", {}}, {"place", {}}};
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
    // Later reports are added to what all reports say now.
    std::optional<TableShelf> shelf;
    if (as_of.empty() && !known_at) {
      if (auto done = database_.execute("DELETE FROM shelf"); !done) return done;
      auto made = TableShelf::of(database_);
      if (!made) return tl::unexpected(made.error());
      shelf.emplace(*std::move(made));
    }
    Result<bool> written = true;
    Register all(names_, 0, [&](std::uint32_t position, const std::string& line) {
      if (written) written = lines->put(position, line);
    });
    const auto gone_through = catalogue(
        content, as_of, known_at, [&](const auto& actors) { all.take(actors); },
        [&](const auto& fact) { all.take(fact); }, shelf ? &*shelf : nullptr);
    if (!gone_through) return gone_through;
    if (!written) return written;
    if (shelf && shelf->failed()) return fail(ErrorCode::kUnreadable, "cannot be written", database_.path());
    if (auto done = lines->end(all.end()); !done) return done;
    return write(all, as_of, known_at);
  }

 private:
  Result<bool> remember_names() {
    auto query = database_.prepare("SELECT field, number, id, names FROM names WHERE desk = ?");
    if (!query) return tl::unexpected(query.error());
    query->bind(1, desk_);
    while (true) {
      const auto row = query->step();
      if (!row || !*row) return row ? Result<bool>(true) : row;
      names_.remember(query->text(0), static_cast<std::uint32_t>(query->number(1)), query->text(2), query->text(3));
    }
  }

  Result<bool> write(Register& all, const std::string& as_of, const std::optional<std::string>& known_at) {
    // Also the fields of which no fact has anything any more.
    for (const char* field : {"type", "status", "voice", "place", "part", "part of", "says", "says of"})
      if (auto done = write_lists(field, all.lists()[field]); !done) return done;
    for (auto& [field, of] : names_.fields())
      if (auto done = write_names(field, of); !done) return done;
    if (auto done = write_spans(all); !done) return done;
    if (auto done = write_reports(all); !done) return done;
    auto query = database_.prepare(
        "INSERT OR REPLACE INTO desks(number, dates, day, stamp, facts, late) VALUES (?, ?, ?, ?, ?, 0)");
    if (!query) return tl::unexpected(query.error());
    const std::string dates = dates_key(as_of, known_at), day = last_day(as_of, known_at);
    return query->bind(1, desk_).bind(2, dates).bind(3, day).bind(4, stamp_).bind(5, std::int64_t{all.end()}).run();
  }

  // Those of `terms` that are there already are taken out of it; by term and part.
  using Parts = std::map<std::pair<std::string, std::int64_t>, std::string>;

  Result<bool> drop_known(const std::string& field, Parts& parts) {
    auto known = database_.prepare("SELECT number, term, part, positions FROM lists WHERE desk = ? AND field = ?");
    if (!known) return tl::unexpected(known.error());
    known->bind(1, desk_).bind(2, field);
    std::vector<std::int64_t> gone;
    while (true) {
      const auto row = known->step();
      if (!row) return row;
      if (!*row) break;
      const auto part = parts.find({known->text(1), known->number(2)});
      if (part == parts.end())
        gone.push_back(known->number(0));
      else if (part->second == known->view(3))
        parts.erase(part);
    }
    auto cut = database_.prepare("DELETE FROM lists WHERE number = ?");
    if (!cut) return tl::unexpected(cut.error());
    for (const std::int64_t number : gone)
      if (auto done = cut->bind(1, number).run(); !done) return done;
    return true;
  }

  static Parts parts_of(const Terms& terms) {
    Parts out;
    for (const auto& [term, positions] : terms)
      for (auto first = positions.begin(); first != positions.end();) {
        const std::uint32_t part = *first / kPart;
        Positions inside;
        for (; first != positions.end() && *first / kPart == part; ++first) inside.push_back(*first % kPart);
        out[{term, part}] = packed(inside);
      }
    return out;
  }

  Result<bool> write_lists(const std::string& field, const Terms& terms) {
    Parts parts = parts_of(terms);
    if (auto done = drop_known(field, parts); !done) return done;
    auto query = database_.prepare(
        "INSERT INTO lists(desk, field, term, part, positions) VALUES (?, ?, ?, ?, ?) ON CONFLICT(desk, field, term, "
        "part) DO UPDATE SET positions = excluded.positions");
    if (!query) return tl::unexpected(query.error());
    for (const auto& [key, positions] : parts)
      if (auto done =
              query->bind(1, desk_).bind(2, field).bind(3, key.first).bind(4, key.second).bind(5, positions).run();
          !done)
        return done;
    return true;
  }

  Result<bool> write_names(const std::string& field, NameTable::Field& of) {
    auto put = database_.prepare("INSERT OR REPLACE INTO names(desk, field, number, id, names) VALUES (?, ?, ?, ?, ?)");
    if (!put) return tl::unexpected(put.error());
    auto cut = database_.prepare("DELETE FROM names WHERE desk = ? AND field = ? AND number = ?");
    if (!cut) return tl::unexpected(cut.error());
    for (const auto& [key, one] : of.numbers) {
      Result<bool> done = true;
      if (!one.is_used)
        done = cut->bind(1, desk_).bind(2, field).bind(3, std::int64_t{one.number}).run();
      else if (one.is_new || one.before != one.names)
        done = put->bind(1, desk_)
                   .bind(2, field)
                   .bind(3, std::int64_t{one.number})
                   .bind(4, one.id)
                   .bind(5, one.names)
                   .run();
      if (!done) return done;
    }
    return write_lists(field + " word", of.words);
  }

  Result<bool> write_spans(const Register& all) {
    if (auto done = database_.execute(fmt::format("DELETE FROM spans WHERE desk = {}", desk_)); !done) return done;
    auto put = database_.prepare("INSERT INTO spans(desk, part, days, begins, ends) VALUES (?, ?, ?, ?, ?)");
    if (!put) return tl::unexpected(put.error());
    for (std::size_t first = 0; first < all.spans().size(); first += kPart) {
      const std::size_t last = std::min<std::size_t>(first + kPart, all.spans().size());
      const auto at = [&](std::size_t i) { return all.spans().begin() + static_cast<std::ptrdiff_t>(i); };
      const PackedSpans spans = packed(std::vector<Register::Span>(at(first), at(last)));
      put->bind(1, desk_).bind(2, static_cast<std::int64_t>(first / kPart)).bind(3, spans.days);
      if (auto done = put->bind(4, spans.begins).bind(5, spans.ends).run(); !done) return done;
    }
    return true;
  }

  Result<bool> write_reports(const Register& all) {
    if (auto done = database_.execute(fmt::format("DELETE FROM reports WHERE desk = {}", desk_)); !done) return done;
    auto put = database_.prepare("INSERT INTO reports(desk, place, position, facts) VALUES (?, ?, ?, ?)");
    if (!put) return tl::unexpected(put.error());
    for (const Register::Report& report : all.reports()) {
      put->bind(1, desk_).bind(2, report.place).bind(3, std::int64_t{report.position});
      if (auto done = put->bind(4, std::int64_t{report.facts}).run(); !done) return done;
    }
    return true;
  }

  Database& database_;
  const std::int64_t desk_;
  const std::string stamp_;
  NameTable names_;
};

Result<bool> drop(Database& database, const std::vector<std::int64_t>& desks) {
  for (const std::int64_t desk : desks)
    if (auto done = database.execute(fmt::format(
            "DELETE FROM lines WHERE number >= {1} AND number < {2}; DELETE FROM lists WHERE desk = {0}; "
            "DELETE FROM names WHERE desk = {0}; DELETE FROM spans WHERE desk = {0}; DELETE FROM reports WHERE desk = "
            "{0}; DELETE FROM desks WHERE number = {0}",
            desk, desk * kLinesOfDesk, (desk + 1) * kLinesOfDesk));
        !done)
      return done;
  return database.execute("DELETE FROM shelf WHERE NOT EXISTS (SELECT 1 FROM desks WHERE dates = '/')");
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
