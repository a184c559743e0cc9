#include "events/contexts.h"

#include <gtest/gtest.h>

#include "attribution/handmade.h"

namespace grotius {
namespace {

using Names = std::vector<std::string>;

// Syria denied that the army shelled the refugee camp , which the court visited .
const char* const kInContext =
    "Syria PROPN 2 nsubj\ndenied VERB 0 root deny\nthat SCONJ 6 mark\nthe DET 5 det\narmy NOUN 6 nsubj\n"
    "shelled VERB 2 ccomp shell\nthe DET 9 det\nrefugee NOUN 9 compound\ncamp NOUN 6 obj\n+, PUNCT 14 punct\n"
    "which PRON 14 obj\nthe DET 13 det\ncourt NOUN 14 nsubj\nvisited VERB 9 acl:relcl visit\n+. PUNCT 2 punct\n";

TEST(Contexts, TheWordsOfAFactsOwnClauseTellThem) {
  const Handmade text(kInContext);
  Fact shelled;
  shelled.kind = "event", shelled.type = "ASSAULT", shelled.mode = "heavy-weapons";
  shelled.trigger = text.bytes_of("shelled");
  Fact none = shelled;
  none.type = "";
  std::vector<Fact> facts{shelled, none};
  tell_contexts(text.passage(), facts);
  EXPECT_EQ(facts[0].contexts, (Names{"military", "asylum"})) << "the court belongs to a clause of its own";
  EXPECT_TRUE(facts[1].contexts.empty()) << "what has no PLOVER type has no contexts";
}

TEST(Contexts, PhrasesAndModesTellThemInTheOrderOfTheTable) {
  const auto table = Contexts::parse("legal\tSANCTION.convict, court\nhealth\tbird flu\nmilitary\tASSAULT, camp\n");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->of("SANCTION", "convict", {}), Names{"legal"});
  EXPECT_EQ(table->of("ASSAULT", "aerial", {"bird", "flu", "court"}), (Names{"legal", "health", "military"}));
  EXPECT_TRUE(table->of("CONSULT", "", {"flu", "bird"}).empty());
}

TEST(Contexts, ABadRowIsNamedByFileAndLine) {
  const auto error = [](std::string_view table) { return Contexts::parse(table).error().to_string(); };
  EXPECT_EQ(error("legal\tcourt\nlegal\tjudge\n"), "lexicon/plover/contexts.tsv:2: a second row for legal");
  EXPECT_EQ(error("legal\tcourt, court\n"),
            "lexicon/plover/contexts.tsv:1: \"court\" stands in the row twice, or a comma too many");
}

}  // namespace
}  // namespace grotius
