#include "process/profiles.h"

#include <algorithm>

#include "base/one_of.h"

namespace grotius {
namespace {

// What the code says beyond the country: "GOV" of "SOMGOV".
std::string_view role_code(const RecordedActor& actor) {
  std::string_view code = actor.code;
  if (!actor.country.empty() && code.starts_with(actor.country)) code.remove_prefix(actor.country.size());
  return code;
}

bool is_registered(const RecordedActor& actor) {
  return one_of(actor.kind, {"organisation", "armed_force"}) &&
         (actor.code.starts_with("IGO") || actor.code.starts_with("NGO") || actor.code.starts_with("IMG"));
}

using Names = std::unordered_set<std::string>;

// Is the word at the mention's begin written with a capital for another reason than that a sentence starts there?
bool is_inside_sentence(const CaseView& view, std::size_t report, PointSpan mention) {
  if (mention.begin < 2) return false;
  const std::string_view before = view.passage(report, {mention.begin - 2, mention.begin});
  return before.find_first_of(".!?\n\"") == std::string_view::npos && before.find("\u201c") == std::string_view::npos;
}

// Names of one word that some report writes with a capital inside a sentence.
Names proved_names(const CaseView& view) {
  Names out;
  std::unordered_set<std::string_view> known;
  for (std::size_t r = 0; r < view.reports.size(); ++r)
    for (const RecordedActor& actor : view.reports[r]->actors)
      for (const PointSpan mention : actor.mentions) {
        const std::string_view text = view.passage(r, mention);
        if (!starts_upper(text) || known.contains(text) || !is_inside_sentence(view, r, mention)) continue;
        known.insert(text);
        out.insert(fold(text));
      }
  return out;
}

std::string last_word(const std::string& name) { return name.substr(std::min(name.rfind(' ') + 1, name.size())); }

// "Several representatives": whose is not told by the word.
bool is_anybodys(const Profile& profile, const CaseWords& words) {
  return one_of(singular(profile.words.back()), {"delegation", "delegate", "representative"}) &&
         std::all_of(profile.words.begin(), profile.words.end(), [&](const std::string& word) {
           return words.is("delegation", word) || words.is("weak", word) || words.is("count", word);
         });
}

// "Neal", "el-Baz".
bool is_name_word(const std::string& word) {
  const std::size_t hyphen = word.find('-');
  return starts_upper(word) || (hyphen != std::string::npos && hyphen <= 3 && starts_upper(word.substr(hyphen + 1)));
}

// "Islamists", "rebel forces": whatever country the reading has them of, they are no people and no state's.
bool is_of_conviction(const std::vector<std::string>& name, const CaseWords& words) {
  return std::any_of(name.begin(), name.end(),
                     [&](const std::string& word) { return words.is("conviction", word) || words.is("side", word); });
}

Sort sort_of(const Profile& profile, const Names& proved, const CaseWords& words) {
  const RecordedActor& actor = *profile.record;
  const bool named = starts_upper(actor.name);
  if (actor.kind == "state") return actor.country.empty() ? Sort::kOther : Sort::kState;
  if (is_registered(actor)) return Sort::kRegistered;
  if (actor.kind == "person") {
    const std::string last = last_word(actor.name);
    return named && is_name_word(last) && !words.is("office", fold(last)) ? Sort::kPerson : Sort::kDescribed;
  }
  if (profile.words.empty()) return Sort::kOther;
  const std::string& head = profile.words.back();
  // "Ethiopian forces" are a state's; the Alliance of Democratic Forces is a name.
  const bool is_common = !starts_upper(last_word(actor.name)) || profile.words.size() == 1;
  const bool is_movements = is_common && is_of_conviction(profile.words, words);
  // "Islamic courts" are a movement's name, whatever country the reading has them of.
  if (is_movements && named && !actor.country.empty() && role_code(actor) == "JUD") return Sort::kBody;
  if (actor.kind == "other")
    return !actor.country.empty() && is_common && !is_movements && words.is("military", head) ? Sort::kRegistered
                                                                                              : Sort::kOther;
  const bool is_parliament = role_code(actor) == "LEG" && actor.kind != "group";
  if (!actor.country.empty() && !is_movements &&
      (is_parliament || role_code(actor) == "MIL" || (is_common && words.is("military", head))))
    return Sort::kRegistered;
  if (named && profile.words[0] == "international") return Sort::kBody;  // no state's, whatever the reading has it as
  if (is_anybodys(profile, words)) return Sort::kDescribed;
  if (!actor.country.empty() && role_code(actor) == "GOV" && actor.kind == "government") return Sort::kState;
  if (!actor.country.empty() && words.is("government", head) && profile.words.size() > 1) return Sort::kState;
  if (actor.kind == "group" && !actor.country.empty() && profile.words.size() == 1 && !is_movements)
    return profile.words[0].ends_with('s') ? Sort::kPeople : Sort::kState;
  if (is_common && words.is("side", head)) return Sort::kDescribed;
  if (is_common && (words.is("member", head) || words.is("government", head))) return Sort::kDescribed;
  if (actor.code == "LEG") return Sort::kDescribed;
  if (profile.words.size() == 1 && (words.is("quality", head) || !proved.contains(head))) return Sort::kDescribed;
  if (words.is("body", head) && !starts_upper(last_word(actor.name))) return Sort::kDescribed;
  const auto upper = std::count_if(actor.name.begin(), actor.name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (named && (upper > 1 || profile.words.size() == 1)) return Sort::kBody;
  return Sort::kDescribed;
}

std::set<std::string> stems_of(const std::vector<std::string>& name, const Names& countries, const CaseWords& words) {
  std::set<std::string> out;
  for (const std::string& word : name)
    if (!words.is("function", word) && !countries.contains(word)) out.insert(stem(word));
  return out;
}

std::string key_of(const Profile& profile, const CaseWords& words) {
  const RecordedActor& actor = *profile.record;
  if (profile.sort == Sort::kState) return "state:" + actor.country;
  if (profile.sort != Sort::kRegistered) return "";
  if (is_registered(actor)) return "org:" + fold(actor.name);
  const bool is_force = role_code(actor) == "MIL" || words.is("military", profile.words.back());
  return (is_force ? "mil:" : "leg:") + actor.country;
}

// The folded names of states, and the words for their people.
Names country_words(const CaseView& view, const CaseWords& words) {
  Names out;
  std::unordered_set<std::string_view> known;
  for (std::size_t r = 0; r < view.reports.size(); ++r)
    for (const RecordedActor& actor : view.reports[r]->actors) {
      if (actor.kind != "state" || actor.country.empty()) continue;
      for (const PointSpan mention : actor.mentions) {
        const std::string_view text = view.passage(r, mention);
        if (!known.insert(text).second) continue;
        const auto name = words_of(text);
        if (name.size() == 1 && name[0].size() > 4 && starts_upper(text)) out.insert(name[0]);  // "Zairean"
      }
    }
  std::unordered_set<std::string_view> named;
  for (const RecordedReport* report : view.reports)
    for (const RecordedActor& actor : report->actors)
      if (!actor.country.empty() && (actor.kind == "state" || actor.kind == "group") &&
          named.insert(actor.name).second) {
        const auto name = words_of(actor.name);
        if (name.size() == 1 && !is_of_conviction(name, words)) {
          out.insert(name[0]);
          out.insert(singular(name[0]));
        }
      }
  return out;
}

// "AL delegation", "senior Hamas officials": a noun for a body's people behind what the report calls the body by.
void find_owners(const CaseView& view, const CaseWords& words, std::vector<Profile>& all, std::size_t first) {
  const auto names_body = [&](const Profile& body, std::string_view name) {
    const auto& mentions = body.record->mentions;
    return (body.sort == Sort::kBody || body.key.starts_with("org:")) &&
           std::any_of(mentions.begin(), mentions.end(),
                       [&](PointSpan mention) { return view.passage(body.report, mention) == name; });
  };
  for (std::size_t i = first; i < all.size(); ++i) {
    const std::string& name = all[i].record->name;
    const std::size_t last = name.rfind(' ');
    const bool is_of_people = last != std::string::npos && !starts_upper(name.substr(last + 1)) &&
                              all[i].record->kind != "person" && words.is("member", all[i].words.back());
    if (!is_of_people) continue;
    for (std::size_t begin = 0; begin < last && !all[i].owner; begin = std::min(name.find(' ', begin), last) + 1) {
      const std::string_view owner = std::string_view(name).substr(begin, last - begin);
      if (!starts_upper(owner)) continue;
      for (std::size_t k = first; k < all.size() && !all[i].owner; ++k)
        if (k != i && names_body(all[k], owner)) all[i].owner = k;
    }
    if (!all[i].owner) continue;
    all[i].sort = Sort::kDescribed;
    all[i].key.clear();
  }
}

}  // namespace

NameWords name_words_of(const CaseView& view, const CaseWords& words) {
  return {country_words(view, words), proved_names(view)};
}

NameParts parts_of(const std::string& name, const NameWords& told, const CaseWords& words) {
  NameParts out;
  out.words = words_of(name);
  std::size_t titles = 0;
  while (titles + 1 < out.words.size() && words.is("title", out.words[titles])) ++titles;
  out.bare_words.assign(out.words.begin() + static_cast<std::ptrdiff_t>(titles), out.words.end());
  out.stems = stems_of(out.words, told.countries, words);
  return out;
}

std::vector<Profile> profiles_of(const CaseView& view, const CaseWords& words, const NameWords& told,
                                 WordMap<NameParts>& names) {
  std::vector<Profile> out;
  std::size_t actors = 0;
  for (const RecordedReport* report : view.reports) actors += report->actors.size();
  out.reserve(actors);
  for (std::size_t r = 0; r < view.reports.size(); ++r) {
    const std::size_t first = out.size();
    for (std::uint32_t a = 0; a < view.reports[r]->actors.size(); ++a) {
      const RecordedActor& record = view.reports[r]->actors[a];
      const auto [name, is_new] = names.try_emplace(record.name);
      NameParts& parts = name->second;
      if (is_new) parts = parts_of(record.name, told, words);
      Profile& profile =
          out.emplace_back(Profile{r, a, &record, parts.words, parts.bare_words, parts.stems, {}, {}, {}});
      profile.sort = sort_of(profile, told.proved, words);
      profile.key = key_of(profile, words);
    }
    find_owners(view, words, out, first);
  }
  return out;
}

}  // namespace grotius
