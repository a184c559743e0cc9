// The tokenizer's word lists (lexicon/tokenize/*.txt, built into the program), parsed.
//
// Thread safety: immutable. Errors: a malformed line is named as "file:line: what is wrong".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.h"

namespace grotius {

struct ListFile {
  std::string_view name;  // "abbreviations"
  std::string_view text;
};
[[nodiscard]] const std::vector<ListFile>& embedded_lists();

// When an abbreviation's full stop belongs to it; explained in abbreviations.txt.
enum class StopRule { kAlways, kName, kNumber, kInside };
enum class AddressEnd { kDomain, kCountry, kFile };

struct TokenRules {
  std::unordered_map<std::string, StopRule> abbreviations;  // all spellings, without the last full stop
  std::unordered_set<std::string> prefixes, suffixes;       // lower case, without the hyphen
  std::unordered_set<std::string> units;
  std::unordered_set<std::string> emoticons, whole;     // `whole`: all spellings
  std::size_t longest_emoticon = 0, longest_whole = 0;  // bytes
  std::unordered_map<std::string, AddressEnd> domains;
  std::unordered_map<std::string, std::vector<std::uint32_t>> contractions;  // lower case: sizes of its words
};

[[nodiscard]] Result<TokenRules> parse_rules(const std::vector<ListFile>& lists);

// The built-in lists. A test holds them to the format.
[[nodiscard]] const TokenRules& token_rules();

}  // namespace grotius
