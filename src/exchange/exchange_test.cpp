#include "exchange/exchange.h"

#include <gtest/gtest.h>

#include "exchange/code_events.h"
#include "exchange/writing.h"
#include "process/handmade.h"

namespace grotius {
namespace {

std::vector<CodedEvent> coded(const std::vector<std::string>& lines, bool with_unreal = false) {
  static CaseContent content;
  content = handmade::read_case(lines);
  const auto record = record_of(content, "", std::nullopt);
  EXPECT_TRUE(record);
  return code_events(*record, Tables::built_in(), with_unreal);
}

std::vector<std::string> said(const std::vector<CodedEvent>& events) {
  std::vector<std::string> out;
  for (const CodedEvent& e : events)
    out.push_back(e.day + " " + e.type + (e.mode.empty() ? "" : "." + e.mode) + " " + e.cameo);
  return out;
}

using Lines = std::vector<std::string>;

const Lines kStates = {"report r1 2006-11-02", "who Chad = Chad | state | TCD | TCD | -",
                       "who Sudan = Sudan | state | SDN | SDN | -", "who Kenya = Kenya | state | KEN | KEN | -"};

Lines with(const Lines& more) {
  Lines out = kStates;
  out.insert(out.end(), more.begin(), more.end());
  return out;
}

TEST(CodeEvents, FoldsAPlannedMeetingIntoAnAgreementOfTheDayItIsTold) {
  EXPECT_EQ(said(coded(with(
                {"> Chad and Sudan will meet on Monday.", "meet: CONSULT planned, Chad <-> Sudan, on 2006-11-06"}))),
            Lines{"2006-11-02 AGREE 036"});
}

TEST(CodeEvents, KeepsWhatHappenedOnItsDay) {
  EXPECT_EQ(
      said(coded(with({"> Chad and Sudan met on Monday.", "met: CONSULT occurred, Chad <-> Sudan, on 2006-10-30"}))),
      Lines{"2006-10-30 CONSULT 040"});
}

TEST(CodeEvents, TakesAThreatFromHimWhoMakesItAlone) {
  const Lines own =
      with({"> Chad said it would attack Sudan.", "attack: ASSAULT planned, Chad -> Sudan, said by Chad"});
  const Lines other =
      with({"> Kenya said Chad would attack Sudan.", "attack: ASSAULT planned, Chad -> Sudan, said by Kenya"});
  EXPECT_EQ(said(coded(own)), Lines{"2006-11-02 THREATEN.violence 138"});
  EXPECT_EQ(said(coded(other)), Lines{});
}

TEST(CodeEvents, LeavesOutWhatIsDeniedUnlessAskedFor) {
  const Lines lines = with({"> Chad did not attack Sudan.", "attack: ASSAULT denied, Chad -> Sudan"});
  EXPECT_EQ(said(coded(lines)), Lines{});
  EXPECT_EQ(said(coded(lines, true)), Lines{"2006-11-02 ASSAULT 190"});
}

TEST(CodeEvents, TakesADemandFromTheSpeaker) {
  const auto events = coded(
      with({"> Kenya said Chad should withdraw.", "withdraw: RETREAT.withdraw requested, by Chad, said by Kenya"}));
  EXPECT_EQ(said(events), Lines{"2006-11-02 REQUEST.yield 025"});
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].source.size(), 1U);
  EXPECT_NE(events[0].source, events[0].target);
}

TEST(CodeEvents, DoesNotTellOneAgreementTwice) {
  EXPECT_EQ(said(coded(with({"> Chad and Sudan agreed to meet.", "agreed: AGREE occurred, Chad <-> Sudan",
                             "meet: CONSULT planned, Chad <-> Sudan"}))),
            Lines{"2006-11-02 AGREE 030"});
}

TEST(CodeEvents, TakesACallForACeasefireOfOnesOwnForAgreement) {
  EXPECT_EQ(said(coded(with({"> Chad called for a ceasefire with Sudan.", "called: REQUEST occurred, Chad -> Sudan",
                             "ceasefire: RETREAT.ceasefire requested, Chad <-> Sudan"}))),
            Lines{"2006-11-02 AGREE 037"});
}

TEST(CodeEvents, GivesNoEventToNobody) {
  EXPECT_EQ(said(coded({"report r1 2006-11-02", "who Elders = elders | group | - | - | -", "> Elders met.",
                        "met: CONSULT occurred, by Elders"})),
            Lines{});
}

