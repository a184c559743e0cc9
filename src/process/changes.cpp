// What is new, what changed and what was overtaken between two states, and the note on it.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
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

// What two blanks divide.
std::vector<std::string> columns(const std::string& line) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t end = std::min(line.find("  ", at), line.size());
    out.push_back(line.substr(at, end - at));
    at = end + 2;
  }
  return out;
}

// A line of columns as a sentence of a note: "held  2006-12-03  A, B" is "Held, 2006-12-03: A, B".
std::string as_sentence(const std::string& line) {
  const auto parts = columns(line);
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
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < support.facts.size() && i < kMost; ++i) {
      const std::size_t one = number(support.facts[i]);
      if (std::find(numbers.begin(), numbers.end(), one) == numbers.end()) numbers.push_back(one);
    }
    std::string out;
    for (const std::size_t one : numbers) out += fmt::format("[^{}]", one);
    return out;
  }

  [[nodiscard]] std::string list() const {
    std::string out;
    for (std::size_t i = 0; i < notes_.size(); ++i)
      out += fmt::format("[^{}]: {}, {}: \"{}\"\n", i + 1, notes_[i].report, fmt::join(notes_[i].facts, " "),
                         notes_[i].words);
    return out;
  }

 private:
  static constexpr std::size_t kMost = 3;

  // A passage, and the facts that rest on it.
  struct Note {
    std::string report, words;
    std::vector<std::string> facts;
  };

  std::size_t number(const FactRef& fact) {
    const auto found = texts_.find(fact.report);
    std::string words = found == texts_.end() ? "" : passage(found->second->text, fact.evidence);
    std::replace(words.begin(), words.end(), '\n', ' ');
    const std::string report = fact.published + ", " + fact.report;
    const std::string& id = fact.fact.empty() ? fact.actor : fact.fact;
    auto known = std::find_if(notes_.begin(), notes_.end(),
                              [&](const Note& note) { return note.report == report && note.words == words; });
    if (known == notes_.end()) known = notes_.insert(notes_.end(), Note{report, words, {}});
    if (std::find(known->facts.begin(), known->facts.end(), id) == known->facts.end()) known->facts.push_back(id);
    return static_cast<std::size_t>(known - notes_.begin()) + 1;
  }

  std::map<std::string, const RecordedReport*> texts_;
  std::vector<Note> notes_;
};

constexpr std::string_view kDash = " – ";

// The bullets of a note, proposal by proposal with the stances on it below.
class NoteWriter {
 public:
  NoteWriter(const CaseContent& content, const State& after) : footnotes_(content), entries_(entries_of(after)) {}

  std::string bullet(const Change& change) {
    const std::size_t dash = change.after.find(kDash);
    const std::string head = change.after.substr(0, dash);
    const Entry* const above = dash == std::string::npos ? nullptr : parent(change.section, head);
    if (above == nullptr) {
      above_ = change.after.substr(0, change.after.rfind(": "));
      return line("- ", change.after, change.before, change.support);
    }
    std::string out;
    if (head != above_) out = line("- ", above->text, "", above->support);
    above_ = head;
    const std::size_t rest = dash + kDash.size();
    return out + line("  - ", change.after.substr(rest),
                      change.before.starts_with(head + std::string(kDash)) ? change.before.substr(rest) : change.before,
                      change.support);
  }

  [[nodiscard]] std::string footnotes() const { return footnotes_.list(); }

 private:
  std::string line(std::string_view mark, const std::string& text, const std::string& before, const Support& support) {
    const std::string was = before.empty() ? "" : fmt::format(" (before: {})", difference(before, text));
    return fmt::format("{}{}{}{}\n", mark, as_sentence(text), was, footnotes_.marks(support));
  }

  // "Overdue" where the rest of the line is the same.
  static std::string difference(const std::string& before, const std::string& after) {
    const auto theirs = columns(before), ours = columns(after);
    if (theirs.size() < 2 || theirs.size() != ours.size() || theirs.back() != ours.back()) return as_sentence(before);
    std::string out;
    for (std::size_t i = 0; i < theirs.size(); ++i)
      if (theirs[i] != ours[i]) out += (out.empty() ? "" : ", ") + theirs[i];
    return out;
  }

  [[nodiscard]] const Entry* parent(const std::string& section, const std::string& head) const {
    const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) {
      return entry.section == section && entry.depth == 0 && entry.text.starts_with(head + ": ") &&
             !entry.support.facts.empty();
    });
    return found == entries_.end() ? nullptr : &*found;
  }

  Footnotes footnotes_;
  std::vector<Entry> entries_;
  std::string above_;
};

