// What stands in the way, as those who say so put it.
#include <algorithm>

#include "process/stances.h"

namespace grotius {
namespace {

// What nobody has said for so long is not told as standing in the way now.
constexpr int kObstacleMemoryDays = 60;

// "They have not met since" says that nobody met, not that somebody would not.
bool tells_refusal(const Material& material, const CaseFact& fact) {
  const auto words = words_of(material.passage_of(fact));
  return material.words.is_any("refusal", words);
}

// "He denied that a deal was close": who denies a report refuses nothing.
bool is_denied_report(const Material& material, const CaseFact& fact) {
  const auto before = words_of(material.view.words(fact.report, {fact.fact->evidence.begin, fact.fact->trigger.begin}));
  const auto denies = [](const std::string& word) { return word.starts_with("den"); };
  return std::any_of(before.begin(), before.end(), denies) &&
         std::none_of(before.begin(), before.end(),
                      [&](const std::string& word) { return !denies(word) && material.words.is("negation", word); });
}

bool is_refused_talk(const Material& material, const CaseFact& fact) {
  const std::string& type = fact.fact->type;
  return fact.status == "denied" && is_negated(material, fact) && !is_denied_report(material, fact) &&
         !(type == "CONSULT" && fact.voice == Voice::kReporter && !tells_refusal(material, fact)) &&
         (type == "AGREE" || type == "CONSULT" || (type == "RETREAT" && fact.fact->mode == "ceasefire"));
}

// "A direct threat", as others see it, he has not made.
bool is_judged_threat(const Material& material, const CaseFact& fact) {
  if (fold(material.view.words(fact.report, fact.fact->trigger)) != "threat") return false;
  const auto before = words_of(material.view.words(fact.report, {fact.fact->evidence.begin, fact.fact->trigger.begin}));
  return fact.source.empty() || std::any_of(before.begin(), before.end(), [&](const std::string& word) {
           return material.words.is("view", word) || word == "represent" || word == "pose";
         });
}

// What the same sentence has somebody vow is told by the vow, and his alone.
bool is_vowed(const Material& material, const CaseFact& fact) {
  const auto& all = material.view.reports[fact.report]->facts;
  const auto beside = same_sentence(material, fact);
  return std::any_of(beside.begin(), beside.end(), [&](const CaseFact* other) {
    const auto& about = other->fact->about;
    return other->fact->type == "THREATEN" && is_done(*other) && !other->source_party.empty() &&
           std::any_of(about.begin(), about.end(), [&](std::uint32_t i) { return all[i].id == fact.fact->id; });
  });
}

// Force that somebody threatens or plans.
bool is_threatened_force(const Material& material, const CaseFact& fact) {
  if (is_of_others(material, fact)) return false;
  if (fact.fact->type != "THREATEN")
    return fact.fact->type == "ASSAULT" && is_ahead(fact) && !fact.source.empty() && !is_vowed(material, fact);
  return is_done(fact) && !is_judged_threat(material, fact);
}

// "He denied that they planned it" refuses nothing.
bool is_denial(const Material& material, const CaseFact& fact) {
  return fold(material.view.words(fact.report, fact.fact->trigger)).starts_with("den");
}

constexpr std::uint32_t kNear = 32;  // code points around a word in which another changes its sense

// "We will bring them down", he told them.
bool announces(const Material& material, const CaseFact& fact) {
  const auto& all = material.view.reports[fact.report]->facts;
  const auto& about = fact.fact->about;
  return fact.fact->type == "THREATEN" && std::any_of(about.begin(), about.end(), [&](std::uint32_t i) {
           return all[i].status != "occurred" && all[i].status != "ongoing";
         });
}

// "Warned him that leaving would do harm", of what comes of it without the speaker; "they were threatening us", which
// is past; "threatened to resign", which is a threat to nobody.
bool is_idle_threat(const Material& material, const CaseFact& fact, const std::string& after) {
  const auto words = words_of(after);
  if (words.size() > 1 && words[0] == "to" && words[1] == "resign") return true;
  const auto that = std::find(words.begin(), words.end(), "that");
  if (words.end() - that > 2 && (that + 1)->ends_with("ing") && *(that + 2) == "would") return true;
  constexpr std::ptrdiff_t kReach = 5;  // words: "were threatening us and also threatening them"
  const auto before = words_of(material.view.words(fact.report, {fact.fact->evidence.begin, fact.fact->trigger.begin}));
  const auto first = before.end() - std::min(kReach, std::ssize(before));
  return fold(material.view.words(fact.report, fact.fact->trigger)).ends_with("ing") &&
         std::any_of(first, before.end(), [](const std::string& word) { return word == "were" || word == "was"; });
}

// "Removing the main obstacle", "agreed not to build", "declined to comment".
bool is_harmless(const Material& material, const CaseFact& fact) {
  const PointSpan trigger = fact.fact->trigger;
  const std::uint32_t begin = std::max(fact.fact->evidence.begin, trigger.begin > kNear ? trigger.begin - kNear : 0);
  const std::string before = fold(material.view.words(fact.report, {begin, trigger.end}));
  if (fact.fact->kind == "assessment")
    return has_any(before, {"removing", "removed", "remove ", "overcom", "overcame", "clearing", "cleared", "lifted"});
  if (has_any(before, {" if ", "If "})) return true;
  const std::string after = text_behind(material, fact, kNear);
  if (fact.fact->type == "THREATEN" && (has_any(before, {"made good on", "carried out", "fulfilled", "dropped"}) ||
                                        is_idle_threat(material, fact, after)))
    return true;
  const auto words = words_of(after);
  const std::string trigger_word = fold(material.view.words(fact.report, trigger));
  if ((material.words.is("telling", trigger_word) && !announces(material, fact)) ||
      (words.size() > 1 && words[0] == "to" && material.words.is("telling", words[1])))
    return true;
  // "Rejected the charge", "refuted news reports", "their number has declined".
  if (fact.fact->type == "REJECT" && !words.empty()) {
    const auto end = words.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(words.size(), 3));
    if (std::any_of(words.begin(), end, [&](const auto& word) { return material.words.is("claim", word); }))
      return true;
  }
  // "Halted outside the city for consultations".
  if (fact.fact->type == "REJECT" && has_any(trigger_word, {"halt", "stop", "paus"}) && has_any(after, {" for "}))
    return true;
  if (trigger_word.starts_with("insist") && !is_negated(material, fact)) return true;
  if (trigger_word.starts_with("declin") && (words.empty() || material.words.is("degree", words[0]))) return true;
  if (fact.fact->type == "THREATEN")  // "vowed to maintain security"
    return words.size() > 1 && words[0] == "to" && material.words.is("peaceable", words[1]);
  if (fact.fact->type == "AGREE") return after.starts_with("not to ");
  if (fact.fact->type == "CONSULT")  // "asked them not to discuss it"
    return has_any(before, {"not to "}) && has_any(fold(material.passage_of(fact)), {"asked ", "urged ", "told "});
  return false;
}

// "Refused to leave the valley", "rejected the union's call", "opposes any such link": a step that is asked of parties,
// the asking, or what has just been told.
bool names_term_behind(const Material& material, const CaseFact& fact) {
  constexpr std::size_t kReach = 7;  // words
  auto words = words_of(material.view.words(fact.report, {fact.fact->trigger.end, fact.fact->evidence.end}));
  if (words.size() > kReach) words.resize(kReach);
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return word == "such" || material.words.is("yielding", word) || material.words.is("demand", word) ||
           material.words.is("paper", word);
  });
}

