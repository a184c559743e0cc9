#include "process/areas.h"

#include <algorithm>

#include "base/one_of.h"

namespace grotius {
namespace {

constexpr std::uint32_t kBehindTrigger = 30;  // code points that an object may reach

bool is_direction(std::string_view word) {
  return one_of(word,
                {"south", "north", "east", "west", "southern", "northern", "eastern", "western", "central", "centre",
                 "center", "south-central", "south-western", "south-eastern", "north-western", "north-eastern"});
}

bool is_side(std::string_view word) {
  return one_of(
      word, {"southwest", "southeast", "northwest", "northeast", "outside", "kilometres", "kilometers", "km", "miles"});
}

bool is_facility(std::string_view word) {
  return one_of(word, {"airport", "airfield", "airfields", "port", "seaport", "palace", "base", "barracks", "bridge",
                       "airstrip", "garrison"});
}

bool is_month(std::string_view word) {
  return one_of(word, {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
                       "november", "december"});
}

bool is_town(std::string_view word) { return one_of(word, {"city", "town", "capital", "township", "village"}); }

bool is_land_noun(std::string_view word) { return one_of(word, {"state", "country", "nation", "republic"}); }

bool is_district(std::string_view word) {
  return one_of(word, {"region", "regions", "province", "provinces", "district", "districts", "area", "areas"});
}

// Words of a passage as written, without the marks around them.
std::vector<std::string> bare_words(const std::string& text) {
  std::vector<std::string> out;
  std::string word;
  for (const char c : text + " ") {
    if (c != ' ' && c != '\n') {
      word += c;
      continue;
    }
    while (!word.empty() && std::string_view("\"'().;:").find(word.front()) != std::string_view::npos) word.erase(0, 1);
    while (!word.empty() && std::string_view("\"'().;:").find(word.back()) != std::string_view::npos) word.pop_back();
    if (!word.empty()) out.push_back(word);
    word.clear();
  }
  return out;
}

std::string without_comma(const std::string& word) {
  return fold(word.ends_with(',') ? word.substr(0, word.size() - 1) : word);
}

// "In Alford, 30 miles southwest of Belford": what a place lies near is not the place.
std::string without_bearings(const std::string& text) {
  std::string out;
  const auto words = bare_words(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool is_bearing = i >= 2 && without_comma(words[i - 1]) == "of" && starts_upper(words[i]) &&
                            (is_direction(without_comma(words[i - 2])) || is_side(without_comma(words[i - 2])));
    if (!is_bearing) out += words[i] + " ";
  }
  return out;
}

bool is_share(const std::string& word) {
  return one_of(fold(word), {"most", "much", "half", "parts", "part", "swathes", "some"});
}

// "Most of " before southern Norland, of which the rest is others'.
std::string share_before(const std::vector<std::string>& words, std::size_t at) {
  return at >= 2 && fold(words[at - 1]) == "of" && is_share(words[at - 2]) ? fold(words[at - 2]) + " of " : "";
}

// "southern and central Somalia" from the word at `at` on; empty if no part of a country begins there.
std::string region_at(const std::vector<std::string>& words, std::size_t at) {
  std::string out;
  std::size_t i = at;
  while (i < words.size() &&
         (is_direction(without_comma(words[i])) || (i > at && one_of(without_comma(words[i]), {"and", "of", "the"}))))
    out += (out.empty() ? "" : " ") + words[i++];
  if (i < words.size() && starts_upper(words[i])) {
    if (i + 1 < words.size() && is_land_noun(without_comma(words[i + 1]))) return "";  // "the central African state"
    out += ' ';
    out += words[i];
    if (i + 1 < words.size() && is_district(without_comma(words[i + 1])))  // "central Somali regions"
      out.append(1, ' ').append(without_comma(words[i + 1]));
    return out;
  }
  const auto parts = bare_words(out);
  const bool is_whole = parts.size() >= 3 && is_direction(without_comma(parts.back()));
  return is_whole ? out : "";
}

}  // namespace

AreaFinder::AreaFinder(const Material& material, std::set<std::string>& places)
    : material_(material), places_(places), lands_(lands_of(material.roster)) {
  for (const CaseActor& actor : material.roster.actors)
    if (actor.is_land) lands_.insert(fold(actor.name.substr(std::min(actor.name.rfind(' ') + 1, actor.name.size()))));
}

void AreaFinder::take_places(const RecordedReport& report, std::size_t index) {
  // "Kisangani" is its own name, "Somali" another's.
  const auto take = [&](const std::string& place, const std::string& name) {
    if (!starts_upper(place) || places_.contains(place)) return;
    const std::string folded = fold(place);
    const bool may_be_people = folded.ends_with("an") || folded.ends_with("ese") || folded.ends_with("ish") ||
                               folded.ends_with("i") || folded.ends_with("ians");
    const bool is_people = may_be_people && folded != fold(name);
    if (!is_direction(folded) && !is_people && !is_month(folded) && !one_of(folded, {"they", "their", "its", "which"}))
      places_.insert(place);
  };
  for (const RecordedPlace& place : report.places)
    for (const PointSpan mention : place.mentions) take(material_.view.words(index, mention), place.name);
  for (const RecordedActor& actor : report.actors) {
    if (actor.kind != "state") continue;  // a seat that stands for its government is a city all the same
    for (const PointSpan mention : actor.mentions)
      if (const std::string words = material_.view.words(index, mention); words != actor.name && words.size() > 3)
        take(words, "");
  }
}

std::vector<std::string> AreaFinder::named_in(const std::string& text) const {
  std::vector<std::string> out;
  const auto words = bare_words(text);
  std::string facilities;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_direction(without_comma(words[i]))) {
      const std::string region = region_at(words, i);
      if (region.empty()) continue;
      out.push_back(share_before(words, i) + region);
      i += bare_words(region).size() - 1;
      continue;
    }
    if (is_facility(without_comma(words[i]))) {
      const std::string before =
          i > 0 && !one_of(without_comma(words[i - 1]), {"the", "of", "and", "its"}) ? words[i - 1] + " " : "";
      facilities += (facilities.empty() ? "" : ", ") + before + without_comma(words[i]);
      if (!before.empty() && !out.empty() && out.back() == words[i - 1])
        out.pop_back();  // "Mogadishu airport" is not Mogadishu
      continue;
    }
    for (std::size_t length = std::min<std::size_t>(3, words.size() - i); length >= 1; --length) {
      std::string name;
      for (std::size_t k = i; k < i + length; ++k) name += (k == i ? "" : " ") + words[k];
      if (name.ends_with(',')) name.pop_back();
      if (!places_.contains(name) || lands_.contains(fold(name))) continue;
      out.push_back(name);
      i += length - 1;
      break;
    }
  }
  if (!facilities.empty()) out.push_back(facilities);
  return out;
}

