#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "export/export.h"

namespace grotius {
namespace {

// One report laid out by hand: every token is the list of its words.
class Layout {
 public:
  explicit Layout(std::string text) {
    parsed_.document.id = "r 1";
    parsed_.document.bytes = std::move(text);
  }

  Layout& paragraph() {
    parsed_.document.paragraphs.emplace_back();
    return *this;
  }

  // A sentence's tokens; each word hangs on the first of the sentence.
  Layout& sentence(const std::vector<std::vector<std::string>>& tokens) {
    Parse& parse = parsed_.parse;
    const auto first = static_cast<std::uint32_t>(parsed_.tokens.words.size());
    for (const auto& words : tokens) token(words, first);
    const auto last = static_cast<std::uint32_t>(parsed_.tokens.words.size());
    parse.sentences.push_back({first, last});
    return *this;
  }

  Layout& name(WordSpan words, NameTag tag) {
    parsed_.names.push_back({words, tag});
    return *this;
  }

  [[nodiscard]] const ParsedReport& parsed() const { return parsed_; }

 private:
  void token(const std::vector<std::string>& words, std::uint32_t first) {
    Token token;
    token.words.begin = static_cast<std::uint32_t>(parsed_.tokens.words.size());
    token.span.begin = static_cast<std::uint32_t>(parsed_.document.bytes.find(words[0], at_));
    at_ = token.span.begin;
    for (const std::string& form : words) {
      const auto end = static_cast<std::uint32_t>(at_ + form.size());
      const auto number = static_cast<std::uint32_t>(parsed_.tokens.words.size());
      parsed_.tokens.words.push_back({{at_, end},
                                      static_cast<std::uint32_t>(parsed_.tokens.tokens.size()),
                                      static_cast<std::uint32_t>(parsed_.document.paragraphs.size() - 1),
                                      false});
      parsed_.parse.words.push_back({form, "X", "XX", "_", number == first ? "root" : "dep",
                                     number == first ? kRoot : first,
                                     static_cast<std::uint32_t>(parsed_.parse.sentences.size())});
      at_ = end;
    }
    token.span.end = at_;
    token.words.end = static_cast<std::uint32_t>(parsed_.tokens.words.size());
    parsed_.tokens.tokens.push_back(token);
  }

  ParsedReport parsed_;
  std::uint32_t at_ = 0;
};

Layout laid_out() {
  Layout layout("Émile didn't\n  stay. He left.\n\nTalks end");
  layout.paragraph().sentence({{"Émile"}, {"did", "n't"}, {"stay"}, {"."}}).sentence({{"He"}, {"left"}, {"."}});
  layout.paragraph().sentence({{"Talks"}, {"end"}}).name({0, 1}, NameTag::kPer);
  return layout;
}

TEST(ParseOutput, IsConlluWithMultiwordTokensAndCodePoints) {
  EXPECT_EQ(parse_conllu(laid_out().parsed()),
            "# newdoc id = r 1\n"
            "# newpar\n"
            "# sent_id = r 1-1\n"
            "# text = Émile didn't stay.\n"
            "1\tÉmile\tÉmile\tX\tXX\t_\t0\troot\t_\tNER=B-PER|start_char=0|end_char=5\n"
            "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\tstart_char=6|end_char=12\n"
            "2\tdid\tdid\tX\tXX\t_\t1\tdep\t_\tstart_char=6|end_char=9\n"
            "3\tn't\tn't\tX\tXX\t_\t1\tdep\t_\tstart_char=9|end_char=12\n"
            "4\tstay\tstay\tX\tXX\t_\t1\tdep\t_\tSpaceAfter=No|start_char=15|end_char=19\n"
            "5\t.\t.\tX\tXX\t_\t1\tdep\t_\tstart_char=19|end_char=20\n"
            "\n"
            "# sent_id = r 1-2\n"
            "# text = He left.\n"
            "1\tHe\tHe\tX\tXX\t_\t0\troot\t_\tstart_char=21|end_char=23\n"
            "2\tleft\tleft\tX\tXX\t_\t1\tdep\t_\tSpaceAfter=No|start_char=24|end_char=28\n"
            "3\t.\t.\tX\tXX\t_\t1\tdep\t_\tstart_char=28|end_char=29\n"
            "\n"
            "# newpar\n"
            "# sent_id = r 1-3\n"
            "# text = Talks end\n"
            "1\tTalks\tTalks\tX\tXX\t_\t0\troot\t_\tstart_char=31|end_char=36\n"
            "2\tend\tend\tX\tXX\t_\t1\tdep\t_\tstart_char=37|end_char=40\n"
            "\n");
}

TEST(ParseOutput, AMultiwordTokenBeforeAMarkCarriesTheMissingSpace) {
  Layout layout("He can't.");
  layout.paragraph().sentence({{"He"}, {"ca", "n't"}, {"."}});
  const std::string out = parse_conllu(layout.parsed());
  EXPECT_NE(out.find("2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|start_char=3|end_char=8\n"), std::string::npos)
      << out;
  EXPECT_NE(out.find("3\tn't\tn't\tX\tXX\t_\t1\tdep\t_\tstart_char=5|end_char=8\n"), std::string::npos) << out;
}

TEST(ParseOutput, WarningsAreCommentsOfTheDocument) {
  Layout layout("Talks end");
  layout.paragraph().sentence({{"Talks"}, {"end"}});
  ParsedReport parsed = layout.parsed();
  parsed.document.warnings = {"one byte was damaged"};
  EXPECT_TRUE(parse_conllu(parsed).starts_with("# newdoc id = r 1\n# warning = one byte was damaged\n# newpar\n"))
      << parse_conllu(parsed);
}

TEST(ParseOutput, LineBreaksInAnIdStayOutOfConllu) {
  Layout layout("Talks end");
  layout.paragraph().sentence({{"Talks"}, {"end"}});
  ParsedReport parsed = layout.parsed();
  parsed.document.id = "a\n\n1\tb";
  EXPECT_TRUE(parse_conllu(parsed).starts_with("# newdoc id = a 1 b\n")) << parse_conllu(parsed);
}

TEST(ParseOutput, AnEmptyReportHasNoRows) { EXPECT_EQ(parse_conllu(Layout("").parsed()), ""); }

TEST(ParseOutput, JsonHoldsTheSameInOneLine) {
  const std::string out = parse_json(laid_out().parsed());
  EXPECT_EQ(out.find('\n'), std::string::npos);
  const auto json = nlohmann::json::parse(out);
  EXPECT_EQ(json["id"], "r 1");
  ASSERT_EQ(json["sentences"].size(), 3U);
  const auto& first = json["sentences"][0];
  EXPECT_EQ(first["text"], "Émile didn't stay.");
  EXPECT_EQ(first["span"], nlohmann::json({0, 20}));
  EXPECT_EQ(first["words"][0]["ner"], "B-PER");
  EXPECT_EQ(first["words"][2]["form"], "n't");
  EXPECT_EQ(first["words"][2]["head"], 1);
  EXPECT_EQ(first["multiword"][0]["words"], nlohmann::json({2, 3}));
  EXPECT_EQ(first["multiword"][0]["form"], "didn't");
  EXPECT_EQ(json["sentences"][2]["paragraph"], 1);
}

}  // namespace
}  // namespace grotius
