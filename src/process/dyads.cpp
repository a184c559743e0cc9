// How cooperative or conflictual pairs of parties were, week by week, on PLOVER's scale.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_set>

#include "base/date.h"
#include "process/sections.h"
#include "process/terms.h"

namespace grotius {
namespace {

struct Score {
  std::string_view type, mode;
  double value;
};

// PLOVER manual (Open Event Data Alliance, February 2024); a mode without a line takes its type's.
constexpr std::array kScores = std::to_array<Score>({
    {"AGREE", "", 2.5},
    {"CONSULT", "", 2.5},
    {"CONSULT", "visit", 4},
    {"CONSULT", "third-party", 1},
    {"CONSULT", "multilateral", 4},
    {"CONSULT", "phone", 1.5},
    {"SUPPORT", "", 5},
    {"CONCEDE", "", 4.5},
    {"COOPERATE", "", 9.5},
    {"AID", "", 10},
    {"RETREAT", "", 6.5},
    {"RETREAT", "withdraw", 8},
    {"RETREAT", "disarm", 10},
    {"RETREAT", "ceasefire", 7.5},
    {"RETREAT", "resign", 4.5},
    {"REQUEST", "", 0},
    {"REQUEST", "assist", 0.5},
    {"REQUEST", "change", -1},
    {"REQUEST", "yield", -1},
    {"ACCUSE", "", -2},
    {"REJECT", "", -2},
    {"REJECT", "assist", -1.5},
    {"THREATEN", "", -3.5},
    {"THREATEN", "restrict", -3},
    {"THREATEN", "territory", -4},
    {"PROTEST", "", -5},
    {"PROTEST", "riot", -7},
    {"SANCTION", "", -6},
    {"SANCTION", "expel", -5.5},
    {"MOBILIZE", "", -5.5},
    {"MOBILIZE", "troops", -6.5},
    {"MOBILIZE", "weapons", -6.5},
    {"MOBILIZE", "militia", -6},
    {"COERCE", "", -7},
    {"COERCE", "censor", -6.5},
    {"COERCE", "curfew", -6.5},
    {"COERCE", "misinformation", -6.5},
    {"COERCE", "martial-law", -7.5},
    {"ASSAULT", "", -9},
    {"ASSAULT", "beat", -7.5},
    {"ASSAULT", "crowd-control", -7.5},
    {"ASSAULT", "abduct", -8.5},
    {"ASSAULT", "torture", -8.5},
    {"ASSAULT", "sexual", -8.5},
    {"ASSAULT", "destroy", -8.5},
    {"ASSAULT", "targeted", -9.5},
    {"ASSAULT", "suicide-attack", -9.5},
    {"ASSAULT", "aerial", -9.5},
    {"ASSAULT", "drone", -9.5},
    {"ASSAULT", "heavy-weapons", -9.5},
    {"ASSAULT", "unconventional", -10},
});

}  // namespace

std::optional<double> plover_score(const std::string& type, const std::string& mode) {
  std::optional<double> of_type;
  for (const Score& one : kScores) {
    if (one.type != type) continue;
    if (one.mode == mode) return one.value;
    if (one.mode.empty()) of_type = one.value;
  }
  return of_type;
}

namespace {

// "Accused of links with the movement": what is alleged is not counted as done.
bool is_alleged(const Material& material, const CaseFact& fact) {
  const auto& all = material.view.reports[fact.report]->facts;
  const auto beside = same_sentence(material, fact);
  return std::any_of(beside.begin(), beside.end(), [&](const CaseFact* other) {
    const auto& about = other->fact->about;
    return other->fact->type == "ACCUSE" &&
           std::any_of(about.begin(), about.end(), [&](std::uint32_t i) { return all[i].id == fact.fact->id; });
  });
}

bool is_hostile(const std::string& type) {
  return type == "SANCTION" || type == "THREATEN" || type == "ASSAULT" || type == "MOBILIZE" || type == "COERCE" ||
         type == "REJECT" || type == "ACCUSE" || type == "PROTEST";
}

// "Agreed to break off relations with Norland": what they agreed on is done to it, not with it.
bool is_agreed_against(const Material& material, const CaseFact& fact) {
  const auto& all = material.view.reports[fact.report]->facts;
  const auto& about = fact.fact->about;
  return fact.type == "AGREE" &&
         std::any_of(about.begin(), about.end(), [&](std::uint32_t i) { return is_hostile(all[i].type); });
}

// "Alphaland is represented by its minister", "he joined the delegation": on one's own side.
bool is_company(const Material& material, const CaseFact& fact) {
  const std::string trigger = fold(material.view.words(fact.report, fact.fact->trigger));
  return fact.type == "CONSULT" && (material.words.is("company", trigger) || trigger.starts_with("join"));
}

// "Links their leaders with the network": who links others tells of what they do.
bool is_linked(const Material& material, const CaseFact& fact) {
  const std::string trigger = fold(material.view.words(fact.report, fact.fact->trigger));
  return fact.type == "COOPERATE" && (trigger == "linking" || trigger == "linked" || trigger == "links");
}

// "His troops backing the government fought": whom they back, they do not fight.
bool backs(const Material& material, const Happening& h, CaseActorId source, CaseActorId target) {
  return std::any_of(h.facts.begin(), h.facts.end(), [&](std::size_t index) {
    const auto beside = same_sentence(material, material.facts[index]);
    return std::any_of(beside.begin(), beside.end(), [&](const CaseFact* other) {
      return (other->type == "SUPPORT" || other->type == "AID") && is_done(*other) &&
             contains(other->source_party, source) && contains(other->target_party, target);
    });
  });
}

// What is only alleged, and talks that were called off.
bool is_unheld(const Material& material, const Happening& h) {
  const auto of_facts = [&](const auto& tells) {
    return [&](std::size_t fact) { return tells(material, material.facts[fact]); };
  };
  const auto was_called_off = [](const Material& all, const CaseFact& fact) {
    return fact.type == "CONSULT" && !fate_of_talks(all, fact).empty();
  };
  const auto is_no_cooperation = [](const Material& all, const CaseFact& fact) {
    return is_alleged(all, fact) || is_agreed_against(all, fact) || is_linked(all, fact) || is_company(all, fact) ||
           tells_breach(all, fact);
  };
  return std::all_of(h.facts.begin(), h.facts.end(), of_facts(is_no_cooperation)) ||
         std::any_of(h.facts.begin(), h.facts.end(), of_facts(was_called_off));
}

// "2006-W52" (ISO 8601: the week is the year's that its Thursday is of).
std::string iso_week(const std::string& day) {
  const auto parsed = parse_day(day);
  if (!parsed) return "";
  const std::chrono::weekday weekday(*parsed);
  const Day thursday = *parsed + std::chrono::days(4 - static_cast<int>(weekday.iso_encoding()));
  const std::chrono::year year = std::chrono::year_month_day(thursday).year();
  const Day first = Day(year / std::chrono::January / 1);
  return fmt::format("{:04}-W{:02}", static_cast<int>(year), (thursday - first).count() / 7 + 1);
}

double rounded(double value) {
  return static_cast<double>(static_cast<long long>(value * 100 + (value < 0 ? -0.5 : 0.5))) / 100;
}

}  // namespace

std::vector<Dyad> find_dyads(const Material& material, Happenings happenings, Past& past) {
  for (const Happening& h : happenings) {
    const auto value = plover_score(h.type, h.mode);
    const bool is_dated = h.when.precision == "day" || h.when.precision == "week" || h.when.precision == "reported";
    const bool is_for_target = std::any_of(h.facts.begin(), h.facts.end(), [&](std::size_t fact) {
      return is_in_support(material, material.facts[fact]);
    });
    if (!h.done || !value || !is_dated || is_for_target) continue;
    const std::string day = h.when.precision == "reported" ? h.known : h.when.from;
    if (day > material.view.as_of || is_unheld(material, h)) continue;
    std::set<std::pair<std::string, std::string>> pairs;
    for (const CaseActorId source : h.source)
      for (const CaseActorId target : h.target) {
        if (source == target || !material.is_party(source) || !material.is_party(target)) continue;
        if (is_hostile(h.type) && backs(material, h, source, target)) continue;
        pairs.emplace(material.id(source), material.id(target));
        if (h.mutual) pairs.emplace(material.id(target), material.id(source));
      }
    for (const auto& [source, target] : pairs) {
      DyadTold& one = past.dyads[{iso_week(day), source, target}];  // halves: no order of adding them is seen
      ++one.happenings;
      (*value > 0 ? one.cooperation : one.conflict) += *value;
    }
  }
  std::unordered_set<std::string_view> beside;
  for (std::size_t i = 0; i < material.beside.size(); ++i)
    if (material.is_beside(CaseActorId(i))) beside.insert(material.id(CaseActorId(i)));
  std::vector<Dyad> out;
  out.reserve(past.dyads.size());
  for (const auto& [key, told] : past.dyads) {
    const auto& [week, source, target] = key;
    if (beside.contains(source) || beside.contains(target)) continue;
    out.push_back({source, target, week, told.happenings,
                   rounded((told.cooperation + told.conflict) / static_cast<double>(told.happenings)),
                   rounded(told.cooperation), rounded(told.conflict)});
  }
  return out;
}

}  // namespace grotius