std::string AreaFinder::last_place_before(const CaseFact& fact, std::uint32_t point) const {
  const std::string text = material_.view.words(fact.report, {fact.fact->evidence.begin, point});
  const auto names = named_in(without_bearings(text));
  if (names.empty()) return "";
  // Of "northern Mogadishu", and of most of it, the city is Mogadishu.
  std::string out;
  for (const std::string& word : bare_words(names.back()))
    if (!is_direction(without_comma(word)) && !is_share(word) && word != "of") out += (out.empty() ? "" : " ") + word;
  return out;
}

// The words of the area may begin behind its share: "most | of southern Norland", "most of | southern Norland".
std::string AreaFinder::share_told_before(const CaseFact& fact) const {
  const PointSpan before{fact.fact->evidence.begin, fact.fact->area_span.begin};
  const auto words = bare_words(fact.fact->area_span.empty() ? "" : material_.view.words(fact.report, before));
  if (words.empty()) return "";
  if (is_share(words.back())) return words.back() + " ";
  return share_before(words, words.size());
}

bool AreaFinder::ends_word(std::size_t report, std::uint32_t point) const {
  const std::string next = material_.view.words(report, {point, point + 1});
  return next.empty() || std::string_view(" \n,.;:\")").find(next) != std::string_view::npos;
}

std::vector<std::string> AreaFinder::of(const CaseFact& fact) const {
  const RecordedFact& record = *fact.fact;
  const std::string area = share_told_before(fact) + material_.view.words(fact.report, record.area_span);
  auto out = named_in(area);
  if (!out.empty()) return out;
  if (!record.area_span.empty()) {  // "several posts including A and B"
    const PointSpan rest{record.area_span.end, std::max(record.area_span.end, record.evidence.end)};
    const std::string behind = material_.view.words(fact.report, rest);
    if (behind.starts_with(" including ") || behind.starts_with(", including ") || behind.starts_with(" such as "))
      out = named_in(behind.substr(0, behind.find_first_of(".;:\"", 2)));
    if (!out.empty()) return out;
  }
  const auto words = bare_words(area);
  if (!words.empty() && is_town(without_comma(words.back()))) {
    const std::string place = last_place_before(fact, record.area_span.begin);
    if (!place.empty()) return {place};
  }
  for (const CaseActorId target : fact.target) {  // ground that the reading took for somebody
    const CaseActor& actor = material_.roster[target];
    if (actor.kind == "other" && starts_upper(actor.name)) out.push_back(actor.name);
  }
  if (!out.empty()) return out;
  PointSpan behind{record.trigger.end, std::min(record.evidence.end, record.trigger.end + kBehindTrigger)};
  while (behind.end < record.evidence.end && !ends_word(fact.report, behind.end)) ++behind.end;
  out = named_in(material_.view.words(fact.report, behind));
  if (!out.empty()) return {out.front()};
  if (record.area_span.empty() && starts_upper(record.place)) return {record.place};
  return {};
}

std::string area_key(const std::string& area) {
  std::string out;
  for (const std::string& word : words_of(area)) {
    if (is_town(word) || is_district(word) || is_share(word) || one_of(word, {"the", "of"})) continue;
    const bool is_part = is_direction(word) && word.ends_with("ern");  // "southern" is "south"
    if (word != "and" || out.empty()) out += (is_part ? word.substr(0, word.size() - 3) : word) + " ";
  }
  return out;
}

bool is_region(const std::string& key) {
  const std::string first = key.substr(0, key.find(' '));
  return is_direction(first) || is_direction(first + "ern");
}

bool lies_in(const std::string& part, const std::string& whole) {
  const auto small = words_of(part), large = words_of(whole);
  if (part == whole || small.empty() || large.empty() || is_region(part) != is_region(whole)) return false;
  if (!is_region(part)) {  // a facility of the town
    return large.size() < small.size() && std::equal(large.begin(), large.end(), small.begin()) &&
           is_facility(small[large.size()]);
  }
  const std::string &land = small.back(), &other = large.back();
  const std::size_t length = std::min(land.size(), other.size());
  if (length < 4 || land.compare(0, length, other, 0, length) != 0) return false;
  return std::all_of(small.begin(), small.end() - 1, [&](const std::string& word) {
    return std::find(large.begin(), large.end() - 1, word) != large.end() - 1;
  });
}

}  // namespace grotius
