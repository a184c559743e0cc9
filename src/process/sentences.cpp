// What several sections ask of facts.
#include <algorithm>
#include <array>
#include <cctype>

#include "process/sections.h"

namespace grotius {

std::vector<const CaseFact*> same_sentence(const Material& material, const CaseFact& fact) {
  std::vector<const CaseFact*> out;
  // Facts of a report lie side by side.
  const auto first = static_cast<std::size_t>(&fact - material.facts.data());
  const auto take = [&](std::size_t i) {
    const CaseFact& other = material.facts[i];
    if (other.report != fact.report) return false;
    if (&other != &fact && other.fact->evidence.overlaps(fact.fact->evidence)) out.push_back(&other);
    return true;
  };
  std::size_t begin = first;
  while (begin > 0 && material.facts[begin - 1].report == fact.report) --begin;
  for (std::size_t i = begin; i < material.facts.size() && take(i); ++i) {
  }
  return out;
}

std::string text_behind(const Material& material, const CaseFact& fact, std::uint32_t reach) {
  const std::uint32_t end = fact.fact->trigger.end;
  return fold(one_line(material.view.words(fact.report, {end, std::min(end + reach, fact.fact->evidence.end)})));
}

bool is_media(const Material& material, const CaseActor& actor) {
  if (actor.code.find("MED") != std::string::npos) return true;
  const auto reports = [&](const auto& role) { return material.words.is_any("journalist", words_of(role.first)); };
  if (std::any_of(actor.held.roles.begin(), actor.held.roles.end(), reports)) return true;
  const auto is_outlet = [](const std::string& name) {
    return name.ends_with(".com") || name.ends_with(" news agency");
  };
  if (is_outlet(actor.name) || std::any_of(actor.aliases.begin(), actor.aliases.end(), is_outlet)) return true;
  const auto words = words_of(actor.name);
  return words.size() > 1 && actor.code.empty() && starts_upper(actor.name) && material.words.is("media", words.back());
}

bool tells_convening(const Material& material, const CaseFact& fact) {
  const auto words = words_of(material.passage_of(fact));
  return material.words.is_any("convening", words);
}

bool tells_negation(const Material& material, const CaseFact& fact) {
  const auto words = words_of(material.passage_of(fact));
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return word.ends_with("n't") || material.words.is("negation", word);
  });
}

bool is_negated(const Material& material, const CaseFact& fact) {
  constexpr std::size_t kReach = 8;  // words
  const RecordedFact& record = *fact.fact;
  auto before = words_of(material.view.words(fact.report, {record.evidence.begin, record.trigger.end}));
  if (before.size() > kReach) before.erase(before.begin(), before.end() - kReach);
  auto behind = words_of(material.view.words(fact.report, {record.trigger.end, record.evidence.end}));
  if (behind.size() > 2) behind.resize(2);
  before.insert(before.end(), behind.begin(), behind.end());
  for (std::size_t i = 0; i < before.size(); ++i) {
    const bool is_manner = before[i] == "without" && i + 1 < before.size() && before[i + 1].ends_with("ing");
    if (!is_manner && (before[i].ends_with("n't") || material.words.is("negation", before[i]))) return true;
  }
  return false;
}

bool is_of_process(const Material& material, const CaseFact& fact) {
  const auto words = words_of(material.passage_of(fact));
  return material.words.is_any("process", words) || material.words.is_any("agreement", words);
}

bool is_tally(const Material& material, CaseActorId actor) {
  const CaseActor& one = material.roster[actor];
  const auto words = words_of(one.name);
  return !one.identified && !words.empty() &&
         (std::isdigit(static_cast<unsigned char>(words[0][0])) != 0 || material.words.is("count", words[0]));
}

bool is_of_tally(const Material& material, const CaseFact& fact) {
  return !fact.source.empty() &&
         std::all_of(fact.source.begin(), fact.source.end(), [&](CaseActorId one) { return is_tally(material, one); });
}

namespace {

std::vector<std::string> words_behind(const Material& material, const CaseFact& fact) {
  constexpr std::uint32_t kReach = 60;  // code points behind a verb in which its object is looked for
  const PointSpan trigger = fact.fact->trigger;
  return words_of(
      material.view.words(fact.report, {trigger.end, std::min(fact.fact->evidence.end, trigger.end + kReach)}));
}

// "The six-party talks framework", "the peace talks process": the way to talk, not the talks.
bool is_part_of_name(const Material& material, const CaseFact& fact) {
  const auto words = words_behind(material, fact);
  const std::uint32_t end = fact.fact->trigger.end;
  const bool is_next = material.view.words(fact.report, {end, end + 1}) == " ";
  return is_next && !words.empty() && material.words.is("manner", words[0]);
}

// "The two leaders flew to the camp", "he landed later": whom they meet, if they do, other words tell.
bool is_arrival(const CaseFact& fact) {
  return fact.fact->mode == "visit" && !fact.fact->mutual && fact.target.empty() &&
         (fact.source_party.size() > 1 || fact.fact->place.empty());
}

}  // namespace

