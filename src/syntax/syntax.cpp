#include "syntax/syntax.h"

#include <algorithm>
#include <limits>

#include "syntax/lemma.h"
#include "syntax/sentences.h"
#include "syntax/spanning_tree.h"
#include "text/utf8.h"

namespace grotius {
namespace {

using Labels = std::vector<std::string>;

std::size_t best(const float* scores, std::size_t count) {
  return static_cast<std::size_t>(std::max_element(scores, scores + count) - scores);
}

void set_tags(const Model& model, const Encoded& encoded, std::string_view head, std::string_view SyntaxWord::*field,
              std::vector<SyntaxWord>& words) {
  const Matrix logits = tag_logits(model, encoded, head);
  const Labels& labels = model.labels(head);
  for (std::size_t i = 0; i < words.size(); ++i) words[i].*field = labels[best(logits.row(i), logits.cols)];
}

void set_lemmas(const Model& model, const Document& document, const Tokens& tokens, const Encoded& encoded,
                std::vector<SyntaxWord>& words) {
  const Matrix logits = tag_logits(model, encoded, "lemma");
  const Labels& scripts = model.labels("lemma");
  const auto is_word = [&](const std::string& word) { return model.has_word(ascii_lower(word)); };
  for (std::size_t i = 0; i < words.size(); ++i)
    words[i].lemma = choose_lemma(scripts, logits.row(i), document.text(tokens.words[i].span), is_word);
}

// "root" belongs to the arc from the root and to no other.
std::string_view best_relation(const Model& model, const ArcScores& scores, std::size_t dependent, std::size_t head) {
  if (head == 0) return "root";
  const Labels& labels = model.labels("deprel");
  std::vector<float> relations = relation_scores(model, scores, dependent, head);
  for (std::size_t label = 0; label < labels.size(); ++label)
    if (labels[label] == "root") relations[label] = -std::numeric_limits<float>::infinity();
  return labels[best(relations.data(), relations.size())];
}

void set_tree(const Model& model, const Encoded& encoded, WordSpan sentence, std::vector<SyntaxWord>& words) {
  const ArcScores scores = arc_scores(model, encoded, sentence);
  const std::vector<std::uint32_t> heads = best_tree(scores.arcs);
  for (std::size_t i = 0; i < heads.size(); ++i) {
    SyntaxWord& word = words[sentence.begin + i];
    word.head = heads[i] == 0 ? kRoot : sentence.begin + heads[i] - 1;
    word.deprel = best_relation(model, scores, i, heads[i]);
  }
}

}  // namespace

Parse parse(const Model& model, const Document& document, const Tokens& tokens, const Encoded& encoded) {
  Parse result;
  result.words.resize(tokens.words.size());
  result.dependents.resize(tokens.words.size());
  if (tokens.words.empty()) return result;
  result.sentences = split_sentences(tokens, tag_logits(model, encoded, "sentence"));
  set_tags(model, encoded, "upos", &SyntaxWord::upos, result.words);
  set_tags(model, encoded, "xpos", &SyntaxWord::xpos, result.words);
  set_tags(model, encoded, "feats", &SyntaxWord::feats, result.words);
  set_lemmas(model, document, tokens, encoded, result.words);
  for (std::uint32_t s = 0; s < result.sentences.size(); ++s) {
    const WordSpan sentence = result.sentences[s];
    set_tree(model, encoded, sentence, result.words);
    for (std::uint32_t word = sentence.begin; word < sentence.end; ++word) {
      result.words[word].sentence = s;
      if (result.words[word].head != kRoot) result.dependents[result.words[word].head].push_back(word);
    }
  }
  return result;
}

}  // namespace grotius
