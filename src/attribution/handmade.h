// For tests: sentences with their trees written by hand, and scores with the words a head would have marked.
//
//   Witkoff PROPN 2 nsubj         one word a line: form, UPOS, head (1 is the sentence's first word, 0 the root),
//   relation met VERB 0 root meet          the lemma where it is not the form in lower case, and after it the XPOS
//   +. PUNCT 2 punct              "+": no space before the word
//                                 an empty line ends the sentence, a line "##" the paragraph
#pragma once

#include <deque>
#include <sstream>
#include <string>
#include <vector>

#include "attribution/passage.h"

namespace grotius {

struct Handmade {
  Document document;
  Tokens tokens;
  Parse parse;

  explicit Handmade(const std::string& table) {
    std::istringstream lines(table);
    for (std::string line; std::getline(lines, line);) read(line);
    end_sentence();
    end_paragraph();
    for (std::uint32_t w = 0; w < parse.words.size(); ++w)
      if (parse.words[w].head != kRoot) parse.dependents[parse.words[w].head].push_back(w);
  }

  [[nodiscard]] Passage passage() const { return {document, tokens, parse}; }
  [[nodiscard]] std::string text(ByteSpan span) const { return std::string(document.text(span)); }
  [[nodiscard]] std::string text(WordSpan span) const { return text(passage().bytes(span)); }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(tokens.words.size()); }
  // The bytes of the first place where `words` stand.
  [[nodiscard]] ByteSpan bytes_of(const std::string& words) const {
    auto at = static_cast<std::uint32_t>(document.bytes.find(words));
    return {at, at + static_cast<std::uint32_t>(words.size())};
  }
  [[nodiscard]] WordSpan words_of(const std::string& words) const { return passage().words(bytes_of(words)); }

  // Scores over the whole text: 0.9 where `marked` stands in a role, else 0.02.
  [[nodiscard]] RoleScores roles(std::size_t count,
                                 const std::vector<std::pair<std::size_t, std::string>>& marked) const {
    RoleScores out{WordSpan{0, size()}, count, std::vector<float>(size() * count, 0.02F)};
    for (const auto& [role, words] : marked) {
      WordSpan span = words_of(words);
      for (std::uint32_t w = span.begin; w < span.end; ++w) out.probability[w * count + role] = 0.9F;
    }
    return out;
  }

 private:
  void read(const std::string& line) {
    if (line.empty()) return end_sentence();
    if (line == "##") return end_sentence(), end_paragraph();
    std::istringstream fields(line);
    std::string form, upos, relation, lemma, xpos;
    std::uint32_t head = 0;
    fields >> form >> upos >> head >> relation >> lemma >> xpos;
    bool glued = form.size() > 1 && form.front() == '+';
    if (glued) form.erase(0, 1);
    bool first = tokens.words.size() == paragraph_begin_;
    if (!glued && !first) document.bytes += ' ';
    add(form, upos, head, relation, lemma, !glued);
    parse.words.back().xpos = keep(xpos);
  }

  void add(const std::string& form, const std::string& upos, std::uint32_t head, const std::string& relation,
           const std::string& lemma, bool space) {
    auto begin = static_cast<std::uint32_t>(document.bytes.size());
    document.bytes += form;
    ByteSpan span{begin, static_cast<std::uint32_t>(document.bytes.size())};
    std::uint32_t index = size();
    tokens.tokens.push_back({span, {index, index + 1}});
    tokens.words.push_back({span, index, static_cast<std::uint32_t>(document.paragraphs.size()), space});
    SyntaxWord word;
    word.lemma = lemma.empty() ? lower(form) : lemma;
    word.upos = keep(upos);
    word.feats = "_";
    word.deprel = keep(relation);
    word.head = head == 0 ? kRoot : sentence_begin_ + head - 1;
    word.sentence = static_cast<std::uint32_t>(parse.sentences.size());
    parse.words.push_back(word);
    parse.dependents.emplace_back();
  }

  void end_sentence() {
    if (size() > sentence_begin_) parse.sentences.push_back({sentence_begin_, size()});
    sentence_begin_ = size();
  }

  void end_paragraph() {
    if (size() == paragraph_begin_) return;
    document.paragraphs.push_back({tokens.words[paragraph_begin_].span.begin, tokens.words.back().span.end});
    document.bytes += '\n';
    paragraph_begin_ = size();
  }

  static std::string lower(std::string s) {
    for (char& c : s) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return s;
  }

  std::string_view keep(const std::string& s) { return pool_.emplace_back(s); }

  std::deque<std::string> pool_;
  std::uint32_t sentence_begin_ = 0, paragraph_begin_ = 0;
};

}  // namespace grotius
