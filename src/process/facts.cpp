#include "process/facts.h"

#include <algorithm>
#include <array>

#include "base/sha256.h"

namespace grotius {
namespace {

class Gatherer {
 public:
  explicit Gatherer(Material& out) : out_(out) {}

  void run() {
    std::size_t most = 0;
    for (const auto& facts : out_.view.facts) most += facts.size();
    out_.facts.reserve(most);
    for (std::size_t r = 0; r < out_.view.reports.size(); ++r) {
      const std::size_t first = out_.facts.size();
      for (const RecordedFact* fact : out_.view.facts[r])
        if (CaseFact made = make(r, *fact); is_of_then(made)) out_.facts.push_back(std::move(made));
      for (std::size_t i = first; i < out_.facts.size(); ++i) {
        driven_out(out_.facts[i], first);
        left_then(out_.facts[i], first);
      }
    }
  }

 private:
  // A later knowledge tells of the day asked about what it dates there; what it tells as of its own day is of that day.
  [[nodiscard]] bool is_of_then(const CaseFact& fact) const {
    const std::string& as_of = out_.view.as_of;
    if (fact.known <= as_of) return true;
    return is_done(fact) && fact.when.precision != "reported" && fact.when.from <= as_of;
  }

  CaseFact make(std::size_t report, const RecordedFact& fact) {
    CaseFact out;
    out.report = report;
    out.fact = &fact;
    out.known = day_of(out_.view.reports[report]->published);
    out.status = fact.status;
    // To fail to agree is no agreement, whatever is told as done.
    if (fact.type == "AGREE" && fold(out_.view.words(report, fact.trigger)).starts_with("fail")) out.status = "denied";
    out.type = fact.type.empty() && fact.kind == "control" && fact.change == "gained" ? "COERCE" : fact.type;
    tell_when(out_, out);
    speakers(out);
    out.source = actors(out, fact.source);
    out.target = actors(out, fact.target);
    out.source_party = parties(out.source);
    out.target_party = parties(out.target);
    return out;
  }

  void speakers(CaseFact& out) const {
    const RecordedReport& report = *out_.view.reports[out.report];
    bool anybody = false;
    for (const std::uint32_t statement : out.fact->said_in) {
      if (only_weighs(out_.view, out_.words, out.report, report.statements[statement])) continue;
      out.voice = Voice::kAttributed;
      for (const std::uint32_t speaker : report.statements[statement].speakers) {
        const CaseActorId actor = out_.roster.of[out.report][speaker];
        if (!out_.roster[actor].identified && out_.roster[actor].kind == "other") continue;  // "a statement said"
        add_unique(out.said_by, actor);
        anybody = anybody || out_.is_identified(actor) || out_.is_identified(out_.roster.party_of(actor));
      }
    }
    if (out.voice == Voice::kAttributed && !anybody) out.voice = Voice::kAnonymous;
    out.said_by_party = parties(out.said_by);
  }

  // "They took control of the town after the militia pulled out": taken from those who left it in the same sentence.
  void driven_out(CaseFact& taken, std::size_t first) const {
    if (taken.fact->kind != "control" || taken.fact->change != "gained" || !is_done(taken) ||
        !taken.target_party.empty())
      return;
    for (std::size_t i = first; i < out_.facts.size(); ++i) {
      const CaseFact& other = out_.facts[i];
      const bool left = is_done(other) && ((other.fact->type == "RETREAT" && other.fact->mode == "withdraw") ||
                                           other.fact->change == "lost");
      if (!left || !other.fact->evidence.overlaps(taken.fact->evidence) ||
          overlap(other.source_party, taken.source_party))
        continue;
      add_unique(taken.target, other.source);
      add_unique(taken.target_party, other.source_party);
    }
  }

  // "They walked out of the talks in May": the talks were in May, too.
  void left_then(const CaseFact& left, std::size_t first) const {
    if (left.fact->type != "REJECT" || !is_done(left) || left.when.precision == "reported") return;
    const auto& all = out_.view.reports[left.report]->facts;
    for (std::size_t i = first; i < out_.facts.size(); ++i) {
      CaseFact& talks = out_.facts[i];
      const auto is_it = [&](std::uint32_t about) { return all[about].id == talks.fact->id; };
      if (talks.type == "CONSULT" && is_done(talks) && talks.when.precision == "reported" &&
          talks.fact->evidence.overlaps(left.fact->evidence) &&
          std::any_of(left.fact->about.begin(), left.fact->about.end(), is_it))
        talks.when = left.when;
    }
  }

