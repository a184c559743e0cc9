// Do the words around a match speak of time?
//
// Precision before volume: "may", "march" and "sun" are words of their own, "1,990 people" is no year, "as soon as"
// no date. Every check looks at the words or tags beside the match, never at single texts.
#include <algorithm>
#include <array>

#include "temporal/resolve.h"

namespace grotius::temporal {
namespace {

template <std::size_t N>
bool among(std::string_view text, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

std::string_view text_of(const Lexeme* lexeme) { return lexeme == nullptr ? std::string_view{} : lexeme->text; }

bool introduces_time(std::string_view text) {
  static constexpr std::array<std::string_view, 24> kWords{
      "in", "on",   "by",   "since", "until", "till", "from", "of",    "before", "after", "during",  "through",
      "to", "last", "next", "this",  "early", "late", "mid",  "every", "each",   "and",   "through", "between"};
  return among(text, kWords);
}

// A form that is also an ordinary word ("may") counts beside a number, or capitalised after a word that introduces
// times.
bool ambiguous_form(const Filling& filling, const Setting& setting) {
  for (const auto& slot : filling.slots) {
    if (!slot.ambiguous) continue;
    const auto& lexeme = setting.lexemes[slot.begin];
    const auto tag = setting.tag(&lexeme);
    const bool number_beside = filling.has("day") || filling.has("year") || filling.has("hour");
    if (tag == "MD" || (tag.starts_with("VB") && !number_beside)) return true;
    const Lexeme* before = slot.begin > 0 ? &setting.lexemes[slot.begin - 1] : nullptr;
    const bool introduced = before != nullptr && introduces_time(before->text);
    static constexpr std::array<std::string_view, 5> kBeforeDay{"on", "last", "next", "this", "by"};
    static constexpr std::array<std::string_view, 9> kBeforeSeason{"this", "last",  "next", "the",  "in",
                                                                   "by",   "every", "each", "early"};
    if (!number_beside && slot.slot == "weekday" && (before == nullptr || !among(before->text, kBeforeDay)))
      return true;
    if (slot.slot == "season" && before != nullptr && among(before->text, kBeforeSeason)) continue;
    const bool named = lexeme.capital && lexeme.text.size() > 3 && tag.starts_with("NNP");
    const bool may = lexeme.capital && lexeme.text == "may" && tag.starts_with("NNP") && introduced;
    if (!number_beside && !(introduced && (lexeme.capital || slot.slot == "month")) && !named && !may) return true;
  }
  return false;
}

bool bare_year(const Filling& filling, const Setting& setting) {
  const auto* year = filling.find("year");
  return year != nullptr && year->begin == setting.begin && year->end == setting.end;
}

bool year_in_context(int year, const Setting& setting) {
  const auto before = text_of(setting.before());
  const auto* next = setting.after();
  static constexpr std::array<std::string_view, 9> kMoney{"$", "#", "£", "€", "no", "number", "us$", "c$", "dlrs"};
  if (among(before, kMoney) || text_of(next) == "%" || text_of(next) == "percent") return false;
  // Part of a larger token: 138-2010-2015, A1988
  if (const auto* previous = setting.before(); previous != nullptr && setting.lexemes[setting.begin].glued) {
    static constexpr std::array<std::string_view, 7> kOpening{"(", "'", "\"", "`", "[", "/", "-"};
    if (!among(previous->text, kOpening)) return false;
    if ((previous->text == "-" || previous->text == "/") && setting.before(2) != nullptr && setting.before(2)->digits &&
        setting.before(2)->text.size() != 4)
      return false;
    // 138-2010-2015
    if (previous->text == "-" && setting.before(4) != nullptr && setting.before(3)->text == "-" &&
        setting.before(2)->glued && setting.before(4)->digits && setting.before(4)->text.size() > 2)
      return false;
  }
  const bool introduced = introduces_time(before) || before == "(" || before == "year" || before == "fiscal";
  const auto tag = setting.tag(next);
  const bool counts = (tag == "NNS" || tag == "NNPS") && before != "the" && before != "its" && before != "their";
  if (counts && !(introduced && before == "the")) return false;
  // "between 1500 and 2000 people"
  const auto* second =
      next != nullptr && setting.end + 1 < setting.lexemes.size() ? &setting.lexemes[setting.end + 1] : nullptr;
  if (year < 1700 && second != nullptr && second->digits && (next->text == "and" || next->text == "to")) return false;
  if (year < 1700 || year > 2050 || year % 1000 == 0) return introduced || before == "the";
  return true;
}

// "the thirties", "in the nineties"; not "in his thirties".
bool decade_alone(const Filling& filling, const Setting& setting) {
  const auto* digits = filling.find("decadeyear");
  if (digits != nullptr && digits->begin == setting.begin && setting.lexemes[digits->begin].text.size() == 2)
    return true;
  const auto* decade = filling.find("decade");
  return decade != nullptr && decade->begin == setting.begin && text_of(setting.before()) != "in";
}

// "bought it for $12 December 27": the number belongs to the money.
bool money_before(const Setting& setting) {
  const auto before = text_of(setting.before());
  return setting.lexemes[setting.begin].digits && (before == "$" || before == "£" || before == "€");
}

bool weak_clock(const Candidate& candidate, const Setting& setting) {
  const auto& filling = candidate.match.filling;
  // "at 9a", not "Article 9a"
  if (filling.code("ampm") == "short" && !filling.has("weekday") && !filling.has("deictic") &&
      text_of(setting.before()) != "at")
    return true;
  const bool plain = filling.slots.size() == 1;
  const auto before = text_of(setting.before());
  if (filling.has("hhmm") && !filling.has("zone") && !filling.has("zonename"))
    return !(plain ? before == "at" : filling.has("weekday") || filling.has("deictic"));
  // 4:3, 2:15.3 and scores
  if (filling.has("minute") && !filling.has("ampm") && filling.slots.size() == 2)
    return setting.lexemes[setting.begin].glued || before == "(" ||
           (setting.after() != nullptr && setting.after()->glued && text_of(setting.after()) == ".");
  return false;
}

// "morning" alone is a time only after "at" and its like.
bool bare_part(const Filling& filling, const Setting& setting) {
  const auto* part = filling.find("daypart");
  if (part == nullptr || filling.slots.size() != 1) return false;
  if (text_of(setting.after()) == "of") return true;  // the dawn of an age
  if (part->begin != setting.begin) return false;
  static constexpr std::array<std::string_view, 8> kAt{"at",    "by",     "until", "before",
                                                       "after", "around", "since", "till"};
  return setting.lexemes[part->begin].text != "overnight" && !among(text_of(setting.before()), kAt);
}

// "at 5", "Monday at 2": a number without "o'clock", unless it counts something or goes on.
bool loose_hour(const Candidate& candidate, const Setting& setting) {
  const auto& filling = candidate.match.filling;
  const auto* hour = filling.find("hour");
  if (hour == nullptr || filling.has("minute") || filling.has("ampm") || filling.has("oclock") ||
      filling.has("fraction"))
    return false;
  if (filling.has("daypart") && hour->begin == setting.begin) {
    static constexpr std::array<std::string_view, 6> kAt{"at", "by", "until", "around", "about", "circa"};
    return !among(text_of(setting.before()), kAt);
  }
  const auto* next = setting.after();
  const auto tag = setting.tag(next);
  if (hour->number > 12) return true;
  // 1,015
  const bool number_goes_on = next != nullptr && next->glued && setting.end + 1 < setting.lexemes.size() &&
                              setting.lexemes[setting.end + 1].glued && setting.lexemes[setting.end + 1].digits;
  if (number_goes_on) return true;
  return next != nullptr && (next->glued ? next->text != "." && next->text != "," && next->text != "\""
                                         : tag.starts_with("NN") || tag.starts_with("JJ") || tag == "CD" ||
                                               next->text == "%" || next->text == "percent" || next->text == "per");
}

// The governors of "from Monday to Thursday" that move something from one day to another and last no time.
bool moved(const Setting& setting) {
  static constexpr std::array<std::string_view, 10> kMoves{"move",  "postpone", "shift",  "bring",  "delay",
                                                           "defer", "put",      "change", "extend", "reschedule"};
  if (setting.parse.words.size() != setting.tokens.words.size()) return false;
  const WordSpan words{setting.lexemes[setting.begin].word, setting.lexemes[setting.end - 1].word + 1};
  const auto up = setting.parse.words[setting.parse.head_of(words)].head;
  return up != kRoot && among(std::string_view(setting.parse.words[up].lemma), kMoves);
}

bool acceptable_range(const Filling& filling, const Setting& setting) {
  if (moved(setting)) return false;
  const auto bare_weekday = [](const Filling& side) { return side.has("weekday") && !side.has("month"); };
  const auto plain_year = [](const Filling& side) {
    return side.has("year") && !side.has("month") && !side.has("monthnumber") && !side.has("slashday") &&
           !side.has("quartercode") && !side.has("holiday");
  };
  const Filling begins = filling.side(false), ends = filling.side(true);
  const bool weekday_to_month = bare_weekday(begins) && ends.has("month") && !ends.has("day");
  const bool year_to_month = plain_year(begins) && !plain_year(ends) && !ends.has("year") && !ends.has("slashdate");
  if (weekday_to_month || (year_to_month && ends.has("month"))) return false;
  if (!plain_year(begins) || !plain_year(ends)) return true;
  // "between 1500 and 2000 people"
  const auto tag = setting.tag(setting.after());
  const int first = *begins.integer("year"), last = *ends.integer("year");
  return first >= 1700 && last <= 2100 && tag != "NNS" && year_in_context(first, setting);
}

// "on the 24th", unless it goes on: "on the 24th floor".
bool acceptable_day_alone(const Setting& setting) {
  static constexpr std::array<std::string_view, 8> kOn{"on", "by", "until", "till", "since", "from", "before", "after"};
  const auto tag = setting.tag(setting.after());
  return setting.lexemes[setting.begin + 1].digits && among(text_of(setting.before()), kOn) && !tag.starts_with("NN") &&
         !tag.starts_with("JJ");
}

// "from 9 to 11" counts hours only beside a day or a part of it; "2010 to 2015" are years, if not "GMT".
bool acceptable_hours(const Filling& filling, const Setting& setting) {
  if (setting.lexemes[setting.begin].glued && !text_of(setting.before()).empty() &&
      (text_of(setting.before()) == "." || setting.before()->digits))
    return false;
  const auto first = text_of(&setting.lexemes[setting.begin]);
  const bool opened = first == "from" || first == "between";
  const bool dated = filling.has("weekday") || filling.has("deictic") || filling.has("day") || filling.has("slashdate");
  // "between 1500 and 2000" counts people, "between 0730 and 0930" hours
  if (filling.has("hhmm") && !filling.has("zone") && !filling.has("zonename")) {
    const bool nought = std::any_of(filling.slots.begin(), filling.slots.end(), [&](const Filled& filled) {
      return filled.slot == "hhmm" && setting.lexemes[filled.begin].text.front() == '0';
    });
    return opened && (nought || dated);
  }
  // 4:3, 2:15-3:20
  const bool marked = filling.has("ampm") || filling.has("oclock") || filling.has("zone") || filling.has("zonename") ||
                      filling.has("clockword") || filling.has("daypart") || opened || dated;
  return marked || filling.has("minute");
}

bool article_before_noun(const Setting& setting) {
  const auto* next = setting.after();
  return setting.tag(next).starts_with("NN");
}

bool acceptable_reference(const Candidate& candidate, const Setting& setting) {
  const auto first = setting.lexemes[setting.begin].text;
  const auto before = text_of(setting.before()), next = text_of(setting.after());
  if (first == "soon") return before != "as" && next != "as" && before != "too" && before != "how" && before != "so";
  if (first == "now" && next == "that") return false;
  if (first == "to" && (before == "up" || before == "-")) return false;  // up to date
  const auto& lexeme = setting.lexemes[setting.end - 1];
  // "the past three", "the present system", "the future king"
  if (lexeme.text == "past" || lexeme.text == "present" || lexeme.text == "future")
    return !article_before_noun(setting);
  return candidate.kind == "ref";
}

// "$33 million a year", "50,000 CDs a year": how often, not how long.
bool is_rate(const Setting& setting) {
  const auto* previous = setting.before();
  const auto tag = setting.tag(previous);
  return tag.starts_with("NN") || tag == "CD" || tag == "$" || text_of(previous) == "%" || text_of(previous) == "times";
}

bool acceptable_adjective(const Setting& setting) {
  const auto& lexeme = setting.lexemes[setting.begin];
  return setting.tag(&lexeme).starts_with("JJ") && text_of(setting.before()) != "-" &&
         text_of(setting.before()) != "then";
}

bool acceptable_habit(const Setting& setting) {
  const auto tag = setting.tag(&setting.lexemes[setting.begin]);
  // Rarer forms are told as adjectives, too: "bi-monthly drills".
  return tag.starts_with("RB") || setting.end - setting.begin > 1 ||
         setting.lexemes[setting.begin].text == "semiannual" || setting.lexemes[setting.begin].text == "bimonthly" ||
         (setting.lexemes[setting.begin].text == "everyday" && !setting.tag(setting.after()).starts_with("NN"));
}

// "the year", "the week": periods the report speaks of, unless the words go on ("the year of the rat", "the day that").
bool acceptable_plain(const Filling& filling, const Setting& setting) {
  static constexpr std::array<std::string_view, 4> kUnits{"Y", "M", "W", "Q"};
  static constexpr std::array<std::string_view, 8> kOn{"of", "that", "when", "which", "before", "after", "'s", "in"};
  const auto next = text_of(setting.after());
  const bool noun = setting.tag(setting.after()).starts_with("NN");
  // "the end of the day" is one, "the day" none
  const bool edge_of_day = filling.code("unit") == "D" && filling.has("mod");
  return (among(filling.code("unit"), kUnits) || edge_of_day) && !among(next, kOn) && !noun && next != "-";
}

// "for a third day", "entered its fourth week", "a third straight week"
bool acceptable_running(const Setting& setting) {
  static constexpr std::array<std::string_view, 3> kRow{"consecutive", "straight", "successive"};
  static constexpr std::array<std::string_view, 12> kGoesOn{
      "for", "enter", "enters", "entered", "entering", "into", "spent", "spend", "spends", "spending", "in", "through"};
  if (among(text_of(setting.before()), kGoesOn)) return true;
  for (std::size_t i = setting.begin; i < setting.end; ++i)
    if (among(setting.lexemes[i].text, kRow)) return true;
  return false;
}

// "three days before the vote" is a length; "three days before" names a day.
bool acceptable_distance(const Setting& setting) {
  const auto& last = setting.lexemes[setting.end - 1].text;
  if (last != "before" && last != "after" && last != "prior") return true;
  const auto next = text_of(setting.after());
  return next.empty() || next == "." || next == "," || next == ";" || next == "?" || next == "!";
}

bool acceptable_length(const Filling& filling, const Setting& setting) {
  // "second": an ordinal unless counted
  if (filling.code("unit") == "TS" && !filling.has("number") && !filling.has("vague")) return false;
  // three-quarters of something
  if (filling.code("units") == "Q" && filling.integer("number") == 3 && !filling.has("span")) return false;
  // "minutes" and "hours" alone tell how long only after "for", "within" and their like; longer units always do
  // the article of "the 65-year-old" belongs to the person
  if (setting.lexemes[setting.begin].text == "the")
    for (std::size_t i = setting.begin; i < setting.end; ++i)
      if (setting.lexemes[i].text == "-") return false;
  const bool bare = filling.slots.size() == 1 && filling.has("units");
  if (!bare) return true;
  static constexpr std::array<std::string_view, 8> kBefore{"those",   "these",    "other", "on",
                                                           "working", "business", "old",   "office"};
  return !among(text_of(setting.before()), kBefore) && filling.code("units") != "TS" && filling.code("units") != "Q";
}

}  // namespace

// Inside a longer string of letters and digits: 3am3ioYc, cc23-413d-b8ab.
bool inside_string(const Candidate& candidate, const Setting& setting) {
  if (candidate.kind != "time" && !candidate.match.filling.has("compactlength")) return false;
  const auto *before = setting.before(), *after = setting.after();
  const bool compact = candidate.match.filling.has("compactlength");
  const auto wordlike = [](const Lexeme* lexeme) {
    const char c = lexeme->text.front();
    return lexeme->digits || (c >= 'a' && c <= 'z');
  };
  if (after != nullptr && after->glued && wordlike(after)) return true;
  if (compact && after != nullptr && after->glued && (after->text == "-" || after->text == "_" || after->text == "~"))
    return true;
  return compact && before != nullptr && setting.lexemes[setting.begin].glued && before->text != "(" &&
         before->text != "\"";
}

// "the opening of next week's talks" is no part of the week.
bool edge_of_owner(const Filling& filling, const Setting& setting) {
  const auto* mod = filling.find("mod");
  if (mod == nullptr || text_of(setting.after()) != "'s") return false;
  return mod->end > mod->begin + 1 && setting.lexemes[mod->end - 1].text == "of";
}

bool acceptable(const Candidate& candidate, const Setting& setting) {
  const auto& filling = candidate.match.filling;
  if (inside_string(candidate, setting) || edge_of_owner(filling, setting)) return false;
  if (ambiguous_form(filling, setting)) return false;
  if (decade_alone(filling, setting) || money_before(setting)) return false;
  if (candidate.kind == "period" && bare_year(filling, setting))
    return year_in_context(*filling.integer("year"), setting);
  if (candidate.kind == "time")
    return !weak_clock(candidate, setting) && !bare_part(filling, setting) && !loose_hour(candidate, setting);
  if (candidate.kind == "range") return acceptable_range(filling, setting);
  if (candidate.kind == "dayalone") return acceptable_day_alone(setting);
  if (candidate.kind == "timerange") return acceptable_hours(filling, setting);
  if (candidate.kind == "ref") return acceptable_reference(candidate, setting);
  if (candidate.kind == "plain") return acceptable_plain(filling, setting);
  if (candidate.kind == "running") return acceptable_running(setting);
  if (candidate.kind == "fromlast" || candidate.kind == "discourse") return acceptable_distance(setting);
  if (candidate.kind == "refadj") return acceptable_adjective(setting);
  const bool share = filling.code("unit") == "Q" && text_of(setting.after()) == "of";  // a quarter of something
  if (share && (candidate.kind == "rate" || candidate.kind == "duration")) return false;
  if (candidate.kind == "rate") return is_rate(setting);
  if (candidate.kind == "habit") return acceptable_habit(setting);
  if (candidate.kind == "duration" || candidate.kind == "stretch") return acceptable_length(filling, setting);
  return true;
}

}  // namespace grotius::temporal
