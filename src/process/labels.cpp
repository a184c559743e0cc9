#include "process/labels.h"

#include <algorithm>
#include <array>

namespace grotius {
namespace {

constexpr std::size_t kLongestLabel = 110;  // of a label, in bytes
constexpr std::uint32_t kComplement = 70;   // code points a complement may have
constexpr std::size_t kMostQualifiers = 5;  // words before a noun

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_edge(const std::string& word) {
  static constexpr std::array<std::string_view, 37> kEdges = {
      "of",    "a",   "an",   "the",   "to",    "any",  "such",  "that",  "this", "it",   "them",    "for",
      "on",    "by",  "with", "and",   "or",    "but",  "from",  "into",  "in",   "at",   "as",      "its",
      "their", "his", "her",  "these", "those", "some", "about", "which", "who",  "than", "between", "among"};
  return is_one_of(word, kEdges);
}

bool is_pronoun(const std::string& word) {
  static constexpr std::array<std::string_view, 14> kPronouns = {"it",  "he", "she", "they", "there", "we",   "i",
                                                                 "you", "us", "him", "them", "me",    "what", "who"};
  return is_one_of(word, kPronouns);
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::string bare(const std::string& word) {
  const auto words = words_of(word);
  return words.empty() ? "" : words.front();
}

// "(major posts)" keeps its brackets, "hybrid\" force" loses the quote that has no other.
void drop_lone_signs(std::string& text) {
  if (std::count(text.begin(), text.end(), '"') % 2 != 0)
    text.erase(std::remove(text.begin(), text.end(), '"'), text.end());
  if (std::count(text.begin(), text.end(), '(') != std::count(text.begin(), text.end(), ')'))
    text.erase(std::remove_if(text.begin(), text.end(), [](char c) { return c == '(' || c == ')'; }), text.end());
}

// Ends before a relative clause or a dash, unless nothing would be left.
std::string without_clause(const std::string& text) {
  std::size_t end = text.size();
  for (const std::string_view mark : {" that ", " which ", " who ", " whose ", " -- ", " while ", ", ", "; ", ": "})
    if (const std::size_t at = text.find(mark); at != std::string::npos && at > 0) {
      // An enumeration goes on: "the Sinai, the West Bank and Gaza".
      const bool is_list = mark == ", " && text.find(" and ", at) != std::string::npos;
      if (!is_list) end = std::min(end, at);
    }
  return text.substr(0, end);
}

// "The phrase be removed" asks for "phrase to be removed".
std::vector<std::string> with_infinitive(std::vector<std::string> words) {
  static constexpr std::array<std::string_view, 12> kVerbs = {"to",  "will", "would", "shall", "should", "can",
                                                              "not", "must", "may",   "could", "might",  "never"};
  for (std::size_t i = 1; i + 1 < words.size(); ++i)
    if (words[i] == "be" && !is_one_of(fold(words[i - 1]), kVerbs)) {
      words.insert(words.begin() + static_cast<std::ptrdiff_t>(i), "to");
      break;
    }
  return words;
}

// Does every word say only which, or how many, of something not named?
bool says_nothing(const Material& material, const std::vector<std::string>& words) {
  return std::all_of(words.begin(), words.end(), [&](const std::string& written_word) {
    const std::string word = bare(written_word);
    const bool is_number = word.find_first_not_of("0123456789") == std::string::npos;
    return is_number || is_edge(word) || material.words.is("vague", word) || material.words.is("weak", word);
  });
}

// Names alone are somebody or some place, not terms.
bool is_name(const std::vector<std::string>& words) {
  return std::all_of(words.begin(), words.end(),
                     [](const std::string& word) { return starts_upper(word) || is_edge(fold(word)); });
}

// "Beef it up" and "carry out" do not say what; "the drive is peaceful" is said to be so, and asks for nothing.
bool is_fragment(const std::vector<std::string>& words) {
  static constexpr std::array<std::string_view, 7> kInside = {"it", "them", "him", "is", "are", "was", "were"};
  static constexpr std::array<std::string_view, 5> kParticles = {"out", "up", "off", "down", "on"};
  if (bare(words.front()) == "that") return false;
  if (words.size() == 2 && is_one_of(bare(words.back()), kParticles)) return true;
  return std::any_of(words.begin(), words.end(),
                     [](const std::string& word) { return is_one_of(bare(word), kInside); });
}

// Nor is "Shiite party".
bool is_body(const std::vector<std::string>& words) {
  static constexpr std::array<std::string_view, 4> kBodies = {"party", "faction", "movement", "group"};
  return words.size() <= 2 && is_one_of(singular(bare(words.back())), kBodies);
}

std::string finish(const Material& material, const std::string& text, bool is_written) {
  std::string out = without_clause(one_line(text));
  for (std::size_t at = out.find("- "); at != std::string::npos; at = out.find("- ", at + 1))  // "fact- finding"
    if (at > 0 && out[at - 1] != ' ' && out[at - 1] != '-') out.erase(at + 1, 1);
  drop_lone_signs(out);
  std::vector<std::string> words = written_words(out);
  const std::string first = words.empty() ? "" : bare(words.front());
  if (is_pronoun(first) || out.find(" nor ") != std::string::npos) return "";
  while (!words.empty() && is_edge(bare(words.front()))) words.erase(words.begin());
  words = written_words(trimmed_end(joined(words)));
  if (words.empty() || says_nothing(material, words) || (is_written && is_name(words)) || is_body(words) ||
      is_fragment(words))
    return "";
  if (words.size() == 1 && (words[0].ends_with("ing") || words[0].ends_with("ed"))) return "";  // a verb without object
  return capital(clipped(joined(with_infinitive(std::move(words))), kLongestLabel));
}

// Where a sign ends a phrase; "20,000" and "1.5" go on.
std::size_t first_sign(const std::string& text) {
  const auto is_digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (std::string_view(",.;:\"()\n").find(text[at]) == std::string_view::npos) continue;
    if (at == 0 || !is_digit(at - 1) || !is_digit(at + 1)) return at;
  }
  return text.size();
}

// " to fight the Islamists" behind "plans".
std::uint32_t complement_end(const Material& material, std::size_t report, PointSpan span, PointSpan sentence) {
  const std::uint32_t end = std::min(sentence.end, span.end + kComplement);
  if (end <= span.end) return span.end;
  const std::string text = material.view.words(report, {span.end, end});
  const auto words = written_words(text);
  if (words.empty() || text[0] != ' ' || !is_joint(words.front())) return span.end;
  if (words.front() == "on" && words.size() > 1 && starts_upper(words[1])) return span.end;  // "on Sunday"
  std::size_t stop = first_sign(text);
  for (const std::string_view mark : {" that ", " which ", " who ", " but ", " while ", " after ", " before ", " -- ",
                                      " if ", " as ", " by ", " when ", " because ", " amid "})
    stop = std::min(stop, text.find(mark));
  const std::size_t number = text.find_first_of("0123456789");  // "the motion of the premier and 19 against"
  if (number != std::string::npos && number > 4 && text.substr(number - 5, 5) == " and ")
    stop = std::min(stop, number - 5);
  if (stop == text.size() && end < sentence.end) stop = text.rfind(' ');
  // A cut may fall between code points only where all are one byte.
  const bool is_ascii =
      std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return is_ascii ? span.end + static_cast<std::uint32_t>(stop) : span.end;
}

// As far as the clause goes that begins with the span.
std::uint32_t clause_end(const Material& material, std::size_t report, PointSpan span, PointSpan sentence) {
  const std::string behind = material.view.words(report, {span.end, std::min(sentence.end, span.end + kComplement)});
  std::size_t stop = first_sign(behind);
  for (const std::string_view mark : {" but ", " while ", " after ", " before ", " -- ", " if ", " when ", " because "})
    stop = std::min(stop, behind.find(mark));
  if (stop == behind.size() && span.end + kComplement < sentence.end) stop = std::min(behind.rfind(' '), stop);
  const bool is_ascii =
      std::all_of(behind.begin(), behind.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
  return is_ascii ? span.end + static_cast<std::uint32_t>(stop) : span.end;
}

}  // namespace

std::string clipped(std::string text, std::size_t longest) {
  if (text.size() <= longest) return text;
  std::size_t end = text.rfind(' ', longest);
  if (end == std::string::npos) end = longest;
  return trimmed_end(text.substr(0, end)) + " …";
}

std::vector<std::string> written_words(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

bool is_joint(const std::string& word) {
  static constexpr std::array<std::string_view, 6> kJoints = {"of", "to", "for", "on", "between", "with"};
  return is_one_of(word, kJoints);
}

std::string trimmed_end(std::string text) {
  for (;;) {
    while (!text.empty() && std::string_view(" ,.;:-").find(text.back()) != std::string_view::npos) text.pop_back();
    const std::size_t blank = text.rfind(' ');
    if (blank == std::string::npos || !is_edge(fold(text.substr(blank + 1)))) return text;
    text.resize(blank);
  }
}

std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string lower_start(std::string text, const Material& material, std::size_t report, PointSpan span) {
  const auto words = written_words(one_line(material.view.words(report, span)));
  const bool is_name = std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return starts_upper(word) && text.starts_with(word);
  });
  if (!is_name && !text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

std::string readable(const Material& material, const std::string& words) { return finish(material, words, false); }

std::string readable(const Material& material, std::size_t report, PointSpan span, PointSpan sentence) {
  const std::string text = one_line(material.view.words(report, span));
  const auto words = written_words(text);
  if (!words.empty()) {
    const std::string head = singular(bare(words.back()));
    if (material.words.is("vague", head) || material.words.is("paper", head))
      span.end = complement_end(material, report, span, sentence);
  }
  std::string out = finish(material, material.view.words(report, span), true);
  // "Egypt insists that the treaty mention the Palestinians" asks for a clause, not for the treaty.
  const std::string lead = one_line(material.view.words(report, {span.begin > 14 ? span.begin - 14 : 0, span.begin}));
  const bool is_clause = lead.ends_with(" that") || lead.ends_with(" that the") || text.starts_with("that ");
  if (is_clause && out.find(" to be ") == std::string::npos) {
    // "That the command be decided by both": of what is wanted the subject alone says nothing.
    span.end = clause_end(material, report, span, sentence);
    const std::string whole = finish(material, material.view.words(report, span), true);
    if (whole.find(" to be ") != std::string::npos) return whole;
  }
  if (is_clause && out.find(" to be ") == std::string::npos && out.find(' ') != std::string::npos)
    out = (lead.ends_with(" the") ? "That the " : "That ") + lower_start(out, material, report, span);
  return out;
}

PointSpan noun_span(const Material& material, std::size_t report, PointSpan head, PointSpan sentence) {
  const std::string text = material.view.words(report, {sentence.begin, head.begin});
  std::uint32_t begin = head.begin;
  std::size_t end = text.size();
  for (std::size_t taken = 0; taken < kMostQualifiers && end > 1 && text[end - 1] == ' '; ++taken) {
    const std::size_t blank = text.rfind(' ', end - 2);
    const std::size_t start = blank == std::string::npos ? 0 : blank + 1;
    const std::string word = text.substr(start, end - 1 - start);
    const bool qualifies = (starts_upper(word) && start > 0) || material.words.is("qualifier", fold(word));
    const bool is_ascii =
        std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (!qualifies || !is_ascii || is_edge(fold(word))) {
      if (fold(word) != "and" || taken == 0) break;
    }
    begin -= static_cast<std::uint32_t>(end - start);
    end = start;
  }
  return {begin, head.end};
}

std::string proposed_thing(const Material& material, std::size_t report, PointSpan verb, PointSpan sentence) {
  const std::string behind = material.view.words(report, {verb.end, std::min(verb.end + 4, sentence.end)});
  if (!behind.starts_with(" by ")) return "";
  const std::string text = one_line(material.view.words(report, {sentence.begin, verb.begin}));
  const auto words = written_words(text);
  std::vector<std::string> thing;
  for (std::size_t i = words.size(); i > 0 && thing.size() < kMostQualifiers; --i) {
    const std::string& word = words[i - 1];
    if (word == "a" || word == "an" || word == "the") return finish(material, joined(thing), true);
    if (word.find_first_of(",.;:\"()") != std::string::npos) break;
    thing.insert(thing.begin(), word);
  }
  return "";
}

std::string noun_phrase(const Material& material, std::size_t report, PointSpan head, PointSpan sentence) {
  PointSpan span = noun_span(material, report, head, sentence);
  const std::string name = material.view.words(report, span);
  if (!starts_upper(name)) span.end = complement_end(material, report, span, sentence);
  return finish(material, material.view.words(report, span), false);
}

}  // namespace grotius