// A refusal of what is on the table, or asked for, or of talks. "Villagers blocked the road" and "she declined the
// prize" stand in nobody's way to terms.
bool concerns_process(const Material& material, const CaseFact& fact) {
  if (fact.fact->mode == "meet" || is_of_process(material, fact)) return true;
  const auto& all = material.view.reports[fact.report]->facts;
  const bool is_answer = std::any_of(fact.fact->about.begin(), fact.fact->about.end(), [&](std::uint32_t i) {
    const RecordedFact& other = all[i];
    return other.kind == "proposal" || other.type == "CONSULT" || other.type == "AGREE" || other.type == "RETREAT" ||
           other.type == "REQUEST";
  });
  if (is_answer || names_term_behind(material, fact)) return true;
  const std::string subject = subject_of(material, fact);
  return !subject.empty() && subject != fold(label_of(material, fact, subject));
}

// "Sanctions must be lifted before we talk": what is to come first, as those put it who ask for it.
bool is_precondition(const Material& material, const CaseFact& fact) {
  const std::string& type = fact.fact->type;
  const bool is_step = type == "CONSULT" || type == "AGREE" ||
                       (type == "RETREAT" && (fact.fact->mode == "ceasefire" || fact.fact->mode == "disarm"));
  if (fact.status != "conditional" || !is_step) return false;
  const PointSpan trigger = fact.fact->trigger, all = fact.fact->evidence;
  const std::string before = fold(one_line(material.view.words(fact.report, {all.begin, trigger.begin})));
  const std::string after = fold(one_line(material.view.words(fact.report, {trigger.end, all.end})));
  const auto holds_back = [](std::string_view text) {
    return has_any(text, {"unless ", "until ", "as long as ", "only if ", "only when ", "only after "});
  };
  if (has_any(before, {" must ", " should ", " have to ", " has to "}) && has_any(before, {" before "})) return true;
  return holds_back(after) && !holds_back(before);  // what stands in the condition itself is another's
}

