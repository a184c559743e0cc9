// Facts by what is asked, from the index of them.
#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>

#include "process/words.h"
#include "recall/impl.h"
#include "recall/register.h"

namespace grotius {
namespace {

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
    in_order();
    FoundFacts out;
    out.total = found_ ? found_->size() : static_cast<std::size_t>(facts_);
    fetch(limit, out);
    return failed_ ? std::nullopt : std::optional(std::move(out));
  }

 private:
  void narrow(Positions more) { found_ = found_ ? both(*found_, more) : std::move(more); }

  Positions list(std::string_view field, std::string_view term) {
    if (!lists_) {
      auto query = database_.prepare(
          "SELECT part, positions FROM lists WHERE desk = ? AND field = ? AND term = ? ORDER BY part");
      if (!query) {
        failed_ = true;
        return {};
      }
      lists_.emplace(*std::move(query));
    }
    Positions out;
    lists_->bind(1, desk_).bind(2, field).bind(3, term);
    while (true) {
      const auto row = lists_->step();
      failed_ = failed_ || !row;
      if (!row || !*row) break;
      const auto first = static_cast<std::uint32_t>(lists_->number(0)) * kPart;
      for (const std::uint32_t position : unpacked(lists_->view(1))) out.push_back(first + position);
    }
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
    Positions numbers = named("actor", words_of(asked));
    if (const auto number = number_of_id(asked)) unite(numbers, {*number});
    Positions out = united(field, numbers);
    unite(out, list(field + " of", asked));
    return out;
  }

  std::optional<std::uint32_t> number_of_id(const std::string& id) {
    auto query = database_.prepare("SELECT number FROM names WHERE desk = ? AND id = ? AND id <> ''");
    const auto row = query ? query->bind(1, desk_).bind(2, id).step() : Result<bool>(false);
    failed_ = failed_ || !query || !row;
    return row && *row ? std::optional(static_cast<std::uint32_t>(query->number(0))) : std::nullopt;
  }

  void place(const std::string& asked) {
    const auto wanted = words_of(asked);
    if (!wanted.empty()) narrow(united("place", named("place", wanted)));
  }

  void days(const FactFilter& filter) {
    if (filter.from.empty() && filter.to.empty()) return;
    auto query = database_.prepare("SELECT part, days, begins, ends FROM spans WHERE desk = ? ORDER BY part");
    failed_ = failed_ || !query;
    if (failed_) return;
    query->bind(1, desk_);
    Positions within;
    auto next = found_ ? found_->begin() : Positions::iterator();
    while (true) {
      const auto row = query->step();
      failed_ = failed_ || !row;
      if (!row || !*row) break;
      const auto first = static_cast<std::uint32_t>(query->number(0)) * kPart;
      if (found_ && (next == found_->end() || *next - first >= kPart)) continue;
      const Days days(filter, texts_of_days(query->view(1)));
      const auto begins = numbers_of(query->view(2)), ends = numbers_of(query->view(3));
      if (!found_) {
        for (std::uint32_t i = 0; i < begins.size(); ++i)
          if (days.have(begins[i], ends[i])) within.push_back(first + i);
        continue;
      }
      for (; next != found_->end() && *next - first < begins.size(); ++next)
        if (days.have(begins[*next - first], ends[*next - first])) within.push_back(*next);
    }
    found_ = std::move(within);
  }

  // The days of a filter among those of a part, which are numbered.
  struct Days {
    std::ptrdiff_t least_end, most_begin;
    Days(const FactFilter& filter, const std::vector<std::string>& texts)
        : least_end(filter.from.empty() ? 0
                                        : std::upper_bound(texts.begin(), texts.end(), filter.from) - texts.begin()),
          most_begin(filter.to.empty() ? std::ssize(texts)
                                       : std::lower_bound(texts.begin(), texts.end(), filter.to) - texts.begin()) {}
    [[nodiscard]] bool have(std::uint32_t begin, std::uint32_t end) const {
      return std::ptrdiff_t{end} >= least_end && std::ptrdiff_t{begin} < most_begin;
    }
  };

  // Reports that came behind later ones stand before them.
  void in_order() {
    struct Late {
      std::uint32_t position, end, before;
    };
    std::vector<Late> late;  // in order
    auto query = database_.prepare(
        "SELECT position, facts, before FROM reports WHERE desk = ? AND before IS NOT NULL ORDER BY before, place");
    failed_ = failed_ || !query;
    if (failed_) return;
    query->bind(1, desk_);
    while (true) {
      const auto row = query->step();
      failed_ = failed_ || !row;
      if (!row || !*row) break;
      const auto position = static_cast<std::uint32_t>(query->number(0));
      late.push_back({position, position + static_cast<std::uint32_t>(query->number(1)),
                      static_cast<std::uint32_t>(query->number(2))});
    }
    if (late.empty()) return;
    if (!found_) {
      found_.emplace(static_cast<std::size_t>(facts_));
      std::iota(found_->begin(), found_->end(), 0U);
    }
    std::map<std::uint32_t, std::size_t> by_position;
    for (std::size_t i = 0; i < late.size(); ++i) by_position[late[i].position] = i;
    using Place = std::tuple<std::uint32_t, std::size_t, std::uint32_t>;
    std::vector<Place> places;
    for (const std::uint32_t position : *found_) {
      auto block = by_position.upper_bound(position);
      const bool is_late = block != by_position.begin() && position < late[(--block)->second].end;
      places.emplace_back(is_late ? Place{late[block->second].before, block->second, position}
                                  : Place{position, late.size(), position});
    }
    std::sort(places.begin(), places.end());
    for (std::size_t i = 0; i < places.size(); ++i) (*found_)[i] = std::get<2>(places[i]);
  }

  void fetch(std::size_t limit, FoundFacts& out) {
    const std::size_t first = limit == 0 || out.total < limit ? 0 : out.total - limit;
    auto query = database_.prepare("SELECT line FROM lines WHERE number = ?");
    failed_ = failed_ || !query;
    for (std::size_t i = first; i < out.total && !failed_; ++i) {
      const std::int64_t position = found_ ? std::int64_t{(*found_)[i]} : static_cast<std::int64_t>(i);
      const auto row = query->bind(1, desk_ * kLinesOfDesk + position).step();
      failed_ = !row || !*row;
      if (!failed_) out.lines.push_back(unpacked_line(query->view(0)));
      query->reset();
      if (failed_) return;
      for (auto* list : {&out.lines.back().source, &out.lines.back().target, &out.lines.back().said_by})
        for (std::string& written : *list) written = name(written);
    }
  }

  std::string name(const std::string& written) {
    std::uint32_t number = 0;
    if (!names_entry(written, number)) return written.substr(1);
    const auto [place, is_new] = display_.try_emplace(number);
    if (!is_new) return place->second;
    const auto all = names("actor", number);
    failed_ = failed_ || all.empty();
    if (!all.empty()) place->second = all.front();
    return place->second;
  }

  Database& database_;
  const std::int64_t desk_, facts_;
  std::optional<Query> lists_;
  std::map<std::uint32_t, std::string> display_;  // names of actors by number
  std::optional<Positions> found_;                // none yet: all
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
