// Who holds which ground: the latest word on every area.
#include <algorithm>

#include "process/areas.h"
#include "process/sections.h"

namespace grotius {
namespace {

// Ground that changed hands longer ago is history.
constexpr int kGroundMemoryDays = 5 * 365;

// Background without a day of its own tells of an earlier time, whenever it was written.
std::string day_told(const CaseFact& fact) {
  if (fact.when.precision != "reported") return fact.when.from;
  return fact.fact->background ? "" : fact.known;
}

class ControlFinder {
 public:
  ControlFinder(const Material& material, GroundsTold& grounds)
      : material_(material), grounds_(grounds), areas_(material, grounds.places) {}

  void take_all() {
    std::size_t next = 0;
    const auto take_places = [&](std::size_t end) {
      for (; next < end; ++next)
        if (const RecordedReport& report = *material_.view.reports[next];
            material_.is_present(day_of(report.published)))
          areas_.take_places(report, next);
    };
    for (const CaseFact& fact : material_.present()) {
      take_places(fact.report + 1);
      if (!is_done(fact)) continue;
      if (fact.type == "ASSAULT" && !fact.fact->mutual && !overlap(fact.source_party, fact.target_party))
        for (const CaseActorId source : fact.source_party)
          for (const CaseActorId target : fact.target_party) grounds_.fought.emplace(source, target);
      if (fact.fact->kind == "control" && !fact.fact->change.empty()) told(fact, fact.fact->change);
      if (fact.fact->type == "MOBILIZE" && !fact.fact->background) moved_in(fact);
    }
    take_places(material_.view.reports.size());
    for (auto& [key, words] : grounds_.of_area)
      std::erase_if(words, [&](const GroundTold& word) { return is_history(word); });
    std::erase_if(grounds_.of_area, [](const auto& area) { return area.second.empty(); });
  }

  std::vector<Control> run() {
    by_area_ = grounds_.of_area;
    for (auto& [key, words] : by_area_) {
      std::stable_sort(words.begin(), words.end(),
                       [](const GroundTold& a, const GroundTold& b) { return a.day < b.day; });
      if (const auto moved = grounds_.moved.find(key); moved != grounds_.moved.end())
        for (const GroundTold& one : moved->second) take_over(one, words);
      if (is_region(key)) regions_.push_back(key);
    }
    std::vector<Control> out;
    for (const auto& [key, words] : by_area_)
      if (!is_overtaken(key, words.back())) out.push_back(latest(words));
    std::stable_sort(out.begin(), out.end(), [](const Control& a, const Control& b) {
      return std::tie(a.when.to, a.area) < std::tie(b.when.to, b.area);
    });
    return out;
  }

 private:
  [[nodiscard]] std::vector<CaseActorId> parties(const std::vector<CaseActorId>& actors) const {
    std::vector<CaseActorId> out;
    for (const CaseActorId actor : actors)
      if (material_.is_party(actor) && !material_.roster[actor].code.ends_with("LEG")) out.push_back(actor);
    return out;
  }

  // Who speaks of "occupied territory" does not hold it.
  [[nodiscard]] bool says_we(const CaseFact& fact) const {
    const auto words = words_of(material_.passage_of(fact));
    return std::any_of(words.begin(), words.end(),
                       [](const std::string& word) { return word == "we" || word == "our" || word == "us"; });
  }

  // "It considers East Port occupied": what somebody takes ground for makes him no holder of it.
  [[nodiscard]] bool is_view(const CaseFact& fact) const {
    constexpr std::size_t kReach = 5;  // words
    const auto words =
        words_of(material_.view.words(fact.report, {fact.fact->evidence.begin, fact.fact->trigger.begin}));
    const auto first = words.end() - static_cast<std::ptrdiff_t>(std::min(kReach, words.size()));
    return std::any_of(first, words.end(), [&](const std::string& word) {
      return material_.words.is("view", word) || (word.ends_with("s") && material_.words.is("view", singular(word)));
    });
  }

  // The day of what the sentence tells before it: "in June they seized the capital, and then extended their control".
  [[nodiscard]] std::string day_before(const CaseFact& fact) const {
    std::string out;
    if (fact.when.precision != "reported") return out;
    for (const CaseFact* other : same_sentence(material_, fact))
      if (other->fact->kind == "control" && is_done(*other) && other->when.precision != "reported" &&
          other->fact->trigger.begin < fact.fact->trigger.begin && overlap(other->source_party, fact.source_party))
        out = other->when.from;
    return out;
  }

