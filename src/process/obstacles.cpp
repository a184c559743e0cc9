// What stands in the way, as those who say so put it.
#include <algorithm>

#include "process/sections.h"

namespace grotius {
namespace {

// What nobody has said for so long is not told as standing in the way now.
constexpr int kMemoryDays = 60;

bool is_refused_talk(const Material& material, const CaseFact& fact) {
  const std::string& type = fact.fact->type;
  return fact.status == "denied" && tells_negation(material, fact) &&
         (type == "AGREE" || type == "CONSULT" || (type == "RETREAT" && fact.fact->mode == "ceasefire"));
}

bool is_threatened_force(const CaseFact& fact) {
  return fact.fact->type == "THREATEN" ? is_done(fact) : fact.fact->type == "ASSAULT" && is_ahead(fact);
}

// "He denied that they planned it" refuses nothing.
bool is_denial(const Material& material, const CaseFact& fact) {
  return fold(material.view.words(fact.report, fact.fact->trigger)).starts_with("den");
}

bool has_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view w) { return text.find(w) != std::string_view::npos; });
}

constexpr std::uint32_t kNear = 32;  // code points around a word in which another changes its sense

std::string behind(const Material& material, const CaseFact& fact) {
  const PointSpan trigger = fact.fact->trigger;
  return fold(one_line(
      material.view.words(fact.report, {trigger.end, std::min(trigger.end + kNear, fact.fact->evidence.end)})));
}

// "Removing the main obstacle", "agreed not to build", "declined to comment".
bool is_harmless(const Material& material, const CaseFact& fact) {
  const PointSpan trigger = fact.fact->trigger;
  const std::uint32_t begin = std::max(fact.fact->evidence.begin, trigger.begin > kNear ? trigger.begin - kNear : 0);
  const std::string before = fold(material.view.words(fact.report, {begin, trigger.end}));
  if (fact.fact->kind == "assessment")
    return has_any(before, {"removing", "removed", "remove ", "overcom", "overcame", "clearing", "cleared", "lifted"});
  const std::string after = behind(material, fact);
  const auto words = words_of(after);
  const std::string trigger_word = fold(material.view.words(fact.report, trigger));
  if (material.words.is("telling", trigger_word) ||
      (words.size() > 1 && words[0] == "to" && material.words.is("telling", words[1])))
    return true;
  if (fact.fact->type == "AGREE") return after.starts_with("not to ");
  if (fact.fact->type == "CONSULT")  // "asked them not to discuss it"
    return has_any(before, {"not to "}) && has_any(fold(material.passage_of(fact)), {"asked ", "urged ", "told "});
  return false;
}

bool stands_in_the_way(const Material& material, const CaseFact& fact) {
  if (fact.fact->background || is_harmless(material, fact)) return false;
  if (fact.fact->kind == "assessment") return fact.fact->tone == "obstacle" || fact.fact->tone == "pessimistic";
  if (fact.fact->type == "REJECT") return is_done(fact) && !is_denial(material, fact);
  return is_refused_talk(material, fact) || is_threatened_force(fact);
}

}  // namespace

std::vector<Obstacle> find_obstacles(const Material& material) {
  struct Draft {
    Obstacle obstacle;
    std::vector<CaseActorId> by;
    SupportBuilder support;
  };
  std::map<std::pair<std::string, std::string>, Draft> drafts;
  for (const CaseFact& fact : material.facts) {
    if (days_between(fact.known, material.view.as_of) > kMemoryDays || !stands_in_the_way(material, fact)) continue;
    std::vector<CaseActorId> by;
    for (const auto* list : {&fact.said_by_party, &fact.source_party})
      for (const CaseActorId actor : *list)
        if (material.is_identified(actor)) add_unique(by, actor);
    const bool is_plain =
        fact.voice == Voice::kReporter &&
        (fact.fact->kind == "assessment" || is_refused_talk(material, fact) || fact.fact->type == "REJECT");
    if (by.empty() && !is_plain) continue;
    const std::string text = material.passage_of(fact);
    auto [place, is_new] = drafts.try_emplace(
        {fact.known, text},
        Draft{{text, {}, {fact.known, plus_days(fact.known, 1), "day"}, {}}, {}, SupportBuilder(material)});
    add_unique(place->second.by, by);
    place->second.support.add(fact);
  }
  std::vector<Obstacle> out;
  for (auto& [key, draft] : drafts) {
    draft.obstacle.by = material.ids(draft.by);
    draft.obstacle.support = draft.support.build();
    out.push_back(std::move(draft.obstacle));
  }
  return out;
}

}  // namespace grotius
