// The facts of a case at two dates, each with a position, and for everything a filter may name the positions it holds
// for.
//
// Actors that go by the same names are one entry of the index, so that the "officials" of ten thousand reports are
// looked up once. Days are numbered in the order of their texts, which is what a filter compares.
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <iterator>
#include <map>
#include <unordered_map>

#include "process/words.h"
#include "recall/impl.h"
#include "recall/lists.h"

namespace grotius {
namespace {

constexpr int kMostDesks = 2;
constexpr std::int64_t kLinesOfDesk = std::int64_t{1} << 32;

std::string bytes_of(const std::vector<std::uint32_t>& numbers) {
  std::string out(numbers.size() * sizeof(std::uint32_t), '\0');
  if (!numbers.empty()) std::memcpy(out.data(), numbers.data(), out.size());
  return out;
}

std::vector<std::uint32_t> numbers_of(std::string_view bytes) {
  std::vector<std::uint32_t> out(bytes.size() / sizeof(std::uint32_t));
  if (!out.empty()) std::memcpy(out.data(), bytes.data(), out.size() * sizeof(std::uint32_t));
  return out;
}

bool has_words(const std::string& name, const std::vector<std::string>& wanted) {
  const auto words = words_of(name);
  return std::all_of(wanted.begin(), wanted.end(),
                     [&](const auto& w) { return std::find(words.begin(), words.end(), w) != words.end(); });
}

// Names that many actors or places share, numbered, with the lists of their words.
class NameTable {
 public:
  std::uint32_t number(const std::vector<std::string>& names) {
    const auto [place, is_new] = numbers_.try_emplace(packed_names(names), static_cast<std::uint32_t>(numbers_.size()));
    if (is_new)
      for (const std::string& name : names)
        for (const std::string& word : words_of(name)) {
          Positions& known = words_[word];
          if (known.empty() || known.back() != place->second) known.push_back(place->second);
        }
    return place->second;
  }
  [[nodiscard]] const auto& numbers() const { return numbers_; }
  [[nodiscard]] const auto& words() const { return words_; }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::unordered_map<std::string, Positions> words_;
};

// Everything of one desk on its way into the file.
class Learner {
 public:
  Learner(Database& database, std::int64_t desk) : database_(database), desk_(desk) {}

  Result<bool> run(const CaseContent& content, const std::string& as_of, const std::optional<std::string>& known_at) {
    auto lines = database_.prepare("INSERT INTO lines(number, line) VALUES (?, ?)");
    if (!lines) return tl::unexpected(lines.error());
    lines_ = &*lines;
    const auto gone_through = catalogue(
        content, as_of, known_at, [&](const auto& actors) { take(actors); }, [&](const auto& fact) { take(fact); });
    if (!gone_through) return gone_through;
    if (!written_) return written_;
    return write(dates_key(as_of, known_at));
  }

 private:
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
    if (!written_) return;
    const std::string line = packed_line(fact.line);
    written_ = lines_->bind(1, desk_ * kLinesOfDesk + position).bind(2, line).run();
  }

  Result<bool> write(const std::string& dates) {
    for (const auto& [field, terms] : lists_)
      if (auto done = write_lists(field, terms); !done) return done;
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
    auto query =
        database_.prepare("INSERT INTO desks(number, dates, facts, days, begins, ends) VALUES (?, ?, ?, ?, ?, ?)");
    if (!query) return tl::unexpected(query.error());
    const std::string begins = bytes_of(begins_), ends = bytes_of(ends_);
    query->bind(1, desk_).bind(2, dates).bind(3, static_cast<std::int64_t>(begins_.size()));
    return query->bind(4, days).bind(5, begins).bind(6, ends).run();
  }

  template <class Terms>
  Result<bool> write_lists(const std::string& field, const Terms& terms) {
    auto query = database_.prepare("INSERT INTO lists(desk, field, term, positions) VALUES (?, ?, ?, ?)");
    if (!query) return tl::unexpected(query.error());
    for (const auto& [term, positions] : terms) {
      const std::string bytes = packed(positions);
      if (auto done = query->bind(1, desk_).bind(2, field).bind(3, term).bind(4, bytes).run(); !done) return done;
    }
    return true;
  }

