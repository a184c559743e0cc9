#include "process/calendar.h"

#include <algorithm>

#include "base/date.h"
#include "process/view.h"

namespace grotius {
namespace {

constexpr std::array kShelfDays = {2, 9, 33, 400};  // days, by shelf: a day, a week, a month, a year

}  // namespace

std::string first_day(const Interval& i, int slack) { return i.from.empty() ? plus_days(i.to, -slack) : i.from; }

std::string day_behind(const Interval& i, int slack) {
  return i.to.empty() ? plus_days(i.from, slack) : i.precision == "reported" ? plus_days(i.to, 1) : i.to;
}

bool may_coincide(const Interval& a, const Interval& b, int slack) {
  const bool are_known = !a.from.empty() && !a.to.empty() && !b.from.empty() && !b.to.empty();
  if (are_known && a.precision != "reported" && b.precision != "reported") return a.from < b.to && b.from < a.to;
  return first_day(a, slack) < day_behind(b, slack) && first_day(b, slack) < day_behind(a, slack);
}

void Calendar::add(const Interval& when, int slack, std::size_t number) {
  One one{first_day(when, slack), day_behind(when, slack), number};
  std::size_t shelf = kShelfDays.size();
  if (parse_day(one.start) && parse_day(one.end)) {
    const int days = days_between(one.start, one.end);
    shelf = static_cast<std::size_t>(
        std::find_if(kShelfDays.begin(), kShelfDays.end(), [&](int longest) { return days <= longest; }) -
        kShelfDays.begin());
  }
  shelves_[shelf].push_back(std::move(one));
}

void Calendar::close() {
  for (auto& shelf : shelves_)
    std::sort(shelf.begin(), shelf.end(),
              [](const One& a, const One& b) { return std::tie(a.start, a.number) < std::tie(b.start, b.number); });
}

std::vector<std::size_t> Calendar::near(const Interval& when, int slack) const {
  const std::string start = first_day(when, slack), end = day_behind(when, slack);
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < shelves_.size(); ++i) {
    const auto& all = shelves_[i];
    if (all.empty()) continue;
    const std::string earliest = i < kShelfDays.size() ? plus_days(start, -kShelfDays[i]) : "";
    for (auto one = std::lower_bound(all.begin(), all.end(), earliest,
                                     [](const One&a, const std::string&day) { return a.start < day; });
         one != all.end() && one->start < end; ++one)
      if (start < one->end) out.push_back(one->number);
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace grotius
