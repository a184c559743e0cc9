// What is looked up is what a look at everything finds.
#include "process/calendar.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "process/happenings.h"

namespace grotius {
namespace {

// Days, weeks, months, years and more, times without a beginning or an end, and texts that are no days.
Interval any_interval(std::mt19937& random) {
  const std::string from = plus_days("2006-01-01", static_cast<int>(random() % 500));
  switch (random() % 9) {
    case 0:
      return {"", from, "reported"};
    case 1:
      return {from, "", "reported"};
    case 2:
      return {from, plus_days(from, 7), "week"};
    case 3:
      return {from, plus_days(from, 31), "month"};
    case 4:
      return {from, plus_days(from, 366), "year"};
    case 5:
      return {from, plus_days(from, 2000), "part"};
    case 6:
      return random() % 8 == 0 ? Interval{"9999-12-31", "10000-01-01", "day"} : Interval{from, "", "day"};
    default:
      return {from, plus_days(from, 1), "day"};
  }
}

TEST(Calendar, FindsWhatMayCoincideAndNothingElse) {
  std::mt19937 random(7);
  std::size_t found = 0;
  for (const int slack : {0, 1, 3}) {
    std::vector<Interval> all;
    Calendar calendar;
    for (std::size_t i = 0; i < 400; ++i) {
      all.push_back(any_interval(random));
      calendar.add(all.back(), slack, i);
    }
    calendar.close();
    for (int question = 0; question < 300; ++question) {
      const Interval when = any_interval(random);
      std::vector<std::size_t> expected;
      for (std::size_t i = 0; i < all.size(); ++i)
        if (may_coincide(when, all[i], slack)) expected.push_back(i);
      EXPECT_EQ(calendar.near(when, slack), expected) << when.from << " " << when.to;
      found += expected.size();
    }
  }
  EXPECT_GT(found, 1000U);
}

// A plan is kept by an act of its type, told later: on its day by two of its parties where both have one, else by all
// its parties together.
bool is_kept_by(const PlanTold& plan, const Happening& h) {
  if (!h.done || h.type != plan.type || h.known < plan.known) return false;
  std::vector<CaseActorId> all = h.source;
  add_unique(all, h.target);
  if (!overlap(all, plan.parties)) return false;
  const bool is_dated = plan.when.precision != "reported";
  if (std::max(h.known, h.when.precision == "reported" ? "" : h.when.from) < plan.when.from) return false;
  const auto takes_part = [&](CaseActorId actor) { return contains(all, actor); };
  if (is_dated && h.when.precision != "reported")
    return may_coincide(plan.when, h.when, 1) &&
           (plan.parties.size() < 2 || std::count_if(plan.parties.begin(), plan.parties.end(), takes_part) >= 2);
  if (plan.parties.size() < 2 || !std::all_of(plan.parties.begin(), plan.parties.end(), takes_part)) return false;
  if (!is_dated) return h.known > plan.known;
  return days_between(plan.when.to, h.known) <= 10;
}

// A journey to several without a day: one of them has been with each of the others since.
bool is_kept_one_by_one(const PlanTold& plan, const std::vector<Happening>& happenings) {
  if (plan.when.precision != "reported" || plan.parties.size() < 3) return false;
  const auto have_met = [&](CaseActorId one, CaseActorId other) {
    PlanTold pair = plan;
    pair.parties = {one, other};
    return std::any_of(happenings.begin(), happenings.end(), [&](const Happening& h) { return is_kept_by(pair, h); });
  };
  return std::any_of(plan.parties.begin(), plan.parties.end(), [&](CaseActorId one) {
    return std::all_of(plan.parties.begin(), plan.parties.end(),
                       [&](CaseActorId other) { return one == other || have_met(one, other); });
  });
}

TEST(PlanKeeper, FindsWhatALookAtEveryHappeningFinds) {
  constexpr std::size_t kActors = 5;
  std::mt19937 random(11);
  CaseView view{};
  view.as_of = "2009-01-01";
  const CaseWords words;
  Roster roster;
  roster.actors.resize(kActors);
  for (CaseActor& actor : roster.actors) actor.identified = true;
  const Material material{view, words, roster, {}};
  const auto some = [&](std::size_t most) {
    std::vector<CaseActorId> out;
    for (std::size_t i = random() % (most + 1); i > 0; --i) add_unique(out, CaseActorId(random() % kActors));
    return out;
  };
  const auto type = [&] { return random() % 2 == 0 ? "CONSULT" : "RETREAT"; };
  std::vector<Happening> happenings(120);
  std::vector<std::string> days;
  for (std::size_t i = 0; i < happenings.size(); ++i)
    days.push_back(plus_days("2006-01-01", static_cast<int>(random() % 500)));
  std::sort(days.begin(), days.end());
  for (std::size_t i = 0; i < happenings.size(); ++i) {
    Happening& h = happenings[i];
    h.type = type();
    h.done = random() % 4 != 0;
    h.source = some(2);
    h.target = some(2);
    h.known = days[i];
    h.when = any_interval(random);
  }
  PlanKeeper plans(material, happenings, [](const Happening&) { return false; });
  std::size_t asked = 0, kept = 0;
  for (int question = 0; question < 1000; ++question) {
    const PlanTold plan{
        type(), plus_days("2006-01-01", static_cast<int>(random() % 500)), some(3), any_interval(random), {}, false};
    const bool expected =
        std::any_of(happenings.begin(), happenings.end(), [&](const Happening& h) { return is_kept_by(plan, h); }) ||
        is_kept_one_by_one(plan, happenings);
    if (plan.parties.empty()) continue;  // those are looked for in the report
    EXPECT_EQ(plans.was_kept(plan), expected);
    ++asked;
    kept += expected ? 1 : 0;
  }
  EXPECT_GT(kept, 100U);
  EXPECT_LT(kept + 100, asked);
}

}  // namespace
}  // namespace grotius