// "He is not optimistic about the talks".
bool is_without_hope(const Material& material, const CaseFact& fact) {
  const std::string text = fold(material.passage_of(fact));
  return has_any(text, {"not optimistic", "not hopeful", "not confident", "no hope", "little hope", "no optimism",
                        "no illusion", "pessimistic"});
}

bool is_long_past(const CaseFact& fact) {
  return fact.when.precision != "reported" && days_between(fact.when.to, fact.known) > kObstacleMemoryDays;
}

// "The dispute was settled when he agreed to a shorter letter": what the sentence before told stands no more.
bool was_settled(const Material& material, const CaseFact& fact) {
  constexpr std::uint32_t kReach = 80;  // code points of the next sentence
  constexpr std::size_t kWords = 8;
  const std::uint32_t end = fact.fact->evidence.end;
  const std::string behind = material.view.words(fact.report, {end, end + kReach});
  const std::string sentence = behind.substr(0, behind.find('.'));
  auto words = words_of(sentence);
  if (words.size() > kWords) words.resize(kWords);
  if (words.size() < 4 || (words[0] != "the" && words[0] != "that" && words[0] != "this")) return false;
  const auto verb = std::find_if(words.begin(), words.end(),
                                 [](const auto& word) { return word == "was" || word == "were" || word == "been"; });
  return verb != words.begin() + 1 && verb < words.end() - 1 && material.words.is("quarrel", *(verb - 1)) &&
         material.words.is("settling", *(verb + 1));
}

// "He had refused to begin": what was so before that of which the report tells. In what somebody says it may stand for
// "has"; "they left after he had refused" tells of it.
bool is_refused_earlier(const Material& material, const CaseFact& fact) {
  if (fact.voice != Voice::kReporter || fact.fact->type != "REJECT") return false;
  const auto before = words_of(material.view.words(fact.report, {fact.fact->evidence.begin, fact.fact->trigger.begin}));
  return !before.empty() && before.back() == "had" &&
         std::none_of(before.begin(), before.end(), [](const std::string& word) {
           return word == "after" || word == "when" || word == "because" || word == "since" || word == "as" ||
                  word == "that" || word == "which" || word == "who";
         });
}

// With what the same clause names as its condition, or as what was refused.
bool is_told_as_earlier(const Material& material, const CaseFact& fact) {
  const auto beside = same_sentence(material, fact);
  const auto refuses_it = [&](const CaseFact* other) {
    return is_refused_earlier(material, *other) &&
           (fact.status == "conditional" || other->fact->trigger.begin < fact.fact->trigger.begin) &&
           (fact.voice == Voice::kReporter || overlap(fact.said_by, other->source));
  };
  return is_refused_earlier(material, fact) || ((fact.status == "conditional" || fact.status == "denied") &&
                                                std::any_of(beside.begin(), beside.end(), refuses_it));
}

bool stands_in_the_way(const Material& material, const CaseFact& fact) {
  if (fact.fact->background || is_long_past(fact) || is_harmless(material, fact)) return false;
  if (was_settled(material, fact) || is_told_as_earlier(material, fact)) return false;
  if (fact.fact->kind == "assessment")
    return (fact.fact->tone == "obstacle" || fact.fact->tone == "pessimistic" || is_without_hope(material, fact)) &&
           is_of_process(material, fact);
  if (fact.fact->type == "REJECT")
    return is_done(fact) && !is_denial(material, fact) && concerns_process(material, fact) &&
           !is_of_tally(material, fact);
  if (is_precondition(material, fact)) return true;
  return is_refused_talk(material, fact) || is_threatened_force(material, fact);
}