  Result<bool> write_names(const std::string& field, const NameTable& table) {
    auto query = database_.prepare("INSERT INTO names(desk, field, number, names) VALUES (?, ?, ?, ?)");
    if (!query) return tl::unexpected(query.error());
    for (const auto& [names, number] : table.numbers())
      if (auto done = query->bind(1, desk_).bind(2, field).bind(3, std::int64_t{number}).bind(4, names).run(); !done)
        return done;
    return write_lists(field + " word", table.words());
  }

  Database& database_;
  const std::int64_t desk_;
  Query* lines_ = nullptr;
  Result<bool> written_ = true;
  NameTable actors_, places_;
  std::vector<std::uint32_t> group_;  // by actor, the number of its names
  std::vector<std::string> ids_;
  std::map<std::string, std::unordered_map<std::string, Positions>> lists_;
  std::map<std::string, std::uint32_t> days_;
  std::vector<std::uint32_t> begins_, ends_;
};

Result<bool> drop_old_desks(Database& database) {
  std::vector<std::int64_t> old;
  const auto read = for_each_row(
      database, fmt::format("SELECT number FROM desks ORDER BY number DESC LIMIT -1 OFFSET {}", kMostDesks - 1),
      [&](const Query& q) { old.push_back(q.number(0)); });
  if (!read) return read;
  for (const std::int64_t desk : old)
    if (auto done = database.execute(
            fmt::format("DELETE FROM lines WHERE number >= {1} AND number < {2}; DELETE FROM lists WHERE desk = {0}; "
                        "DELETE FROM names WHERE desk = {0}; DELETE FROM desks WHERE number = {0}",
                        desk, desk * kLinesOfDesk, (desk + 1) * kLinesOfDesk));
        !done)
      return done;
  return true;
}

// Answers one filter from the lists.
class Finder {
 public:
  Finder(Database& database, std::int64_t desk, std::int64_t facts) : database_(database), desk_(desk), facts_(facts) {}

  std::optional<FoundFacts> run(const FactFilter& filter, std::size_t limit) {
    if (!filter.type.empty()) narrow(list("type", fold(filter.type)));
    if (!filter.status.empty()) narrow(list("status", fold(filter.status)));
    place(filter.place);
    if (!filter.actor.empty()) narrow(of_actor("part", filter.actor));
    if (filter.said_by == "nobody")
      narrow(list("voice", "reporter"));
    else if (!filter.said_by.empty())
      narrow(of_actor("says", filter.said_by));
    days(filter);
    FoundFacts out;
    out.total = found_ ? found_->size() : static_cast<std::size_t>(facts_);
    fetch(limit, out);
    return failed_ ? std::nullopt : std::optional(std::move(out));
  }

 private:
  void narrow(Positions more) { found_ = found_ ? both(*found_, more) : std::move(more); }

  Positions list(std::string_view field, std::string_view term) {
    if (!lists_) {
      auto query = database_.prepare("SELECT positions FROM lists WHERE desk = ? AND field = ? AND term = ?");
      if (!query) {
        failed_ = true;
        return {};
      }
      lists_.emplace(*std::move(query));
    }
    const auto row = lists_->bind(1, desk_).bind(2, field).bind(3, term).step();
    failed_ = failed_ || !row;
    Positions out = row && *row ? unpacked(lists_->text(0)) : Positions();
    lists_->reset();
    return out;
  }

  // The entries one of whose names has all the words.
  Positions named(const std::string& field, const std::vector<std::string>& wanted) {
    std::optional<Positions> numbers;
    for (const std::string& word : wanted) {
      Positions of_word = list(field + " word", word);
      numbers = numbers ? both(*numbers, of_word) : std::move(of_word);
    }
    if (!numbers || wanted.size() < 2) return numbers.value_or(Positions());
    std::erase_if(*numbers, [&](std::uint32_t number) {
      const auto all = names(field, number);
      return std::none_of(all.begin(), all.end(), [&](const auto& name) { return has_words(name, wanted); });
    });
    return *std::move(numbers);
  }

  std::vector<std::string> names(const std::string& field, std::uint32_t number) {
    auto query = database_.prepare("SELECT names FROM names WHERE desk = ? AND field = ? AND number = ?");
    if (query) {
      const auto row = query->bind(1, desk_).bind(2, field).bind(3, std::int64_t{number}).step();
      if (row && *row) return unpacked_names(query->text(0));
    }
    failed_ = true;
    return {};
  }

