#include "exchange/writing.h"

#include <fmt/format.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "base/sha256.h"

namespace grotius {
namespace {

// Reports in plain text may hold bytes that are no UTF-8; what is exported must not.
std::string in_utf8(std::string text) {
  if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return text;
  std::string out;
  icu::UnicodeString::fromUTF8(text).toUTF8String(out);
  return out;
}

}  // namespace

const RecordedReport& report_of(const CaseRecord& record, std::size_t fact) {
  return *record.reports[record.facts[fact].report];
}

std::string name_of(const RecordActor& actor) {
  return actor.identified || !actor.code.empty() ? actor.name : std::string();
}

std::string words_for(const CaseRecord& record, std::size_t fact, std::size_t actor) {
  const RecordFact& of = record.facts[fact];
  const RecordedReport& report = *record.reports[of.report];
  std::optional<PointSpan> best;
  std::uint32_t nearest = 0;
  for (std::size_t i = 0; i < report.actors.size(); ++i) {
    if (record.actor_of[of.report][i] != actor) continue;
    for (const PointSpan mention : report.actors[i].mentions) {
      if (!of.fact.evidence.contains(mention)) continue;
      const std::uint32_t distance = mention.begin > of.fact.trigger.begin ? mention.begin - of.fact.trigger.begin
                                                                           : of.fact.trigger.begin - mention.begin;
      if (best && distance >= nearest) continue;
      best = mention;
      nearest = distance;
    }
  }
  return best ? on_one_line(passage(report.text, *best)) : std::string();
}

std::string passage_of(const CaseRecord& record, std::size_t fact) {
  return on_one_line(passage(report_of(record, fact).text, record.facts[fact].fact.evidence));
}

std::vector<std::string> names_of(const CaseRecord& record, const std::vector<std::size_t>& actors) {
  std::vector<std::string> out;
  out.reserve(actors.size());
  for (const std::size_t actor : actors) out.push_back(record.actors[actor].name);
  return out;
}

std::string day_part(const std::string& iso) { return iso.substr(0, 10); }

std::string digits_of(const std::string& day) {
  std::string out;
  for (const char c : day_part(day))
    if (c != '-') out += c;
  return out;
}

std::string number_of(std::string_view key) {
  const std::string digits = sha256_hex(key).substr(0, 12);
  std::uint64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
  return std::to_string(number);
}

std::string decimal(double value) { return fmt::format("{}", value); }

std::string on_one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool is_blank = static_cast<unsigned char>(c) <= ' ' || c == '\x7f';  // control characters, too
    if (!is_blank)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return in_utf8(std::move(out));
}

std::string join(const std::vector<std::string>& parts, std::string_view by) {
  std::string out;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!out.empty()) out += by;
    out += part;
  }
  return out;
}

std::string tab_row(const std::vector<std::string>& fields) {
  std::string out;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) out += '\t';
    out += on_one_line(fields[i]);
  }
  return out + "\n";
}

std::string xml_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (byte >= 0x20 || c == '\n' || c == '\t')  // XML 1.0 has no other control characters
      out += c;
  }
  return out;
}

nlohmann::ordered_json text_or_null(const std::string& text) {
  if (text.empty()) return nullptr;
  return text;
}

void put(nlohmann::ordered_json& out, const char* name, const std::string& text) {
  if (!text.empty()) out[name] = text;
}

}  // namespace grotius
