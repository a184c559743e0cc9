// Talks known by how many take part: "the six-party talks" are the same talks wherever they are told of, whether their
// sentence names all six, one of them or nobody.
#include <algorithm>
#include <array>
#include <optional>

#include "base/one_of.h"
#include "process/facts.h"

namespace grotius {
namespace {

// Fewer than four often meet in other company the next time.
constexpr std::size_t kFewest = 4;
constexpr std::array<std::string_view, 11> kNumbers = {"two",   "three", "four", "five",   "six",   "seven",
                                                       "eight", "nine",  "ten",  "eleven", "twelve"};
constexpr std::uint32_t kKindBefore = 60,
                        kKindBehind = 45;  // code points around a contact's words in which its kind is told

bool is_joint_talk(std::string_view word) {
  return one_of(word,
                {"talks", "negotiations", "dialogue", "discussions", "meeting", "summit", "conference", "session"});
}

// The number of the talks that the words from `at` on name: "six-party", "six-nation nuclear", then their noun, whose
// place is set. 0: none.
std::size_t number_at(const std::vector<std::string>& words, std::size_t at, std::size_t& noun) {
  constexpr std::size_t kMostBetween = 3;  // "six-way nuclear disarmament talks"
  const std::size_t number = parties_counted(words[at]);
  if (number < kFewest) return 0;
  for (noun = at + 1; noun < words.size() && noun <= at + 1 + kMostBetween; ++noun)
    if (is_joint_talk(words[noun])) return number;
  return 0;
}

// "-party", "-nation" or "-way" in a text, without looking at all its words.
bool may_count(std::string_view text) {
  return text.find("-party ") != std::string_view::npos || text.find("-nation ") != std::string_view::npos ||
         text.find("-way ") != std::string_view::npos;
}

class ForumFinder {
 public:
  ForumFinder(Material& material, const ForumsTold& known) : material_(material) { material_.forums = known; }

  void run() {
    for (const CaseFact& fact : material_.facts)
      if (fact.type == "CONSULT") learn(fact);
    if (material_.forums.empty()) return;
    std::optional<std::size_t> report;
    std::set<std::size_t> numbers;
    for (CaseFact& fact : material_.facts) {
      if (fact.type != "CONSULT") continue;
      if (report != fact.report) numbers = numbers_in(*(report = fact.report));
      complete(fact, numbers);
    }
  }

 private:
  // Of the talks known so that a report names.
  [[nodiscard]] std::set<std::size_t> numbers_in(std::size_t report) const {
    std::set<std::size_t> out = talks_counted_in(material_.view.reports[report]->text);
    std::erase_if(out, [&](std::size_t number) { return !material_.forums.contains(number); });
    return out;
  }

  // Of the talks that the fact's own words are of: "six-party talks", "return to the six-nation nuclear talks".
  [[nodiscard]] std::size_t number_of(const CaseFact& fact) const {
    const PointSpan trigger = fact.fact->trigger, evidence = fact.fact->evidence;
    const std::uint32_t begin = std::max(evidence.begin, trigger.begin > kKindBefore ? trigger.begin - kKindBefore : 0);
    const auto before = words_of(material_.view.words(fact.report, {begin, trigger.begin}));
    const auto words =
        words_of(material_.view.words(fact.report, {begin, std::min(evidence.end, trigger.end + kKindBehind)}));
    const std::size_t own = before.size();
    if (own >= words.size()) return 0;
    const bool is_noun = is_joint_talk(words[own]);
    for (std::size_t i = 0, noun = 0; i < words.size(); ++i) {
      const std::size_t number = number_at(words, i, noun);
      if (number == 0) continue;
      if (is_noun ? noun == own : i > own && leads_to(words, own + 1, i)) return number;
    }
    return 0;
  }

  // "Return to the", "resumption of the": nothing but such words stands between.
  static bool leads_to(const std::vector<std::string>& words, std::size_t begin, std::size_t end) {
    return std::all_of(words.begin() + static_cast<std::ptrdiff_t>(begin),
                       words.begin() + static_cast<std::ptrdiff_t>(end), [](const std::string& word) {
                         return one_of(word, {"to", "the", "of", "for", "a", "round", "in", "next", "new", "stalled"});
                       });
  }

