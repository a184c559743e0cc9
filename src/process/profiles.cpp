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

// Whoever is told to be of a side is no part of the state, whatever office he is said to hold.
bool is_of_side(const std::vector<std::string>& name, const CaseWords& words) {
  return std::any_of(name.begin(), name.end(),
                     [&](const std::string& word) { return words.is("side", word) || words.is("opposing", word); });
}

// "Rebel Alliance" is no name but for its capitals.
bool is_side_alone(const std::vector<std::string>& name, const CaseWords& words) {
  const auto is_common = [&](const std::string& word) {
    return words.is("side", word) || words.is("body", word) || words.is("member", word) || words.is("weak", word);
  };
  return is_of_side(name, words) && std::all_of(name.begin(), name.end(), is_common);
}

// "Local officials", "the Kufa authorities": of a part of the country, which may be anybody's. Of a word that begins a
// sentence nobody knows that it names ground.
bool is_local(const CaseView& view, const Profile& profile, const NameWords& told, const CaseWords& words) {
  const std::string& head = profile.words.back();
  if (!words.is("government", head) && !words.is("member", head)) return false;
  if (std::any_of(profile.words.begin(), profile.words.end(),
                  [&](const auto& word) { return words.is("local", word); }))
    return true;
  const auto& mentions = profile.record->mentions;
  const std::string& name = profile.record->name;
  const std::size_t last = name.rfind(' ');
  if (!words.is("ruling", head) || last == std::string::npos || starts_upper(name.substr(last + 1))) return false;
  const bool is_inside = !mentions.empty() && is_inside_sentence(view, profile.report, mentions.front());
  for (std::size_t at = 0; at < last; at = std::min(name.find(' ', at), last) + 1) {
    const std::string written = name.substr(at, std::min(name.find(' ', at), last) - at);
    const auto word = words_of(written);
    if (starts_upper(written) && (at > 0 || is_inside) && word.size() == 1 && word[0].size() > 2 &&
        !words.is("weak", word[0]) && !words.is("quality", word[0]) && !told.countries.contains(word[0]) &&
        words.state_told_by(word[0]).empty())
      return true;
  }
  return false;
}

// "Senior members of both Alpha and Beta" is no name, for all its capitals.
bool is_described(const std::string& name, const CaseWords& words) {
  constexpr std::size_t kShort = 3;  // letters of what may stand in a name without a capital
  const std::size_t last = starts_upper(last_word(name)) ? std::min(name.rfind(' '), name.size()) : 0;
  for (std::size_t at = 0; at < last; at = std::min(name.find(' ', at), last) + 1) {
    const std::string written = name.substr(at, std::min(name.find(' ', at), last) - at);
    // Of other alphabets' letters nothing is known.
    const bool may_be_name = std::any_of(written.begin(), written.end(), [](char c) { return c < 'a' || c > 'z'; });
    if (!may_be_name && written.size() > kShort && !words.is("function", written)) return true;
  }
  return false;
}

// "Delta Peace Agreement (DPA)": the short name of what is no body, whatever it was taken for.
bool is_short_for_agreement(const CaseView& view, const Profile& profile, const CaseWords& words) {
  constexpr std::uint32_t kReach = 14;  // code points that the noun and the bracket take
  const auto& mentions = profile.record->mentions;
  return std::any_of(mentions.begin(), mentions.end(), [&](PointSpan mention) {
    const std::uint32_t begin = mention.begin - std::min(mention.begin, kReach);
    const std::string_view before = view.passage(profile.report, {begin, mention.begin});
    if (!before.ends_with(" (")) return false;
    const auto told = words_of(before);
    return !told.empty() && words.is("agreement", told.back());
  });
}