// Who threatens or refuses, or who judges; who tells of another's refusal where he is nobody known. "Ended without an
// agreement" is nobody's doing.
std::vector<CaseActorId> whose(const Material& material, const CaseFact& fact) {
  const auto known = [&](const std::vector<CaseActorId>& actors) {
    std::vector<CaseActorId> out;
    for (const CaseActorId actor : actors)
      if (material.is_identified(actor)) add_unique(out, material.acting_for(actor));
    return out;
  };
  const std::string trigger = singular(fold(material.view.words(fact.report, fact.fact->trigger)));
  if (fact.fact->type == "AGREE" && fact.voice == Voice::kReporter && material.words.is("agreement", trigger))
    return {};
  const bool is_force = fact.fact->type == "THREATEN" || fact.fact->type == "ASSAULT";
  if (is_force && !known(fact.source_party).empty()) return known(fact.source_party);
  const auto voices = voices_of(material, fact);
  auto out = known(voices);
  const bool is_own = fact.fact->kind == "assessment" || out.empty();
  if (is_own && voices == fact.source_party) add_unique(out, known(fact.said_by_party));
  return out;
}

// One sentence's, with all it tells of whom.
struct Draft {
  std::string known, text;
  std::vector<CaseActorId> by;
  std::vector<const CaseFact*> facts;
};

std::set<std::string> content_behind(const Material& material, const CaseFact& fact) {
  constexpr std::size_t kReach = 7;     // words
  constexpr std::size_t kShortest = 5;  // letters of a word that tells what it is about
  constexpr std::size_t kAlike = 7;     // letters that "recognise" has in common with "recognition"
  auto words = words_of(material.view.words(fact.report, {fact.fact->trigger.end, fact.fact->evidence.end}));
  if (words.size() > kReach) words.resize(kReach);
  std::set<std::string> out;
  for (const std::string& word : words)
    if (word.size() >= kShortest) out.insert(word.substr(0, kAlike));
  return out;
}

// "Vowed to launch a guerrilla campaign", "vowed to launch a guerrilla war"; "refuses to recognise the Council", "its
// refusal to recognise the Council".
bool tells_same(const Material& material, const CaseFact& a, const CaseFact& b) {
  const auto verb = [&](const CaseFact& fact) { return fold(material.view.words(fact.report, fact.fact->trigger)); };
  const bool are_refusals = a.fact->type == "REJECT" && b.fact->type == "REJECT";
  if (a.fact->type != b.fact->type || a.status != b.status || (!are_refusals && verb(a) != verb(b))) return false;
  const auto of_a = content_behind(material, a);
  const auto of_b = content_behind(material, b);
  return std::count_if(of_a.begin(), of_a.end(), [&](const std::string& word) { return of_b.contains(word); }) > 1;
}

// What the same party did on the same day, told in two sentences; or refuses as before.
bool is_same(const Material& material, const Draft& a, const Draft& b) {
  if (a.by.empty() || a.by != b.by) return false;
  if (a.text == b.text) return true;
  const auto refuses = [](const CaseFact* fact) { return fact->fact->type == "REJECT"; };
  if (a.known != b.known && !std::any_of(a.facts.begin(), a.facts.end(), refuses)) return false;
  return std::any_of(a.facts.begin(), a.facts.end(), [&](const CaseFact* one) {
    return std::any_of(b.facts.begin(), b.facts.end(),
                       [&](const CaseFact* other) { return tells_same(material, *one, *other); });
  });
}

// "The council failed to agree", "we could not reach consensus": that those of one body found no common ground.
bool is_failure(const Draft& draft) {
  return std::all_of(draft.facts.begin(), draft.facts.end(), [](const CaseFact* fact) {
    return (fact->fact->type == "AGREE" && fact->status == "denied") || fact->fact->kind == "assessment";
  });
}