TEST(CodeEvents, PairsBothDirectionsOfWhatIsMutual) {
  const auto events = coded(with({"> Chad and Sudan met.", "met: CONSULT occurred, Chad <-> Sudan"}));
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(pairs_of(events[0]).size(), 2U);
}

TEST(Tables, TakeActorCodesApart) {
  const ActorCodes egypt = Tables::built_in().actor("EGYGOV", "EGY");
  EXPECT_EQ(egypt.country, "EGY");
  EXPECT_EQ(egypt.types, Lines{"GOV"});
  const ActorCodes nations = Tables::built_in().actor("IGOUNO", "");
  EXPECT_EQ(nations.country, "");
  EXPECT_EQ(nations.group, "UNO");
  EXPECT_EQ(nations.body, "UNO");
  const ActorCodes league = Tables::built_in().actor("IGOMEAARL", "");
  EXPECT_EQ(league.country, "MEA");
  EXPECT_EQ(league.group, "ARL");
  EXPECT_EQ(league.body, "IGO");
}

TEST(Tables, NameABadRow) {
  TableTexts texts = embedded_tables();
  texts.folding = "# rules\nplanned\tCONSULT\t-\tsomebody\tsame\tAGREE\t-\t036\n";
  const auto tables = Tables::parse(texts);
  ASSERT_FALSE(tables);
  EXPECT_EQ(tables.error().place, "lexicon/plover/folding.tsv:2");
}

TEST(Tables, HaveATextAndAScaleForEveryCodeThatFoldingGives) {
  for (const std::string type : {"CONSULT", "AID", "RETREAT", "COERCE", "ASSAULT", "SANCTION"}) {
    const auto folded = Tables::built_in().fold("planned", type, "", WhoseWord::kOwn);
    ASSERT_TRUE(folded) << type;
    EXPECT_NE(Tables::built_in().cameo(folded->cameo).goldstein, "") << folded->cameo;
  }
}

TEST(Export, DoesNotDependOnTheOrderOfReports) {
  Lines first = with({"> Chad and Sudan met.", "met: CONSULT occurred, Chad <-> Sudan"});
  const Lines second = {"report r2 2006-11-04", "who Chad = Chad | state | TCD | TCD | -",
                        "who Kenya = Kenya | state | KEN | KEN | -", "> Chad accused Kenya.",
                        "accused: ACCUSE.allege occurred, Chad -> Kenya"};
  Lines there = first, back = second;
  there.insert(there.end(), second.begin(), second.end());
  back.insert(back.end(), first.begin(), first.end());
  CaseContent a = handmade::read_case(there), b = handmade::read_case(back);
  for (CaseContent* const content : {&a, &b})
    for (RecordedReport& report : content->reports) report.hash = report.id;  // by hand it counts the lines before
  for (const std::string& format : export_formats()) {
    ExportRequest request;
    request.format = format;
    const auto one = export_case(a, request), other = export_case(b, request);
    ASSERT_TRUE(one && other) << format;
    ASSERT_EQ(one->size(), other->size()) << format;
    for (std::size_t i = 0; i < one->size(); ++i) {
      EXPECT_EQ((*one)[i].path, (*other)[i].path);
      EXPECT_EQ((*one)[i].bytes, (*other)[i].bytes) << format;
    }
  }
}

TEST(Writing, PutsTextOnOneLineInUtf8) {
  EXPECT_EQ(on_one_line(" Déby,\n\t \x01 Chad "), "Déby, Chad");
  EXPECT_EQ(on_one_line("no UTF-8: \xff."), "no UTF-8: \uFFFD.");
}

TEST(Export, RefusesAFormatThatDoesNotExist) {
  ExportRequest request;
  request.format = "xls";
  const auto files = export_case(handmade::read_case(kStates), request);
  ASSERT_FALSE(files);
  EXPECT_EQ(files.error().code, ErrorCode::kInvalid);
}

TEST(Export, OfAnEmptyCaseHasItsFrameAlone) {
  for (const std::string& format : export_formats()) {
    ExportRequest request;
    request.format = format;
    EXPECT_TRUE(export_case(CaseContent{}, request)) << format;
  }
}

}  // namespace
}  // namespace grotius
