#include "gold_score.h"

#include <algorithm>

#include "text/text.h"

namespace grotius {
namespace {

using nlohmann::json;

bool overlap(const json& a, const json& b) {
  return a.at(0).get<int>() < b.at(1).get<int>() && b.at(0).get<int>() < a.at(1).get<int>();
}

bool holds(const json& list, const json& value) { return std::find(list.begin(), list.end(), value) != list.end(); }

// The samples are ASCII, so that a code point is a byte.
std::string cut(const std::string& text, const json& span) {
  const auto begin = span.at(0).get<std::size_t>();
  return text.substr(begin, span.at(1).get<std::size_t>() - begin);
}

class Scorer {
 public:
  Scorer(const json& reading, const json& gold, const std::string& text)
      : reading_(reading), gold_(gold), text_(text) {}

  [[nodiscard]] GoldScore score() const {
    GoldScore out;
    match_facts(out);
    for (const json& trap : gold_.at("traps")) {
      const bool sprung = std::any_of(reading_.at("facts").begin(), reading_.at("facts").end(), [&](const json& fact) {
        return done(fact) && overlap(fact.at("trigger"), trap.at("evidence")) && holds(trap.at("plover"), type(fact));
      });
      out.traps += sprung;
      if (sprung) out.misses.push_back("told as done: " + cut(text_, trap.at("evidence")));
    }
    for (const json& wanted : gold_.at("statements")) {
      ++out.statements;
      const bool is_there =
          std::any_of(reading_.at("statements").begin(), reading_.at("statements").end(), [&](const json& s) {
            const bool same = std::any_of(s.at("content").begin(), s.at("content").end(),
                                          [&](const json& c) { return overlap(c, wanted.at("content")); });
            return same && one_takes_part(s.at("speakers"), wanted.at("speaker"));
          });
      out.heard += is_there;
      if (!is_there) out.misses.push_back("not heard: " + cut(text_, wanted.at("content")));
    }
    return out;
  }

 private:
  static bool done(const json& fact) { return fact.at("status") == "occurred" || fact.at("status") == "ongoing"; }
  static json type(const json& fact) { return fact.at("plover").is_null() ? json() : fact.at("plover").at("type"); }

  // Is one of the actors called by one of the names: does a name or description of his hold it?
  [[nodiscard]] bool one_takes_part(const json& actors, const json& participants) const {
    if (participants.empty()) return true;
    for (const json& id : actors)
      for (const json& actor : reading_.at("actors")) {
        if (actor.at("id") != id) continue;
        std::string names = actor.at("name").get<std::string>() + '\n';
        for (const json& mention : actor.at("mentions")) names += cut(text_, mention) + '\n';
        for (const json& participant : participants)
          for (const json& name : participant)
            if (names.find(name.get<std::string>()) != std::string::npos) return true;
      }
    return false;
  }

  [[nodiscard]] bool tells(const json& fact, const json& gold) const {
    const std::string kind = fact.at("kind");
    if (!overlap(fact.at("trigger"), gold.at("evidence")) || !holds(gold.at("kind"), kind)) return false;
    if (kind == "event" && !gold.at("plover").empty() && !holds(gold.at("plover"), type(fact))) return false;
    return one_takes_part(fact.at("source"), gold.at("source")) && one_takes_part(fact.at("target"), gold.at("target"));
  }

  // Facts with the right status take their gold fact before the others do.
  void match_facts(GoldScore& out) const {
    const json &facts = reading_.at("facts"), &wanted = gold_.at("facts");
    std::vector<bool> used(facts.size()), found(wanted.size());
    for (const bool required : {true, false})
      for (std::size_t g = 0; g < wanted.size(); ++g)
        for (std::size_t f = 0; f < facts.size() && !found[g]; ++f)
          if (!used[f] && wanted[g].at("must").get<bool>() == required &&
              holds(wanted[g].at("status"), facts[f].at("status")) && tells(facts[f], wanted[g]))
            used[f] = found[g] = true;
    for (std::size_t g = 0; g < wanted.size(); ++g) {
      if (!wanted[g].at("must").get<bool>()) continue;
      ++out.must;
      out.kept += found[g];
      if (!found[g]) out.misses.push_back("missed: " + cut(text_, wanted[g].at("evidence")));
    }
    for (std::size_t f = 0; f < facts.size(); ++f) {
      ++out.predicted;
      out.right += used[f];
      if (!used[f])
        out.misses.push_back("not so: " + facts[f].at("status").get<std::string>() + " " + type(facts[f]).dump() +
                             " \"" + cut(text_, facts[f].at("trigger")) +
                             "\" in: " + cut(text_, facts[f].at("evidence")));
    }
  }

  const json& reading_;
  const json& gold_;
  const std::string& text_;
};

}  // namespace

void GoldScore::add(const GoldScore& other) {
  predicted += other.predicted;
  right += other.right;
  must += other.must;
  kept += other.kept;
  traps += other.traps;
  statements += other.statements;
  heard += other.heard;
  misses.insert(misses.end(), other.misses.begin(), other.misses.end());
}

GoldScore score_reading(const json& reading, const json& gold, const std::string& text) {
  return Scorer(reading, gold, text).score();
}

}  // namespace grotius
