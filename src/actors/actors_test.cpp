#include "actors/actors.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "conllu_fixture.h"

namespace grotius {
namespace {

struct Read {
  ConlluReport report;
  Cast cast;

  explicit Read(std::string_view tree) : report(read_conllu(tree)) {
    cast = find_actors(report.document, report.tokens, report.parse, report.names, shipped_lexicon());
  }
  std::vector<ActorId> ask(WordSpan words) {
    return Resolver(report.document, report.tokens, report.parse, shipped_lexicon(), cast).resolve(words);
  }
  std::string who(std::string_view phrase, int occurrence = 1) {
    std::string out;
    for (const auto id : ask(report.find(phrase, occurrence)))
      out += (out.empty() ? "" : "; ") + cast.actors[id.value].name;
    return out;
  }
};

constexpr std::string_view kQuoted = R"(
1 "      "      PUNCT _        4 punct     SpaceAfter=No
2 We     we     PRON  Person=1|Number=Plur 4 nsubj _
3 will   will   AUX   _        4 aux       _
4 stay   stay   VERB  _        0 root      SpaceAfter=No
5 ,      ,      PUNCT _        4 punct     SpaceAfter=No
6 "      "      PUNCT _        4 punct     _
7 Kabila Kabila PROPN Number=Sing 8 nsubj  NER=B-PER
8 said   say    VERB  _        4 parataxis _
9 of     of     ADP   _        10 case     _
10 us    we     PRON  Person=1 8 obl       SpaceAfter=No
11 .     .      PUNCT _        4 punct     _
)";

TEST(FirstPerson, StandsForTheSpeakerOnceThatIsKnown) {
  Read read(kQuoted);
  const auto kabila = read.ask(read.report.find("Kabila"));
  ASSERT_EQ(kabila.size(), 1U);
  read.cast.bind_first_person(read.report.tokens, {0, 15}, kabila);
  EXPECT_EQ(read.who("We"), "Kabila");
  const auto& mentions = read.cast.actors[kabila[0].value].mentions;
  ASSERT_EQ(mentions.size(), 2U);
  EXPECT_EQ(mentions[0].form, MentionForm::kPronoun);
  // outside the words spoken "us" are they whom the reporter counts himself to
  EXPECT_EQ(read.who("us"), "we");
}

TEST(FirstPerson, StandsForNobodyNamedBeforeThat) {
  Read read(kQuoted);
  EXPECT_EQ(read.who("We"), "we");
}

constexpr std::string_view kVisit = R"(
1 Putin   Putin  PROPN Number=Sing 2 nsubj NER=B-PER
2 visited visit  VERB  _           0 root  _
3 Kufa    Kufa   PROPN Number=Sing 2 obj   NER=B-GPE|SpaceAfter=No
4 ,       ,      PUNCT _           5 punct _
5 Iraq    Iraq   PROPN Number=Sing 3 appos NER=B-GPE|SpaceAfter=No
6 .       .      PUNCT _           2 punct _
)";

TEST(Locate, FindsGroundAndItsCountry) {
  Read read(kVisit);
  const auto& r = read.report;
  Resolver resolver(r.document, r.tokens, r.parse, shipped_lexicon(), read.cast);
  const auto place = resolver.locate(r.find("Kufa"));
  ASSERT_TRUE(place.valid());
  EXPECT_EQ(read.cast.places[place.value].name, "Kufa");
  EXPECT_EQ(read.cast.places[place.value].country, "IRQ");
  EXPECT_FALSE(resolver.locate(r.find("visited")).valid());
}

TEST(Resolve, AnswersNobodyForPunctuationAndNothing) {
  Read read(kVisit);
  EXPECT_TRUE(read.ask({}).empty());
  EXPECT_TRUE(read.ask(read.report.find(".")).empty());
  EXPECT_TRUE(read.ask({90, 95}).empty());
}

// What scorers and readers rely on, over every word of every golden case.
TEST(Resolve, EveryAnswerHasAMentionWhereItWasAskedAndStaysTheSame) {
  for (const auto& entry : std::filesystem::directory_iterator(std::string(GROTIUS_SOURCE_DIR) + "/src/actors/cases")) {
    std::ifstream in(entry.path());
    std::stringstream text;
    text << in.rdbuf();
    const auto whole = text.str();
    const auto begin = whole.find("----\n") + 5;
    Read read(whole.substr(begin, whole.rfind("----\n") - begin));
    for (std::uint32_t w = 0; w < read.report.tokens.words.size(); ++w) {
      const auto first = read.ask({w, w + 1});
      EXPECT_EQ(read.ask({w, w + 1}), first) << entry.path() << " word " << w;
      for (const auto id : first) {
        const auto& mentions = read.cast.actors[id.value].mentions;
        EXPECT_TRUE(
            std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) { return m.words.contains(w); }))
            << entry.path() << " word " << w;
      }
    }
    for (const auto& actor : read.cast.actors) {
      EXPECT_FALSE(actor.mentions.empty()) << actor.name;
      EXPECT_TRUE(std::is_sorted(actor.mentions.begin(), actor.mentions.end(), [](const Mention& a, const Mention& b) {
        return a.span < b.span;
      })) << actor.name;
    }
  }
}

}  // namespace
}  // namespace grotius
