#include "events/crosswalk.h"

#include <gtest/gtest.h>

namespace grotius {
namespace {

TEST(Crosswalk, AModeHasItsOwnCodeOrItsTypes) {
  const Crosswalk& table = Crosswalk::built_in();
  EXPECT_EQ(table.cameo("CONSULT", "phone"), "041");
  EXPECT_EQ(table.cameo("CONSULT", ""), "040");
  EXPECT_EQ(table.cameo("CONSULT", "no such mode"), "040");
  EXPECT_EQ(table.cameo("", ""), "");
}

TEST(Crosswalk, EveryPloverTypeHasACode) {
  for (const char* type : {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
                           "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
    EXPECT_FALSE(Crosswalk::built_in().cameo(type, "").empty()) << type;
}

TEST(Crosswalk, ABadRowIsNamedByFileAndLine) {
  auto two_fields = Crosswalk::parse("# codes\nAGREE\t030\n", "cameo.tsv");
  ASSERT_FALSE(two_fields);
  EXPECT_EQ(two_fields.error().to_string(), "cameo.tsv:2: a row has 3 fields, this has 2");
  auto no_code = Crosswalk::parse("AGREE\t-\tthirty\n", "cameo.tsv");
  ASSERT_FALSE(no_code);
  EXPECT_EQ(no_code.error().to_string(), "cameo.tsv:1: \"thirty\" is no CAMEO code of 3 or 4 digits");
  EXPECT_FALSE(Crosswalk::parse("AGREE\t-\t030\nAGREE\t-\t031\n", "cameo.tsv"));
}

}  // namespace
}  // namespace grotius
