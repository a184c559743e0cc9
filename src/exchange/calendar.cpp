// iCalendar (RFC 5545): what is due, on the days that reports give it. What has no day of its own is on no calendar.
#include <fmt/format.h>

#include <set>

#include "base/sha256.h"
#include "exchange/writing.h"

namespace grotius {
namespace {

constexpr std::size_t kLineOctets = 75;

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else if (c != '\r') {
      if (c == '\\' || c == ';' || c == ',') out += '\\';
      out += c;
    }
  }
  return out;
}

// Lines longer than 75 octets go on in the next behind a blank; no character is cut.
std::string folded(const std::string& line) {
  std::string out;
  std::size_t length = 0;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t end = at + 1;
    while (end < line.size() && (static_cast<unsigned char>(line[end]) & 0xc0U) == 0x80U) ++end;
    if (length + (end - at) > kLineOctets) {
      out += "\r\n ";
      length = 1;
    }
    out.append(line, at, end - at);
    length += end - at;
    at = end;
  }
  return out + "\r\n";
}

struct Entry {
  std::string key;  // by which it is the same in a later export
  std::string summary, category, place, words;
  Interval when;
  bool overdue = false;
  const Support* support = nullptr;
};

class Calendar {
 public:
  explicit Calendar(const Desk& desk) : desk_(desk), state_(desk.state) {
    for (const StateActor& actor : state_.actors) names_[actor.id] = actor.name;
    for (std::size_t i = 0; i < desk.record.facts.size(); ++i)
      facts_[report_of(desk.record, i).id + ":" + desk.record.facts[i].fact.id] = i;
  }

  std::string run() {
    out_ = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n";
    line("PRODID", "-//Grotius//Grotius" + (desk_.request.program.empty() ? "" : " " + desk_.request.program) + "//EN");
    line("X-WR-CALNAME", state_.name);
    contacts();
    agenda();
    expiries();
    return out_ + "END:VCALENDAR\r\n";
  }

 private:
  void line(const std::string& name, const std::string& text) { out_ += folded(name + ":" + escaped(text)); }

  [[nodiscard]] std::string names(const std::vector<std::string>& ids) const {
    std::vector<std::string> out;
    for (const std::string& id : ids)
      if (const auto found = names_.find(id); found != names_.end()) out.push_back(found->second);
    return join(out, ", ");
  }

  void contacts() {
    for (const Contact& c : state_.contacts) {
      if (c.state != "due" && c.state != "overdue") continue;
      const bool was_put =
          put({c.id, "Meeting: " + names(c.parties), "meeting", c.place, "", c.when, c.state == "overdue", &c.support});
      if (was_put)
        for (const FactRef& fact : c.support.facts) told_.insert(fact.report + ":" + fact.fact);
    }
  }

  // A meeting that is a contact already is not put in again.
  void agenda() {
    for (const AgendaItem& item : state_.agenda) {
      if (item.state != "ahead" && item.state != "today" && item.state != "overdue") continue;
      bool is_told = false;
      for (const FactRef& fact : item.support.facts) is_told = is_told || told_.contains(fact.report + ":" + fact.fact);
      if (is_told) continue;
      const std::string what = item.kind == "meeting"       ? "Meeting"
                               : item.kind == "deadline"    ? "Deadline"
                               : item.kind == "expiry"      ? "Expiry"
                               : item.kind == "end_of_term" ? "End of term"
                                                            : "Announced act";
      const std::string by = names(item.by);
      put({item.kind + " " + item.what, by.empty() ? what : what + ": " + by, item.kind, "", item.what, item.when,
           item.state == "overdue", &item.support});
    }
  }

  // The days on which terms end.
  void expiries() {
    for (const Measure& m : state_.measures)
      if (m.until && m.in_force)
        put({m.id, fmt::format("Expiry: {} of {}", m.instrument, names(m.by)), "expiry", "", "", *m.until, false,
             &m.support});
    for (const Proposal& p : state_.proposals)
      if (p.state == "in_force" && p.clock && p.clock->to > state_.as_of)
        put({p.id, "Expiry: " + (p.label.empty() ? p.subject : p.label), "expiry", "", "",
             Interval{p.clock->to, "", "day"}, false, &p.support});
    for (const Mandate& m : state_.mandates)
      if (m.until && m.state != "ended")
        put({"mandate " + m.actor + " " + m.role, fmt::format("End of term: {}, {}", names({m.actor}), m.role),
             "end_of_term", "", "", *m.until, false, &m.support});
  }

  [[nodiscard]] std::string description(const Entry& entry) const {
    std::string out = entry.words;
    for (const FactRef& reference : entry.support->facts) {
      const auto found = facts_.find(reference.report + ":" + reference.fact);
      if (found == facts_.end()) continue;
      const std::string passage = passage_of(desk_.record, found->second);
      if (out.empty()) out = passage;
      out += fmt::format("\n[{}:{}, {}]", reference.report, reference.fact, day_part(reference.published));
    }
    return out;
  }

  bool put(const Entry& entry) {
    if (entry.when.from.empty() || entry.when.precision == "reported" || entry.when.precision.empty()) return false;
    out_ += "BEGIN:VEVENT\r\n";
    line("UID", sha256_hex(state_.name + " " + entry.key).substr(0, 32) + "@grotius");
    out_ += "DTSTAMP:" + digits_of(desk_.record.known) + "T000000Z\r\n";
    out_ += "DTSTART;VALUE=DATE:" + digits_of(entry.when.from) + "\r\n";
    if (entry.when.to > entry.when.from) out_ += "DTEND;VALUE=DATE:" + digits_of(entry.when.to) + "\r\n";
    line("SUMMARY", (entry.overdue ? "Overdue: " : "") + entry.summary);
    if (!entry.place.empty()) line("LOCATION", entry.place);
    line("CATEGORIES", entry.category);
    line("DESCRIPTION", description(entry));
    out_ += "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n";
    return true;
  }

  const Desk& desk_;
  const State& state_;
  std::map<std::string, std::string> names_;
  std::map<std::string, std::size_t> facts_;
  std::set<std::string> told_;
  std::string out_;
};

}  // namespace

std::string write_calendar(const Desk& desk) { return Calendar(desk).run(); }

}  // namespace grotius
