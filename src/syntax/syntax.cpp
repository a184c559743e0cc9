#include "syntax/syntax.h"

#include <algorithm>
#include <limits>

#include "syntax/lemma.h"
#include "syntax/sentences.h"
#include "syntax/spanning_tree.h"
#include "syntax/word_forms.h"
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
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view form = document.text(tokens.words[i].span);
    const bool is_participle = words[i].upos == "ADJ" && (form.ends_with("ed") || form.ends_with("ing"));
    const bool is_verb = words[i].upos == "VERB" || words[i].upos == "AUX" || is_participle;
    const auto is_word = [&](const std::string& word) {
      const std::string lower = ascii_lower(word);
      return model.has_word(lower) || (is_verb && is_listed_verb(lower));
    };
    words[i].lemma = choose_lemma(scripts, logits.row(i), form, words[i].upos, is_word);
  }
}

void set_heads(const Model& model, const Encoded& encoded, Parse& result) {
  const std::vector<Matrix> arcs = arc_scores(model, encoded, result.sentences);
  for (std::uint32_t s = 0; s < result.sentences.size(); ++s) {
    const WordSpan sentence = result.sentences[s];
    const std::vector<std::uint32_t> heads = best_tree(arcs[s]);
    for (std::uint32_t i = 0; i < heads.size(); ++i) {
      SyntaxWord& word = result.words[sentence.begin + i];
      word.sentence = s;
      word.head = heads[i] == 0 ? kRoot : sentence.begin + heads[i] - 1;
      if (word.head != kRoot) result.dependents[word.head].push_back(sentence.begin + i);
    }
  }
}

// "root" belongs to the arc from the root and to no other.
void set_relations(const Model& model, const Encoded& encoded, std::vector<SyntaxWord>& words) {
  std::vector<std::uint32_t> heads(words.size());
  std::transform(words.begin(), words.end(), heads.begin(), [](const SyntaxWord& word) { return word.head; });
  Matrix scores = relation_scores(model, encoded, heads);
  const Labels& labels = model.labels("deprel");
  const auto root = static_cast<std::size_t>(std::find(labels.begin(), labels.end(), "root") - labels.begin());
  for (std::size_t i = 0; i < words.size(); ++i) {
    float* row = scores.row(i);
    if (root < labels.size()) row[root] = -std::numeric_limits<float>::infinity();
    words[i].deprel = heads[i] == kRoot ? std::string_view("root") : labels[best(row, scores.cols)];
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
  set_heads(model, encoded, result);
  set_relations(model, encoded, result.words);
  return result;
}

}  // namespace grotius
