#include "process/handmade.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <sstream>

namespace grotius::handmade {
namespace {

std::string trimmed(std::string text) {
  text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

std::vector<std::string> split(const std::string& text, const std::string& by) {
  std::vector<std::string> out;
  std::size_t at = 0;
  for (std::size_t end = text.find(by); end != std::string::npos; end = text.find(by, at)) {
    out.push_back(trimmed(text.substr(at, end - at)));
    at = end + by.size();
  }
  out.push_back(trimmed(text.substr(at)));
  return out;
}

// The rest of a text after a prefix, if it has that.
bool after(const std::string& text, const std::string& prefix, std::string& rest) {
  if (!text.starts_with(prefix)) return false;
  rest = trimmed(text.substr(prefix.size()));
  return true;
}

std::string dash_is_none(const std::string& text) { return text == "-" ? "" : text; }

class Builder {
 public:
  CaseContent build(const std::vector<std::string>& lines) {
    for (const std::string& line : lines) take(line);
    finish_report();
    std::stable_sort(out_.reports.begin(), out_.reports.end(), [](const RecordedReport& a, const RecordedReport& b) {
      return std::tie(a.published, a.id, a.hash) < std::tie(b.published, b.id, b.hash);
    });
    out_.name = "case";
    return std::move(out_);
  }

 private:
  void take(const std::string& line) {
    std::string rest;
    if (trimmed(line).empty()) return;
    if (after(line, "report ", rest))
      report(rest);
    else if (after(line, "who ", rest))
      who(rest);
    else if (after(line, "> ", rest))
      sentence(rest);
    else if (after(line, "correction ", rest))
      correction(rest);
    else
      fact(line);
  }

  RecordedReport& now() { return out_.reports.back(); }

  void report(const std::string& rest) {
    finish_report();
    actors_.clear();
    statements_.clear();
    RecordedReport& report = out_.reports.emplace_back();
    std::istringstream words(rest);
    words >> report.id >> report.published;
    report.hash = report.id + std::to_string(out_.reports.size());
    for (std::string word; words >> word;) {
      if (word == "corrected" || word == "canceled")
        report.pubstatus = word;
      else if (word == "replaces")
        words >> report.replaces;
      else if (word == "publisher")
        words >> report.publisher;
      else if (word == "title")
        std::getline(words, report.title);
      else
        ADD_FAILURE() << "no part of a report: " << word;
    }
  }

  void who(const std::string& rest) {
    const auto parts = split(rest, " = ");
    const auto fields = parts.size() == 2 ? split(parts[1], "|") : std::vector<std::string>{};
    if (fields.size() != 5) {
      ADD_FAILURE() << "not KEY = name | kind | code | country | role: " << rest;
      return;
    }
    RecordedActor actor;
    actor.id = "a" + std::to_string(now().actors.size() + 1);
    actor.name = fields[0];
    actor.kind = fields[1];
    actor.code = dash_is_none(fields[2]);
    actor.country = dash_is_none(fields[3]);
    actor.role = dash_is_none(fields[4]);
    actors_[parts[0]] = static_cast<std::uint32_t>(now().actors.size());
    now().actors.push_back(actor);
  }

  void sentence(const std::string& text) {
    if (!now().text.empty()) now().text += "\n";
    const auto begin = static_cast<std::uint32_t>(now().text.size());
    now().text += text;
    sentence_ = {begin, static_cast<std::uint32_t>(now().text.size())};
  }

  // Cases are written in ASCII, so that bytes are code points.
  PointSpan find(const std::string& words) {
    const std::size_t at = now().text.find(words, sentence_.begin);
    if (at == std::string::npos) {
      ADD_FAILURE() << "\"" << words << "\" does not stand in its sentence";
      return {};
    }
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
  }

  std::vector<std::uint32_t> actors(const std::string& keys) {
    std::vector<std::uint32_t> out;
    for (const std::string& key : split(keys, "+")) {
      const auto found = actors_.find(key);
      if (found == actors_.end())
        ADD_FAILURE() << "nobody is called " << key;
      else
        out.push_back(found->second);
    }
    return out;
  }

  std::uint32_t statement(const std::string& speakers) {
    const auto known = statements_.find(speakers);
    if (known != statements_.end()) return known->second;
    RecordedStatement statement;
    statement.id = "s" + std::to_string(now().statements.size() + 1);
    const std::size_t cue = speakers.find(" (");  // "A (mulled)": by the word that tells it
    if (cue != std::string::npos) statement.cue = find(speakers.substr(cue + 2, speakers.size() - cue - 3));
    if (speakers != "nobody") statement.speakers = actors(speakers.substr(0, cue));
    statement.content = {sentence_};
    const auto index = static_cast<std::uint32_t>(now().statements.size());
    now().statements.push_back(statement);
    return statements_[speakers] = index;
  }

  void fact(const std::string& line) {
    const std::size_t colon = line.find(": ");
    if (colon == std::string::npos) {
      ADD_FAILURE() << "no fact: " << line;
      return;
    }
    RecordedFact fact;
    fact.id = "f" + std::to_string(now().facts.size() + 1);
    fact.trigger = find(trimmed(line.substr(0, colon)));
    fact.evidence = sentence_;
    fact.confidence = 0.9;
    const auto fields = split(line.substr(colon + 2), ",");
    what(fields.front(), fact);
    for (std::size_t i = 1; i < fields.size(); ++i) field(fields[i], fact);
    now().facts.push_back(fact);
  }

  static void what(const std::string& text, RecordedFact& fact) {
    const auto words = split(text, " ");
    fact.status = words.size() > 1 ? words[1] : "occurred";
    fact.kind = words[0];
    if (words[0][0] < 'A' || words[0][0] > 'Z') return;
    fact.kind = "event";
    const auto parts = split(words[0], ".");
    fact.type = parts[0];
    if (parts.size() > 1) fact.mode = parts[1];
  }

  void field(const std::string& text, RecordedFact& fact) {
    std::string rest;
    if (text.find(" <-> ") != std::string::npos || text.find(" -> ") != std::string::npos) {
      fact.mutual = text.find(" <-> ") != std::string::npos;
      const auto sides = split(text, fact.mutual ? " <-> " : " -> ");
      fact.source = actors(sides[0]);
      fact.target = actors(sides[1]);
    } else if (after(text, "by ", rest)) {
      fact.source = actors(rest);
    } else if (after(text, "on span ", rest)) {
      fact.on_span = find(rest);
    } else if (after(text, "on ", rest)) {
      fact.from = rest;
      fact.to = next_day(rest);
    } else if (after(text, "from ", rest)) {
      const auto days = split(rest, " to ");
      fact.from = days[0];
      fact.to = days.size() > 1 ? days[1] : "";
    } else if (after(text, "day told as ", rest)) {
      fact.time_span = find(rest);
    } else if (after(text, "at ", rest)) {
      fact.place = rest;
    } else if (after(text, "said by ", rest)) {
      fact.said_in.push_back(statement(rest));
    } else if (after(text, "about f", rest)) {
      fact.about.push_back(static_cast<std::uint32_t>(std::stoul(rest)) - 1);
    } else if (after(text, "if ", rest)) {
      fact.condition = find(rest);
    } else if (after(text, "likely ", rest)) {
      fact.confidence = std::stod(rest);
    } else if (after(text, "told again as ", rest)) {
      again_.emplace_back(now().facts.size(), rest);
    } else if (text == "background") {
      fact.background = true;
    } else {
      detail(text, fact);
    }
  }

  // The day after, as far as cases need it: no month ends within them.
  static std::string next_day(const std::string& day) {
    const int number = std::stoi(day.substr(8)) + 1;
    return day.substr(0, 8) + (number < 10 ? "0" : "") + std::to_string(number);
  }

  void detail(const std::string& text, RecordedFact& fact) {
    const std::size_t blank = text.find(' ');
    const std::string name = text.substr(0, blank),
                      value = blank == std::string::npos ? "" : trimmed(text.substr(blank));
    const std::map<std::string, std::string RecordedFact::*> fields = {
        {"stance", &RecordedFact::stance},   {"topic", &RecordedFact::on},
        {"effect", &RecordedFact::effect},   {"instrument", &RecordedFact::instrument},
        {"change", &RecordedFact::change},   {"tone", &RecordedFact::tone},
        {"subject", &RecordedFact::subject}, {"duration", &RecordedFact::duration},
        {"label", &RecordedFact::label},     {"role", &RecordedFact::role}};
    if (name == "area") {
      fact.area = value;
      fact.area_span = find(value);
    } else if (name == "person") {
      fact.persons = actors(value);
    } else if (const auto found = fields.find(name); found != fields.end()) {
      fact.*found->second = value;
    } else {
      ADD_FAILURE() << "no field of a fact: " << text;
    }
  }

  // Everybody is mentioned wherever his name or key stands in the text.
  void finish_report() {
    if (out_.reports.empty()) return;
    for (const auto& [fact, words] : again_)
      if (const std::size_t at = now().text.find(words, now().facts[fact].evidence.end); at != std::string::npos)
        now().facts[fact].also.push_back(
            {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())});
    again_.clear();
    for (const auto& [key, index] : actors_) {
      RecordedActor& actor = now().actors[index];
      for (const std::string& name : {actor.name, key})
        for (std::size_t at = now().text.find(name); at != std::string::npos && actor.mentions.empty();
             at = now().text.find(name, at + 1)) {
          const std::size_t end = at + name.size();
          const bool is_whole =
              end == now().text.size() || std::isalpha(static_cast<unsigned char>(now().text[end])) == 0;
          if (is_whole) actor.mentions.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
        }
    }
    // Places are the words of facts that are said to be at one.
    for (const RecordedFact& fact : now().facts) {
      const std::size_t at = fact.place.empty() ? std::string::npos : now().text.find(fact.place);
      if (at != std::string::npos)
        now().places.push_back(
            {"p",
             fact.place,
             "",
             {{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + fact.place.size())}}});
    }
  }

  void correction(const std::string& rest) {
    std::istringstream words(rest);
    Correction out;
    words >> out.report >> out.fact >> out.field;
    std::string tail;
    std::getline(words, tail);
    const std::size_t by = tail.find(" by "), on = tail.find(" on ");
    if (by == std::string::npos || on == std::string::npos) {
      ADD_FAILURE() << "not REPORT FACT FIELD VALUE by WHO on DAY: " << rest;
      return;
    }
    out.value = trimmed(tail.substr(0, by));
    out.who = trimmed(tail.substr(by + 4, on - by - 4));
    out.made = trimmed(tail.substr(on + 4));
    out.hash = rest;
    out_.corrections.push_back(out);
  }

  CaseContent out_;
  std::map<std::string, std::uint32_t> actors_;
  std::map<std::string, std::uint32_t> statements_;
  std::vector<std::pair<std::size_t, std::string>> again_;  // facts, and words of a later sentence that tell them again
  PointSpan sentence_;
};

}  // namespace

CaseContent read_case(const std::vector<std::string>& lines) { return Builder().build(lines); }

}  // namespace grotius::handmade
