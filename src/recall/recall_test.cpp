// What is recalled is what would be made anew.
#include "recall/recall.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <random>
#include <thread>

#include "process/handmade.h"
#include "recall/lists.h"

namespace grotius {
namespace {

namespace fs = std::filesystem;

// `copies` of three reports, each a week after the one before, with namesakes, areas, sources with and without names.
CaseContent a_case(int copies) {
  CaseContent out;
  for (int i = 0; i < copies; ++i) {
    const auto day = [&](int offset) { return to_iso(*parse_day("2006-11-01") + std::chrono::days(7 * i + offset)); };
    const CaseContent one = handmade::read_case({
        fmt::format("report r{:03}a {}", i, day(0)),
        "who A = Alphaland | state | ALP | ALP | -",
        "who B = Betaland | state | BET | BET | -",
        "who M = Max Miller | person | ALPGOV | ALP | Prime Minister",
        "who O = officials | person | - | - | -",
        "> Alphaland will meet Betaland soon, Max Miller said.",
        "meet: CONSULT planned, A <-> B, on " + day(3) + ", said by M",
        "> Alphaland shelled Betaland in Port Ada, officials said.",
        "shelled: ASSAULT.heavy-weapons occurred, A -> B, on " + day(-1) + ", at Port Ada, said by O",
        fmt::format("report r{:03}b {}", i, day(1)),
        "who F = Free Beta Front | organisation | BETREB | BET | -",
        "who B = Betaland | state | BET | BET | -",
        "> The Free Beta Front took Port Ada from Betaland.",
        "took: control occurred, F -> B, change gained, area Port Ada",
        "> Betaland denied the loss of Ada Hills.",
        "denied: DISAPPROVE denied, B -> F, at Ada Hills, said by nobody",
    });
    out.name = one.name;
    out.reports.insert(out.reports.end(), one.reports.begin(), one.reports.end());
  }
  out.stamp = "stamp";
  return out;
}

class RecallTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "grotius-recall-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    path_ = (folder_ / "a.case").string();
  }
  void TearDown() override {
    fs::permissions(folder_, fs::perms::owner_all);
    fs::remove_all(folder_);
  }

  fs::path folder_;
  std::string path_;
};

std::vector<FactFilter> many_filters() {
  std::vector<FactFilter> out;
  const std::vector<std::string> actors{"", "alphaland", "Max", "Free Front", "front beta", "officials", "nobody", "-"};
  const std::vector<std::string> types{"", "assault", "CONTROL", "event", "CONSULT", "no type"};
  const std::vector<std::string> places{"", "ada", "Port Ada", "ada port", "Hills Port", "-"};
  const std::vector<std::string> speakers{"", "nobody", "Miller", "officials", "alphaland"};
  const std::vector<std::pair<std::string, std::string>> spans{
      {"", ""}, {"2006-11-08", ""}, {"", "2006-11-09"}, {"2006-11-07", "2006-11-15"}, {"1999-01-01", "2000-01-01"}};
  for (const auto& actor : actors)
    for (const auto& type : types)
      for (const auto& place : places)
        for (const auto& said_by : speakers)
          for (const auto& [from, to] : spans)
            out.push_back(
                {actor, type, (type.size() + place.size()) % 3 == 0 ? "Occurred" : "", place, said_by, from, to});
  return out;
}

TEST_F(RecallTest, TheIndexFindsWhatASearchThroughAllFactsFinds) {
  const CaseContent content = a_case(6);
  Recall recall(path_, "stamp");
  ASSERT_TRUE(recall.learn(content, "", std::nullopt));
  std::size_t some = 0;
  for (const FactFilter& filter : many_filters()) {
    const auto expected = ask(content, filter, "", std::nullopt);
    const auto found = recall.ask(filter, "", std::nullopt, 0);
    ASSERT_TRUE(expected && found);
    EXPECT_EQ(facts_json(found->lines), facts_json(*expected));
    EXPECT_EQ(facts_text(found->lines), facts_text(*expected));
    some += expected->empty() ? 0 : 1;
  }
  EXPECT_GT(some, 100U);
}

