// Names of people: which of them name the same person. "Hu Jintao ... Hu", "Saddam Hussein ... Saddam",
// "Donald J. Trump ... Donald Trump ... Trump".
#include <algorithm>

#include "actors/cast_builder.h"

namespace grotius {
namespace {

struct Person {
  ActorId actor;
  std::vector<std::string> parts;  // fullest name, lower case
};

std::string name_part(std::string part) {
  for (const std::string_view article : {"al-", "el-", "ul-"})
    if (part.size() > article.size() + 2 && part.starts_with(article)) part.erase(0, article.size());
  return part;
}

bool dropped(std::string_view part) {
  return part.empty() || one_of(part, {"jr", "jr.", "sr", "sr.", "ii",  "iii", ",",    "-", "mr", "mr.", "mrs", "mrs.",
                                       "ms", "ms.", "al", "dr",  "dr.", "sir", "lord", "'", "\"", "(",   ")"});
}

std::vector<std::string> name_parts(const View& view, const Name& name) {
  std::vector<std::string> out;
  const auto words = view.name_words(name);
  for (auto w = words.begin; w < words.end; ++w)
    if (auto part = name_part(view.lower(w)); !dropped(part)) out.push_back(std::move(part));
  if (out.empty()) out.push_back(view.lower(words.begin));
  return out;
}

bool subsequence(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  std::size_t at = 0;
  for (const auto& word : whole)
    if (at < part.size() && part[at] == word) ++at;
  return at == part.size();
}

// One letter added, lost or changed: "Mahmud", "Mahmoud".
bool nearly(const std::string& a, const std::string& b) {
  if (a.size() > b.size()) return nearly(b, a);
  if (b.size() - a.size() > 1 || b.size() < 5) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  return i > 0 && (a.size() == b.size() ? a.substr(i + 1) == b.substr(i + 1) : a.substr(i) == b.substr(i + 1));
}

bool initial_of(const std::string& a, const std::string& b) {
  return a.front() == b.front() && (a.size() == 1 || (a.size() == 2 && a[1] == '.'));
}

// Two names of several parts that can be one person's.
bool same_full_name(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const auto& [shorter, longer] = a.size() <= b.size() ? std::tie(a, b) : std::tie(b, a);
  if (shorter.back() != longer.back())
    return shorter.size() < longer.size() && std::equal(shorter.begin(), shorter.end(), longer.begin());
  return subsequence(shorter, longer) || nearly(a.front(), b.front()) || initial_of(a.front(), b.front()) ||
         initial_of(b.front(), a.front());
}

// How well one word names a person: by surname, given name, a name between, or not at all (0).
int short_name_fit(const std::string& word, const Person& person) {
  const auto& parts = person.parts;
  if (parts.back() == word) return 3;
  if (parts.front() == word) return 2;
  return std::find(parts.begin(), parts.end(), word) != parts.end() ? 1 : 0;
}

Gender gender_of_title(const View& view, const Name& name) {
  const auto title = [&](std::string_view word) {
    if (one_of(word, {"mr", "mr.", "sir", "lord", "king", "prince", "sheikh", "pope"})) return Gender::kMale;
    if (one_of(word, {"mrs", "mrs.", "ms", "ms.", "miss", "lady", "queen", "princess", "dame"})) return Gender::kFemale;
    return Gender::kUnknown;
  };
  const auto first = title(view.lower(name.words.begin));
  if (first != Gender::kUnknown || name.words.begin == 0) return first;
  return title(view.lower(name.words.begin - 1));
}

}  // namespace

void CastBuilder::add_people() {
  std::vector<Person> people;
  std::vector<std::uint32_t> short_names;
  const auto meet = [&](Person& person, std::uint32_t n) {
    const auto& name = view_.names[n];
    const auto gender = gender_of_title(view_, name);
    if (gender != Gender::kUnknown) actor(person.actor).traits.gender = gender;
    name_mention(n, person.actor);
  };
  const auto introduce = [&](std::uint32_t n, std::vector<std::string> parts) {
    const auto& name = view_.names[n];
    const auto id = make(view_.text(view_.name_words(name)), ActorKind::kPerson);
    actor(id).traits.named = true;
    people.push_back({id, std::move(parts)});
    meet(people.back(), n);
  };

  for (std::uint32_t n = 0; n < view_.names.size(); ++n) {
    if (view_.names[n].tag != NameTag::kPer) continue;
    auto parts = name_parts(view_, view_.names[n]);
    if (parts.size() < 2) {
      short_names.push_back(n);
      continue;
    }
    const auto known =
        std::find_if(people.begin(), people.end(), [&](const Person& p) { return same_full_name(p.parts, parts); });
    if (known == people.end()) {
      introduce(n, std::move(parts));
    } else {
      if (parts.size() > known->parts.size()) {
        known->parts = std::move(parts);
        actor(known->actor).name = view_.text(view_.name_words(view_.names[n]));
      }
      meet(*known, n);
    }
  }
  // short names come second, so that one which stands before the full name still finds it
  for (const auto n : short_names) {
    const auto& name = view_.names[n];
    const auto word = name_parts(view_, name).front();
    const auto gender = gender_of_title(view_, name);
    Person* best = nullptr;
    std::pair<int, std::uint32_t> best_rank{0, 0};
    for (auto& person : people) {
      const int fit = short_name_fit(word, person);
      const auto known = actor(person.actor).traits.gender;
      if (fit == 0 || (gender != Gender::kUnknown && known != Gender::kUnknown && gender != known)) continue;
      std::uint32_t latest = 0;  // the nearest mention before this one
      for (const auto& mention : actor(person.actor).mentions)
        if (mention.words.begin < name.words.begin) latest = mention.words.begin + 1;
      const std::pair rank{(latest > 0 ? 10 : 0) + fit, latest};
      if (rank > best_rank) {
        best_rank = rank;
        best = &person;
      }
    }
    if (best)
      meet(*best, n);
    else
      introduce(n, {word});
  }
}

}  // namespace grotius
