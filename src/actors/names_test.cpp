#include "actors/names.h"

#include <gtest/gtest.h>

namespace grotius {
namespace {

const std::vector<std::string> kLabels = {"O", "B-PER", "I-PER", "B-ORG", "I-ORG"};

// One row a word: the score of the label at `favoured`, and of a second choice.
Matrix scores(const std::vector<std::pair<std::size_t, std::size_t>>& favoured) {
  Matrix out{favoured.size(), kLabels.size(), std::vector<float>(favoured.size() * kLabels.size(), -5.0F)};
  for (std::size_t i = 0; i < favoured.size(); ++i) {
    out.row(i)[favoured[i].first] = 2.0F;
    if (favoured[i].second != favoured[i].first) out.row(i)[favoured[i].second] = 1.5F;
  }
  return out;
}

TEST(DecodeNames, AnInsideTagNeverFollowsAnotherName) {
  // I-ORG scores best after B-PER, but cannot stand there
  const auto names = decode_names(scores({{1, 1}, {4, 2}, {0, 0}}), kLabels, {{0, 3}});
  ASSERT_EQ(names.size(), 1U);
  EXPECT_EQ(names[0].words, (WordSpan{0, 2}));
  EXPECT_EQ(names[0].tag, NameTag::kPer);
}

TEST(DecodeNames, ANameEndsWithItsSentence) {
  const auto names = decode_names(scores({{1, 1}, {2, 1}}), kLabels, {{0, 1}, {1, 2}});
  ASSERT_EQ(names.size(), 2U);
  EXPECT_EQ(names[0].words, (WordSpan{0, 1}));
  EXPECT_EQ(names[1].words, (WordSpan{1, 2}));
}

TEST(DecodeNames, TwoNamesOfAKindRatherAreOne) {
  const auto names = decode_names(scores({{3, 3}, {3, 4}, {0, 0}}), kLabels, {{0, 3}});  // "National Assembly"
  ASSERT_EQ(names.size(), 1U);
  EXPECT_EQ(names[0].words, (WordSpan{0, 2}));
  EXPECT_EQ(decode_names(scores({{1, 1}, {3, 4}}), kLabels, {{0, 2}}).size(), 2U);
}

TEST(SettleTags, AllMentionsOfANameAreOfTheLikeliestKind) {
  const Matrix logits = scores({{3, 3}, {0, 0}, {1, 3}, {0, 0}, {1, 1}});  // ORG surely, PER barely, another PER
  auto names = decode_names(logits, kLabels, {{0, 5}});
  ASSERT_EQ(names.size(), 3U);
  settle_tags(names, {"Daesh", "Daesh", "Hanbo"}, logits, kLabels);
  EXPECT_EQ(names[0].tag, NameTag::kOrg);
  EXPECT_EQ(names[1].tag, NameTag::kOrg);
  EXPECT_EQ(names[2].tag, NameTag::kPer);
}

TEST(SettleTags, ANameOfNoCertainKindIsNone) {
  Matrix logits = scores({{1, 1}, {1, 0}});  // PER surely, PER against O
  logits.row(1)[3] = 1.5F;                   // and against ORG
  auto names = decode_names(logits, kLabels, {{0, 1}, {1, 2}});
  ASSERT_EQ(names.size(), 2U);
  settle_tags(names, {"Hanbo", "Cell"}, logits, kLabels);
  ASSERT_EQ(names.size(), 1U);
  EXPECT_EQ(names[0].words, (WordSpan{0, 1}));
}

TEST(DropTitles, ARankIsNoPartOfANameATradeMayBe) {
  const auto lexicon = Lexicon::load(GROTIUS_SOURCE_DIR "/lexicon");
  ASSERT_TRUE(lexicon);
  Report report;
  report.text = "Mullah Omar met Marine Dupont and King";
  const Document document = read_text(std::move(report));
  const Tokens tokens = tokenize(document);
  std::vector<Name> names{{{0, 2}, NameTag::kPer}, {{3, 5}, NameTag::kPer}, {{6, 7}, NameTag::kPer}};
  drop_titles(document, tokens, **lexicon, names);
  EXPECT_EQ(names[0].words, (WordSpan{1, 2}));
  EXPECT_EQ(names[1].words, (WordSpan{3, 5}));
  EXPECT_EQ(names[2].words, (WordSpan{6, 7}));  // a title alone is all the name there is
}

TEST(AddLoneSurnames, TakeTheCapitalisedWordAfterAFirstName) {
  const auto name_of = [](const std::string& text, std::string_view upos) {
    Report report;
    report.text = text;
    const Document document = read_text(std::move(report));
    const Tokens tokens = tokenize(document);
    Parse parse;
    parse.words.resize(tokens.words.size());
    for (SyntaxWord& word : parse.words) word.upos = upos;
    std::vector<Name> names{{{2, 3}, NameTag::kPer}};
    add_lone_surnames(document, tokens, parse, names);
    return std::string(
        document.text(tokens.words[names[0].words.begin].span.hull(tokens.words[names[0].words.end - 1].span)));
  };
  EXPECT_EQ(name_of("Prime Minister Menachem Begin said so", "VERB"), "Menachem Begin");
  EXPECT_EQ(name_of("Prime Minister Menachem begin said so", "VERB"), "Menachem") << "no capital";
  EXPECT_EQ(name_of("They told Carter Monday that it is", "PROPN"), "Carter") << "a day";
  EXPECT_EQ(name_of("Why Did Begin Reject Plan", "VERB"), "Begin") << "a headline";
  EXPECT_EQ(name_of("The first Bush British officials met", "ADJ"), "Bush") << "an adjective";
}

TEST(MissedSurnames, AreKnownSurnamesWithTheirCapital) {
  Report report;
  report.text = "Menachem Begin left. Begin will begin: Carter wrote to Begin , not to Sadat";
  const Document document = read_text(std::move(report));
  const Tokens tokens = tokenize(document);
  // not the verb, not Sadat
  EXPECT_EQ(missed_surnames(document, tokens, {{{0, 2}, NameTag::kPer}, {{8, 9}, NameTag::kPer}}),
            (std::vector<std::uint32_t>{4, 11}));
}

TEST(AddSurnames, KeepTheNamesInOrderAndApart) {
  std::vector<Name> names{{{1, 3}, NameTag::kOrg}, {{5, 6}, NameTag::kGpe}};
  add_surnames({0, 2, 4, 5, 7}, names);  // 2 is part of a name
  std::vector<WordSpan> words;
  for (const Name& name : names) words.push_back(name.words);
  EXPECT_EQ(words, (std::vector<WordSpan>{{0, 1}, {1, 3}, {4, 5}, {5, 6}, {7, 8}}));
  EXPECT_EQ(names[3].tag, NameTag::kPer);
}

TEST(AddOtherMentions, AreFirstAndLastNamesThatTheTaggerMissedOrTookForABodys) {
  const auto lexicon = Lexicon::load(GROTIUS_SOURCE_DIR "/lexicon");
  ASSERT_TRUE(lexicon);
  Report report;
  report.text = "Ortega Sese Luis met Jim Holt . Ortega left Holt and Chad Holt Ortega Road";
  const Document document = read_text(std::move(report));
  const Tokens tokens = tokenize(document);
  Parse parse;
  parse.words.resize(tokens.words.size());
  for (SyntaxWord& word : parse.words) word.upos = "PROPN";
  std::vector<Name> names{{{0, 3}, NameTag::kPer}, {{4, 6}, NameTag::kPer}, {{9, 10}, NameTag::kOrg}};
  add_other_mentions(document, tokens, parse, **lexicon, names);
  std::vector<std::uint32_t> persons;
  for (const Name& name : names)
    if (name.tag == NameTag::kPer) persons.push_back(name.words.begin);
  EXPECT_EQ(persons, (std::vector<std::uint32_t>{0, 4, 7, 9}));  // not the road's
}

// A report of one sentence whose words hang on the given heads (1 is the first word, 0 none).
struct Tree {
  Document document;
  Tokens tokens;
  Parse parse;