Sort sort_of(const CaseView& view, const Profile& profile, const NameWords& told, const CaseWords& words) {
  const RecordedActor& actor = *profile.record;
  const bool named = starts_upper(actor.name);
  if (profile.words.size() == 1 && is_short_for_agreement(view, profile, words)) return Sort::kOther;
  if (actor.kind == "state") return actor.country.empty() ? Sort::kOther : Sort::kState;
  if (is_registered(actor)) return Sort::kRegistered;
  if (actor.kind == "government" && fold(actor.name).starts_with("self-")) return Sort::kOther;  // what is sought
  if (actor.kind == "person") {
    const std::string last = last_word(actor.name);
    return named && is_name_word(last) && !words.is("office", fold(last)) ? Sort::kPerson : Sort::kDescribed;
  }
  if (profile.words.empty()) return Sort::kOther;
  const std::string& head = profile.words.back();
  // "Ethiopian forces" are a state's; the Alliance of Democratic Forces is a name.
  const bool is_common = !starts_upper(last_word(actor.name)) || profile.words.size() == 1;
  const bool is_movements = is_common && is_of_conviction(profile.words, words);
  const bool is_sided = is_common && is_of_side(profile.words, words);
  // "Islamic courts" are a movement's name, whatever country the reading has them of.
  if (is_movements && named && !actor.country.empty() && role_code(actor) == "JUD") return Sort::kBody;
  if (actor.kind == "other")
    return !actor.country.empty() && is_common && !is_movements && words.is("military", head) ? Sort::kRegistered
                                                                                              : Sort::kOther;
  if (is_side_alone(profile.words, words)) return Sort::kDescribed;
  const bool is_parliament = role_code(actor) == "LEG" && actor.kind != "group";
  if (!actor.country.empty() && !is_movements && !is_sided &&
      (is_parliament || role_code(actor) == "MIL" || (is_common && words.is("military", head))))
    return Sort::kRegistered;
  if (named && profile.words[0] == "international") return Sort::kBody;  // no state's, whatever the reading has it as
  if (is_anybodys(profile, words)) return Sort::kDescribed;
  if (is_sided || is_local(view, profile, told, words)) return Sort::kDescribed;
  if (!actor.country.empty() && role_code(actor) == "GOV" && actor.kind == "government") return Sort::kState;
  if (!actor.country.empty() && words.is("government", head) && profile.words.size() > 1) return Sort::kState;
  if (actor.kind == "group" && !actor.country.empty() && profile.words.size() == 1 && !is_movements)
    return profile.words[0].ends_with('s') ? Sort::kPeople : Sort::kState;
  if (is_common && words.is("side", head)) return Sort::kDescribed;
  if (is_common && (words.is("member", head) || words.is("government", head))) return Sort::kDescribed;
  if (actor.code == "LEG") return Sort::kDescribed;
  if (profile.words.size() == 1 && (words.is("quality", head) || !told.proved.contains(head))) return Sort::kDescribed;
  if (words.is("body", head) && !starts_upper(last_word(actor.name))) return Sort::kDescribed;
  const auto upper = std::count_if(actor.name.begin(), actor.name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (named && (upper > 1 || profile.words.size() == 1) && !is_described(actor.name, words)) return Sort::kBody;
  return Sort::kDescribed;
}

std::set<std::string> stems_of(const std::vector<std::string>& name, const Names& countries, const CaseWords& words) {
  std::set<std::string> out;
  const auto add = [&](const std::string& word) {
    if (!words.is("function", word) && !countries.contains(word)) out.insert(stem(word));
  };
  for (const std::string& word : name) {
    // "Four-Party Front" is the "Four Party Front".
    const std::size_t hyphen = words.is("count", word.substr(0, word.find('-'))) ? word.find('-') : std::string::npos;
    add(word.substr(0, hyphen));
    if (hyphen != std::string::npos) add(word.substr(hyphen + 1));
  }
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

// The body that has a mention there, unless the words go on: "the Alpha member states".
std::optional<std::size_t> body_at(const CaseView& view, const CaseWords& words, const std::vector<Profile>& all,
                                   std::size_t first, std::size_t report, std::uint32_t begin) {
  constexpr std::uint32_t kReach = 20;  // code points of the next word
  const auto goes_on = [&](PointSpan mention) {
    const auto next = words_of(view.words(report, {mention.end, mention.end + kReach}));
    return !next.empty() && (next[0] == "member" || words.is("member", next[0]) || words.is("body", next[0]) ||
                             words.is("government", next[0]));
  };
  for (std::size_t k = first; k < all.size(); ++k) {
    const auto& mentions = all[k].record->mentions;
    const auto is_there = [&](PointSpan mention) {
      return mention.begin == begin && starts_upper(view.passage(report, mention)) && !goes_on(mention);
    };
    if ((all[k].sort == Sort::kBody || all[k].key.starts_with("org:")) &&
        std::any_of(mentions.begin(), mentions.end(), is_there))
      return k;
  }
  return std::nullopt;
}

// "The executive committee of the Alpha Union".
std::optional<std::size_t> owner_behind(const CaseView& view, const CaseWords& words, const std::vector<Profile>& all,
                                        std::size_t first, const Profile& described) {
  for (const PointSpan mention : described.record->mentions)
    for (const std::string_view link : {" of the ", " of "}) {
      const auto end = mention.end + static_cast<std::uint32_t>(link.size());
      if (view.passage(described.report, {mention.end, end}) != link) continue;
      if (const auto owner = body_at(view, words, all, first, described.report, end)) return owner;
    }
  return std::nullopt;
}

// "AL delegation", "senior Hamas officials": what the report calls a body by stands before a noun for its people.
std::optional<std::size_t> owner_before(const CaseView& view, const std::vector<Profile>& all, std::size_t first,
                                        const Profile& described) {
  const std::string& name = described.record->name;
  std::size_t last = std::min(name.rfind(' '), name.size());
  if (name.substr(0, last).ends_with(" former")) last -= std::string_view(" former").size();
  for (std::size_t begin = 0; last < name.size() && begin < last; begin = std::min(name.find(' ', begin), last) + 1) {
    const std::string_view owner = std::string_view(name).substr(begin, last - begin);
    if (!starts_upper(owner)) continue;
    for (std::size_t k = first; k < all.size(); ++k) {
      const auto& mentions = all[k].record->mentions;
      const auto is_called = [&](PointSpan mention) { return view.passage(all[k].report, mention) == owner; };
      if (&all[k] != &described && (all[k].sort == Sort::kBody || all[k].key.starts_with("org:")) &&
          std::any_of(mentions.begin(), mentions.end(), is_called))
        return k;
    }
  }
  return std::nullopt;
}

void find_owners(const CaseView& view, const CaseWords& words, std::vector<Profile>& all, std::size_t first) {
  for (std::size_t i = first; i < all.size(); ++i) {
    const Profile& one = all[i];
    if (one.record->kind == "person" || one.words.empty() || starts_upper(last_word(one.record->name))) continue;
    const bool is_people = words.is("member", one.words.back()) || words.is("side", one.words.back());
    std::optional<std::size_t> owner = is_people ? owner_before(view, all, first, one) : std::nullopt;
    const bool may_be_of = (is_people || one.words.back() == "committee") && !words.is("count", one.words[0]);
    if (!owner && may_be_of) owner = owner_behind(view, words, all, first, one);
    if (!owner) continue;
    all[i].owner = owner;
    all[i].sort = Sort::kDescribed;
    all[i].key.clear();
  }
}

// The person of its report whose people a description tells of: "Alpha's forces", "the Alpha delegation".
std::optional<std::size_t> leader_of(const CaseView& view, const std::vector<Profile>& all, std::size_t first,
                                     const Profile& described) {
  const std::string& name = described.record->name;
  std::optional<std::size_t> out;
  std::size_t longest = 0;
  for (std::size_t k = first; k < all.size(); ++k) {
    if (all[k].sort != Sort::kPerson) continue;
    const auto leads = [&](std::string_view called) {
      if (called.size() <= longest || !starts_upper(called) || !name.starts_with(called)) return false;
      const std::string_view rest = std::string_view(name).substr(called.size());
      return rest.starts_with("'s ") || rest.starts_with("' ") || rest.starts_with(" ");
    };
    const auto take = [&](std::string_view called) {
      if (!leads(called)) return;
      longest = called.size();
      out = k;
    };
    take(all[k].record->name);
    for (const PointSpan mention : all[k].record->mentions) take(view.passage(described.report, mention));
  }
  return out;
}

// "Alpha's forces" are whose he is, which other reports may tell.
void find_leaders_of_described(const CaseView& view, const CaseWords& words, std::vector<Profile>& all,
                               std::size_t first) {
  for (std::size_t i = first; i < all.size(); ++i) {
    Profile& one = all[i];
    if (one.words.size() < 2 || one.owner || one.record->kind == "person" || starts_upper(last_word(one.record->name)))
      continue;
    const std::string& head = one.words.back();
    if (!words.is("member", head) && !words.is("side", head) && !words.is("government", head)) continue;
    const bool is_forces = one.key.starts_with("mil:");
    if (!is_forces && one.sort != Sort::kDescribed && one.sort != Sort::kState) continue;
    const auto leader = leader_of(view, all, first, one);
    if (!leader) continue;
    // What those lead who hold an office of their state is the state's.
    const RecordedActor& record = *all[*leader].record;
    const bool is_states = one_of(role_code(record), {"GOV", "MIL"}) && record.country == one.record->country;
    if (one.sort != Sort::kDescribed && is_states) continue;
    one.leader = leader;
    one.sort = Sort::kDescribed;
    one.key.clear();
  }
}

// "The Alpha Party (AP) (formerly known as guerrillas)": a word for rebels behind a body's name and its short form.
bool is_called_rebels(const CaseView& view, const Profile& profile, const CaseWords& words) {
  constexpr std::uint32_t kReach = 60;  // code points
  const auto& mentions = profile.record->mentions;
  return profile.sort == Sort::kBody && std::any_of(mentions.begin(), mentions.end(), [&](PointSpan mention) {
           std::string_view behind = view.passage(profile.report, {mention.end, mention.end + kReach});
           const std::size_t closed = behind.find(')');
           const bool has_short_form =
               behind.starts_with(" (") && behind.substr(2, closed - 2).find(' ') == std::string_view::npos;
           if (has_short_form && closed != std::string_view::npos) behind.remove_prefix(closed + 1);
           if (!behind.starts_with(" (") && !behind.starts_with(", ")) return false;
           const auto told = words_of(behind);
           const std::size_t known = !told.empty() && told[0] == "known" ? 0 : 1;
           const std::size_t called = known + 2 < told.size() && told[known + 2] == "the" ? known + 3 : known + 2;
           return called < told.size() && told[known] == "known" && told[known + 1] == "as" &&
                  words.is("side", told[called]);
         });
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
  // "Jean-Luc Alpha" is "Jean Luc Alpha" and may be "Jean Alpha"; "el-Baz" is one word.
  for (std::size_t i = titles; i < out.words.size(); ++i) {
    const std::string& word = out.words[i];
    const std::size_t hyphen = out.words.size() - titles > 1 ? word.find('-') : std::string::npos;
    const bool is_two = hyphen != std::string::npos && hyphen >= 3 && hyphen + 2 < word.size();
    if (word.starts_with("el-")) {  // "el-Baz" is "al-Baz"
      out.bare_words.push_back("al-" + word.substr(3));
      continue;
    }
    out.bare_words.push_back(is_two ? word.substr(0, hyphen) : word);
    if (is_two) out.bare_words.push_back(word.substr(hyphen + 1));
  }
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
          out.emplace_back(Profile{r, a, &record, parts.words, parts.bare_words, parts.stems, {}, {}, {}, {}, {}});
      profile.sort = sort_of(view, profile, told, words);
      profile.key = key_of(profile, words);
      profile.is_called_rebels = is_called_rebels(view, profile, words);
    }
    find_owners(view, words, out, first);
    find_leaders_of_described(view, words, out, first);
  }
  return out;
}

}  // namespace grotius
