#include "attribution/passage.h"

#include <algorithm>

#include "text/utf8.h"

namespace grotius {

ByteSpan Passage::bytes(WordSpan span) const {
  if (span.empty()) return {};
  return {tokens.words[span.begin].span.begin, tokens.words[span.end - 1].span.end};
}

WordSpan Passage::words(ByteSpan span) const {
  const auto& all = tokens.words;
  auto first = std::partition_point(all.begin(), all.end(), [&](const Word& w) { return w.span.end <= span.begin; });
  auto last = std::partition_point(first, all.end(), [&](const Word& w) { return w.span.begin < span.end; });
  return {static_cast<std::uint32_t>(first - all.begin()), static_cast<std::uint32_t>(last - all.begin())};
}

std::string_view Passage::text(std::uint32_t word) const { return document.text(tokens.words[word].span); }

std::string Passage::lemma(std::uint32_t word) const { return ascii_lower(syntax(word).lemma); }

std::string Passage::lower(std::uint32_t word) const { return ascii_lower(text(word)); }

WordSpan Passage::sentence(std::uint32_t word) const { return parse.sentences[parse.words[word].sentence]; }

bool Passage::has_relation(std::uint32_t word, std::string_view base) const {
  std::string_view relation = parse.words[word].deprel;
  return relation.substr(0, base.size()) == base && (relation.size() == base.size() || relation[base.size()] == ':');
}

WordSpan Passage::trim_punctuation(WordSpan span) const {
  while (!span.empty() && is_punctuation(span.begin)) ++span.begin;
  while (!span.empty() && is_punctuation(span.end - 1)) --span.end;
  return span;
}

namespace {

// The heads of the phrase's coordinated members, in text order; UD hangs all conjuncts on the first.
std::vector<std::uint32_t> member_heads(const Passage& passage, WordSpan phrase) {
  std::vector<std::uint32_t> heads{passage.parse.head_of(phrase)};
  for (std::size_t i = 0; i < heads.size(); ++i)
    for (std::uint32_t child : passage.parse.dependents[heads[i]])
      if (phrase.contains(child) && passage.has_relation(child, "conj") && child > heads.front())
        heads.push_back(child);
  std::sort(heads.begin(), heads.end());
  return heads;
}

bool joins(const Passage& passage, std::uint32_t word) {
  return passage.is_punctuation(word) || passage.has_relation(word, "cc");
}

}  // namespace

std::vector<WordSpan> members(const Passage& passage, WordSpan phrase) {
  phrase = passage.trim_punctuation(phrase);
  if (phrase.empty()) return {};
  std::vector<std::uint32_t> heads = member_heads(passage, phrase);
  std::vector<WordSpan> out;
  std::uint32_t begin = phrase.begin;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    std::uint32_t end = phrase.end;
    if (i + 1 < heads.size()) {
      end = std::max(passage.parse.subtree(heads[i + 1]).begin, heads[i] + 1);
      end = std::min(end, heads[i + 1]);
    }
    WordSpan member{begin, end};
    while (!member.empty() && joins(passage, member.begin)) ++member.begin;
    while (!member.empty() && joins(passage, member.end - 1)) --member.end;
    if (!member.empty()) out.push_back(member);
    begin = end;
  }
  return out;
}

WordSpan core_phrase(const Passage& passage, WordSpan phrase) {
  phrase = passage.trim_punctuation(phrase);
  if (phrase.empty()) return phrase;
  std::uint32_t head = passage.parse.head_of(phrase);
  for (std::uint32_t child : passage.parse.dependents[head]) {
    std::uint32_t begin = passage.parse.subtree(child).begin;
    bool after_comma = begin > 0 && (passage.is_punctuation(begin) || passage.is_punctuation(begin - 1));
    bool aside = passage.syntax(child).deprel == "acl:relcl" || (passage.has_relation(child, "appos") && after_comma);
    if (aside && begin > head && begin < phrase.end) phrase.end = begin;
  }
  auto leads = [&](std::uint32_t w) {
    std::string_view upos = passage.syntax(w).upos;
    return upos == "DET" || upos == "ADP" || upos == "CCONJ" || upos == "PUNCT";
  };
  auto trails = [&](std::uint32_t w) {
    std::string_view upos = passage.syntax(w).upos;
    return upos == "PART" || upos == "ADP" || upos == "CCONJ" || upos == "PUNCT";
  };
  while (phrase.size() > 1 && leads(phrase.begin)) ++phrase.begin;
  while (phrase.size() > 1 && trails(phrase.end - 1)) --phrase.end;
  return passage.is_punctuation(phrase.begin) ? WordSpan{phrase.begin, phrase.begin} : phrase;
}

}  // namespace grotius