  void told(const CaseFact& fact, const std::string& change) {
    if (is_view(fact)) return;
    const bool is_own_word = fact.source_party.empty() && says_we(fact);
    const auto holders = parties(is_own_word ? fact.said_by_party : fact.source_party);
    if (holders.empty() || (change != "lost" && is_given_up(fact))) return;
    const std::string before = day_before(fact), day = before.empty() ? day_told(fact) : before;
    std::set<std::string> keys;
    for (const std::string& area : areas_.of(fact))
      if (const std::string key = area_key(area); keys.insert(key).second)
        grounds_.of_area[key].push_back({area, change, holders, day, fact.when, material_.reference(fact)});
  }

  [[nodiscard]] bool is_history(const GroundTold& word) const {
    return word.when.precision != "reported" && days_between(word.when.to, material_.view.as_of) > kGroundMemoryDays;
  }

  // "They abandoned the city they had controlled": the same sentence says that they hold it no more.
  [[nodiscard]] bool is_given_up(const CaseFact& fact) const {
    const auto beside = same_sentence(material_, fact);
    return std::any_of(beside.begin(), beside.end(), [&](const CaseFact* other) {
      return other->fact->change == "lost" && is_done(*other) && overlap(other->source_party, fact.source_party);
    });
  }

  void moved_in(const CaseFact& fact) {
    const auto holders = parties(fact.source_party);
    if (!holders.empty() && starts_upper(fact.fact->place))
      grounds_.moved[area_key(fact.fact->place)].push_back(
          {"", "gained", holders, day_told(fact), fact.when, material_.reference(fact)});
  }

  // A force that moves into ground which its holder has given up holds it.
  static void take_over(const GroundTold& force, std::vector<GroundTold>& words) {
    const GroundTold& last = words.back();
    if (last.change != "lost" || last.day > force.day || overlap(last.holder, force.holder)) return;
    GroundTold gained = force;
    gained.area = last.area;
    words.push_back(std::move(gained));
  }

  // An earlier word on a part of what is told of later: the city has fallen, and its airport with it.
  [[nodiscard]] bool is_overtaken(const std::string& key, const GroundTold& word) const {
    const auto is_later = [&](const std::string& whole) {
      const auto found = by_area_.find(whole);
      if (found == by_area_.end() || !lies_in(key, whole)) return false;
      const GroundTold& later = found->second.back();
      return word.day <= later.day && later.change != "lost";
    };
    if (is_region(key)) return std::any_of(regions_.begin(), regions_.end(), is_later) || was_driven_out(word);
    for (std::size_t at = key.find(' '); at != std::string::npos && at + 1 < key.size(); at = key.find(' ', at + 1))
      if (is_later(key.substr(0, at + 1))) return true;
    return false;
  }

  // Who has since lost towns is not told as holding "the south and centre of the country": how much of it, nobody says.
  [[nodiscard]] bool was_driven_out(const GroundTold& region) const {
    return std::any_of(by_area_.begin(), by_area_.end(), [&](const auto& one) {
      const auto& [key, words] = one;
      const GroundTold& last = words.back();
      const bool is_theirs = overlap(last.holder, region.holder);
      const bool is_lost = last.change == "lost" ? is_theirs : !is_theirs;
      return !is_region(key) && is_lost && last.day > region.day &&
             std::any_of(words.begin(), words.end(),
                         [&](const GroundTold& w) { return overlap(w.holder, region.holder); });
    });
  }

  [[nodiscard]] bool are_opposed(const std::vector<CaseActorId>& holders) const {
    for (const CaseActorId a : holders)
      for (const CaseActorId b : holders)
        if (grounds_.fought.contains({a, b})) return true;
    return false;
  }

  [[nodiscard]] Control latest(const std::vector<GroundTold>& words) const {
    const GroundTold& last = words.back();
    Control out;
    out.area = last.area;
    out.change = last.change;
    out.when = last.when;
    std::vector<FactRef> support;
    for (const GroundTold& word : words) {
      const bool agrees = overlap(word.holder, last.holder);
      if (agrees) support.push_back(word.reference);
      if (!agrees && word.day == last.day && word.change != "lost" && last.change != "lost") out.contested = true;
    }
    // Two sides of one sentence do not hold the same ground together.
    if (last.holder.size() > 1 && are_opposed(last.holder)) out.contested = true;
    out.support = support_of(std::move(support));
    (out.change == "lost" ? out.former : out.holder) = material_.ids(last.holder);
    return out;
  }

  const Material& material_;
  GroundsTold& grounds_;
  AreaFinder areas_;
  std::map<std::string, std::vector<GroundTold>> by_area_;
  std::vector<std::string> regions_;  // keys
};

}  // namespace

std::vector<Control> find_control(const Material& material, Past& past) {
  ControlFinder finder(material, past.grounds);
  finder.take_all();
  return finder.run();
}

}  // namespace grotius
