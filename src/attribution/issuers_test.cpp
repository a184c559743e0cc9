#include "attribution/issuers.h"

#include <gtest/gtest.h>

#include "attribution/handmade.h"

namespace grotius {
namespace {

const char* const kReport =
    "Jurists PROPN 2 nsubj\nsaid VERB 0 root say\nso ADV 2 advmod\nin ADP 6 case\na DET 6 det\nreport NOUN 2 obl\n"
    "+. PUNCT 2 punct\n\nHolt PROPN 2 nsubj\ndenied VERB 0 root deny\n+. PUNCT 2 punct\n\n"
    "The DET 2 det\nreport NOUN 3 nsubj\nadded VERB 0 root add\n+. PUNCT 3 punct\n\n"
    "The DET 2 det\nletter NOUN 3 nsubj\nwarned VERB 0 root warn\n+. PUNCT 3 punct\n";

Statement saying(const Handmade& text, const std::string& source, const std::string& cue,
                 const std::vector<ActorId>& speakers) {
  Statement out;
  out.source = text.bytes_of(source);
  out.cue = text.bytes_of(cue);
  out.speakers = speakers;
  return out;
}

TEST(Issuers, AReportSpeaksForWhoeverSpokeInOneLast) {
  const Handmade text(kReport);
  const ActorId jurists(0), holt(1);
  std::vector<Statement> statements{saying(text, "The report", "added", {}), saying(text, "The letter", "warned", {}),
                                    saying(text, "Jurists", "said", {jurists}), saying(text, "Holt", "denied", {holt})};
  let_issuers_speak(text.passage(), statements);
  EXPECT_EQ(statements[0].speakers, std::vector<ActorId>{jurists});
  EXPECT_TRUE(statements[1].speakers.empty()) << "nobody wrote a letter";
}

TEST(Issuers, ADocumentsOwnPhraseMayTellWhose) {
  const auto issued_by = [](const std::string& table, const std::string& source) {
    const Handmade text(table);
    const auto capital = [&](WordSpan words) { return text.text(words).front() < 'a'; };
    const WordSpan found = issuer(text.passage(), text.words_of(source), capital);
    return found.empty() ? std::string() : text.text(found);
  };
  EXPECT_EQ(issued_by("A DET 3 det\nHamas PROPN 3 compound\nstatement NOUN 4 nsubj\nsaid VERB 0 root say\n",
                      "A Hamas statement"),
            "Hamas");
  EXPECT_EQ(issued_by("An DET 3 det\narmy NOUN 3 compound\nstatement NOUN 4 nsubj\nsaid VERB 0 root say\n",
                      "An army statement"),
            "army");
  EXPECT_EQ(issued_by("A DET 3 det\npress NOUN 3 compound\nstatement NOUN 4 nsubj\nsaid VERB 0 root say\n",
                      "A press statement"),
            "");
  EXPECT_EQ(issued_by("A DET 2 det\nletter NOUN 6 nsubj\nfrom ADP 5 case\nthe DET 5 det\nLeague PROPN 2 nmod\n"
                      "said VERB 0 root say\n",
                      "A letter from the League"),
            "League");
}

TEST(Issuers, PapersAreDocumentsAndPeopleAreNot) {
  const Handmade text(kReport);
  EXPECT_TRUE(is_document(text.passage(), text.words_of("The report")));
  EXPECT_FALSE(is_document(text.passage(), text.words_of("Holt")));
}

TEST(Issuers, AnOccasionListensToNobody) {
  const Handmade text(
      "Holt PROPN 2 nsubj\ntold VERB 0 root tell\na DET 5 det\npress NOUN 5 compound\nconference NOUN 2 iobj\n"
      "and CCONJ 7 cc\nreporters NOUN 5 conj reporter\n");
  EXPECT_TRUE(is_occasion(text.passage(), text.words_of("press conference")));
  EXPECT_FALSE(is_occasion(text.passage(), text.words_of("reporters")));
  EXPECT_FALSE(is_occasion(text.passage(), {}));
}

}  // namespace
}  // namespace grotius
