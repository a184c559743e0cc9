#include "base/table.h"

#include <gtest/gtest.h>

namespace grotius {
namespace {

TEST(Table, PartsBetweenSeparatorsEmptyOnesToo) {
  EXPECT_EQ(split("a; b", "; "), (Fields{"a", "b"}));
  EXPECT_EQ(split("a\t\t", "\t"), (Fields{"a", "", ""}));
  EXPECT_EQ(split("", "\t"), Fields{""});
}

TEST(Table, RowsWithoutCommentsAndWithEmptyFields) {
  std::vector<Fields> rows;
  const auto take = [&](const Fields& fields) {
    rows.push_back(fields);
    return std::string();
  };
  EXPECT_TRUE(for_each_row("# two\nAID\t-\n\nAGREE\t030\n", "codes.tsv", 2, take));
  EXPECT_EQ(rows, (std::vector<Fields>{{"AID", ""}, {"AGREE", "030"}}));
}

TEST(Table, ABadRowIsNamedByFileAndLine) {
  const auto none = [](const Fields&) { return std::string(); };
  const auto narrow = for_each_row("# two\nAID\n", "codes.tsv", 2, none);
  ASSERT_FALSE(narrow);
  EXPECT_EQ(narrow.error().to_string(), "codes.tsv:2: a row has 2 fields, this has 1");
  const auto refused = for_each_row("AID\t070\n", "codes.tsv", 2, [](const Fields& f) { return f[1] + " is taken"; });
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().to_string(), "codes.tsv:1: 070 is taken");
}

}  // namespace
}  // namespace grotius