  Positions united(std::string_view field, const Positions& numbers) {
    // A few long lists are merged; many short ones are sorted together.
    Positions out;
    for (const std::uint32_t number : numbers) {
      const Positions more = list(field, std::to_string(number));
      out.insert(out.end(), more.begin(), more.end());
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  Positions of_actor(const std::string& field, const std::string& asked) {
    Positions out = united(field, named("actor", words_of(asked)));
    unite(out, list(field + " of", asked));
    return out;
  }

  void place(const std::string& asked) {
    const auto wanted = words_of(asked);
    if (!wanted.empty()) narrow(united("place", named("place", wanted)));
  }

  void days(const FactFilter& filter) {
    if (filter.from.empty() && filter.to.empty()) return;
    auto query = database_.prepare("SELECT days, begins, ends FROM desks WHERE number = ?");
    const auto row = query ? query->bind(1, desk_).step() : Result<bool>(false);
    if (!row || !*row) {
      failed_ = true;
      return;
    }
    std::vector<std::string> texts;
    const std::string all = query->text(0);
    for (std::size_t at = 0; at < all.size(); at = all.find('\n', at) + 1)
      texts.push_back(all.substr(at, all.find('\n', at) - at));
    const auto begins = numbers_of(query->text(1)), ends = numbers_of(query->text(2));
    const auto least_end =
        filter.from.empty() ? 0 : std::upper_bound(texts.begin(), texts.end(), filter.from) - texts.begin();
    const auto most_begin = filter.to.empty() ? static_cast<std::ptrdiff_t>(texts.size())
                                              : std::lower_bound(texts.begin(), texts.end(), filter.to) - texts.begin();
    const auto is_within = [&](std::uint32_t i) {
      return std::ptrdiff_t{ends[i]} >= least_end && std::ptrdiff_t{begins[i]} < most_begin;
    };
    if (found_) {
      std::erase_if(*found_, [&](std::uint32_t i) { return !is_within(i); });
      return;
    }
    found_.emplace();
    for (std::uint32_t i = 0; i < begins.size(); ++i)
      if (is_within(i)) found_->push_back(i);
  }

  void fetch(std::size_t limit, FoundFacts& out) {
    const std::size_t first = limit == 0 || out.total < limit ? 0 : out.total - limit;
    auto query = database_.prepare("SELECT line FROM lines WHERE number = ?");
    failed_ = failed_ || !query;
    for (std::size_t i = first; i < out.total && !failed_; ++i) {
      const std::int64_t position = found_ ? std::int64_t{(*found_)[i]} : static_cast<std::int64_t>(i);
      const auto row = query->bind(1, desk_ * kLinesOfDesk + position).step();
      failed_ = !row || !*row;
      if (!failed_) out.lines.push_back(unpacked_line(query->text(0)));
      query->reset();
    }
  }

  Database& database_;
  const std::int64_t desk_, facts_;
  std::optional<Query> lists_;
  std::optional<Positions> found_;  // none yet: all
  bool failed_ = false;
};

}  // namespace

FoundFacts newest(std::vector<FactLine> lines, std::size_t limit) {
  FoundFacts out{std::move(lines), 0};
  out.total = out.lines.size();
  if (limit != 0 && out.total > limit)
    out.lines.erase(out.lines.begin(), out.lines.end() - static_cast<std::ptrdiff_t>(limit));
  return out;
}

std::optional<FoundFacts> Recall::ask(const FactFilter& filter, const std::string& as_of,
                                      const std::optional<std::string>& known_at, std::size_t limit) {
  Database* const database = impl_->begin_to_read();
  if (database == nullptr) return std::nullopt;
  std::optional<FoundFacts> out;
  if (auto query = database->prepare("SELECT number, facts FROM desks WHERE dates = ?")) {
    const std::string dates = dates_key(as_of, known_at);
    const auto row = query->bind(1, dates).step();
    if (row && *row) out = Finder(*database, query->number(0), query->number(1)).run(filter, limit);
  }
  impl_->end_reading();
  return out;
}

bool Recall::learn(const CaseContent& content, const std::string& as_of, const std::optional<std::string>& known_at) {
  if (content.stamp != impl_->stamp) return false;
  Database* const database = impl_->to_write();
  if (database == nullptr) return false;
  auto transaction = Transaction::begin(*database);
  if (!transaction || !drop_old_desks(*database)) return false;
  const auto last = database->number("SELECT coalesce(max(number), 0) FROM desks");
  if (!last || !Learner(*database, *last + 1).run(content, as_of, known_at)) return false;
  return transaction->commit().has_value();
}

}  // namespace grotius
