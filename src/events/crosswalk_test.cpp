#include "events/crosswalk.h"

#include <gtest/gtest.h>

namespace grotius {
namespace {

std::string code(const Act& act) { return Crosswalk::built_in().cameo(act); }

TEST(Crosswalk, AModeHasItsOwnCodeOrItsTypes) {
  EXPECT_EQ(code({"CONSULT", "phone", "speak", "speak", "", ""}), "041");
  EXPECT_EQ(code({"CONSULT", "", "meet", "meet", "", ""}), "040");
  EXPECT_EQ(code({"CONSULT", "no such mode", "meet", "meet", "", ""}), "040");
  EXPECT_EQ(code({"", "", "meet", "meet", "", ""}), "");
}

TEST(Crosswalk, APredicateSaysMoreThanItsType) {
  EXPECT_EQ(code({"SUPPORT", "", "praise", "praise", "", ""}), "051");
  EXPECT_EQ(code({"SUPPORT", "", "sign", "sign", "", ""}), "057");
  EXPECT_EQ(code({"ASSAULT", "", "open fire", "open", "", ""}), "193");
  EXPECT_EQ(code({"COERCE", "", "strike", "strike", "", ""}), "170") << "a strike is a row of PROTEST alone";
}

TEST(Crosswalk, WhatAVerbalActIsAboutDecides) {
  EXPECT_EQ(code({"AGREE", "", "agree", "agree", "CONSULT", ""}), "036");
  EXPECT_EQ(code({"REJECT", "yield", "refuse", "refuse", "RETREAT", "release"}), "1243");
  EXPECT_EQ(code({"THREATEN", "", "threaten", "threaten", "ASSAULT", "aerial"}), "138");
  EXPECT_EQ(code({"AGREE", "", "agree", "agree", "ASSAULT", ""}), "030") << "no row for it: the act's own code";
}

TEST(Crosswalk, ADemandHasTheCodesOfItsAppealWithRootTen) {
  EXPECT_EQ(code({"REQUEST", "yield", "urge", "urge", "RETREAT", "withdraw"}), "0256");
  EXPECT_EQ(code({"REQUEST", "yield", "demand", "demand", "RETREAT", "withdraw"}), "1056");
  EXPECT_EQ(code({"REQUEST", "meet", "demand", "demand", "", ""}), "106");
  EXPECT_EQ(code({"REQUEST", "", "demand", "demand", "", ""}), "100");
}

TEST(Crosswalk, EveryPloverTypeHasACode) {
  for (const char* type : {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
                           "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
    EXPECT_FALSE(code({type, "", "", "", "", ""}).empty()) << type;
}

TEST(Crosswalk, ABadRowIsNamedByFileAndLine) {
  const auto error = [](const CrosswalkTables& tables) {
    const auto read = Crosswalk::parse(tables);
    return read ? "" : read.error().to_string();
  };
  EXPECT_EQ(error({"# codes\nAGREE\t030\n", "", ""}), "lexicon/plover/cameo.tsv:2: a row has 3 fields, this has 2");
  EXPECT_EQ(error({"AGREE\t-\tthirty\n", "", ""}),
            "lexicon/plover/cameo.tsv:1: \"thirty\" is no CAMEO code of 3 or 4 digits");
  EXPECT_EQ(error({"AGREE\t-\t030\nAGREE\t-\t031\n", "", ""}), "lexicon/plover/cameo.tsv:2: a second row for AGREE ");
  EXPECT_EQ(error({"", "praise, hail\tSUPPORT\t051\nhail\tSUPPORT\t050\n", ""}),
            "lexicon/plover/frames.tsv:2: a second row for hail SUPPORT");
  EXPECT_EQ(error({"", "", "AGREE\tCONSULT\t036\n"}), "lexicon/plover/objects.tsv:1: a row has 4 fields, this has 3");
}

}  // namespace
}  // namespace grotius
