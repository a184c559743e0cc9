// A catalogue as rows of an index, before they are written. Private to the stage.
//
// Every fact has a position, in the order of taking; for everything that a filter may name there is a list of the
// positions it holds for. Lists and days lie in parts of kPart positions, so that a few facts more change a few rows.
// Actors of one report that go by the same names are one entry, so that the "officials" of ten thousand reports are
// looked up once; whoever is known by more is an entry of his own, under his id, since his names may become others.
// Thread safety: none.
#pragma once

#include <functional>
#include <map>
#include <unordered_map>

#include "recall/lists.h"

namespace grotius {

inline constexpr std::uint32_t kPart = 1U << 16U;

using Terms = std::unordered_map<std::string, Positions>;

// The numbers of names, as the index has them.
class NameNumbers {
 public:
  virtual ~NameNumbers() = default;
  // Of actors of one report and of places.
  [[nodiscard]] virtual std::uint32_t of_names(const std::string& field, const std::vector<std::string>& names) = 0;
  // Of an actor with an id; without names, of one who has them already.
  [[nodiscard]] virtual std::uint32_t of_id(const std::string& id, const std::vector<std::string>& names) = 0;
};

class Register {
 public:
  using TakeLine = std::function<void(std::uint32_t, const std::string&)>;
  Register(NameNumbers& names, std::uint32_t first, TakeLine take_line)
      : names_(names), first_(first), take_line_(std::move(take_line)) {}

  void take(const std::vector<CatalogueActor>& actors);
  void take(const CatalogueFact& fact);

  struct Report {
    std::string place;
    std::uint32_t position = 0, facts = 0;
  };
  struct Span {
    std::string from, to;
  };
  [[nodiscard]] std::map<std::string, Terms>& lists() { return lists_; }
  [[nodiscard]] const std::vector<Span>& spans() const { return spans_; }  // from the first position on
  [[nodiscard]] const std::vector<Report>& reports() const { return reports_; }
  [[nodiscard]] std::uint32_t end() const { return first_ + static_cast<std::uint32_t>(spans_.size()); }

 private:
  void add(const std::string& field, const std::string& term, std::uint32_t position);
  void add(const std::string& field, const std::vector<std::uint32_t>& actors, std::uint32_t position);
  [[nodiscard]] std::vector<std::string> written(const std::vector<std::uint32_t>& actors,
                                                 const std::vector<std::string>& names) const;

  NameNumbers& names_;
  const std::uint32_t first_;
  const TakeLine take_line_;
  struct Actor {
    std::uint32_t number = 0;
    std::string id;
    bool is_passing = false;
  };
  std::vector<Actor> actors_;
  std::map<std::string, Terms> lists_;
  std::vector<Span> spans_;
  std::vector<Report> reports_;
};

// Days of one part as they are stored: their texts in order, and the numbers of those at which facts begin and end.
struct PackedSpans {
  std::string days, begins, ends;
};
[[nodiscard]] PackedSpans packed(const std::vector<Register::Span>& spans);
[[nodiscard]] std::vector<Register::Span> unpacked(const PackedSpans& spans);
[[nodiscard]] std::vector<std::string> texts_of_days(std::string_view days);
[[nodiscard]] std::vector<std::uint32_t> numbers_of(std::string_view bytes);
// "#7" for the entry of that number, "=Jane Roe" for a name that stays.
[[nodiscard]] bool names_entry(const std::string& written, std::uint32_t& number);

}  // namespace grotius