// "The 15-member council", "the 15 members".
std::set<std::string> bodies_in(const Material& material, const Draft& draft) {
  std::set<std::string> out;
  for (const CaseFact* fact : draft.facts)
    for (const std::string& word : words_of(material.passage_of(*fact))) {
      if (material.words.is("body", word)) out.insert(singular(word));
      const std::string number = word.substr(0, word.find('-'));
      if (!number.empty() && number.find_first_not_of("0123456789") == std::string::npos) out.insert(number);
    }
  return out;
}

// One failure of a body, which none of its members is to blame for, told once: as the reporter tells it.
bool is_same_failure(const Material& material, const Draft& a, const Draft& b) {
  if (a.known != b.known || !is_failure(a) || !is_failure(b)) return false;
  const auto of_a = bodies_in(material, a), of_b = bodies_in(material, b);
  return std::any_of(of_a.begin(), of_a.end(), [&](const std::string& word) { return of_b.contains(word); });
}

bool is_reporters(const Draft& draft) {
  return std::any_of(draft.facts.begin(), draft.facts.end(),
                     [](const CaseFact* fact) { return fact->voice == Voice::kReporter; });
}

// Each once, on the last day that tells of it, in the sentence that tells least besides.
std::vector<Draft> told_once(const Material& material, std::vector<Draft> drafts) {
  std::vector<Draft> out;
  for (Draft& draft : drafts) {
    const auto same = std::find_if(out.begin(), out.end(), [&](const Draft& other) {
      return is_same(material, other, draft) || is_same_failure(material, other, draft);
    });
    if (same == out.end()) {
      out.push_back(std::move(draft));
      continue;
    }
    same->known = std::max(same->known, draft.known);
    const bool is_failing = !is_same(material, *same, draft);
    const bool tells_better = is_failing ? is_reporters(draft) && (!is_reporters(*same) || same->by.empty())
                                         : draft.text.size() < same->text.size();
    if (tells_better) same->text = std::move(draft.text);
    if (tells_better && is_failing) same->by = std::move(draft.by);
    same->facts.insert(same->facts.end(), draft.facts.begin(), draft.facts.end());
  }
  return out;
}

// Persons who have since left their offices are in nobody's way.
bool have_left(const Material& material, const Draft& draft) {
  const auto has_left = [&](CaseActorId actor) {
    const auto present = material.present();
    return std::any_of(present.begin(), present.end(), [&](const CaseFact& fact) {
      return fact.fact->kind == "mandate" && fact.known > draft.known && is_done(fact) && ends_office(*fact.fact) &&
             contains(persons_of(material, fact), actor);
    });
  };
  const auto is_person = [&](CaseActorId actor) { return material.roster[actor].kind == "person"; };
  return !draft.by.empty() && std::all_of(draft.by.begin(), draft.by.end(), is_person) &&
         std::all_of(draft.by.begin(), draft.by.end(), has_left);
}

bool is_plain(const Material& material, const CaseFact& fact) {
  return fact.voice == Voice::kReporter && (fact.fact->kind == "assessment" || is_refused_talk(material, fact) ||
                                            (fact.fact->type == "REJECT" && !fact.source.empty()));
}

}  // namespace

std::vector<Obstacle> find_obstacles(const Material& material) {
  std::map<std::pair<std::string, std::string>, Draft> by_sentence;
  for (const CaseFact& fact : material.present()) {
    if (days_between(fact.known, material.view.as_of) > kObstacleMemoryDays || !stands_in_the_way(material, fact))
      continue;
    const std::vector<CaseActorId> by = whose(material, fact);
    if (by.empty() && !is_plain(material, fact)) continue;
    const std::string text = material.passage_of(fact);
    Draft& draft = by_sentence.try_emplace({fact.known, text}, Draft{fact.known, text, {}, {}}).first->second;
    add_unique(draft.by, by);
    draft.facts.push_back(&fact);
  }
  std::vector<Draft> drafts;
  for (auto& [key, draft] : by_sentence)
    if (!have_left(material, draft)) drafts.push_back(std::move(draft));
  std::vector<Obstacle> out;
  for (Draft& draft : told_once(material, std::move(drafts))) {
    SupportBuilder support(material);
    for (const CaseFact* fact : draft.facts) support.add(*fact);
    const Interval day = {draft.known, plus_days(draft.known, 1), "day"};
    out.push_back({std::move(draft.text), material.ids(draft.by), day, support.build()});
  }
  return out;
}

