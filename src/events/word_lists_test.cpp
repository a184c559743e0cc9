#include "events/word_lists.h"

#include <gtest/gtest.h>

namespace grotius {
namespace {

TEST(WordLists, HoldWhatTheirRowsName) {
  EXPECT_TRUE(in_list(WordList::kTelling, "say"));
  EXPECT_TRUE(in_list(WordList::kSending, "dispatch"));
  EXPECT_FALSE(in_list(WordList::kSending, "say"));
}

TEST(WordLists, ABadRowIsNamedByFileAndLine) {
  const auto error = [](const char* table) {
    const auto read = WordLists::parse(table);
    return read ? "" : read.error().to_string();
  };
  EXPECT_EQ(error("saying\tsay\n"), "lexicon/plover/words.tsv:1: \"saying\" is no list");
  EXPECT_EQ(error("term\tterm\nterm\ttenure\n"), "lexicon/plover/words.tsv:2: a second row for term");
  EXPECT_EQ(error("term\tterm, term\n"),
            "lexicon/plover/words.tsv:1: \"term\" stands in the row twice, or a comma too many");
  EXPECT_EQ(error("term\tterm\n"), "lexicon/plover/words.tsv: no row for telling");
}

}  // namespace
}  // namespace grotius
