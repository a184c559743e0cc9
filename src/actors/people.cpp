// Names of people: which of them name the same person. "Hu Jintao ... Hu", "Saddam Hussein ... Saddam",
// "Donald J. Trump ... Donald Trump ... Trump".
#include <algorithm>
#include <unordered_map>

#include "actors/cast_builder.h"

namespace grotius {
namespace {

struct Person {
  ActorId actor;
  std::vector<std::string> parts;  // fullest name, lower case
};

// The people met so far, found by any part of their names.
class People {
 public:
  Person& add(Person person) {
    all_.push_back(std::move(person));
    index(all_.size() - 1);
    return all_.back();
  }
  void rename(Person& person, std::vector<std::string> parts) {
    person.parts = std::move(parts);
    index(static_cast<std::size_t>(&person - all_.data()));
  }
  // Whoever shares a part, in the order they were met.
  [[nodiscard]] std::vector<Person*> sharing(const std::vector<std::string>& parts) {
    std::vector<std::size_t> found;
    for (const auto& part : parts)
      if (const auto at = by_part_.find(part); at != by_part_.end())
        found.insert(found.end(), at->second.begin(), at->second.end());
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    std::vector<Person*> out;
    for (const auto person : found) out.push_back(&all_[person]);
    return out;
  }

 private:
  void index(std::size_t person) {
    for (const auto& part : all_[person].parts) by_part_[part].push_back(person);
  }

  std::vector<Person> all_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_part_;
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

// The name before "known as Hemedti", "nicknamed the Viper", "dubbed Hemedti", whose other name the n-th is; else
// kNoName.
std::uint32_t bearer(const View& view, std::uint32_t n) {
  const auto head = view.name_head(view.names[n]), verb = view.head(head);
  if (n == 0 || verb == kRoot || !view.is(verb, "acl")) return kNoName;
  const bool as = view.lemma(verb) == "know" && view.is(head, "obl") && view.case_marker(head) == "as";
  const bool called = one_of(view.lemma(verb), {"nickname", "dub", "call"}) && view.is_any(head, {"obj", "xcomp"});
  const auto& before = view.names[n - 1];
  const auto gap = before.words.end < verb ? verb - before.words.end : 0;  // a comma, "also", "better"
  return (as || called) && gap <= 2 && before.tag == NameTag::kPer && before.words.end <= verb ? n - 1 : kNoName;
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

// "Minister Kim" is minister Kim Jong before he is leader Kim Il: what stands before the full name and before the short
// one is one office (2), two (0), or not told (1).
int same_office(const View& view, std::uint32_t full, std::uint32_t shortened) {
  const auto title = [&](std::uint32_t begin) {
    const auto* entry = begin > 0 && view.name_at(begin - 1) == kNoName ? view.actor_noun(begin - 1) : nullptr;
    return entry != nullptr && entry->person ? view.lemma(begin - 1) : std::string();
  };
  const auto one = title(full), other = title(shortened);
  return one.empty() || other.empty() ? 1 : one == other ? 2 : 0;
}

// Is the sentence before about him who is named in full there?
bool is_told_of(const View& view, const Mention& full, const Name& shortened) {
  return view.sentence(full.head) + 1 == view.sentence(shortened.words.begin) && view.is(view.top(full.head), "nsubj");
}

// Whom a short name means.
class Bearers {
 public:
  Bearers(const View& view, const Cast& cast, People& people) : view_(view), cast_(cast), people_(people) {}

  // Nobody where none bears it.
  Person* find(std::uint32_t n, const std::string& word) {
    const auto& name = view_.names[n];
    const auto sharing = people_.sharing({word});
    Person* best = nullptr;
    Rank best_rank{0, 0, 0};
    for (auto* person : sharing)
      if (const auto rank = rank_of(name, word, *person); rank > best_rank) {
        best_rank = rank;
        best = person;
      }
    // And he stays it until another is named.
    const auto before = meant_.find(word);
    if (before != meant_.end() && std::get<1>(best_rank) == 0)
      for (auto* person : sharing)
        if (person->actor == before->second.first &&
            std::get<0>(rank_of(name, word, *person)) == std::get<0>(best_rank) &&
            !is_another_named(sharing, before->second, name))
          best = person;
    if (best != nullptr) meant_[word] = {best->actor, name.words.begin};
    return best;
  }

 private:
  using Rank = std::tuple<int, std::uint32_t, std::uint32_t>;  // how well it names him, his turn, how early he is
  using Meant = std::pair<ActorId, std::uint32_t>;             // who, and where

  // Of several who bear it, whoever has just been told of; else whom the report names first: the others are told from
  // him by their full names.
  [[nodiscard]] Rank rank_of(const Name& name, const std::string& word, const Person& person) const {
    const auto& who = cast_.actors[person.actor.value];
    const auto gender = gender_of_title(view_, name), known = who.traits.gender;
    int fit = short_name_fit(word, person);
    if (fit == 0 || (gender != Gender::kUnknown && known != Gender::kUnknown && gender != known)) return {};
    const auto& first = who.mentions.front();
    const bool is_before = first.words.begin < name.words.begin;
    if (is_before) fit += 10 + 10 * same_office(view_, first.words.begin, name.words.begin);
    const auto turn = is_before && is_told_of(view_, first, name) ? first.words.begin : 0;
    return {fit, turn, kNoName - first.words.begin};
  }

  [[nodiscard]] bool is_another_named(const std::vector<Person*>& sharing, const Meant& meant, const Name& name) const {
    return std::any_of(sharing.begin(), sharing.end(), [&](const Person* person) {
      const auto& mentions = cast_.actors[person->actor.value].mentions;
      return person->actor != meant.first && std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) {
               return m.words.begin > meant.second && m.words.begin < name.words.begin;
             });
    });
  }