bool is_no_meeting(const Material& material, const CaseFact& fact) {
  if (is_part_of_name(material, fact)) return true;
  const std::string trigger = fold(material.view.words(fact.report, fact.fact->trigger));
  const auto names_one_of = [&](std::string_view list) {
    return material.words.is_any(list, words_behind(material, fact));
  };
  if (material.words.is("message", trigger) || material.words.is("company", trigger) || is_arrival(fact)) return true;
  if (material.words.is("sending", trigger)) return !names_one_of("emissary");  // "sent a list of questions"
  if (trigger.starts_with("join")) return names_one_of("delegation");           // "joined the American delegation"
  return trigger.starts_with("consult") && !fact.target.empty() &&
         std::all_of(fact.target.begin(), fact.target.end(),
                     [&](CaseActorId one) { return is_some_minister(material.roster[one], one); });
}

namespace {

// Is the point inside quotation marks? A quotation may have begun in a sentence before.
bool is_quoted(std::string_view before, std::string_view behind) {
  const auto marks = [](std::string_view text) { return std::count(text.begin(), text.end(), '"'); };
  return marks(before) % 2 == 1 || (marks(before) == 0 && marks(behind) % 2 == 1);
}

}  // namespace

bool is_of_others(const Material& material, const CaseFact& fact) {
  if (!overlap(fact.said_by_party, fact.source_party)) return false;
  const PointSpan evidence = fact.fact->evidence;
  PointSpan last;
  for (const std::uint32_t index : fact.fact->source)
    for (const PointSpan mention : material.view.reports[fact.report]->actors[index].mentions)
      if (mention.begin >= evidence.begin && mention.end <= fact.fact->trigger.begin && mention.end > last.end)
        last = mention;
  if (last.empty() || fold(material.view.words(fact.report, last)) != "they") return false;
  return is_quoted(material.view.passage(fact.report, {evidence.begin, last.begin}),
                   material.view.passage(fact.report, {last.end, evidence.end}));
}

bool is_in_support(const Material& material, const CaseFact& fact) {
  if (fact.type != "MOBILIZE" || fact.fact->target.empty()) return false;
  const auto words = words_of(material.view.passage(fact.report, {fact.fact->trigger.end, fact.fact->evidence.end}));
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    if (words[i] == "to" && material.words.is("help", words[i + 1])) return true;
  // "Are guarding the convoy", not "against the rebels".
  std::string verb = fold(material.view.words(fact.report, fact.fact->trigger));
  for (const std::string_view ending : {"ing", "ed"})
    if (verb.ends_with(ending)) verb.resize(verb.size() - ending.size());
  return material.words.is("help", verb) && std::find(words.begin(), words.end(), "against") == words.end();
}

std::set<std::string> lands_of(const Roster& roster) {
  std::set<std::string> out;
  for (const CaseActor& actor : roster.actors)
    if (actor.identified && (actor.is_land || actor.kind == "state")) out.insert(fold(actor.name));
  return out;
}

bool is_with_his_own(const Material& material, const CaseFact& fact) {
  const auto belongs = [&](CaseActorId one, CaseActorId other) {
    return one != other && material.roster[one].name.starts_with(material.roster[other].name + "'s ");
  };
  return !fact.target.empty() && std::all_of(fact.target.begin(), fact.target.end(), [&](CaseActorId one) {
    return std::any_of(fact.source.begin(), fact.source.end(), [&](CaseActorId other) { return belongs(one, other); });
  });
}

// "NEW YORK: Covering as mourners gather": what an agency is going to report on.
bool announces_coverage(const std::string& passage) {
  constexpr std::size_t kPlace = 40;  // bytes
  const std::size_t colon = passage.find(": ");
  if (colon == std::string::npos || colon > kPlace) return false;
  const std::string first = passage.substr(0, passage.find_first_of(" ,:"));
  const bool is_capitals = first.size() > 2 && std::all_of(first.begin(), first.end(), [](unsigned char c) {
                             return std::isupper(c) != 0 || c == '-' || c == '.';
                           });
  const auto words = words_of(passage.substr(colon));
  return is_capitals && !words.empty() && words[0].ends_with("ing");
}

namespace {

// "Had planned to visit the camp", "had been due to meet": what was to come before something else came. `words` stand
// before the plan's own, behind the last sign.
bool was_meant_earlier(const std::vector<std::string>& words) {
  static constexpr std::array<std::string_view, 9> kMeant = {"planned", "expected",  "hoped", "intended", "wanted",
                                                             "meant",   "scheduled", "due",   "supposed"};
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (words[i] != "had") continue;
    std::size_t next = i + 1;
    while (next + 1 < words.size() &&
           (words[next] == "been" || words[next] == "originally" || words[next] == "initially"))
      ++next;
    const bool is_meant = std::find(kMeant.begin(), kMeant.end(), words[next]) != kMeant.end();
    if (is_meant && std::find(words.begin() + static_cast<std::ptrdiff_t>(next), words.end(), "to") != words.end())
      return true;
  }
  return false;
}

