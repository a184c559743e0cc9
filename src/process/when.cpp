// When a fact holds, and whether it lies ahead of its report, by the day that the reading has resolved.
#include <algorithm>

#include "base/one_of.h"
#include "process/facts.h"

namespace grotius {
namespace {

std::string precision_of(const RecordedFact& fact) {
  const int days = days_between(day_of(fact.from), day_of(fact.to));
  if (days <= 1) return "day";
  if (days <= 7) return "week";
  if (days <= 31) return "month";
  return days <= 366 ? "year" : "part";
}

bool is_weekday(std::string_view word) {
  return one_of(word, {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "weekend"});
}

// "Friday", "Friday morning", "the weekend": a day told by its place in the week alone.
bool is_told_by_weekday(const Material& material, const CaseFact& fact) {
  const auto words = words_of(material.view.words(fact.report, fact.fact->time_span));
  return std::any_of(words.begin(), words.end(), is_weekday) &&
         std::all_of(words.begin(), words.end(), [](const std::string& word) {
           return is_weekday(word) ||
                  one_of(word, {"the", "early", "late", "morning", "afternoon", "evening", "night"});
         });
}

// Midnight, as the end of the day a report is of, is that day.
bool ends_day(const RecordedFact& fact, const std::string& known) { return fact.time_value.starts_with(known + "T24"); }

// A report of the evening by the clock of the agency tells what was done on the day that has begun where it was done:
// "clashed Sunday", in a report of Saturday.
bool is_done_where_it_is_tomorrow(const Material& material, const CaseFact& fact) {
  if (day_of(fact.fact->from) != plus_days(fact.known, 1) || !is_told_by_weekday(material, fact)) return false;
  const auto words = words_of(material.passage_of(fact));
  const auto is_past = [](const std::string& word) {
    return word.ends_with("ed") || one_of(word, {"met", "began", "held", "left", "said", "told", "was", "were", "had"});
  };
  const auto is_to_come = [&](const std::string& word) {
    return material.words.is("future", word) || one_of(word, {"till", "until", "ahead", "before"});
  };
  return std::any_of(words.begin(), words.end(), is_past) && std::none_of(words.begin(), words.end(), is_to_come);
}

// "Has agreed to meet him Friday": the reading takes the Friday that was, and it is the one to come. Not where the day
// is of what stands before ("arrived on Tuesday to brief him"), nor of a plan that came to nothing ("was supposed to").
bool is_weekday_to_come(const Material& material, const CaseFact& fact) {
  const RecordedFact& record = *fact.fact;
  if (record.time_span.begin < record.trigger.end || !is_told_by_weekday(material, fact)) return false;
  if (days_between(day_of(record.to), fact.known) >= 7) return false;
  const std::string sentence = fold(material.passage_of(fact));
  const std::string trigger = fold(material.view.words(fact.report, record.trigger));
  return sentence.find("supposed to") == std::string::npos && sentence.find(" but ") == std::string::npos &&
         !trigger.ends_with("ed");
}

// "He said after meeting the envoy", "told reporters after talks with him": nobody speaks to the press of a meeting
// that he has just left but on its day, which is that of the report or the day before. Not where he spoke on a day of
// its own ("said on Tuesday").
bool is_just_left(const Material& material, const CaseFact& fact) {
  constexpr std::size_t kNear = 4;  // words: "after later holding", "after two hours of"
  if (fact.type != "CONSULT" || fact.fact->mode == "visit" || fact.status != "occurred") return false;
  auto before = words_of(material.view.words(fact.report, {fact.fact->evidence.begin, fact.fact->trigger.begin}));
  const auto near = before.end() - static_cast<std::ptrdiff_t>(std::min(kNear, before.size()));
  const auto after = std::find(near, before.end(), "after");
  if (after == before.end()) return false;
  before.erase(after, before.end());
  const auto tells = [](const std::string& word) { return one_of(word, {"said", "told"}); };
  const auto tells_day = [](const std::string& word) {
    return is_weekday(word) || word.find_first_of("0123456789") != std::string::npos;
  };
  return std::any_of(before.begin(), before.end(), tells) && std::none_of(before.begin(), before.end(), tells_day);
}

// A fact without a time of its own holds from some day before to its report's; one that lies ahead from that day on,
// also where the reading has its day in the past.
Interval interval_of(const Material& material, const CaseFact& fact) {
  const RecordedFact& record = *fact.fact;
  if (!record.from.empty() && !record.to.empty()) {
    Interval out{day_of(record.from), day_of(record.to), precision_of(record)};
    if (record.time_value.size() > 10 && record.time_value.substr(10).starts_with("T24"))
      out.from = record.time_value.substr(0, 10);
    if (out.to == out.from || (record.to.size() > 10 && record.to.substr(10) != "T00:00"))
      out.to = plus_days(out.to, 1);  // an hour of a day is that day
    if (fact.status != "planned" || out.to > fact.known) return out;
    if (is_weekday_to_come(material, fact)) return {plus_days(out.from, 7), plus_days(out.to, 7), out.precision};
  }
  const bool lies_ahead = fact.status == "planned" || fact.status == "conditional" || fact.status == "proposed" ||
                          fact.status == "requested";
  if (lies_ahead) return {fact.known, "", "reported"};
  if (is_just_left(material, fact)) return {plus_days(fact.known, -1), plus_days(fact.known, 1), "week"};
  return {"", fact.known, "reported"};
}

// "Suspended its work until January", "will go on till June": the day is the end of what an act brings, not its own.
// What is put off until Monday has the new day, and talks until Friday are still due on it.
bool is_end_of_act(const Material& material, const CaseFact& fact) {
  const RecordedFact& record = *fact.fact;
  const bool may_last = record.kind == "event" && record.type != "CONSULT" && record.type != "REJECT" &&
                        (fact.status == "occurred" || fact.status == "ongoing" || fact.status == "planned");
  if (!may_last || !one_of(word_before_time(material, fact), {"until", "till"})) return false;
  const auto sentence = words_of(material.passage_of(fact));
  return std::none_of(sentence.begin(), sentence.end(), [](const std::string& word) {
    return word == "off" || word.starts_with("postpon") || word.starts_with("delay") || word.starts_with("adjourn");
  });
}

}  // namespace

std::string word_before_time(const Material& material, const CaseFact& fact) {
  constexpr std::uint32_t kReach = 12;  // code points
  const std::uint32_t end = fact.fact->time_span.begin;
  const std::uint32_t begin = std::max(fact.fact->evidence.begin, end - std::min(end, kReach));
  const auto words = words_of(end > begin ? material.view.words(fact.report, {begin, end}) : "");
  return words.empty() ? "" : words.back();
}

void tell_when(const Material& material, CaseFact& fact) {
  const RecordedFact& record = *fact.fact;
  if (is_end_of_act(material, fact)) {
    const bool is_ahead = fact.status == "planned";
    fact.when = {is_ahead ? fact.known : "", is_ahead ? "" : fact.known, "reported"};
    return;
  }
  const bool is_future = !record.from.empty() && day_of(record.from) > fact.known && !ends_day(record, fact.known);
  const bool is_told_done = fact.status == "occurred" || fact.status == "ongoing";
  if (is_future && is_told_done && !is_done_where_it_is_tomorrow(material, fact)) fact.status = "planned";
  fact.when = interval_of(material, fact);
}

}  // namespace grotius
