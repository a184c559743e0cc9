#include "actors/organisation_names.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "conllu_fixture.h"

namespace grotius {
namespace {

TEST(OrganisationNames, AnAcronymIsTheSameAndAPartOfTheNameIsShorter) {
  EXPECT_TRUE(same_organisation("ICU", "Islamic Courts Union"));
  EXPECT_TRUE(same_organisation("Movement for Democratic Change", "M.D.C."));
  EXPECT_TRUE(same_organisation("the Security Council", "SECURITY COUNCIL"));
  EXPECT_FALSE(same_organisation("ICU", "Islamic Courts"));
  EXPECT_TRUE(shortens(shipped_lexicon().impl(), "Security Council", "UN Security Council"));
  EXPECT_FALSE(shortens(shipped_lexicon().impl(), "Council", "UN Security Council"));
}

// The look-up may offer too much, never too little.
TEST(OrganisationNames, NamesThatMayBeOneBodyShareAKey) {
  const std::vector<std::string> names{"ICU",
                                       "I.C.U.",
                                       "Islamic Courts Union",
                                       "the Islamic Courts",
                                       "UN Security Council",
                                       "UN",
                                       "U.N.",
                                       "United Nations",
                                       "Security Council",
                                       "Movement for Democratic Change",
                                       "MFDC",
                                       "MDC",
                                       "Hamas",
                                       "Hamas movement",
                                       "HAMAS",
                                       "Sinai League",
                                       "sinai league",
                                       "The Herald (Amman)",
                                       "The",
                                       "the Bank of Egypt",
                                       "Egypt's Bank",
                                       "BoE",
                                       "African Union",
                                       "African Union Force",
                                       "AU"};
  int related = 0;
  for (const auto& a : names)
    for (const auto& b : names) {
      const auto& impl = shipped_lexicon().impl();
      if (!same_organisation(a, b) && !shortens(impl, a, b) && !shortens(impl, b, a)) continue;
      ++related;
      const auto keys = similarity_keys(a), others = similarity_keys(b);
      EXPECT_TRUE(
          std::any_of(keys.begin(), keys.end(),
                      [&](const auto& key) { return std::find(others.begin(), others.end(), key) != others.end(); }))
          << a << " and " << b;
    }
  EXPECT_GT(related, static_cast<int>(names.size()));
}

}  // namespace
}  // namespace grotius
