#include "tokenize/scan.h"

#include <array>

#include "text/utf8.h"

namespace grotius {

namespace {

bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

// The longest form of `forms` at `begin` after which no word goes on.
std::size_t longest_form(const Chunk& chunk, std::size_t begin, const std::unordered_set<std::string>& forms,
                         std::size_t longest) {
  for (std::size_t end = std::min(chunk.size(), begin + longest); end > begin; --end) {
    if (chunk.word(end) && chunk.word(end - 1)) continue;
    if (forms.contains(std::string(chunk.text(begin, end)))) return end;
  }
  return begin;
}

// ":)"; a form that begins or ends with a letter, or begins with a bracket, only if nothing is written to it: the "):"
// of "(AFP):" is none.
std::size_t scan_emoticon(const Chunk& chunk, std::size_t begin, const ScanState& state) {
  const std::size_t end = longest_form(chunk, begin, state.rules->emoticons, state.rules->longest_emoticon);
  if (end == begin || chunk.word(end)) return begin;
  const bool alone = chunk.letter(begin) || chunk.letter(end - 1) || chunk.at(begin) == U'(' || chunk.at(begin) == U')';
  if (alone && (begin > 0 || end < chunk.size())) return begin;
  if (begin > 0 && (chunk.digit(begin - 1) || end < chunk.size())) return begin;
  return end;
}

std::size_t scan_whole(const Chunk& chunk, std::size_t begin, const ScanState& state) {
  if (chunk.word_before(begin)) return begin;
  return longest_form(chunk, begin, state.rules->whole, state.rules->longest_whole);
}

// An address ends before quotes and brackets, and gives back the punctuation of the sentence around it.
std::size_t address_end(const Chunk& chunk, std::size_t begin) {
  std::size_t end = begin;
  int depth = 0;
  while (end < chunk.size() && !is_one_of(chunk.at(end), U"<>\"\u201C\u201D\u2018\u2019|")) {
    if (chunk.at(end) == U'(') ++depth;
    if (chunk.at(end) == U')' && --depth < 0) break;
    ++end;
  }
  while (end > begin && is_one_of(chunk.at(end - 1), U".,;:!?'*]")) --end;
  return end;
}

// "http://www.un.org/peace", "www.un.org", "mailto:a@b.org"
std::size_t scan_address(const Chunk& chunk, std::size_t begin, const ScanState&) {
  if (chunk.word_before(begin) || !chunk.letter(begin)) return begin;
  const std::size_t scheme = chunk.skip_letters(begin);
  const std::string lower = ascii_lower(chunk.text(begin, scheme));
  const bool slashes = chunk.at(scheme) == U':' && chunk.at(scheme + 1) == U'/' && chunk.at(scheme + 2) == U'/';
  const bool www = lower == "www" && chunk.at(scheme) == U'.' && chunk.word(scheme + 1);
  const bool mail = lower == "mailto" && chunk.at(scheme) == U':';
  return slashes || www || mail ? address_end(chunk, begin) : begin;
}

bool is_address_part(const Chunk& chunk, std::size_t i) {
  return chunk.word(i) || ((chunk.at(i) == U'-' || chunk.at(i) == U'_') && chunk.word(i + 1));
}

struct DottedName {
  std::size_t end = 0, last_part = 0, parts = 0;
};

// "news.example.co.uk": parts joined by single full stops.
DottedName dotted_name(const Chunk& chunk, std::size_t begin) {
  DottedName name{begin, begin, 0};
  for (std::size_t i = begin; is_address_part(chunk, i);) {
    name.last_part = i;
    while (is_address_part(chunk, i)) ++i;
    name.end = i;
    ++name.parts;
    if (chunk.at(i) != U'.') break;
    ++i;
  }
  return name;
}

// "jane.roe@un.org"
std::size_t scan_mail(const Chunk& chunk, std::size_t begin, const ScanState&) {
  if (chunk.word_before(begin) || !chunk.word(begin)) return begin;
  std::size_t at = begin;
  while (chunk.word(at) || is_one_of(chunk.at(at), U"._%+-")) ++at;
  if (chunk.at(at) != U'@') return begin;
  const DottedName host = dotted_name(chunk, at + 1);
  return host.parts >= 2 ? host.end : begin;
}

// "misc.consumers.frugal": a name of lower-case parts.
bool is_news_group(std::string_view name, std::size_t parts) {
  return parts >= 3 && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz.-") == std::string_view::npos &&
         name.find('.') >= 3;
}

// "reliefweb.int", "news.example.uk/africa", "Proposal.xls"
std::size_t scan_domain(const Chunk& chunk, std::size_t begin, const ScanState& state) {
  if (chunk.word_before(begin) || !chunk.word(begin)) return begin;
  const DottedName name = dotted_name(chunk, begin);
  if (name.parts < 2) return begin;
  const std::string_view last = chunk.text(name.last_part, name.end);
  const auto found = state.rules->domains.find(ascii_lower(last));
  if (found == state.rules->domains.end()) {
    return is_news_group(chunk.text(begin, name.end), name.parts) ? name.end : begin;
  }
  if (found->second == AddressEnd::kFile) return name.end;
  if (last != ascii_lower(last) || (found->second == AddressEnd::kCountry && name.parts < 3)) return begin;
  return chunk.at(name.end) == U'/' && chunk.word(name.end + 1) ? address_end(chunk, begin) : name.end;
}

// "@POTUS", "#ceasefire"
std::size_t scan_handle(const Chunk& chunk, std::size_t begin, const ScanState&) {
  const bool mark = chunk.at(begin) == U'@' || chunk.at(begin) == U'#';
  if (!mark || chunk.word_before(begin) || !chunk.letter(begin + 1)) return begin;
  std::size_t end = begin + 1;
  while (chunk.word(end) || chunk.at(end) == U'_') ++end;
  return end;
}

// "'s" cut from what stands before it: "(UN)'s"
std::size_t scan_clitic(const Chunk& chunk, std::size_t begin, const ScanState&) {
  if (begin == 0 || !is_apostrophe(chunk.at(begin))) return begin;
  const std::size_t end = chunk.skip_letters(begin + 1);
  if (chunk.digit(end)) return begin;
  const std::string ending = ascii_lower(chunk.text(begin + 1, end));
  constexpr std::array<std::string_view, 6> kEndings = {"s", "d", "m", "ll", "re", "ve"};
  return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end() ? end : begin;
}

// Runs of marks: "...", "?!", "--", "***", "''"; an ellipsis ends before a question mark ("... ?").
std::size_t scan_run(const Chunk& chunk, std::size_t begin, const ScanState&) {
  constexpr std::u32string_view kStops = U".!?\u2026";
  constexpr std::u32string_view kRepeated = U"-=*_~+<>#,$'`\u2019\u2018";
  const char32_t first = chunk.at(begin);
  std::size_t end = begin;
  if (is_one_of(first, kStops)) {
    while (end < chunk.size() && is_one_of(chunk.at(end), U".\u2026")) ++end;
    if (end > begin + 1) return end;
    while (end < chunk.size() && is_one_of(chunk.at(end), kStops)) ++end;
  } else if (is_one_of(first, kRepeated)) {
    while (end < chunk.size() && chunk.at(end) == first) ++end;
  }
  return end > begin + 1 ? end : begin;
}

// Any other character, with the joiners and marks that belong to it (emoji of several code points).
std::size_t scan_mark(const Chunk& chunk, std::size_t begin, const ScanState&) {
  constexpr char32_t kJoiner = U'\u200D';
  constexpr char32_t kEmojiStyle = U'\uFE0F';
  std::size_t end = begin + 1;
  while (chunk.at(end) == kEmojiStyle || chunk.at(end) == kJoiner) {
    end += chunk.at(end) == kJoiner && end + 1 < chunk.size() ? 2 : 1;
  }
  return end;
}

constexpr std::array<ScanRule, 12> kScanRules = {scan_address, scan_mail,         scan_emoticon, scan_whole,
                                                 scan_domain,  scan_handle,       scan_clitic,   scan_number,
                                                 scan_acronym, scan_abbreviation, scan_word,     scan_run};

}  // namespace

std::size_t scan_token(const Chunk& chunk, std::size_t begin, const ScanState& state) {
  for (const ScanRule rule : kScanRules) {
    const std::size_t end = rule(chunk, begin, state);
    if (end > begin) return end;
  }
  return scan_mark(chunk, begin, state);
}

}  // namespace grotius
