// Quotations: what stands between double quotation marks.
//
// Enters: a Passage. Leaves: quotations in text order, disjoint, marks included. Marks: “ ” and the straight ", which
// opens where none is open in its paragraph and closes else, and the `` and '' of wire copy. A quotation left open at
// its paragraph's end runs to that end; where the next paragraph opens with a mark, it goes on there (newspapers repeat
// the opening mark before every paragraph of one speech). Pure. Units: word indices.
//
//   "We agreed," he said. "For now."      {0, 5} and {8, 13}
#pragma once

#include <vector>

#include "attribution/passage.h"

namespace grotius {

struct Quotation {
  WordSpan words;          // with its marks
  bool closed = false;     // has its closing mark
  bool continued = false;  // goes on in the next quotation of the list
};

[[nodiscard]] std::vector<Quotation> find_quotations(const Passage& passage);

// Index of the first quotation that ends after the word, or the list's size.
[[nodiscard]] std::size_t first_after(const std::vector<Quotation>& quotations, std::uint32_t word);

// Index of the quotation that holds the word, or the list's size.
[[nodiscard]] std::size_t quotation_at(const std::vector<Quotation>& quotations, std::uint32_t word);

}  // namespace grotius