// Reports are added behind, before and between those that the index knows, actors get other names, and reports go.
TEST_F(RecallTest, AnIndexThatIsBroughtUpToMoreFindsWhatANewOneFinds) {
  std::vector<CaseContent> steps{a_case(3), a_case(6), a_case(9), a_case(9), a_case(4)};
  for (RecordedActor& actor : steps[2].reports[7].actors) actor.name = "New " + actor.name;
  for (RecordedReport& report : steps[3].reports) report.published = to_iso(*parse_day("2006-10-01"));
  std::swap(steps[3].reports[1], steps[3].reports[12]);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    steps[i].stamp = fmt::format("stamp {}", i);
    Recall recall(path_, steps[i].stamp);
    EXPECT_FALSE(recall.ask({}, "", std::nullopt, 0));
    ASSERT_TRUE(recall.learn(steps[i], "", std::nullopt));
    const auto filters = many_filters();
    for (std::size_t k = 0; k < filters.size(); k += 7) {
      const auto expected = ask(steps[i], filters[k], "", std::nullopt);
      const auto found = recall.ask(filters[k], "", std::nullopt, 0);
      ASSERT_TRUE(expected && found);
      ASSERT_EQ(facts_json(found->lines), facts_json(*expected));
    }
  }
}

TEST_F(RecallTest, AnActorIsFoundByHisId) {
  const CaseContent content = a_case(2);
  Recall recall(path_, "stamp");
  ASSERT_TRUE(recall.learn(content, "", std::nullopt));
  const auto state = state_of(content, "", std::nullopt);
  ASSERT_TRUE(state && !state->actors.empty());
  for (const StateActor& actor : state->actors) {
    const FactFilter filter{actor.id, "", "", "", "", "", ""};
    EXPECT_EQ(facts_json(recall.ask(filter, "", std::nullopt, 0)->lines),
              facts_json(*ask(content, filter, "", std::nullopt)));
  }
}

TEST_F(RecallTest, OtherDatesAreOtherFacts) {
  const CaseContent content = a_case(6);
  Recall recall(path_, "stamp");
  ASSERT_TRUE(recall.learn(content, "", std::nullopt));
  EXPECT_FALSE(recall.ask({}, "2006-11-15", std::nullopt, 0));
  ASSERT_TRUE(recall.learn(content, "2006-11-15", "2006-11-22"));
  EXPECT_EQ(facts_json(recall.ask({}, "2006-11-15", "2006-11-22", 0)->lines),
            facts_json(*ask(content, {}, "2006-11-15", "2006-11-22")));
  EXPECT_EQ(recall.ask({}, "", std::nullopt, 0)->total, ask(content, {}, "", std::nullopt)->size());
  // The dates last asked for stay, earlier ones make room.
  ASSERT_TRUE(recall.learn(content, "2006-11-08", std::nullopt));
  EXPECT_FALSE(recall.ask({}, "", std::nullopt, 0));
  EXPECT_TRUE(recall.ask({}, "2006-11-15", "2006-11-22", 0));
}

TEST_F(RecallTest, ALimitShowsTheNewestAndCountsAll) {
  const CaseContent content = a_case(6);
  Recall recall(path_, "stamp");
  ASSERT_TRUE(recall.learn(content, "", std::nullopt));
  const auto all = *ask(content, {}, "", std::nullopt);
  const FoundFacts found = recall.ask({}, "", std::nullopt, 3).value();
  EXPECT_EQ(found.total, all.size());
  EXPECT_EQ(facts_json(found.lines), facts_json({all.end() - 3, all.end()}));
  EXPECT_EQ(facts_json(newest(all, 3).lines), facts_json(found.lines));
  EXPECT_EQ(newest(all, 0).lines.size(), all.size());
}

TEST_F(RecallTest, AnswersHoldForOneStampOnly) {
  EXPECT_TRUE(Recall(path_, "stamp").keep("where?", "here", "stamp", ""));
  EXPECT_EQ(Recall(path_, "stamp").answer("where?"), "here");
  EXPECT_EQ(Recall(path_, "stamp").answer("when?"), std::nullopt);
  EXPECT_EQ(Recall(path_, "later").answer("where?"), std::nullopt);
  EXPECT_FALSE(Recall(path_, "stamp").keep("where?", "there", "later", ""));
  EXPECT_FALSE(Recall(path_, "stamp").learn(CaseContent{"", "later", {}, {}}, "", std::nullopt));
  EXPECT_TRUE(Recall(path_, "later").keep("where?", "there", "later", ""));
  EXPECT_EQ(Recall(path_, "stamp").answer("where?"), std::nullopt);
  EXPECT_EQ(Recall(path_, "later").answer("where?"), "there");
}