// What is gone was overtaken by something else, or its time has passed; that an office is told for the first time is no
// news, unless a fact tells of it. No sentence without a source.
bool is_news(const Change& change) {
  if (change.what == "gone" || change.support.facts.empty()) return false;
  return change.section != "Offices" || std::any_of(change.support.facts.begin(), change.support.facts.end(),
                                                    [](const FactRef& fact) { return !fact.fact.empty(); });
}

// What moved first, who judges it how last.
constexpr std::array<std::string_view, 10> kOrder = {
    "On the table", "Contacts", "Agenda",         "Ground",  "Hostilities of the last 30 days",
    "In the way",   "Measures", "Contradictions", "Offices", "Tone"};

// What was over before has not come to an end since.
bool was_over(const Entry& entry) {
  if (entry.section == "Offices") return entry.text.find(": ended") != std::string::npos;
  return entry.section == "Agenda" && entry.text.starts_with("done ");
}

// What has become of meetings that were due: by their ids, the new contact of the same people.
class Outcomes {
 public:
  Outcomes(const State& before, const State& after) : after_(after) {
    for (const Contact& contact : before.contacts) old_.emplace(contact.id, &contact);
  }

  // Empty: nothing is told of it.
  [[nodiscard]] std::string of(const Entry& gone) const {
    const auto due = old_.find(gone.key);
    if (gone.section != "Contacts" || due == old_.end() || due->second->state != "due") return "";
    const auto found = std::find_if(after_.contacts.begin(), after_.contacts.end(), [&](const Contact& contact) {
      return contact.state != "due" && !old_.contains(contact.id) && is_its_outcome(*due->second, contact);
    });
    return found == after_.contacts.end() ? "" : found->id;
  }

 private:
  static bool is_its_outcome(const Contact& due, const Contact& contact) {
    const bool have_met = std::all_of(due.parties.begin(), due.parties.end(), [&](const std::string& party) {
      return std::find(contact.parties.begin(), contact.parties.end(), party) != contact.parties.end();
    });
    const bool is_early = contact.when.precision != "reported" && contact.when.from < due.when.from;
    return have_met && due.parties.size() > 1 && !is_early;
  }

  const State& after_;
  std::map<std::string, const Contact*> old_;
};

}  // namespace

std::vector<Change> changes_between(const State& before, const State& after) {
  const auto old_entries = entries_of(before), new_entries = entries_of(after);
  const auto old_texts = full_texts(old_entries), new_texts = full_texts(new_entries);
  const auto old_ones = by_key(old_entries), new_ones = by_key(new_entries);
  const Outcomes outcomes(before, after);
  std::map<std::string, std::string> became;  // by contact, the text of the plan that it carries out
  std::vector<Change> gone;
  for (std::size_t i = 0; i < old_entries.size(); ++i) {
    const Entry& entry = old_entries[i];
    if (!is_compared(entry) || new_ones.contains({entry.section, entry.key}) || was_over(entry)) continue;
    const std::string outcome = outcomes.of(entry);
    if (outcome.empty())
      gone.push_back({"gone", entry.section, old_texts[i], "", entry.support});
    else
      became.emplace(outcome, old_texts[i]);
  }
  std::vector<Change> out;
  for (std::size_t i = 0; i < new_entries.size(); ++i) {
    const Entry& entry = new_entries[i];
    if (!is_compared(entry)) continue;
    const auto known = old_ones.find({entry.section, entry.key});
    const auto plan = entry.section == "Contacts" ? became.find(entry.key) : became.end();
    if (plan != became.end())
      out.push_back({"changed", entry.section, plan->second, new_texts[i], entry.support});
    else if (known == old_ones.end())
      out.push_back({"new", entry.section, "", new_texts[i], entry.support});
    else if (const auto& was = old_texts[static_cast<std::size_t>(known->second - old_entries.data())];
             known->second->sense != entry.sense && was != new_texts[i])
      out.push_back({"changed", entry.section, was, new_texts[i], entry.support});
  }
  std::move(gone.begin(), gone.end(), std::back_inserter(out));
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
  std::string out = fmt::format("# {}: what is new from {} to {}\n", after.name, before.as_of, after.as_of);
  NoteWriter writer(content, after);
  const auto changes = changes_between(before, after);
  bool any = false;
  for (const std::string_view section : kOrder) {
    std::string bullets;
    for (const Change& change : changes)
      if (change.section == section && is_news(change)) bullets += writer.bullet(change);
    if (!bullets.empty()) out += fmt::format("\n## {}\n\n{}", section, bullets);
    any = any || !bullets.empty();
  }
  if (!any) out += "\nNothing new.\n";
  return out + (any ? "\n" : "") + writer.footnotes();
}

}  // namespace grotius