  // "Our forces", "his troops" in somebody's words are the speaker's.
  [[nodiscard]] std::vector<CaseActorId> actors(const CaseFact& fact, const std::vector<std::uint32_t>& list) const {
    std::vector<CaseActorId> out;
    const RecordedReport& report = *out_.view.reports[fact.report];
    for (const std::uint32_t index : list) {
      if (only_backs(fact, report.actors[index]) || is_against(fact, report.actors[index])) continue;
      if (const auto leaders = leaders_meant(fact.report, report.actors[index].name); !leaders.empty()) {
        add_unique(out, leaders);
        continue;
      }
      const CaseActorId actor = out_.roster.of[fact.report][index];
      const bool may_be_speakers = fact.said_by.size() == 1 && !out_.is_identified(actor);
      if (!may_be_speakers || !is_somebodys_force(report.actors[index].name))
        add_unique(out, actor);
      else if (out.empty() || fold(report.actors[index].name).starts_with("our "))  // "Alpha and his men" are Alpha's
        add_unique(out, out_.roster.party_of(fact.said_by[0]));
    }
    return out;
  }

  // "The three leaders" of a report that names as many with the highest office of a state.
  [[nodiscard]] std::vector<CaseActorId> leaders_meant(std::size_t report, const std::string& name) const {
    static constexpr std::array<std::string_view, 5> kNumbers = {"two", "three", "four", "five", "six"};
    auto words = words_of(name);
    if (!words.empty() && words[0] == "the") words.erase(words.begin());
    if (words.size() != 2 || words[1] != "leaders") return {};
    const auto number = std::find(kNumbers.begin(), kNumbers.end(), words[0]);
    if (number == kNumbers.end()) return {};
    const auto& leaders = out_.roster.leaders[report];
    const bool is_all = leaders.size() == static_cast<std::size_t>(number - kNumbers.begin()) + 2;
    return is_all ? leaders : std::vector<CaseActorId>{};
  }

  [[nodiscard]] bool is_somebodys_force(const std::string& name) const {
    const auto words = words_of(name);
    const bool is_possessive =
        !words.empty() && (words[0] == "our" || words[0] == "his" || words[0] == "its" || words[0] == "her");
    return is_possessive && words.size() > 1 &&
           (out_.words.is("military", words.back()) || out_.words.is("member", words.back()));
  }

  // "Supports the government against the rebels": them it does not help.
  [[nodiscard]] bool is_against(const CaseFact& fact, const RecordedActor& actor) const {
    constexpr std::uint32_t kReach = 14;  // code points: "against the"
    const std::string& type = fact.fact->type;
    if (type != "AID" && type != "SUPPORT" && type != "COOPERATE") return false;
    return std::any_of(actor.mentions.begin(), actor.mentions.end(), [&](PointSpan mention) {
      if (!fact.fact->evidence.contains(mention) || mention.begin < fact.fact->trigger.end + kReach) return false;
      return out_.view.passage(fact.report, {mention.begin - kReach, mention.begin}).find("against ") !=
             std::string_view::npos;
    });
  }

  // "The US-backed government held the town": all the sentence says of the United States is whom they back.
  [[nodiscard]] bool only_backs(const CaseFact& fact, const RecordedActor& actor) const {
    bool any = false;
    for (const PointSpan mention : actor.mentions) {
      if (!fact.fact->evidence.contains(mention)) continue;
      const std::string_view next = out_.view.passage(fact.report, {mention.end, mention.end + 9});
      const auto follows = [&](std::string_view suffix) { return next.starts_with(suffix); };
      if (!follows("-backed") && !follows("-support") && !follows("-allied") && !follows("-mediate") &&
          !follows("-brokere"))
        return false;
      any = true;
    }
    return any;
  }

  [[nodiscard]] std::vector<CaseActorId> parties(const std::vector<CaseActorId>& list) const {
    std::vector<CaseActorId> out;
    for (const CaseActorId actor : list) add_unique(out, out_.roster.party_of(actor));
    return out;
  }