TEST_F(RecallTest, WhoMayNotReadTheCaseMayNotReadItsIndex) {
  std::ofstream(path_) << "a case";
  fs::permissions(path_, fs::perms::owner_read | fs::perms::owner_write);
  ASSERT_TRUE(Recall(path_, "stamp").keep("where?", "here", "stamp", ""));
  EXPECT_EQ(fs::status(path_ + "-index").permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(RecallTest, WithoutAStampNothingIsKept) {
  Recall recall(path_, "");
  EXPECT_FALSE(recall.keep("where?", "here", "", ""));
  EXPECT_FALSE(fs::exists(path_ + "-index"));
}

TEST_F(RecallTest, AFileThatIsNoIndexAnswersNothing) {
  std::ofstream(path_ + "-index") << std::string(8192, 'x');
  Recall recall(path_, "stamp");
  EXPECT_EQ(recall.answer("where?"), std::nullopt);
  EXPECT_FALSE(recall.keep("where?", "here", "stamp", ""));
  EXPECT_EQ(fs::file_size(path_ + "-index"), 8192U);
}

TEST_F(RecallTest, CompactingKeepsWhatHoldsAndDropsWhatDoesNot) {
  { ASSERT_TRUE(Recall(path_, "stamp").learn(a_case(20), "", std::nullopt)); }
  { Recall(path_, "stamp").compact(); }
  EXPECT_TRUE(Recall(path_, "stamp").ask({}, "", std::nullopt, 0));
  const auto sizes = Recall(path_, "later").compact();
  EXPECT_LT(sizes.second, sizes.first);
  EXPECT_FALSE(Recall(path_, "stamp").ask({}, "", std::nullopt, 0));
}

TEST_F(RecallTest, AKillWhileIndexingLeavesNoHalfIndex) {
  const CaseContent content = a_case(30);
  const std::string expected = facts_json(*ask(content, {}, "", std::nullopt));
  std::mt19937 random(7);
  for (int round = 0; round < 8; ++round) {
    const pid_t child = fork();
    if (child == 0) {
      const bool learned = Recall(path_, fmt::format("stamp{}", round % 2)).keep("where?", "here", "stamp", "") ||
                           Recall(path_, "stamp").learn(content, "", std::nullopt);
      _exit(learned ? 0 : 1);
    }
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 40'000));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    Recall recall(path_, "stamp");
    if (const auto found = recall.ask({}, "", std::nullopt, 0)) {
      EXPECT_EQ(facts_json(found->lines), expected);
    }
  }
  Recall recall(path_, "stamp");
  ASSERT_TRUE(recall.learn(content, "", std::nullopt) || recall.ask({}, "", std::nullopt, 0));
  EXPECT_EQ(facts_json(recall.ask({}, "", std::nullopt, 0)->lines), expected);
}

TEST(Lists, PositionsAndLinesComeBack) {
  const Positions positions{0, 1, 127, 128, 300, 70'000, 4'000'000'000U};
  EXPECT_EQ(unpacked(packed(positions)), positions);
  EXPECT_TRUE(unpacked(packed({})).empty());
  FactLine line;
  line.reference = {"r1", "f7", "", {3, 900}, {"A1", "A2"}, true, "2006-11-01", 0.1 + 0.2};
  line.passage = std::string("a\0b\x1f", 4) + "\xff";
  line.source = {"", "x"};
  line.when = {"2006-11-01", "", "reported"};
  const FactLine back = unpacked_line(packed_line(line));
  EXPECT_EQ(back.passage, line.passage);
  EXPECT_EQ(back.source, line.source);
  EXPECT_EQ(back.reference.confidence, line.reference.confidence);
  EXPECT_EQ(back.reference.evidence, line.reference.evidence);
  EXPECT_EQ(back.when, line.when);
}

}  // namespace
}  // namespace grotius
