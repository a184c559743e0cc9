// The questions a Parse answers about its trees.
#include "syntax/syntax.h"

namespace grotius {
namespace {

// "nsubj" is the base of "nsubj:pass".
bool is_relation(std::string_view deprel, std::string_view wanted) {
  return deprel.starts_with(wanted) && (deprel.size() == wanted.size() || deprel[wanted.size()] == ':');
}

}  // namespace

WordSpan Parse::subtree(std::uint32_t word) const {
  WordSpan span{word, word + 1};
  std::vector<std::uint32_t> open{word};
  while (!open.empty()) {
    const std::uint32_t node = open.back();
    open.pop_back();
    span = span.hull({node, node + 1});
    open.insert(open.end(), dependents[node].begin(), dependents[node].end());
  }
  return span;
}

bool Parse::dominates(std::uint32_t ancestor, std::uint32_t word) const {
  while (word != kRoot && word != ancestor) word = words[word].head;
  return word == ancestor && ancestor != kRoot;
}

std::uint32_t Parse::head_of(WordSpan span) const {
  for (std::uint32_t word = span.begin; word < span.end; ++word)
    if (!span.contains(words[word].head)) return word;
  return span.begin;
}

std::uint32_t Parse::dependent(std::uint32_t word, std::string_view deprel) const {
  for (const std::uint32_t child : dependents[word])
    if (is_relation(words[child].deprel, deprel)) return child;
  return kRoot;
}

}  // namespace grotius