namespace {

bool accepts(const Proposal& agreed, const std::string& actor) {
  return std::any_of(agreed.stances.begin(), agreed.stances.end(),
                     [&](const Stance& one) { return one.actor == actor && one.stance == "accepts"; });
}

// Ids of the parties that the report names there.
std::set<std::string> named_in(const Material& material, const std::string& report, std::optional<PointSpan> where) {
  const auto& reports = material.view.reports;
  const auto found =
      std::find_if(reports.begin(), reports.end(), [&](const RecordedReport* one) { return one->id == report; });
  std::set<std::string> out;
  if (found == reports.end()) return out;
  const auto& of = material.roster.of[static_cast<std::size_t>(found - reports.begin())];
  for (std::size_t a = 0; a < of.size(); ++a) {
    const auto& mentions = (*found)->actors[a].mentions;
    const auto is_there = [&](PointSpan mention) { return where->contains(mention); };
    if (!where || std::any_of(mentions.begin(), mentions.end(), is_there))
      out.insert(material.id(material.roster.party_of(of[a])));
  }
  return out;
}

// Does the report speak of another who has agreed?
bool names_partner(const Material& material, const std::string& report, const Proposal& agreed,
                   const std::vector<std::string>& by) {
  const auto named = named_in(material, report, std::nullopt);
  return std::any_of(named.begin(), named.end(), [&](const std::string& party) {
    return std::find(by.begin(), by.end(), party) == by.end() && accepts(agreed, party);
  });
}

bool is_overtaken(const Material& material, const Obstacle& obstacle, const Proposal& agreed) {
  if (agreed.subject != "agreement" || agreed.state != "agreed" || obstacle.when.from >= agreed.made.from) return false;
  return std::all_of(obstacle.by.begin(), obstacle.by.end(),
                     [&](const std::string& actor) { return accepts(agreed, actor); }) &&
         std::any_of(obstacle.support.facts.begin(), obstacle.support.facts.end(),
                     [&](const FactRef& fact) { return names_partner(material, fact.report, agreed, obstacle.by); });
}

// "He saw no reason to meet again", "the talks ended without an agreement": of whether and how they talk, and nothing
// that one of them refuses.
bool is_of_talking(const Material& material, const Obstacle& obstacle) {
  return std::all_of(obstacle.support.facts.begin(), obstacle.support.facts.end(), [&](const FactRef& told) {
    const auto fact = std::find_if(material.facts.begin(), material.facts.end(), [&](const CaseFact& one) {
      return one.fact->id == told.fact && material.view.reports[one.report]->id == told.report;
    });
    if (fact == material.facts.end()) return false;
    return fact->fact->type == "CONSULT" || (fact->fact->type == "AGREE" && obstacle.by.empty());
  });
}

// Those who would not talk, or whose talks came to nothing, have met since.
bool have_met_since(const Material& material, const Obstacle& obstacle, const Contact& contact) {
  const auto is_there = [&](const std::string& actor) {
    return std::find(contact.parties.begin(), contact.parties.end(), actor) != contact.parties.end();
  };
  const bool is_later =
      contact.state == "held" && contact.when.precision == "day" && contact.when.from > obstacle.when.from;
  if (!is_later || !std::all_of(obstacle.by.begin(), obstacle.by.end(), is_there)) return false;
  const FactRef& told = obstacle.support.facts.front();
  const auto named = named_in(material, told.report, told.evidence);
  return std::count_if(named.begin(), named.end(), is_there) > 1 && is_of_talking(material, obstacle);
}

}  // namespace

void drop_overtaken(const Material& material, const std::vector<Proposal>& proposals,
                    const std::vector<Contact>& contacts, std::vector<Obstacle>& obstacles) {
  std::erase_if(obstacles, [&](const Obstacle& obstacle) {
    const auto is_by = [&](const Proposal& agreed) { return is_overtaken(material, obstacle, agreed); };
    const auto have_met = [&](const Contact& contact) { return have_met_since(material, obstacle, contact); };
    return (!obstacle.by.empty() && std::any_of(proposals.begin(), proposals.end(), is_by)) ||
           std::any_of(contacts.begin(), contacts.end(), have_met);
  });
}

}  // namespace grotius
