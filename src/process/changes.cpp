// What is new, what changed and what was overtaken between two states, and the note on it.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "process/entries.h"
#include "process/view.h"

namespace grotius {
namespace {

// Scores by week move with every report and say nothing that the other sections do not.
bool is_compared(const Entry& entry) { return entry.section != "Cooperation and conflict by week"; }

std::map<std::pair<std::string, std::string>, const Entry*> by_key(const std::vector<Entry>& entries) {
  std::map<std::pair<std::string, std::string>, const Entry*> out;
  for (const Entry& entry : entries)
    if (is_compared(entry)) out.emplace(std::pair(entry.section, entry.key), &entry);
  return out;
}

// A stance means nothing without its proposal.
std::vector<std::string> full_texts(const std::vector<Entry>& entries) {
  std::vector<std::string> out;
  std::string above;
  for (const Entry& entry : entries) {
    // What follows the last colon is the state; a label may have colons of its own.
    if (entry.depth == 0) above = entry.text.substr(0, entry.text.rfind(": "));
    out.push_back(entry.depth == 0 ? entry.text : above + " – " + entry.text);
  }
  return out;
}

nlohmann::ordered_json references(const Support& support) {
  auto out = nlohmann::ordered_json::array();
  for (const FactRef& fact : support.facts)
    out.push_back({{"report", fact.report},
                   {fact.fact.empty() ? "actor" : "fact", fact.fact.empty() ? fact.actor : fact.fact},
                   {"evidence", {fact.evidence.begin, fact.evidence.end}}});
  return out;
}

// A line of columns as a sentence of a note: "held  2006-12-03  A, B" is "Held, 2006-12-03: A, B".
std::string as_sentence(const std::string& line) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t end = std::min(line.find("  ", at), line.size());
    parts.push_back(line.substr(at, end - at));
    at = end + 2;
  }
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) out += (i == 0 ? "" : i + 1 < parts.size() ? ", " : ": ") + parts[i];
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

// The passages of a note, numbered as they are first used.
class Footnotes {
 public:
  explicit Footnotes(const CaseContent& content) {
    for (const RecordedReport& report : content.reports) texts_[report.id] = &report;
  }

  std::string marks(const Support& support) {
    std::string out;
    for (std::size_t i = 0; i < support.facts.size() && i < kMost; ++i)
      out += fmt::format("[^{}]", number(support.facts[i]));
    return out;
  }

  [[nodiscard]] std::string list() const {
    std::string out;
    for (std::size_t i = 0; i < notes_.size(); ++i) out += fmt::format("[^{}]: {}\n", i + 1, notes_[i]);
    return out;
  }

 private:
  static constexpr std::size_t kMost = 3;

  std::size_t number(const FactRef& fact) {
    const auto found = texts_.find(fact.report);
    std::string words = found == texts_.end() ? "" : passage(found->second->text, fact.evidence);
    std::replace(words.begin(), words.end(), '\n', ' ');
    const std::string note = fmt::format("{}, {}, {}: \"{}\"", fact.published, fact.report,
                                         fact.fact.empty() ? fact.actor : fact.fact, words);
    const auto known = std::find(notes_.begin(), notes_.end(), note);
    if (known != notes_.end()) return static_cast<std::size_t>(known - notes_.begin()) + 1;
    notes_.push_back(note);
    return notes_.size();
  }

  std::map<std::string, const RecordedReport*> texts_;
  std::vector<std::string> notes_;
};

}  // namespace

std::vector<Change> changes_between(const State& before, const State& after) {
  const auto old_entries = entries_of(before), new_entries = entries_of(after);
  const auto old_texts = full_texts(old_entries), new_texts = full_texts(new_entries);
  const auto old_ones = by_key(old_entries), new_ones = by_key(new_entries);
  std::vector<Change> out;
  for (std::size_t i = 0; i < new_entries.size(); ++i) {
    const Entry& entry = new_entries[i];
    if (!is_compared(entry)) continue;
    const auto known = old_ones.find({entry.section, entry.key});
    if (known == old_ones.end())
      out.push_back({"new", entry.section, "", new_texts[i], entry.support});
    else if (const auto& was = old_texts[static_cast<std::size_t>(known->second - old_entries.data())];
             known->second->sense != entry.sense && was != new_texts[i])
      out.push_back({"changed", entry.section, was, new_texts[i], entry.support});
  }
  for (std::size_t i = 0; i < old_entries.size(); ++i)
    if (is_compared(old_entries[i]) && !new_ones.contains({old_entries[i].section, old_entries[i].key}))
      out.push_back({"gone", old_entries[i].section, old_texts[i], "", old_entries[i].support});
  return out;
}

std::string changes_text(const std::vector<Change>& changes) {
  std::string out;
  for (const char* what : {"new", "changed", "gone"}) {
    std::string section;
    for (const Change& change : changes) {
      if (change.what != what) continue;
      if (section.empty())
        out += fmt::format("{}{}\n", out.empty() ? "" : "\n",
                           what == std::string_view("new")    ? "New"
                           : what == std::string_view("gone") ? "No longer"
                                                              : "Changed");
      if (change.section != section) out += "  " + change.section + "\n";
      section = change.section;
      if (!change.before.empty() && !change.after.empty())
        out += "    was  " + change.before + "\n    now  " + change.after;
      else
        out += "    " + (change.after.empty() ? change.before : change.after);
      out += sources_text(change.support) + "\n";
    }
  }
  return out.empty() ? "nothing changed\n" : out;
}

std::string changes_json(const std::vector<Change>& changes) {
  auto out = nlohmann::ordered_json::array();
  for (const Change& change : changes)
    out.push_back({{"what", change.what},
                   {"section", change.section},
                   {"before", change.before},
                   {"after", change.after},
                   {"facts", references(change.support)}});
  return out.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string brief_text(const CaseContent& content, const State& before, const State& after) {
  Footnotes notes(content);
  std::string out = fmt::format("# {}: what is new from {} to {}\n", after.name, before.as_of, after.as_of);
  std::string section;
  for (const Change& change : changes_between(before, after)) {
    // What is gone was overtaken by something else, or its time has passed; no sentence without a source.
    if (change.what == "gone" || change.support.facts.empty()) continue;
    if (change.section != section) out += fmt::format("\n## {}\n\n", change.section);
    section = change.section;
    const std::string was = change.before.empty() ? "" : fmt::format(" (before: {})", as_sentence(change.before));
    out += fmt::format("- {}{}{}\n", as_sentence(change.after), was, notes.marks(change.support));
  }
  if (section.empty()) out += "\nNothing new.\n";
  return out + (section.empty() ? "" : "\n") + notes.list();
}

}  // namespace grotius
