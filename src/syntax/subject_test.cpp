#include "syntax/subject.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace grotius {
namespace {

struct Arc {
  std::uint32_t head;
  std::string_view deprel, upos;
};

Parse tree(const std::vector<Arc>& arcs) {
  Parse parse;
  parse.sentences = {{0, static_cast<std::uint32_t>(arcs.size())}};
  parse.words.resize(arcs.size());
  parse.dependents.resize(arcs.size());
  for (std::uint32_t i = 0; i < arcs.size(); ++i) {
    parse.words[i].head = arcs[i].head;
    parse.words[i].deprel = arcs[i].deprel;
    parse.words[i].upos = arcs[i].upos;
    if (arcs[i].head != kRoot) parse.dependents[arcs[i].head].push_back(i);
  }
  return parse;
}

// Holt was urged to leave and met Berg
//  0    1    2   3    4    5   6   7
const Parse kUrged = tree({{2, "nsubj:pass", "PROPN"},
                           {2, "aux:pass", "AUX"},
                           {kRoot, "root", "VERB"},
                           {4, "mark", "PART"},
                           {2, "xcomp", "VERB"},
                           {6, "cc", "CCONJ"},
                           {4, "conj", "VERB"},
                           {6, "obj", "PROPN"}});

TEST(Subject, IsSharedAsFarAsTheRelationsGivenReach) {
  EXPECT_EQ(subject_of(kUrged, 2, {}), 0U);
  EXPECT_EQ(subject_of(kUrged, 6, {"conj", "xcomp"}), 0U);
  EXPECT_EQ(subject_of(kUrged, 6, {"conj"}), kRoot);
}

TEST(Subject, WhoIsUrgedToLeaveLeavesAndUrgesNobody) {
  EXPECT_EQ(doer_of(kUrged, 2), kRoot);
  EXPECT_EQ(doer_of(kUrged, 4), 0U);
  EXPECT_EQ(doer_of(kUrged, 6), 0U);
  EXPECT_EQ(doer_of(kUrged, 0), kRoot) << "no verb";
}

TEST(Subject, TheObjectDoesWhatItIsUrgedTo) {
  // Holt urged Berg to leave and left
  const Parse parse = tree({{1, "nsubj", "PROPN"},
                            {kRoot, "root", "VERB"},
                            {1, "obj", "PROPN"},
                            {4, "mark", "PART"},
                            {1, "xcomp", "VERB"},
                            {6, "cc", "CCONJ"},
                            {1, "conj", "VERB"}});
  EXPECT_EQ(doer_of(parse, 1), 0U);
  EXPECT_EQ(doer_of(parse, 4), 2U);
  EXPECT_EQ(doer_of(parse, 6), 0U) << "coordination hands nothing to the object";
}

TEST(Subject, APassiveVerbHasItsDoerBehindBy) {
  // Holt was beaten by rebels and arrested
  const Parse parse = tree({{2, "nsubj:pass", "PROPN"},
                            {2, "aux:pass", "AUX"},
                            {kRoot, "root", "VERB"},
                            {4, "case", "ADP"},
                            {2, "obl:agent", "NOUN"},
                            {6, "cc", "CCONJ"},
                            {2, "conj", "VERB"}});
  EXPECT_EQ(doer_of(parse, 2), 4U);
  EXPECT_EQ(doer_of(parse, 6), kRoot) << "whether he was arrested, too, or arrests is not told by the tree";
}

}  // namespace
}  // namespace grotius
