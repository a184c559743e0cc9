// Notes in Markdown for note-taking tools: an overview, one note a party, one a proposal, one of the reports. Links are
// relative, so that any tool follows them; front matter is YAML. Every statement has its passages below it.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "exchange/writing.h"

namespace grotius {
namespace {

constexpr std::size_t kMostQuotes = 3;  // of an entry; the rest are counted

// A file's name: letters, digits and hyphens of what it is called, and the id, which keeps it apart and the same.
std::string file_name(const std::string& called, const std::string& id) {
  std::string out;
  for (const char c : called) {
    const bool is_upper = c >= 'A' && c <= 'Z';
    const bool is_plain = is_upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (is_plain)
      out += is_upper ? static_cast<char>(c - 'A' + 'a') : c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
    if (out.size() >= 40) break;
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return (out.empty() ? "" : out + "-") + id + ".md";
}

// Words of a report as text: no mark of Markdown's in them means anything.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : on_one_line(text)) {
    if (std::string_view("\\`*_[]<>#|").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string yaml(const std::string& text) {
  std::string out = "\"";
  for (const char c : on_one_line(text)) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

std::string yaml_list(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : ", ") + yaml(item);
  return "[" + out + "]";
}

std::string when_text(const Interval& when) {
  if (when.precision == "reported") return when.from.empty() ? "by " + when.to : "from " + when.from;
  if (when.precision == "day" || when.to.empty()) return when.from;
  return when.from + " to " + when.to;
}

// What a stance, a contact or an office is called for people.
std::string spoken(std::string text) {
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

class Notes {
 public:
  explicit Notes(const Desk& desk) : desk_(desk), state_(desk.state) {
    for (const RecordedReport* report : desk.record.reports) reports_[report->id] = report;
    for (const StateActor& actor : state_.actors) {
      names_[actor.id] = actor.name;
      if (!actor.part.empty()) files_[actor.id] = "parties/" + file_name(actor.name, actor.id);
    }
    for (const Proposal& p : state_.proposals) files_[p.id] = "proposals/" + file_name(called(p), p.id);
  }

  std::vector<ExportedFile> run() {
    std::vector<ExportedFile> out = {{"index.md", overview()}};
    for (const StateActor& actor : state_.actors)
      if (files_.contains(actor.id)) out.push_back({files_.at(actor.id), party(actor)});
    for (const Proposal& p : state_.proposals) out.push_back({files_.at(p.id), proposal(p)});
    out.push_back({"reports.md", reports()});
    return out;
  }

 private:
  static std::string called(const Proposal& p) { return p.label.empty() ? p.subject : p.label; }

  [[nodiscard]] std::string link(const std::string& id, const std::string& text, const std::string& up) const {
    const auto file = files_.find(id);
    return file == files_.end() ? plain(text) : fmt::format("[{}]({}{})", plain(text), up, file->second);
  }

  [[nodiscard]] std::string who(const std::vector<std::string>& ids, const std::string& up) const {
    std::vector<std::string> out;
    for (const std::string& id : ids)
      if (const auto name = names_.find(id); name != names_.end()) out.push_back(link(id, name->second, up));
    return join(out, ", ");
  }

  [[nodiscard]] std::string anchor(const std::string& report) const {
    std::size_t number = 1;
    for (const RecordedReport* one : desk_.record.reports) {
      if (one->id == report) break;
      ++number;
    }
    return fmt::format("r{}", number);
  }

  // The passages of an entry, each with its report.
  [[nodiscard]] std::string quotes(const Support& support, const std::string& up, const std::string& indent) const {
    std::string out;
    std::size_t count = 0, repeated = 0;
    std::set<std::pair<std::string, PointSpan>> quoted;  // several facts may rest on one sentence
    for (const FactRef& reference : support.facts) {
      const auto report = reports_.find(reference.report);
      if (report == reports_.end()) continue;
      if (!quoted.emplace(reference.report, reference.evidence).second) {
        ++repeated;
        continue;
      }
      if (count == kMostQuotes) continue;
      ++count;
      const std::string words = plain(passage(report->second->text, reference.evidence));
      const std::string by = reference.said_by.empty() ? "" : ", said by " + who(reference.said_by, up);
      out += fmt::format("{0}> {1}\n{0}> — [{2}]({3}reports.md#{4}), {5}{6}\n\n", indent, words,
                         plain(reference.report), up, anchor(reference.report), day_part(reference.published), by);
    }
    const std::size_t more = support.total - count - repeated;
    if (more > 0 && count > 0) out += fmt::format("{}and {} more\n\n", indent, more);
    return out;
  }

  [[nodiscard]] std::string item(const std::string& text, const Support& support, const std::string& up) const {
    return "- " + text + "\n\n" + quotes(support, up, "  ");
  }

  static std::string section(const std::string& title, const std::string& body) {
    return body.empty() ? "" : fmt::format("## {}\n\n{}", title, body);
  }

  [[nodiscard]] std::string contact_text(const Contact& c, const std::string& up) const {
    return fmt::format("{}, {}: {}{}{}", when_text(c.when), spoken(c.state), who(c.parties, up),
                       c.via.empty() ? "" : ", through " + who(c.via, up),
                       c.place.empty() ? "" : ", at " + plain(c.place));
  }

  [[nodiscard]] std::string overview() const {
    std::string parties, proposals, contacts, agenda;
    for (const StateActor& actor : state_.actors)
      if (files_.contains(actor.id))
        parties += fmt::format("- {}: {}\n", link(actor.id, actor.name, ""), join(actor.part, ", "));
    for (const Proposal& p : state_.proposals)
      proposals += fmt::format("- {}: {}\n", link(p.id, called(p), ""), spoken(p.state));
    for (const Contact& c : state_.contacts) contacts += "- " + contact_text(c, "") + "\n";
    for (const AgendaItem& a : state_.agenda)
      if (a.state != "done") agenda += fmt::format("- {}, {}: {}\n", when_text(a.when), spoken(a.state), plain(a.what));
    const auto part = [](const std::string& title, const std::string& body) {
      return body.empty() ? "" : section(title, body + "\n");
    };
    return fmt::format(
               "---\ntitle: {}\nas_of: {}\nknown_at: {}\nreports: {}\n---\n\n# {}\n\nAs of {}, from [{} "
               "reports](reports.md).\n\n",
               yaml(state_.name), state_.as_of, desk_.record.known, state_.reports, plain(state_.name), state_.as_of,
               state_.reports) +
           part("Parties", parties) + part("Proposals", proposals) + part("Contacts", contacts) +
           part("Agenda", agenda);
  }

  static bool has(const std::vector<std::string>& list, const std::string& id) {
    return std::find(list.begin(), list.end(), id) != list.end();
  }

  [[nodiscard]] std::string offices(const StateActor& actor) const {
    std::string out;
    for (const Mandate& m : state_.mandates) {
      if (m.actor != actor.id && !has(m.of, actor.id)) continue;
      const std::string until = m.until ? ", until " + when_text(*m.until) : "";
      out += item(fmt::format("{}, {}: {}{}", who({m.actor}, "../"), plain(m.role), spoken(m.state), until), m.support,
                  "../");
    }
    return out;
  }

  [[nodiscard]] std::string stances(const StateActor& actor) const {
    std::string out;
    for (const Proposal& p : state_.proposals)
      for (const Stance& s : p.stances)
        if (s.actor == actor.id)
          out += item(fmt::format("{}: {} ({})", link(p.id, called(p), "../"), spoken(s.stance), when_text(s.since)),
                      s.support, "../");
    return out;
  }

  [[nodiscard]] std::string party(const StateActor& actor) const {
    std::string contacts, obstacles, fighting;
    for (const Contact& c : state_.contacts)
      if (has(c.parties, actor.id) || has(c.via, actor.id)) contacts += item(contact_text(c, "../"), c.support, "../");
    for (const Obstacle& o : state_.obstacles)
      if (has(o.by, actor.id)) obstacles += item(when_text(o.when), o.support, "../");
    for (const Hostility& h : state_.hostilities)
      if (has(h.source, actor.id) || has(h.target, actor.id))
        fighting += item(fmt::format("{} to {}: {} against {}, {} events", h.from, h.to, who(h.source, "../"),
                                     who(h.target, "../"), h.happenings),
                         h.support, "../");
    std::string out = fmt::format("---\ntitle: {}\naliases: {}\ntags: {}\nid: {}\n", yaml(actor.name),
                                  yaml_list(actor.aliases), yaml_list(actor.part), actor.id);
    for (const auto& [key, value] : {std::pair{"kind", actor.kind},
                                     {"code", actor.code},
                                     {"country", actor.country},
                                     {"wikidata", actor.wikidata}})
      if (!value.empty()) out += fmt::format("{}: {}\n", key, yaml(value));
    out += fmt::format("---\n\n# {}\n\n", plain(actor.name));
    if (!actor.acts_for.empty()) out += fmt::format("Acts for {}.\n\n", who({actor.acts_for}, "../"));
    if (!actor.members.empty()) out += fmt::format("For it act {}.\n\n", who(actor.members, "../"));
    return out + section("Offices", offices(actor)) + section("Stances", stances(actor)) +
           section("Contacts", contacts) + section("In the way", obstacles) + section("Fighting", fighting);
  }

  [[nodiscard]] std::string proposal(const Proposal& p) const {
    std::string out = fmt::format("---\ntitle: {}\ntags: [\"proposal\"]\nid: {}\nstate: {}\n---\n\n# {}\n\n",
                                  yaml(called(p)), p.id, yaml(spoken(p.state)), plain(called(p)));
    out +=
        fmt::format("{}{}{}{}.\n\n", spoken(p.state), p.by.empty() ? "" : ", by " + who(p.by, "../"),
                    p.duration.empty() ? "" : ", for " + p.duration,
                    p.clock && p.state == "in_force" ? fmt::format(", from {} to {}", p.clock->from, p.clock->to) : "");
    out += quotes(p.support, "../", "");
    std::string list;
    for (const Stance& s : p.stances) {
      const std::string word = s.on_word_of.empty() ? "" : ", on the word of " + who(s.on_word_of, "../");
      list += item(fmt::format("{}: {} ({}{})", who({s.actor}, "../"), spoken(s.stance), when_text(s.since), word),
                   s.support, "../");
      for (const Condition& c : s.conditions) list += "  - " + plain(c.text) + "\n";
      if (!s.conditions.empty()) list += "\n";
    }
    return out + section("Stances", list);
  }

  [[nodiscard]] std::string reports() const {
    std::string out = "# Reports\n\n";
    for (const RecordedReport* r : desk_.record.reports) {
      out += fmt::format("## {}\n\n", anchor(r->id));
      out += fmt::format("{}, {}\n\n", plain(r->id), day_part(r->published));
      const std::string about = join({r->title, r->publisher, r->url}, ", ");
      if (!about.empty()) out += plain(about) + "\n\n";
    }
    return out;
  }

  const Desk& desk_;
  const State& state_;
  std::map<std::string, const RecordedReport*> reports_;
  std::map<std::string, std::string> names_, files_;
};

}  // namespace

std::vector<ExportedFile> write_notes(const Desk& desk) { return Notes(desk).run(); }

}  // namespace grotius