  Material& out_;
};

}  // namespace

std::span<const CaseFact> Material::present() const {
  const auto behind = [&](const std::string& day) {
    return std::partition_point(facts.begin(), facts.end(), [&](const CaseFact& fact) { return fact.known < day; });
  };
  return {behind(from), to.empty() ? facts.end() : behind(to)};
}

bool Material::is_any_beside(const std::vector<CaseActorId>& actors) const {
  return std::any_of(actors.begin(), actors.end(), [&](CaseActorId actor) { return is_beside(actor); });
}

bool Material::are_all_beside(const std::vector<CaseActorId>& actors) const {
  return !actors.empty() &&
         std::all_of(actors.begin(), actors.end(), [&](CaseActorId actor) { return is_beside(actor); });
}

std::vector<std::string> Material::ids(const std::vector<CaseActorId>& actors) const {
  std::vector<std::string> out;
  out.reserve(actors.size());
  for (const CaseActorId actor : actors) out.push_back(id(actor));
  std::sort(out.begin(), out.end());
  return out;
}

namespace {

// "WASHINGTON, Aug 8 -- President Carter …": where and when the report was filed is no part of what it says.
std::string without_dateline(std::string text) {
  constexpr std::size_t kLongestDateline = 60;
  const std::size_t dash = text.find(" -- ");
  if (dash == std::string::npos || dash > kLongestDateline) return text;
  const std::size_t first = text.find_first_of(", (");
  const std::string place = text.substr(0, std::min(first, dash));
  const bool is_place =
      place.size() > 2 && std::none_of(place.begin(), place.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return is_place ? text.substr(dash + 4) : text;
}

}  // namespace

std::string Material::passage_of(const CaseFact& fact) const {
  return without_dateline(one_line(view.passage(fact.report, fact.fact->evidence)));
}

bool only_weighs(const CaseView& view, const CaseWords& words, std::size_t report, const RecordedStatement& statement) {
  return words.is("weighing", fold(view.words(report, statement.cue)));
}

FactRef Material::reference(const CaseFact& fact) const {
  FactRef out;
  out.report = view.reports[fact.report]->id;
  out.fact = fact.fact->id;
  out.evidence = fact.fact->evidence;
  out.said_by = ids(fact.said_by);
  out.anonymous = fact.voice == Voice::kAnonymous;
  out.published = fact.known;
  out.confidence = fact.fact->confidence;
  return out;
}

Material gather(const CaseView& view, const CaseWords& words, const Roster& roster, const ForumsTold& forums) {
  Material out{view, words, roster, {}};
  const auto government = std::find_if(roster.actors.begin(), roster.actors.end(), [&](const CaseActor& actor) {
    return actor.code == roster.scene + "GOV" && !actor.is_land && actor.identified;
  });
  if (!roster.scene.empty() && government != roster.actors.end())
    out.land_government = CaseActorId(government - roster.actors.begin());
  Gatherer(out).run();
  find_forums(out, forums);
  return out;
}

void SupportBuilder::add(const CaseFact& fact) {
  entries_.push_back({fact.fact->confidence, fact.known, material_->view.reports[fact.report]->id, fact.fact->id, "",
                      &fact, fact.fact->evidence});
}

void SupportBuilder::add_actor(const RecordedReport& report, const RecordedActor& actor, PointSpan evidence) {
  entries_.push_back({0, std::string_view(report.published).substr(0, 10), report.id, "", actor.id, nullptr, evidence});
}

FactRef SupportBuilder::reference(const Entry& entry) const {
  if (entry.of != nullptr) return material_->reference(*entry.of);
  FactRef out;
  out.report = entry.report;
  out.actor = entry.actor;
  out.evidence = entry.evidence;
  out.published = entry.published;
  return out;
}

Support SupportBuilder::build(const Support& before) const {
  std::vector<Entry> entries = entries_;
  const auto key = [](const Entry& e) { return std::tuple(-e.confidence, e.published, e.report, e.fact, e.actor); };
  // What was added twice stands side by side then, the first of it first.
  std::stable_sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) { return key(a) < key(b); });
  const auto end = std::unique(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return a.report == b.report && a.fact == b.fact && a.actor == b.actor;
  });
  Support out;
  out.total = static_cast<std::size_t>(end - entries.begin());
  for (std::size_t i = 0; i < std::min(out.total, kMostFacts); ++i) out.facts.push_back(reference(entries[i]));
  return before.total == 0 ? out : together(before, out);
}

namespace {

bool is_stronger(const FactRef& a, const FactRef& b) {
  const auto key = [](const FactRef& f) {
    return std::tuple(-f.confidence, std::string_view(f.published), std::string_view(f.report),
                      std::string_view(f.fact), std::string_view(f.actor));
  };
  return key(a) < key(b);
}

}  // namespace

Support support_of(std::vector<FactRef> facts) {
  std::sort(facts.begin(), facts.end(), is_stronger);
  const std::size_t total = facts.size();
  facts.resize(std::min(total, kMostFacts));
  return {std::move(facts), total};
}

Support together(const Support& a, const Support& b) {
  Support out;
  std::merge(a.facts.begin(), a.facts.end(), b.facts.begin(), b.facts.end(), std::back_inserter(out.facts),
             is_stronger);
  if (out.facts.size() > kMostFacts) out.facts.resize(kMostFacts);
  out.total = a.total + b.total;
  return out;
}

bool is_done(const CaseFact& fact) { return fact.status == "occurred" || fact.status == "ongoing"; }
bool is_ahead(const CaseFact& fact) { return fact.status == "planned"; }

std::string stable_id(char letter, std::string_view key) { return letter + sha256_hex(key).substr(0, 8); }

std::string one_line(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const bool is_blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!is_blank)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

void add_unique(std::vector<CaseActorId>& list, CaseActorId actor) {
  if (!contains(list, actor)) list.push_back(actor);
}

void add_unique(std::vector<CaseActorId>& list, const std::vector<CaseActorId>& actors) {
  for (const CaseActorId actor : actors) add_unique(list, actor);
}

bool contains(const std::vector<CaseActorId>& list, CaseActorId actor) {
  return std::find(list.begin(), list.end(), actor) != list.end();
}

bool overlap(const std::vector<CaseActorId>& a, const std::vector<CaseActorId>& b) {
  return std::any_of(a.begin(), a.end(), [&](CaseActorId actor) { return contains(b, actor); });
}

}  // namespace grotius
