// Quarters, halves and the periods that business reports compare.
#include "temporal/resolve.h"

namespace grotius::temporal {
namespace {

using std::chrono::days;

Period quarter_in(int year, int number) { return {Unit::kQuarter, first_of(year, 3 * number - 2)}; }

// The quarter that business news of the day speaks of: the last one that has ended.
Period ended_quarter(Day now) { return shifted(containing(Unit::kQuarter, now), -1); }

// A quarter still to come is no report's subject.
Outcome reporting(Period period, const Setting& setting) {
  Outcome outcome = of_period(period);
  outcome.reported = !setting.published || period.end() <= *setting.published;
  return outcome;
}

std::optional<Outcome> numbered_quarter(const Filling& filling, const Setting& setting) {
  const auto number = filling.has("quartercode") ? filling.integer("quartercode") : filling.integer("ordinal");
  if (!number || *number < 1 || *number > 4) return std::nullopt;
  if (const auto year = filling.integer("year")) return reporting(quarter_in(*year, *number), setting);
  if (!setting.published) return unknown_date();
  const int year = year_of(*setting.published);
  if (const auto dir = filling.integer("dir")) return reporting(quarter_in(year + *dir, *number), setting);
  Period before = quarter_in(year, *number), after = before;
  if (before.first > *setting.published) before = quarter_in(year - 1, *number);
  if (after.end() <= *setting.published) after = quarter_in(year + 1, *number);
  // Results come out within months of a quarter's end, in whatever tense they are told.
  const bool ahead = setting.tense == Tense::kAhead && after.first - *setting.published < days{200};
  return reporting(ahead ? after : before, setting);
}

std::optional<Outcome> half_year(const Filling& filling, const Setting& setting) {
  const auto number = filling.integer("ordinal");
  if (!number || *number > 2) return std::nullopt;
  auto year = filling.integer("year");
  if (!year) {
    if (!setting.published) return unknown_date();
    year = year_of(*setting.published) + filling.integer("dir").value_or(0);
  }
  return of_period({Unit::kHalf, first_of(*year, *number == 1 ? 1 : 7)});
}

// "the latest quarter", "this quarter", "the period"
std::optional<Outcome> quarter_at_hand(const Filling& filling, const Setting& setting) {
  if (filling.has("dir")) {
    if (!setting.published) return unknown_date();
    return of_period(containing(Unit::kQuarter, *setting.published));
  }
  if (setting.reported) return of_period(*setting.reported);
  if (filling.has("period")) return std::nullopt;
  if (!setting.published) return unknown_date();
  return of_period(ended_quarter(*setting.published));
}

// "a year-ago quarter", "the 1988 period", "the corresponding period last year"
std::optional<Outcome> quarter_before(const Filling& filling, const Setting& setting) {
  const auto year = filling.integer("year");
  if (!setting.reported) {
    if (year) return of_period({Unit::kYear, first_of(*year, 1)});
    if (!setting.published) return unknown_date();
    return of_period(shifted(containing(Unit::kYear, *setting.published), -1));
  }
  Period period = *setting.reported;
  if (const auto number = filling.integer("ordinal"); number && *number >= 1 && *number <= 4)
    period = quarter_in(year_of(period.first), *number);
  const int years = year ? *year - year_of(period.first) : -1;
  return of_period({period.unit, add(period.first, Unit::kYear, years)});
}

}  // namespace

std::optional<Outcome> resolve_quarter(std::string_view kind, const Filling& filling, const Setting& setting) {
  if (kind == "halfyear") return half_year(filling, setting);
  if (kind == "quarterof") return quarter_at_hand(filling, setting);
  if (kind == "quarterago") return quarter_before(filling, setting);
  return numbered_quarter(filling, setting);
}

}  // namespace grotius::temporal