  Tree(const std::string& text, const std::vector<std::pair<std::uint32_t, std::string_view>>& heads) {
    Report report;
    report.text = text;
    document = read_text(std::move(report));
    tokens = tokenize(document);
    parse.words.resize(tokens.words.size());
    parse.dependents.resize(tokens.words.size());
    parse.sentences = {{0, static_cast<std::uint32_t>(tokens.words.size())}};
    for (std::uint32_t w = 0; w < heads.size() && w < parse.words.size(); ++w) {
      parse.words[w].head = heads[w].first == 0 ? kRoot : heads[w].first - 1;
      parse.words[w].deprel = heads[w].second;
    }
  }
};

TEST(JoinPartedNames, HalvesOfOneNameAreOneAndTwoBodiesStayTwo) {
  const auto join = [](const Tree& tree, std::vector<Name> names) {
    join_parted_names(tree.document, tree.tokens, tree.parse, names);
    return names;
  };
  const Tree council("AU Peace and Security Council met",
                     {{2, "compound"}, {5, "compound"}, {4, "cc"}, {5, "compound"}, {6, "nsubj"}, {0, "root"}});
  const auto one = join(council, {{{0, 2}, NameTag::kOrg}, {{3, 5}, NameTag::kOrg}});
  ASSERT_EQ(one.size(), 1U);
  EXPECT_EQ(one[0].words, (WordSpan{0, 5}));
  const Tree ministry("Ministry of Roads and Bridges met",
                      {{6, "nsubj"}, {3, "case"}, {1, "nmod"}, {5, "cc"}, {3, "conj"}, {0, "root"}});
  EXPECT_EQ(join(ministry, {{{0, 3}, NameTag::kOrg}, {{4, 5}, NameTag::kOrg}}).size(), 1U);
  const Tree bodies("Bank of Roads and Hamas met",
                    {{6, "nsubj"}, {3, "case"}, {1, "nmod"}, {5, "cc"}, {1, "conj"}, {0, "root"}});
  EXPECT_EQ(join(bodies, {{{0, 3}, NameTag::kOrg}, {{4, 5}, NameTag::kOrg}}).size(), 2U);
}

TEST(JoinStateNames, TheWholeNameOfAStateIsNotTheEndOfIt) {
  const auto lexicon = Lexicon::load(GROTIUS_SOURCE_DIR "/lexicon");
  ASSERT_TRUE(lexicon);
  const Tree tree(
      "the Democratic People's Republic of Korea met",
      {{3, "det"}, {3, "amod"}, {5, "nmod:poss"}, {3, "case"}, {8, "nsubj"}, {7, "case"}, {5, "nmod"}, {0, "root"}});
  std::vector<Name> names{{{1, 3}, NameTag::kNorp}, {{4, 7}, NameTag::kGpe}};
  join_state_names(tree.document, tree.tokens, tree.parse, **lexicon, names);
  ASSERT_EQ(names.size(), 1U);
  EXPECT_EQ(names[0].words, (WordSpan{1, 7}));
  EXPECT_EQ(names[0].tag, NameTag::kGpe);
  const Tree two("people of the Republic of Korea met",
                 {{7, "nsubj"}, {4, "case"}, {4, "det"}, {1, "nmod"}, {6, "case"}, {4, "nmod"}, {0, "root"}});
  names = {{{3, 6}, NameTag::kGpe}};
  join_state_names(two.document, two.tokens, two.parse, **lexicon, names);
  EXPECT_EQ(names[0].words, (WordSpan{3, 6})) << "what stands before it is no part of it";
}

TEST(UntagShips, AVesselIsNoPersonAndNoGround) {
  const auto tag_of = [](const std::string& text, std::uint32_t on, std::string_view relation) {
    const Tree tree(text, {{2, "compound"}, {0, "root"}, {on, relation}});
    std::vector<Name> names{{{2, 3}, NameTag::kGpe}};
    untag_ships(tree.document, tree.tokens, tree.parse, names);
    return names[0].tag;
  };
  EXPECT_EQ(tag_of("the ferry Durmitor", 2, "appos"), NameTag::kMisc);
  EXPECT_EQ(tag_of("the city Durmitor", 2, "appos"), NameTag::kGpe);
}

TEST(DecodeNames, TwoNamesMayTouch) {
  const auto names = decode_names(scores({{1, 1}, {1, 1}, {3, 3}, {4, 4}}), kLabels, {{0, 4}});
  ASSERT_EQ(names.size(), 3U);
  EXPECT_EQ(names[2].words, (WordSpan{2, 4}));
  EXPECT_EQ(names[2].tag, NameTag::kOrg);
}

}  // namespace
}  // namespace grotius