// "Decided in consultation with the council": how it is done, and no meeting of its own.
bool tells_manner(const Material& material, const CaseFact& fact, const std::vector<std::string>& before) {
  return fact.type == "CONSULT" && !before.empty() && before.back() == "in" &&
         text_behind(material, fact, 8).starts_with("with ") &&
         fold(material.view.words(fact.report, fact.fact->trigger)) == "consultation";
}

// Of one country's people, or of one party.
bool are_of_one_side(const Material& material, CaseActorId a, CaseActorId b) {
  const std::string &first = material.roster[a].country, &second = material.roster[b].country;
  return material.roster.party_of(a) == material.roster.party_of(b) || (!first.empty() && first == second);
}

// "The government has called off the minister's visit": whatever the report tells of his journey is off. Not what he
// is to do with a third.
bool is_turned_away(const Material& material, const CaseFact& fact) {
  if (fact.type != "CONSULT" || fact.source.empty()) return false;
  auto first = material.facts.begin() + (&fact - material.facts.data());  // facts of a report lie side by side
  while (first != material.facts.begin() && (first - 1)->report == fact.report) --first;
  const auto refuses = [&](const CaseFact& other) {
    return other.fact->type == "REJECT" && other.fact->mode == "meet" && is_done(other) && !other.source.empty() &&
           std::all_of(fact.target.begin(), fact.target.end(), [&](CaseActorId target) {
             return !material.is_identified(target) || are_of_one_side(material, target, other.source.front());
           });
  };
  const auto is_his = [&](const CaseFact& other) {
    return other.type == "CONSULT" && other.fact->mode == "visit" && other.status == "denied" &&
           !other.source.empty() && are_of_one_side(material, other.source.front(), fact.source.front());
  };
  for (auto one = first; one != material.facts.end() && one->report == fact.report; ++one) {
    if (!refuses(*one)) continue;
    const auto beside = same_sentence(material, *one);
    if (std::any_of(beside.begin(), beside.end(), [&](const CaseFact* other) { return is_his(*other); })) return true;
  }
  return false;
}

}  // namespace

bool is_no_plan(const Material& material, const CaseFact& fact) {
  if (!is_ahead(fact)) return false;
  if (announces_coverage(material.passage_of(fact))) return true;
  if (is_turned_away(material, fact)) return true;
  const std::string before =
      fold(material.view.words(fact.report, {fact.fact->evidence.begin, fact.fact->trigger.begin}));
  const auto words = words_of(before);
  if (!words.empty() && (words.back() == "possible" || words.back() == "potential")) return true;
  if (was_meant_earlier(words_of(before.substr(before.find_last_of(",;:.\"") + 1))) ||
      tells_manner(material, fact, words))
    return true;
  if (fact.when.precision != "reported") return false;
  const auto end = words.size() < 4 ? words.begin() : words.end() - 4;
  const bool is_under_way = fact.type == "CONSULT" && std::find(end, words.end(), "end") != words.end();
  // "Will be able to negotiate from strength", "is willing to discuss it": nothing is arranged.
  const bool is_mere_readiness = fact.type == "CONSULT" && words.size() >= 2 && words.back() == "to" &&
                                 material.words.is("readiness", words[words.size() - 2]);
  return is_under_way || is_mere_readiness || std::any_of(words.begin(), words.end(), [&](const std::string& word) {
           return material.words.is("wish", word);
         });
}

bool is_decided(const Material& material, const CaseFact& fact) {
  if (fact.fact->kind != "measure" || !is_ahead(fact)) return false;
  const auto& all = material.view.reports[fact.report]->facts;
  const auto beside = same_sentence(material, fact);
  return std::any_of(beside.begin(), beside.end(), [&](const CaseFact* other) {
    const auto& about = other->fact->about;
    const std::string trigger = fold(material.view.words(fact.report, other->fact->trigger));
    const bool is_assent = trigger == "agreed" || trigger == "approved" || trigger == "decided" || trigger == "adopted";
    return is_assent && is_done(*other) && overlap(other->source_party, fact.source_party) &&
           std::any_of(about.begin(), about.end(), [&](std::uint32_t i) { return all[i].id == fact.fact->id; });
  });
}

bool ends_office(const RecordedFact& fact) { return fact.change == "removed" || fact.change == "resigned"; }

std::vector<CaseActorId> persons_of(const Material& material, const CaseFact& fact) {
  std::vector<CaseActorId> out;
  for (const std::uint32_t person : fact.fact->persons) add_unique(out, material.roster.of[fact.report][person]);
  return out;
}

bool is_over(const Interval& when, const std::string& as_of) { return !when.to.empty() && when.to <= as_of; }

}  // namespace grotius
