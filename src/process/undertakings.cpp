#include "process/undertakings.h"

#include <algorithm>

#include "base/one_of.h"
#include "process/demands.h"
#include "process/labels.h"

namespace grotius {
namespace {

constexpr std::uint32_t kBehind = 200;   // code points behind a verb in which its infinitive is looked for
constexpr std::size_t kNoun = 5;         // words in which a noun of asking or promising follows its verb
constexpr std::size_t kInfinitive = 14;  // words in which that noun's infinitive does
constexpr std::size_t kObject = 7;       // words of an object

// What stands in brackets explains a name.
std::string without_brackets(const std::string& text) {
  std::string out;
  int depth = 0;
  for (const char c : text) {
    if (c == '(') ++depth;
    if (depth == 0) out += c;
    if (c == ')' && depth > 0) --depth;
  }
  return out;
}

bool ends_clause(const std::string& word) {
  return !word.empty() && std::string_view(",.;:\"").find(word.back()) != std::string_view::npos;
}

bool is_determiner(const std::string& word) {
  return one_of(word, {"the",   "a",     "an",  "any",  "its",  "their", "his", "her",  "our", "this", "that",
                       "these", "those", "all", "both", "such", "some",  "it",  "them", "him", "us"});
}

bool is_possessive(const std::string& word) { return one_of(word, {"its", "their", "his", "her", "our"}); }

// A word behind which the object of a verb is over.
bool ends_object(const std::string& word) {
  return one_of(word, {"that",  "which",  "who",   "by",   "on",     "in",      "at",    "until",   "unless",
                       "if",    "before", "after", "from", "as",     "under",   "with",  "when",    "because",
                       "while", "and",    "or",    "but",  "during", "within",  "since", "through", "despite",
                       "to",    "for",    "there", "into", "over",   "without", "so",    "where",   "should",
                       "will",  "would",  "is",    "was",  "--"});
}

// A verb that tells no act by itself, or one of meeting, which is a contact.
bool is_light(const Material& material, const std::string& verb) {
  return material.words.is("telling", verb) ||
         one_of(verb, {"be",      "have",  "do",    "take",     "make",  "give", "get",    "go",    "come",
                       "put",     "bring", "see",   "let",      "keep",  "meet", "attend", "visit", "talk",
                       "discuss", "begin", "start", "continue", "stop",  "end",  "use",    "show",  "find",
                       "try",     "seek",  "ask",   "call",     "allow", "help", "work",   "play",  "face"});
}

// The infinitive's place among the words behind the fact's trigger, or their number.
std::size_t infinitive_in(const Material& material, const CaseFact& fact, const std::vector<std::string>& words) {
  const auto is_verb_at = [&](std::size_t i) {
    const std::string& word = words[i];
    return words[i - 1] == "to" && word == fold(word) && word.size() > 2 &&
           word.find_first_of("0123456789'") == word.npos && !is_determiner(word);
  };
  std::size_t first = 0;
  while (first < words.size() && (words[first] == "not" || words[first].ends_with("ly") || words[first] == "also"))
    ++first;
  if (first + 1 < words.size() && words[first] == "to") return is_verb_at(first + 1) ? first + 1 : words.size();
  std::size_t from = first;
  if (fact.fact->type != "REQUEST") {
    const auto names = [&](const std::string& word) {
      return material.words.is("demand", word) || material.words.is("paper", word) || word == "commitment" ||
             word == "readiness" || word == "willingness";
    };
    while (from < words.size() && from < first + kNoun && !names(words[from])) {
      if (ends_clause(words[from])) return words.size();
      ++from;
    }
    if (from == words.size() || from == first + kNoun || ends_clause(words[from])) return words.size();
    const bool is_own = from > 0 && material.words.is("paper", words[from]) && is_possessive(words[from - 1]);
    if (is_own) return words.size();  // "approval for his plans to fight": nobody else's
  }
  for (std::size_t i = from + 1; i < words.size() && i < from + kInfinitive && !ends_clause(words[i - 1]); ++i)
    if (is_verb_at(i)) return i;
  return words.size();
}

// Without what tells neither which nor what: "new", "two", "the".
std::string key_of(const Material& material, const std::string& object) {
  std::string out;
  for (const std::string& word : words_of(object))
    if (!is_determiner(word) && !material.words.is("weak", word) && !material.words.is("vague", word))
      (out.empty() ? out : out += ' ') += singular(word);
  return out;
}

struct Act {
  std::string verb, object;
};

std::optional<Act> act_behind(const Material& material, const CaseFact& fact) {
  const std::uint32_t begin = fact.fact->trigger.end, end = std::min(begin + kBehind, fact.fact->evidence.end);
  if (begin >= end) return std::nullopt;
  const auto words = written_words(without_brackets(one_line(material.view.words(fact.report, {begin, end}))));
  const std::size_t at = infinitive_in(material, fact, words);
  if (at >= words.size() || ends_clause(words[at]) || is_light(material, words[at])) return std::nullopt;
  Act out{words[at], ""};
  for (std::size_t i = at + 1; i < words.size() && i <= at + kObject && !ends_object(words[i]); ++i) {
    (out.object.empty() ? out.object : out.object += ' ') += words[i];
    if (ends_clause(words[i])) break;
  }
  out.object = trimmed_end(std::move(out.object));
  const auto named = words_of(out.object);
  // "To heed the demand", "to meet the request": what it names is told where the demand is.
  if (named.empty() || material.words.is("demand", named.back()) || readable(material, out.object).empty())
    return std::nullopt;
  return out;
}

// Does another rule know what it is about, a withdrawal or talks?
bool is_known(const Material& material, const CaseFact& fact) {
  const auto beside = same_sentence(material, fact);
  return std::any_of(beside.begin(), beside.end(), [&](const CaseFact* other) {
    return other->fact->trigger.begin > fact.fact->trigger.begin && !subject_of(material, *other).empty();
  });
}

// To be ready to fight, or to agree to break off relations, answers nobody's proposal.
bool is_of_conflict(const Material& material, const CaseFact& fact) {
  const auto& all = material.view.reports[fact.report]->facts;
  return std::any_of(fact.fact->about.begin(), fact.fact->about.end(), [&](std::uint32_t i) {
    return one_of(all[i].type, {"ASSAULT", "COERCE", "THREATEN", "SANCTION"}) ||
           (all[i].type == "REJECT" && fact.fact->type == "AGREE");
  });
}

// One who only promises or asks seeks; what several promise together they have agreed.
std::string stance_in(const CaseFact& fact, const std::string& trigger, std::size_t voices) {
  if (fact.fact->kind == "position") return fact.fact->stance;
  if (fact.fact->type == "REJECT") return "rejects";
  if (fact.fact->type != "AGREE") return "seeks";
  return voices > 1 || tells_agreeing(trigger) ? "accepts" : "seeks";
}

}  // namespace

std::optional<Undertaking> undertaking_of(const Material& material, const CaseFact& fact) {
  const RecordedFact& record = *fact.fact;
  const bool is_word = one_of(record.type, {"REQUEST", "AGREE", "REJECT"}) || record.kind == "position";
  if (!is_word || !is_done(fact) || record.background || is_of_others(material, fact)) return std::nullopt;
  const auto act = act_behind(material, fact);
  if (!act || is_of_conflict(material, fact) || is_known(material, fact)) return std::nullopt;
  const std::string object = key_of(material, act->object);
  if (object.empty()) return std::nullopt;
  Undertaking out;
  out.subject = material.words.is("making", act->verb) ? object : act->verb + " " + object;
  out.label = capital(act->verb + " " + act->object);
  std::vector<CaseActorId> voices = voices_of(material, fact);
  std::erase_if(voices, [&](CaseActorId actor) { return !material.is_party(actor) || is_tally(material, actor); });
  const std::string trigger = fold(material.view.words(fact.report, record.trigger));
  const std::string stance = stance_in(fact, trigger, voices.size());
  if (stance.empty() || stance == "undecided") return std::nullopt;
  for (const CaseActorId actor : voices)
    out.positions.push_back({actor, stance, word_on(material, fact), fact.voice == Voice::kAnonymous, "", &fact});
  return out.positions.empty() ? std::nullopt : std::optional(std::move(out));
}

bool is_one_undertaking(const std::string& a, const std::string& b) {
  const std::string &shorter = a.size() < b.size() ? a : b, &longer = a.size() < b.size() ? b : a;
  return shorter == longer || longer.ends_with(" " + shorter);
}

bool names_one_act(const std::string& a, const std::string& b) {
  constexpr std::size_t kShortestStem = 4;
  auto some = words_of(a), others = words_of(b);
  for (auto* words : {&some, &others})
    std::erase_if(*words, [](const std::string& word) { return word == "of" || is_determiner(word); });
  if (some.size() < 2 || !std::equal(some.begin() + 1, some.end(), others.begin() + !others.empty(), others.end()))
    return false;
  const auto ends = std::mismatch(some[0].begin(), some[0].end(), others[0].begin(), others[0].end());
  const auto is_ending = [](const std::string& rest) {
    return one_of(rest, {"", "e", "ze", "se", "zing", "sing", "tion", "ation", "ion", "al", "ment", "ing"});
  };
  return ends.first - some[0].begin() >= static_cast<std::ptrdiff_t>(kShortestStem) &&
         is_ending({ends.first, some[0].end()}) && is_ending({ends.second, others[0].end()});
}

bool is_answered(const StancesTold& stances) {
  return std::any_of(stances.of.begin(), stances.of.end(), [](const auto& told) {
    return std::any_of(told.second.begin(), told.second.end(),
                       [](const StanceTold& one) { return one.stance != "seeks"; });
  });
}

}  // namespace grotius