  [[nodiscard]] std::vector<CaseActorId> named_by(const CaseFact& fact) const {
    std::vector<CaseActorId> out;
    for (const auto* list : {&fact.source_party, &fact.target_party})
      for (const CaseActorId actor : *list) {
        if (!material_.is_identified(actor) || material_.roster[actor].kind == "person") continue;
        add_unique(out, material_.acting_for(actor));
      }
    std::sort(out.begin(), out.end());
    return out;
  }

  // The first sentence that names as many as the talks have tells who they are.
  void learn(const CaseFact& fact) {
    if (fact.status == "hypothetical") return;
    auto all = named_by(fact);
    if (all.size() < kFewest || number_of(fact) != all.size()) return;
    const std::size_t number = all.size();
    material_.forums.try_emplace(number, ForumTold{fact.known, std::move(all)});
  }

  void complete(CaseFact& fact, const std::set<std::size_t>& numbers) const {
    const std::size_t number = number_of(fact);
    for (const auto& [of, forum] : material_.forums) {
      if (fact.known < forum.known) continue;
      const auto named = named_by(fact);
      if (!std::includes(forum.members.begin(), forum.members.end(), named.begin(), named.end())) continue;
      const bool is_only_one = numbers.size() == 1 && numbers.contains(of);
      if (number == of || named.size() == of || (number == 0 && is_only_one && is_meant(fact, named))) {
        fact.members = forum.members;
        return;
      }
    }
  }

  // In a report of the six-party talks: "the negotiations, which include" three of them or more; "the multilateral
  // talks"; "return to the negotiating table".
  [[nodiscard]] bool is_meant(const CaseFact& fact, const std::vector<CaseActorId>& named) const {
    constexpr std::size_t kMany = 3;
    constexpr std::uint32_t kTable = 28;  // code points: "to the negotiating table"
    const PointSpan own = fact.fact->trigger;
    const std::string trigger = fold(material_.view.words(fact.report, own));
    if (trigger.starts_with("return")) {
      const std::uint32_t end = std::min(fact.fact->evidence.end, own.end + kTable);
      const auto behind = words_of(material_.view.words(fact.report, {own.end, end}));
      return std::find(behind.begin(), behind.end(), "table") != behind.end();
    }
    if (trigger != "talks" && trigger != "negotiations") return false;
    return named.size() >= kMany || (fact.fact->mode == "multilateral" && fact.source.empty() && fact.target.empty());
  }

  Material& material_;
};

}  // namespace

std::size_t parties_counted(std::string_view word) {
  if (one_of(word, {"bilateral", "face-to-face"})) return 2;
  if (word == "trilateral") return 3;
  const std::size_t hyphen = word.find('-');
  if (hyphen == std::string_view::npos) return 0;
  const std::string_view unit = word.substr(hyphen + 1);
  if (unit != "party" && unit != "way" && unit != "nation") return 0;
  const auto number = std::find(kNumbers.begin(), kNumbers.end(), word.substr(0, hyphen));
  return number == kNumbers.end() ? 0 : static_cast<std::size_t>(number - kNumbers.begin()) + 2;
}

std::set<std::size_t> talks_counted_in(std::string_view text) {
  std::set<std::size_t> out;
  if (!may_count(text)) return out;
  const auto words = words_of(text);
  for (std::size_t i = 0, noun = 0; i < words.size(); ++i)
    if (const std::size_t number = number_at(words, i, noun); number > 0) out.insert(number);
  return out;
}

std::string counted_talks(std::size_t parties) {
  return parties < 2 || parties > kNumbers.size() + 1 ? "talks" : std::string(kNumbers[parties - 2]) + "-party talks";
}

void find_forums(Material& material, const ForumsTold& known) { ForumFinder(material, known).run(); }

}  // namespace grotius
