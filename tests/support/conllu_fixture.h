// Builds what the stages hand on (Document, Tokens, Parse, Names) from CoNLL-U text, so that a stage can be tested on
// trees that are known to be right, without a model.
//
// Enters: CoNLL-U of one document, columns apart by tabs or runs of blanks; a row of eight columns is short for
// ID FORM LEMMA UPOS FEATS HEAD DEPREL MISC. Text comes from FORM and
// `SpaceAfter=No`; `# newpar` starts a paragraph; multiword tokens (`1-2`) make one token of several words; names come
// from `NER=B-PER` in MISC, `# published = 2025-03-16` sets the date. Words cut from a multiword token share its text
// where their forms rebuild it, else they divide it evenly. Unknown columns may be "_".
// Lifetime: the views in `parse` point into `labels`, which moves along.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "actors/actors.h"

namespace grotius {

struct ConlluReport {
  Document document;
  Tokens tokens;
  Parse parse;
  std::vector<Name> names;
  std::deque<std::string> labels;

  // The words of the n-th occurrence (1 = first) of `phrase` in the text, on word borders; empty if there is none.
  [[nodiscard]] WordSpan find(std::string_view phrase, int occurrence = 1) const;
};

// Throws std::invalid_argument on a malformed line: a fixture is part of the test that holds it.
[[nodiscard]] ConlluReport read_conllu(std::string_view conllu);

// lexicon/ as it is shipped, loaded once. Throws std::runtime_error where it cannot be read.
[[nodiscard]] const Lexicon& shipped_lexicon();

}  // namespace grotius
