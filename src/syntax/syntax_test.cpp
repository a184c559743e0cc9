#include "syntax/syntax.h"

#include <gtest/gtest.h>

namespace grotius {
namespace {

// The envoy of Egypt met Putin .  He left .
//  0   1    2   3    4    5   6    7   8  9
Parse sample() {
  const std::vector<std::pair<std::uint32_t, std::string_view>> arcs = {
      {1, "det"}, {4, "nsubj:pass"}, {3, "case"},  {1, "nmod"},     {kRoot, "root"},
      {4, "obj"}, {4, "punct"},      {8, "nsubj"}, {kRoot, "root"}, {8, "punct"}};
  Parse parse;
  parse.sentences = {{0, 7}, {7, 10}};
  parse.words.resize(arcs.size());
  parse.dependents.resize(arcs.size());
  for (std::uint32_t i = 0; i < arcs.size(); ++i) {
    parse.words[i].head = arcs[i].first;
    parse.words[i].deprel = arcs[i].second;
    if (arcs[i].first != kRoot) parse.dependents[arcs[i].first].push_back(i);
  }
  return parse;
}

TEST(Parse, SubtreeHoldsAllThatHangsOnAWord) {
  const Parse parse = sample();
  EXPECT_EQ(parse.subtree(1), (WordSpan{0, 4}));
  EXPECT_EQ(parse.subtree(4), (WordSpan{0, 7}));
  EXPECT_EQ(parse.subtree(5), (WordSpan{5, 6}));
}

TEST(Parse, DominatesAlongThePathToTheRoot) {
  const Parse parse = sample();
  EXPECT_TRUE(parse.dominates(4, 2));
  EXPECT_TRUE(parse.dominates(2, 2));
  EXPECT_FALSE(parse.dominates(2, 4));
  EXPECT_FALSE(parse.dominates(4, 8)) << "another sentence";
  EXPECT_FALSE(parse.dominates(kRoot, 4));
}

TEST(Parse, HeadOfASpanIsTheWordThatHangsOutside) {
  const Parse parse = sample();
  EXPECT_EQ(parse.head_of({0, 4}), 1U);
  EXPECT_EQ(parse.head_of({2, 4}), 3U);
  EXPECT_EQ(parse.head_of({4, 7}), 4U) << "the root hangs outside every span";
}

TEST(Parse, DependentFindsSubtypesByTheirBaseOnly) {
  const Parse parse = sample();
  EXPECT_EQ(parse.dependent(4, "nsubj"), 1U);
  EXPECT_EQ(parse.dependent(4, "nsubj:pass"), 1U);
  EXPECT_EQ(parse.dependent(8, "nsubj:pass"), kRoot);
  EXPECT_EQ(parse.dependent(4, "nsub"), kRoot) << "half a relation is none";
  EXPECT_EQ(parse.dependent(4, "iobj"), kRoot);
}

}  // namespace
}  // namespace grotius
