#include "process/attendance.h"

#include <algorithm>
#include <array>

#include "process/sections.h"

namespace grotius {
namespace {

// "His advisers" and "their delegation" are whoever they belong to.
bool is_somebodys(const std::string& name) {
  static constexpr std::array<std::string_view, 8> kOwners = {"his", "her",   "its", "their",
                                                              "our", "whose", "my",  "your"};
  const auto words = words_of(name);
  return words.empty() || std::find(kOwners.begin(), kOwners.end(), words[0]) != kOwners.end();
}

}  // namespace

// Ground and things are no parties, but where another state meets the country the case is fought over, its government
// does; whoever the report merely describes is one beside somebody named.
std::vector<CaseActorId> Attendance::who(const std::vector<CaseActorId>& actors) const {
  std::vector<CaseActorId> out;
  for (const CaseActorId actor : actors) {
    const CaseActor& one = material_.roster[actor];
    const bool may_be_ground = one.kind == "other" || one.kind == "state";
    const bool is_nobody = is_media(material_, one) || is_tally(material_, actor) ||
                           (!one.identified && (is_somebodys(one.name) || is_any(one.name)));
    if (!one.is_land && (one.identified || !may_be_ground) && !is_nobody) add_unique(out, actor);
  }
  const auto is_known = [&](CaseActorId actor) { return material_.is_identified(actor); };
  if (std::count_if(out.begin(), out.end(), is_known) >= 2)
    std::erase_if(out, [&](CaseActorId a) { return !is_known(a) && !starts_upper(material_.roster[a].name); });
  std::erase_if(out, [&](CaseActorId a) { return is_of_another(a, out); });
  if (std::any_of(actors.begin(), actors.end(), [&](CaseActorId a) { return material_.roster[a].is_land; }) &&
      material_.land_government && are_other_states(out))
    add_unique(out, *material_.land_government);
  return out;
}

bool Attendance::are_other_states(const std::vector<CaseActorId>& actors) const {
  return !actors.empty() && std::all_of(actors.begin(), actors.end(), [&](CaseActorId actor) {
    const CaseActor& one = material_.roster[actor];
    return (one.kind == "state" || one.kind == "government") && one.country != material_.roster.scene;
  });
}

bool Attendance::is_of_another(CaseActorId actor, const std::vector<CaseActorId>& all) const {
  return std::any_of(all.begin(), all.end(), [&](CaseActorId other) {
    return other != actor && material_.roster[actor].name.starts_with(material_.roster[other].name + "'s ");
  });
}

// "Three delegations", "senior officials": nobody can tell whose.
bool Attendance::is_any(const std::string& name) const {
  const auto words = words_of(name);
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return material_.words.is("weak", word) || material_.words.is("count", word) ||
           material_.words.is("delegation", word);
  });
}

// A parliament that sits and people whose side nobody knows are no contact of the process.
bool Attendance::has_side(const ContactTold& draft) const {
  std::vector<CaseActorId> all = draft.parties;
  add_unique(all, draft.via);
  const auto is_side = [&](CaseActorId actor) {
    const CaseActor& one = material_.roster[actor];
    const bool sits = one.code.ends_with("LEG") || one.code.ends_with("JUD");
    return (one.kind != "person" || !one.country.empty()) && !(sits && all.size() == 1);
  };
  return std::any_of(all.begin(), all.end(), is_side);
}

bool Attendance::is_worth_telling(const std::vector<CaseActorId>& parties, const Interval& when) const {
  const auto identified =
      std::count_if(parties.begin(), parties.end(), [&](CaseActorId a) { return material_.is_identified(a); });
  return identified >= 1 && (parties.size() >= 2 || when.precision != "reported");
}

// Parties whose names "and" joins there, in the order of the text.
std::vector<std::pair<CaseActorId, CaseActorId>> Attendance::joined_in(std::size_t report, PointSpan where) const {
  std::vector<std::pair<CaseActorId, CaseActorId>> out;
  const auto& actors = material_.view.reports[report]->actors;
  std::vector<std::pair<PointSpan, CaseActorId>> mentions;
  for (std::size_t a = 0; a < actors.size(); ++a)
    for (const PointSpan mention : actors[a].mentions)
      if (where.contains(mention))
        mentions.emplace_back(mention, material_.roster.party_of(material_.roster.of[report][a]));
  std::sort(mentions.begin(), mentions.end(),
            [](const auto& a, const auto& b) { return a.first.begin < b.first.begin; });
  for (std::size_t i = 1; i < mentions.size(); ++i) {
    const auto& [one, first] = mentions[i - 1];
    const auto& [other, second] = mentions[i];
    if (other.begin < one.end) continue;
    const std::string link = material_.view.words(report, {one.end, other.begin});
    if (link == " and " || link == " and the ") out.emplace_back(first, second);
  }
  return out;
}

// What of its sentence tells the fact: where that has a quotation, the part before, inside or behind it.
PointSpan Attendance::told_with(const CaseFact& fact) const {
  PointSpan out = fact.fact->evidence;
  const PointSpan trigger = fact.fact->trigger;
  for (std::uint32_t at = out.begin; at < out.end; ++at) {
    if (material_.view.passage(fact.report, {at, at + 1}) != "\"") continue;
    if (at < trigger.begin) out.begin = at + 1;
    if (at >= trigger.end) out.end = at;
  }
  return out;
}

std::vector<CaseActorId> Attendance::with_partner(const ContactTold& draft) const {
  std::vector<CaseActorId> out = draft.parties;
  if (out.empty()) return out;
  for (const CaseFact* fact : draft.support.facts)
    for (const auto& [first, second] : joined_in(fact->report, told_with(*fact))) {
      if (contains(draft.parties, first) && material_.is_party(second)) add_unique(out, second);
      if (contains(draft.parties, second) && material_.is_party(first)) add_unique(out, first);
    }
  return out;
}

std::vector<CaseActorId> Attendance::named_again(const ContactTold& draft) const {
  std::vector<CaseActorId> out;
  for (const CaseFact* fact : draft.support.facts)
    for (const PointSpan telling : fact->fact->also) {
      const PointSpan sentence = sentence_around(fact->report, telling);
      for (const auto& [first, second] : joined_in(fact->report, sentence))
        if (material_.is_party(first) && material_.is_party(second)) {
          add_unique(out, first);
          add_unique(out, second);
        }
    }
  return out;
}

// From the end of the sentence before to the end of its own, as far as plain marks tell.
PointSpan Attendance::sentence_around(std::size_t report, PointSpan words) const {
  constexpr std::uint32_t kReach = 300;  // code points
  const std::uint32_t first = words.begin > kReach ? words.begin - kReach : 0;
  std::uint32_t begin = words.begin, end = words.end;
  const auto ends = [&](std::uint32_t point) {
    const std::string_view next = material_.view.passage(report, {point, point + 2});
    return next.empty() || next == ". " || next == ".\n" || next.starts_with("\n");
  };
  while (begin > first && !ends(begin - 1)) --begin;
  while (end < words.end + kReach && !ends(end)) ++end;
  return {begin, end};
}

}  // namespace grotius