  const View& view_;
  const Cast& cast_;
  People& people_;
  std::unordered_map<std::string, Meant> meant_;  // by a short name last
};

}  // namespace

void CastBuilder::add_people() {
  People people;
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
    meet(people.add({id, std::move(parts)}), n);
  };

  // those who were introduced by another name: the other is one more of theirs
  const auto called_otherwise = [&](std::uint32_t n, const std::vector<std::string>& parts) {
    const auto of = bearer(view_, n);
    const auto known = of == kNoName ? cast_.references.end() : cast_.references.find(view_.name_head(view_.names[of]));
    if (known == cast_.references.end()) return false;
    meet(people.add({known->second.actors.front(), parts}), n);
    return true;
  };

  for (std::uint32_t n = 0; n < view_.names.size(); ++n) {
    if (view_.names[n].tag != NameTag::kPer) continue;
    auto parts = name_parts(view_, view_.names[n]);
    if (called_otherwise(n, parts)) continue;
    if (parts.size() < 2) {
      short_names.push_back(n);
      continue;
    }
    const auto sharing = people.sharing(parts);  // one person's names share the first part or the last
    const auto known =
        std::find_if(sharing.begin(), sharing.end(), [&](const Person* p) { return same_full_name(p->parts, parts); });
    if (known == sharing.end()) {
      introduce(n, std::move(parts));
    } else {
      if (parts.size() > (*known)->parts.size()) {
        people.rename(**known, std::move(parts));
        actor((*known)->actor).name = view_.text(view_.name_words(view_.names[n]));
      }
      meet(**known, n);
    }
  }
  // short names come second, so that one which stands before the full name still finds it
  Bearers bearers(view_, cast_, people);
  for (const auto n : short_names) {
    const auto word = name_parts(view_, view_.names[n]).front();
    Person* best = bearers.find(n, word);
    if (best)
      meet(*best, n);
    else
      introduce(n, {word});
  }
}

}  // namespace grotius
