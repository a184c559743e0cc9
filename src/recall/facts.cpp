// Facts by what is asked, from the index of them.
#include <algorithm>
#include <cstring>
#include <iterator>

#include "process/words.h"
#include "recall/impl.h"
#include "recall/lists.h"

namespace grotius {
namespace {

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
  if (auto query = database->prepare("SELECT number, facts FROM desks WHERE dates = ? AND stamp = ?")) {
    const std::string dates = dates_key(as_of, known_at);
    const auto row = query->bind(1, dates).bind(2, impl_->stamp).step();
    if (row && *row) out = Finder(*database, query->number(0), query->number(1)).run(filter, limit);
  }
  impl_->end_reading();
  return out;
}

}  // namespace grotius
