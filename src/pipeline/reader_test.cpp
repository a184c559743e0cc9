#include <gtest/gtest.h>

#include "pipeline/pipeline.h"

namespace grotius {
namespace {

const std::string kLexicon = GROTIUS_SOURCE_DIR "/lexicon";

TEST(Reader, NamesTheModelThatIsNotThere) {
  const auto reader = Reader::open("no/such.model", kLexicon);
  ASSERT_FALSE(reader);
  EXPECT_NE(reader.error().to_string().find("no/such.model"), std::string::npos) << reader.error().to_string();
}

// The network's test model knows four roles; what asks it for a fifth would read past the end of its scores.
TEST(Reader, RefusesAModelWithoutTheRolesThatStagesAskFor) {
  const std::string model = GROTIUS_SOURCE_DIR "/tests/models/tiny.model";
  const auto reader = Reader::open(model, kLexicon);
  ASSERT_FALSE(reader);
  EXPECT_EQ(reader.error().to_string(), model + ": the model's labels of \"role\" lack \"said\"");
}

}  // namespace
}  // namespace grotius
