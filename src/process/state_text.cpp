// The state for people: one line an entry, the passages it rests on at its end.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "process/process.h"

namespace grotius {
namespace {

constexpr std::size_t kShownFacts = 3;

class Text {
 public:
  Text(const State& state, bool markdown) : state_(state), markdown_(markdown) {
    for (const StateActor& actor : state.actors) names_[actor.id] = actor.name;
  }

  std::string write() {
    heading();
    actors();
    mandates();
    proposals();
    section("In the way", state_.obstacles,
            [&](const Obstacle& o) { return fmt::format("{}  {}{}", o.when.from, by(o.by), o.text); });
    section("Contacts", state_.contacts, [&](const Contact& c) { return contact(c); });
    section("Agenda", state_.agenda, [&](const AgendaItem& a) {
      return fmt::format("{}  {}  {}", a.state,
                         a.when.precision == "reported" ? "no date, told " + a.when.from : when(a.when), a.what);
    });
    section("Measures", state_.measures, [&](const Measure& m) { return measure(m); });
    section("Hostilities of the last 30 days", state_.hostilities, [&](const Hostility& h) { return hostility(h); });
    section("Ground", state_.control, [&](const Control& c) { return control(c); });
    section("Tone", state_.tone,
            [&](const Tone& t) { return fmt::format("{}  {}: {}", t.when.from, name(t.actor), t.tone); });
    dyads();
    contradictions();
    return std::move(out_);
  }

 private:
  std::string name(const std::string& id) const {
    const auto found = names_.find(id);
    return found == names_.end() ? id : found->second;
  }

  std::string joined(const std::vector<std::string>& ids, std::string_view by) const {
    std::vector<std::string> all;
    for (const std::string& id : ids) all.push_back(name(id));
    std::sort(all.begin(), all.end());
    return fmt::format("{}", fmt::join(all, by));
  }

  std::string names(const std::vector<std::string>& ids) const { return joined(ids, ", "); }

  std::string by(const std::vector<std::string>& ids) const { return ids.empty() ? "" : names(ids) + ": "; }

  static std::string when(const Interval& i) {
    if (i.precision == "reported") return i.from.empty() ? "by " + i.to : "from " + i.from;
    if (i.from.empty()) return i.to.empty() ? "no date" : "until " + i.to;
    return i.precision == "day" || i.to.empty() ? i.from : fmt::format("{} to {}", i.from, i.to);
  }

  static std::string sources(const Support& support) {
    std::string out;
    for (std::size_t i = 0; i < support.facts.size() && i < kShownFacts; ++i) {
      const FactRef& fact = support.facts[i];
      out += fmt::format("{}{}:{}", i == 0 ? "" : " ", fact.report, fact.fact.empty() ? fact.actor : fact.fact);
    }
    if (support.total > kShownFacts) out += fmt::format(" and {} more", support.total - kShownFacts);
    return out.empty() ? "" : "  [" + out + "]";
  }

  void title(const std::string& text) {
    out_ += markdown_ ? fmt::format("\n## {}\n\n", text) : fmt::format("\n{}\n", text);
  }
  void line(const std::string& text, int depth = 0) {
    out_ += std::string(static_cast<std::size_t>(2 * depth), ' ') + (markdown_ ? "- " : "  ") + text + "\n";
  }

  void heading() {
    out_ += fmt::format("{}{} as of {}{}\n", markdown_ ? "# " : "", state_.name, state_.as_of,
                        state_.known_at ? ", as known at " + *state_.known_at : "");
    if (markdown_) out_ += "\n";
    out_ += state_.reports == 0 ? "no reports\n"
                                : fmt::format("{} report{}, {} to {}\n", state_.reports, state_.reports == 1 ? "" : "s",
                                              state_.first, state_.last);
  }

  template <class T, class Render>
  void section(const std::string& text, const std::vector<T>& items, Render render) {
    if (items.empty()) return;
    title(text);
    for (const T& item : items) line(render(item) + sources(item.support));
  }

