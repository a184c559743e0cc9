#include "tokenize/rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "text/utf8.h"

namespace grotius {

namespace {

using LineReader = bool (*)(std::string_view line, TokenRules& rules);

struct Fields {
  std::string first;
  std::string_view second;
};

// "mr always"
std::optional<Fields> two_fields(std::string_view line) {
  const auto gap = line.find(' ');
  if (gap == std::string_view::npos || gap == 0) return std::nullopt;
  return Fields{std::string(line.substr(0, gap)), line.substr(gap + 1)};
}

std::string ascii_upper(std::string text) {
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return text;
}

std::string capitalised(std::string text) {
  const auto letter = std::find_if(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (letter != text.end()) *letter = static_cast<char>(*letter - 'a' + 'A');
  return text;
}

bool is_ascii_lower(const std::string& text) { return ascii_lower(text) == text; }

// A lower-case form with its capitalised and upper-case forms.
std::vector<std::string> spellings(const std::string& form) {
  if (!is_ascii_lower(form)) return {form, ascii_upper(form)};
  return {form, capitalised(form), ascii_upper(form)};
}

bool read_abbreviation(std::string_view line, TokenRules& rules) {
  static const std::unordered_map<std::string_view, StopRule> kRules = {{"always", StopRule::kAlways},
                                                                        {"name", StopRule::kName},
                                                                        {"number", StopRule::kNumber},
                                                                        {"inside", StopRule::kInside}};
  const auto fields = two_fields(line);
  if (!fields || !kRules.contains(fields->second)) return false;
  for (const auto& form : spellings(fields->first))
    rules.abbreviations.insert_or_assign(form, kRules.at(fields->second));
  return true;
}

bool read_affix(std::string_view line, TokenRules& rules) {
  if (line.size() < 2 || !is_ascii_lower(std::string(line))) return false;
  if (line.back() == '-') return rules.prefixes.emplace(line.substr(0, line.size() - 1)).second;
  return line.front() == '-' && rules.suffixes.emplace(line.substr(1)).second;
}

bool read_unit(std::string_view line, TokenRules& rules) { return rules.units.emplace(line).second; }

bool read_emoticon(std::string_view line, TokenRules& rules) {
  rules.longest_emoticon = std::max(rules.longest_emoticon, line.size());
  return rules.emoticons.emplace(line).second;
}

bool read_whole(std::string_view line, TokenRules& rules) {
  rules.longest_whole = std::max(rules.longest_whole, line.size());
  for (const auto& form : spellings(std::string(line))) rules.whole.insert(form);
  return true;
}

bool read_domain(std::string_view line, TokenRules& rules) {
  static const std::unordered_map<std::string_view, AddressEnd> kEnds = {
      {"domain", AddressEnd::kDomain}, {"country", AddressEnd::kCountry}, {"file", AddressEnd::kFile}};
  const auto fields = two_fields(line);
  if (!fields || !kEnds.contains(fields->second)) return false;
  return rules.domains.emplace(fields->first, kEnds.at(fields->second)).second;
}

bool read_contraction(std::string_view line, TokenRules& rules) {
  std::string token;
  std::vector<std::uint32_t> sizes(1, 0);
  for (const char c : line) {
    if (c == '+') {
      sizes.push_back(0);
    } else {
      token.push_back(c);
      ++sizes.back();
    }
  }
  if (sizes.size() < 2 || std::find(sizes.begin(), sizes.end(), 0U) != sizes.end()) return false;
  return rules.contractions.emplace(token, sizes).second;
}

const std::unordered_map<std::string_view, LineReader>& readers() {
  static const std::unordered_map<std::string_view, LineReader> kReaders = {{"abbreviations", read_abbreviation},
                                                                            {"contractions", read_contraction},
                                                                            {"domains", read_domain},
                                                                            {"emoticons", read_emoticon},
                                                                            {"prefixes", read_affix},
                                                                            {"units", read_unit},
                                                                            {"whole", read_whole}};
  return kReaders;
}

}  // namespace

Result<TokenRules> parse_rules(const std::vector<ListFile>& lists) {
  TokenRules rules;
  for (const ListFile& list : lists) {
    const auto reader = readers().find(list.name);
    if (reader == readers().end()) return fail(ErrorCode::kNotFound, fmt::format("no list is named {}", list.name));
    std::size_t number = 0;
    for (std::string_view rest = list.text; !rest.empty();) {
      const auto newline = std::min(rest.find('\n'), rest.size());
      const std::string_view line = rest.substr(0, newline);
      rest.remove_prefix(std::min(newline + 1, rest.size()));
      ++number;
      if (line.empty() || line.starts_with("# ")) continue;
      if (!reader->second(line, rules)) {
        return fail(ErrorCode::kMalformed, fmt::format("\"{}\" is malformed or stands there twice", line),
                    fmt::format("lexicon/tokenize/{}.txt:{}", list.name, number));
      }
    }
  }
  return rules;
}

const TokenRules& token_rules() {
  static const TokenRules kRules = parse_rules(embedded_lists()).value();
  return kRules;
}

}  // namespace grotius
