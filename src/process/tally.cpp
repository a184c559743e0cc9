#include "process/tally.h"

#include <algorithm>
#include <array>

namespace grotius {
namespace {

// Pronouns at the start of a sentence, and what else is too short to name anybody.
bool is_short_word(std::string_view text) {
  static constexpr std::array<std::string_view, 18> kPronouns = {"He",  "She", "It",   "They",  "We",    "I",
                                                                 "You", "His", "Her",  "Its",   "Their", "Our",
                                                                 "My",  "Who", "That", "Which", "Them",  "This"};
  return std::find(kPronouns.begin(), kPronouns.end(), text) != kPronouns.end();
}

// "Islamic Courts Union", but not "Islamist forces".
bool is_proper(const Profile& profile) {
  const std::string& name = profile.record->name;
  return profile.words.size() > 1 && starts_upper(name) && starts_upper(name.substr(name.rfind(' ') + 1));
}

}  // namespace

bool is_alias(const CaseWords& words, const std::string& text) {
  const auto of = words_of(text);
  static constexpr std::array<std::string_view, 10> kOwners = {"his", "her",   "its",  "their", "our",
                                                               "my",  "whose", "your", "many",  "some"};
  const auto tells_another = [](const std::string& word) {
    return word.ends_with("-backed") || word.ends_with("-led") || word.ends_with("-supported") ||
           word.ends_with("-allied") || word.ends_with("-brokered") || word.ends_with("-mediated");
  };
  return !of.empty() && std::find(kOwners.begin(), kOwners.end(), of[0]) == kOwners.end() &&
         !words.is("count", of[0]) && of[0].find_first_of("0123456789") == std::string::npos &&
         std::none_of(of.begin(), of.end(), tells_another);
}

void name_state(const CaseWords& words, const Cluster& cluster, const std::string& scene, CaseActor& actor) {
  if (cluster.sort != Sort::kState || cluster.key == "state:" + scene) return;
  const std::string_view last = std::string_view(actor.name).substr(actor.name.rfind(' ') + 1);
  if (starts_upper(last) || !last.ends_with('s')) return;
  if (const auto name = words.state_name(actor.country); !name.empty()) actor.name = name;
}

std::string written_name(std::string_view mention) {
  if (!starts_upper(mention)) return "";
  std::string out(mention);
  std::replace(out.begin(), out.end(), '\n', ' ');
  if (is_short_word(out)) return "";
  const auto words = words_of(out);
  return words.empty() || words.size() > 6 ? "" : out;
}

void Tally::count(Counts& counts, std::string_view value, int times) {
  const auto place = counts.find(value);
  if (place == counts.end())
    counts.emplace(value, times);
  else
    place->second += times;
}

void Tally::add(const CaseView& view, const CaseWords& words, Sort sort, const Profile& profile) {
  const RecordedActor& record = *profile.record;
  const bool is_of_members = sort != Sort::kDescribed && profile.sort == Sort::kDescribed;
  // What its people are taken for counts only where nothing names the body itself.
  constexpr int kNamed = 1000;
  const int weight = is_of_members ? 1 : kNamed;
  count(kinds_, record.kind, weight);
  if (!record.code.empty()) count(codes_, record.code, weight);
  if (!record.country.empty()) count(countries_, record.country, weight);
  if (!record.wikidata.empty()) count(wikidata_, record.wikidata);
  if (record.kind == "state") count(states_, record.name);
  if (!is_of_members) count(names_, record.name);
  count(all_names_, record.name);
  if (is_proper(profile)) count(long_names_, record.name);
  is_quality_ = is_quality_ && profile.words.size() == 1 && words.is("quality", profile.words[0]);
  aliases_.insert(record.name);
  for (const PointSpan mention : record.mentions) {
    const std::string_view text = view.passage(profile.report, mention);
    if (record.kind == "state") count(written_, text);
    if (!starts_upper(text) || !seen_.emplace(text).second) continue;
    if (std::string name = written_name(text); !name.empty()) aliases_.insert(std::move(name));
  }
}

// The most frequent of the values; of several, the longest, then the first by letters.
std::string Tally::commonest(const Counts& values) {
  std::string_view best;
  int most = 0;
  for (const auto& [value, times] : values)
    if (times > most || (times == most && value.size() > best.size())) {
      best = value;
      most = times;
    }
  return std::string(best);
}

// A state as its reports call it: by the registry's name where one of them writes that, else by the name they write
// most.
std::string Tally::state_name(const std::string& registered) const {
  if (written_.contains(registered)) return registered;
  Counts written = written_;
  std::erase_if(written, [](const auto& one) {
    const std::string folded = fold(one.first);
    return !starts_upper(one.first) || is_short_word(one.first) || folded.ends_with("an") || folded.ends_with("ese") ||
           folded.ends_with("ish") || folded.ends_with("i");
  });
  return written.empty() ? registered : commonest(written);
}

std::string Tally::name(const CaseWords& words, Sort sort) const {
  if (sort == Sort::kState && !states_.empty()) return state_name(commonest(states_));
  if (sort == Sort::kBody && !long_names_.empty()) return commonest(long_names_);
  if (!names_.empty()) return commonest(names_);
  Counts sides = all_names_;  // "rebels" before "rebel negotiators"
  std::erase_if(sides, [&](const auto& one) {
    const auto of = words_of(one.first);
    return of.empty() || !words.is("side", of.back());
  });
  return commonest(sides.empty() ? all_names_ : sides);
}

CaseActor Tally::actor(const CaseWords& words, const Cluster& cluster, const std::string& scene,
                       const Tally* land) const {
  CaseActor out;
  out.name = name(words, cluster.sort);
  out.kind = commonest(kinds_);
  out.code = commonest(codes_);
  out.country = commonest(countries_);
  out.wikidata = commonest(wikidata_);
  name_state(words, cluster, scene, out);
  if (cluster.key == "state:" + scene) {
    // "Government of Somalia", where the state itself is another actor.
    if (land != nullptr) out.name = "Government of " + land->name(words, Sort::kState);
    out.kind = "government";
    out.code = out.country + "GOV";
  }
  if (is_quality_) out.kind = "other";  // whatever kind of actor it was taken for
  out.is_land = cluster.key.starts_with("land:");
  if (out.is_land) out.code = out.country;
  for (const std::string& alias : aliases_)
    if (alias != out.name && is_alias(words, alias)) out.aliases.push_back(alias);
  out.identified = cluster.sort != Sort::kOther && cluster.sort != Sort::kDescribed;
  return out;
}

void Tally::pack(Packer& out) const {
  for (const Counts* counts :
       {&kinds_, &codes_, &countries_, &wikidata_, &states_, &names_, &all_names_, &long_names_, &written_})
    out.counts(*counts);
  out.number(is_quality_ ? 1 : 0);
  out.texts(aliases_);
}

void Tally::unpack(Unpacker& in) {
  for (Counts* counts :
       {&kinds_, &codes_, &countries_, &wikidata_, &states_, &names_, &all_names_, &long_names_, &written_})
    in.counts(*counts);
  is_quality_ = in.number() != 0;
  in.texts(aliases_);
}

}  // namespace grotius
