#include "process/entries.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

namespace grotius {
namespace {

constexpr std::size_t kShownFacts = 3;

class EntryWriter {
 public:
  EntryWriter(const State& state, bool with_names) : state_(state), with_names_(with_names) {
    if (!with_names) return;
    for (const StateActor& actor : state.actors) names_[actor.id] = actor.name;
  }

  std::vector<Entry> write(const std::vector<const Dyad*>* scores = nullptr) {
    for (const Mandate& m : state_.mandates) mandate(m);
    for (const Proposal& p : state_.proposals) proposal(p);
    for (const Obstacle& o : state_.obstacles)
      add("In the way", o.when.from + o.text, fmt::format("{}  {}{}", o.when.from, by(o.by), o.text), o.by, o.support);
    for (const Contact& c : state_.contacts) contact(c);
    for (const AgendaItem& a : state_.agenda) agenda(a);
    for (const Measure& m : state_.measures) measure(m);
    for (const Hostility& h : state_.hostilities) hostility(h);
    for (const Control& c : state_.control) control(c);
    for (const Tone& t : state_.tone)
      add("Tone", t.when.from + t.actor + t.tone, fmt::format("{}  {}: {}", t.when.from, name(t.actor), t.tone),
          {t.actor}, t.support);
    if (scores == nullptr)
      for (const Dyad& d : state_.dyads) dyad(d);
    else
      for (const Dyad* d : *scores) dyad(*d);
    for (const Contradiction& c : state_.contradictions) contradiction(c);
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string name(const std::string& id) const {
    const auto found = names_.find(id);
    return found == names_.end() ? id : found->second;
  }

  [[nodiscard]] std::string joined(const std::vector<std::string>& ids, std::string_view between) const {
    std::vector<std::string> all;
    all.reserve(ids.size());
    for (const std::string& id : ids) all.push_back(name(id));
    std::sort(all.begin(), all.end());
    return fmt::format("{}", fmt::join(all, between));
  }

  std::string names(const std::vector<std::string>& ids) const { return joined(ids, ", "); }
  std::string by(const std::vector<std::string>& ids) const { return ids.empty() ? "" : names(ids) + ": "; }

  void add(std::string section, std::string key, std::string text, std::vector<std::string> actors,
           const Support& support, int depth = 0) {
    out_.push_back({std::move(section), std::move(key), std::move(text), "", depth, std::move(actors), support});
  }

  static std::vector<std::string> together(std::vector<std::string> a, const std::vector<std::string>& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
  }

  // "on_the_table" as people write it.
  static std::string plain(std::string state) {
    std::replace(state.begin(), state.end(), '_', ' ');
    return state;
  }

  // An end that is only announced has no last day.
  static std::string end_text(const Interval& until) {
    if (until.precision == "reported")
      return until.from.empty() ? "ended by " + until.to : "to end after " + until.from;
    return "until " + interval_text(until);
  }

  void mandate(const Mandate& m) {
    std::string text = fmt::format("{}, {}", name(m.actor), m.role);
    if (!m.of.empty()) text += fmt::format(" ({})", names(m.of));
    const bool says_ended = m.until && m.until->precision == "reported" && m.until->from.empty();
    if (m.state != "holds" && !says_ended) text += ": " + m.state;
    if (m.until) text += (says_ended ? ": " : ", ") + end_text(*m.until);
    add("Offices", m.actor, text, together({m.actor}, m.of), m.support);
  }

  void proposal(const Proposal& p) {
    // That it is now called by another name is no news of it.
    const std::string label = with_names_ && !p.label.empty() ? p.label : p.subject;
    std::string text = fmt::format("{}: {}", label, plain(p.state));
    if (p.clock) text += fmt::format(", {} to {}", p.clock->from, p.clock->to);
    add("On the table", p.id, text, p.by, p.support);
    for (const Stance& s : p.stances) stance(p, s);
  }

  void stance(const Proposal& p, const Stance& s) {
    std::string text = fmt::format("{}: {} since {}", name(s.actor), s.stance, s.since.from);
    if (s.on_word_of.empty()) {
      if (!names_.empty()) text += ", as reported";  // another passage that says so is no news
    } else if (std::find(s.on_word_of.begin(), s.on_word_of.end(), s.actor) == s.on_word_of.end()) {
      text += ", on the word of " + names(s.on_word_of);
    }
    for (const Condition& c : s.conditions) text += "; " + c.text;
    for (const EarlierStance& e : s.earlier)
      text += fmt::format("; {} {}: {}", e.since.from >= s.since.from ? "told otherwise" : "earlier", e.since.from,
                          e.stance);
    add("On the table", p.id + s.actor, text, {s.actor}, s.support, 1);
  }

  void contact(const Contact& c) {
    // That one of those who met is now known to act for somebody is no news of the meeting.
    std::string text = fmt::format("{}  {}  {}", plain(c.state), interval_text(c.when),
                                   names_.empty() ? std::string() : names(c.parties));
    if (!c.via.empty()) text += ", through " + names(c.via);
    if (!c.place.empty()) text += ", at " + c.place;
    add("Contacts", c.id, text, together(c.parties, c.via), c.support);
  }

  void agenda(const AgendaItem& a) {
    const std::string who = leans_on_another(a.what) ? by(a.by) : "";
    add("Agenda", a.what, fmt::format("{}  {}  {}{}", a.state, interval_text(a.when), who, a.what), a.by, a.support);
  }

  // "He was to receive Sadat": who that is stood in a sentence before.
  static bool leans_on_another(const std::string& passage) {
    static constexpr std::array<std::string_view, 9> kStarts = {"He ",  "She ", "It ",    "They ", "We ",
                                                                "His ", "Her ", "Their ", "\""};
    return std::any_of(kStarts.begin(), kStarts.end(), [&](std::string_view s) { return passage.starts_with(s); });
  }

  void measure(const Measure& m) {
    std::string text = fmt::format("{}: {}", m.instrument, standing(m));
    if (!m.by.empty()) text += ", by " + names(m.by);
    if (!m.on.empty()) text += ", on " + names(m.on);
    if (m.until) text += ", " + end_text(*m.until);
    add("Measures", m.id, text, together(m.by, m.on), m.support);
  }

  // What is weighed of a thing in force is its lifting or extension.
  static std::string standing(const Measure& m) {
    if (m.effect == "under_consideration") return m.in_force ? "in force, change under consideration" : "proposed";
    if (m.in_force) return m.effect == "imposed" ? "in force" : "in force, " + plain(m.effect);
    return m.effect.empty() || m.effect == "imposed" ? "not in force" : plain(m.effect);
  }

  // "2 attacks": how many of a PLOVER type of hostile act.
  static std::string counted(std::size_t times, const std::string& type) {
    const std::string name = type == "ASSAULT" ? "attack" : type == "MOBILIZE" ? "deployment" : "act of coercion";
    if (times == 1) return "1 " + name;
    return fmt::format("{} {}", times, name == "act of coercion" ? "acts of coercion" : name + "s");
  }

  void hostility(const Hostility& h) {
    std::vector<std::string> types;
    for (const auto& [type, times] : h.by_type) types.push_back(counted(times, type));
    std::string text = fmt::format("{} against {}: {}", names(h.source), names(h.target), fmt::join(types, ", "));
    if (!h.places.empty()) text += fmt::format(", at {}", fmt::join(h.places, ", "));
    const auto actors = together(h.source, h.target);
    add("Hostilities of the last 30 days", fmt::format("{}", fmt::join(actors, " ")), text, actors, h.support);
  }

  void control(const Control& c) {
    const std::string when = (c.when.precision == "reported" ? ", " : " ") + interval_text(c.when);
    const std::string text = c.holder.empty() ? fmt::format("{}: given up by {}{}", c.area, names(c.former), when)
                                              : fmt::format("{}: {}{}, {}{}", c.area, names(c.holder),
                                                            c.contested ? " (contested)" : "", c.change, when);
    add("Ground", c.area, text, together(c.holder, c.former), c.support);
  }

  void dyad(const Dyad& d) {
    add("Cooperation and conflict by week", d.week + d.source + d.target,
        fmt::format("{}  {} to {}: {:+.1f} on average over {} (cooperation {:+.1f}, conflict {:+.1f})", d.week,
                    name(d.source), name(d.target), d.mean, d.happenings, d.cooperation, d.conflict),
        {d.source, d.target}, {});
  }

  void contradiction(const Contradiction& c) {
    add("Contradictions", c.about, fmt::format("{}, {}, {}", c.type, joined(c.parties, " and "), interval_text(c.when)),
        c.parties, {});
    for (const Claimed& side : c.sides)
      add("Contradictions", c.about + side.claim,
          fmt::format("{}: {}", side.claim, side.by.empty() ? "as reported" : names(side.by)), side.by, side.support,
          1);
  }

  const State& state_;
  bool with_names_;
  std::map<std::string, std::string> names_;
  std::vector<Entry> out_;
};

}  // namespace

std::vector<Entry> entries_of(const State& state) {
  auto out = EntryWriter(state, true).write();
  const auto by_id = EntryWriter(state, false).write();
  for (std::size_t i = 0; i < out.size(); ++i) out[i].sense = by_id[i].text;
  return out;
}

std::vector<Entry> entries_to_read(const State& state, const std::vector<const Dyad*>& scores) {
  return EntryWriter(state, true).write(&scores);
}

std::string interval_text(const Interval& i) {
  if (i.precision == "reported") return i.from.empty() ? "told " + i.to : "no date, told " + i.from;
  if (i.from.empty()) return i.to.empty() ? "no date" : "until " + i.to;
  return i.precision == "day" || i.to.empty() ? i.from : fmt::format("{} to {}", i.from, i.to);
}

std::string sources_text(const Support& support) {
  std::vector<std::string> shown;
  for (std::size_t i = 0; i < support.facts.size() && i < kShownFacts; ++i) {
    const FactRef& fact = support.facts[i];
    shown.push_back(fmt::format("{}:{}", fact.report, fact.fact.empty() ? fact.actor : fact.fact));
  }
  if (shown.empty()) return "";
  const std::string more = support.total > kShownFacts ? fmt::format(" and {} more", support.total - kShownFacts) : "";
  return fmt::format("  [{}{}]", fmt::join(shown, " "), more);
}

}  // namespace grotius