  // Those with a part in the process, part by part; who merely turns up is in the JSON.
  void actors() {
    bool any = false;
    for (const std::string part : {"party", "mediator", "host", "envoy", "outside"}) {
      std::vector<std::string> all;
      for (const StateActor& actor : state_.actors)
        if (std::find(actor.part.begin(), actor.part.end(), part) != actor.part.end()) all.push_back(actor.name);
      if (all.empty()) continue;
      if (!any) title("Who");
      any = true;
      std::sort(all.begin(), all.end());
      line(fmt::format("{}: {}", part, fmt::join(all, ", ")));
    }
  }

  void mandates() {
    section("Offices", state_.mandates, [&](const Mandate& m) {
      std::string out = fmt::format("{}, {}", name(m.actor), m.role);
      if (!m.of.empty()) out += fmt::format(" ({})", names(m.of));
      if (m.state != "holds") out += ": " + m.state;
      if (m.until) out += ", until " + when(*m.until);
      return out;
    });
  }

  void proposals() {
    if (state_.proposals.empty()) return;
    title("On the table");
    for (const Proposal& p : state_.proposals) {
      std::string text = fmt::format("{}: {}", p.label.empty() ? p.subject : p.label, p.state);
      if (p.clock) text += fmt::format(", {} to {}", p.clock->from, p.clock->to);
      line(text + sources(p.support));
      for (const Stance& s : p.stances) stance(s);
    }
  }

  void stance(const Stance& s) {
    std::string text = fmt::format("{}: {} since {}", name(s.actor), s.stance, s.since.from);
    if (s.on_word_of.empty())
      text += ", as reported";
    else if (s.on_word_of != std::vector<std::string>{s.actor})
      text += ", on the word of " + names(s.on_word_of);
    for (const Condition& c : s.conditions) text += "; " + c.text;
    for (const EarlierStance& e : s.earlier) text += fmt::format("; {} {}", e.since.from, e.stance);
    line(text + sources(s.support), 1);
  }

  std::string contact(const Contact& c) const {
    std::string out = fmt::format("{}  {}  {}", c.state, when(c.when), names(c.parties));
    if (!c.via.empty()) out += ", through " + names(c.via);
    if (!c.place.empty()) out += ", " + c.place;
    return out;
  }

  std::string measure(const Measure& m) const {
    std::string out = fmt::format("{}: {}, {}", m.instrument, m.in_force ? "in force" : "not in force", m.effect);
    if (!m.by.empty()) out += ", by " + names(m.by);
    if (!m.on.empty()) out += ", on " + names(m.on);
    if (m.until) out += ", until " + when(*m.until);
    return out;
  }

  std::string hostility(const Hostility& h) const {
    std::string out = fmt::format("{} against {}: {} (", names(h.source), names(h.target), h.happenings);
    bool first = true;
    for (const auto& [type, times] : h.by_type) {
      out += fmt::format("{}{} {}", first ? "" : ", ", times, type);
      first = false;
    }
    out += ")";
    if (!h.places.empty()) out += fmt::format(", {}", fmt::join(h.places, ", "));
    return out;
  }

  std::string control(const Control& c) const {
    return fmt::format("{}: {}{}, {} {}", c.area, c.holder.empty() ? "nobody known" : names(c.holder),
                       c.contested ? " (contested)" : "", c.change, when(c.when));
  }

  void dyads() {
    if (state_.dyads.empty()) return;
    title("Cooperation and conflict by week");
    for (const Dyad& d : state_.dyads)
      line(fmt::format("{}  {} to {}: {:+.1f} on average over {} (cooperation {:+.1f}, conflict {:+.1f})", d.week,
                       name(d.source), name(d.target), d.mean, d.happenings, d.cooperation, d.conflict));
  }

  void contradictions() {
    if (state_.contradictions.empty()) return;
    title("Contradictions");
    for (const Contradiction& c : state_.contradictions) {
      line(fmt::format("{}, {}, {}", c.type, joined(c.parties, " and "), when(c.when)));
      for (const Side& side : c.sides)
        line(
            fmt::format("{}: {}", side.claim, side.by.empty() ? "as reported" : names(side.by)) + sources(side.support),
            1);
    }
  }

  const State& state_;
  const bool markdown_;
  std::map<std::string, std::string> names_;
  std::string out_;
};

}  // namespace

std::string state_text(const State& state, bool markdown) { return Text(state, markdown).write(); }

}  // namespace grotius
