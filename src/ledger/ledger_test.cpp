#include "ledger/ledger.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <thread>

namespace grotius {
namespace {

namespace fs = std::filesystem;

const Versions kVersions{"0.1.0", "0.1.0+aa", "bb", ""};

// A folder of its own for every test.
class LedgerTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "grotius-ledger-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    path_ = (folder_ / "a.case").string();
  }
  void TearDown() override {
    fs::permissions(folder_, fs::perms::owner_all);
    fs::remove_all(folder_);
  }

  Ledger made() {
    EXPECT_TRUE(Ledger::create(path_, "a case"));
    return opened();
  }
  [[nodiscard]] Ledger opened() const {
    auto ledger = Ledger::open_to_write(path_);
    EXPECT_TRUE(ledger) << ledger.error().to_string();
    return *std::move(ledger);
  }

  fs::path folder_;
  std::string path_;
};

Report report(const std::string& id, const std::string& published, const std::string& text) {
  Report out;
  out.id = id;
  out.published = published;
  out.text = text;
  return out;
}

// A reading with one actor and one fact: who did it at [0, 4), the trigger at [5, 8).
std::string reading(const std::string& id, std::string_view status = "occurred") {
  return fmt::format(
      R"({{"schema": "grotius.reading/1", "report": {{"id": "{}", "published": "2006-12-01"}},
"actors": [{{"id": "a1", "name": "Egypt", "kind": "state", "code": "EGY", "country": "EGY", "mentions": [[0, 5]]}}],
"statements": [{{"id": "s1", "speakers": ["a1"], "cue": [6, 9], "content": [[6, 9]], "mode": "indirect"}}],
"facts": [{{"id": "f1", "kind": "event", "plover": {{"type": "CONSULT", "mode": null, "context": []}}, "status": "{}",
"source": ["a1"], "target": [], "trigger": [6, 9], "evidence": [0, 10], "said_in": ["s1"], "confidence": 0.5}}]}})",
      id, status);
}

const char* const kText = "Egypt met.";

// Runs SQL on the file behind the ledger's back.
int tamper(const std::string& path, const std::string& sql) {
  sqlite3* connection = nullptr;
  sqlite3_open(path.c_str(), &connection);
  const int status = sqlite3_exec(connection, sql.c_str(), nullptr, nullptr, nullptr);
  sqlite3_close(connection);
  return status;
}

TEST_F(LedgerTest, WhatIsAddedComesBack) {
  Ledger ledger = made();
  const auto added = ledger.add(report("r1", "2006-12-01", kText), reading("r1"), kVersions);
  ASSERT_TRUE(added) << added.error().to_string();
  EXPECT_EQ(*added, Added::kNew);
  const auto content = ledger.load();
  ASSERT_TRUE(content);
  ASSERT_EQ(content->reports.size(), 1U);
  const RecordedReport& r = content->reports[0];
  EXPECT_EQ(content->name, "a case");
  EXPECT_EQ(r.published, "2006-12-01");
  ASSERT_EQ(r.facts.size(), 1U);
  EXPECT_EQ(r.facts[0].type, "CONSULT");
  EXPECT_EQ(r.facts[0].source, std::vector<std::uint32_t>{0});
  EXPECT_EQ(passage(r.text, r.facts[0].trigger), "met");
  EXPECT_EQ(r.statements[0].speakers, std::vector<std::uint32_t>{0});
  EXPECT_EQ(r.versions.model, "0.1.0+aa");
}

TEST_F(LedgerTest, AddingAgainChangesNothing) {
  Ledger ledger = made();
  ASSERT_TRUE(ledger.add(report("r1", "2006-12-01", kText), reading("r1"), kVersions));
  EXPECT_EQ(*ledger.add(report("r1", "2006-12-01", kText), reading("r1"), kVersions), Added::kKnown);
  EXPECT_TRUE(*ledger.has(report("r1", "2006-12-01", kText), kVersions));
  EXPECT_FALSE(*ledger.has(report("r1", "2006-12-01", kText), {"0.2.0", "0.1.0+aa", "bb"}));
  EXPECT_EQ(ledger.info()->facts, 1);
}

TEST_F(LedgerTest, ALaterProgramsReadingSupersedesWhateverTheOrder) {
  for (const bool later_first : {false, true}) {
    SetUp();
    Ledger ledger = made();
    const auto old_one = [&] {
      return ledger.add(report("r1", "2006-12-01", kText), reading("r1", "planned"), {"0.9.0", "m", "l"});
    };
    const auto new_one = [&] {
      return ledger.add(report("r1", "2006-12-01", kText), reading("r1", "denied"), {"0.10.0", "m", "l"});
    };
    ASSERT_TRUE(later_first ? new_one() : old_one());
    EXPECT_EQ(*(later_first ? old_one() : new_one()), Added::kReread);
    const auto content = ledger.load();
    ASSERT_EQ(content->reports.size(), 1U);
    EXPECT_EQ(content->reports[0].facts[0].status, "denied");
    EXPECT_EQ(ledger.info()->readings, 2);
  }
}

TEST_F(LedgerTest, ReportsComeInAnOrderOfTheirOwn) {
  std::vector<std::string> ids{"r3", "r1", "r2"};
  std::vector<std::vector<std::string>> orders;
  do {
    SetUp();
    Ledger ledger = made();
    for (const std::string& id : ids)
      ASSERT_TRUE(ledger.add(report(id, id == "r3" ? "2006-11-01" : "2006-12-01", kText), reading(id), kVersions));
    auto& order = orders.emplace_back();
    const auto content = ledger.load();
    for (const RecordedReport& r : content->reports) order.push_back(r.id);
  } while (std::next_permutation(ids.begin(), ids.end()));
  for (const auto& order : orders) EXPECT_EQ(order, (std::vector<std::string>{"r3", "r1", "r2"}));
}

TEST_F(LedgerTest, AReportWithoutADateIsRefused) {
  Ledger ledger = made();
  Report dateless = report("r1", "", kText);
  dateless.published.reset();
  std::string undated = reading("r1");
  undated.replace(undated.find("2006-12-01"), 10, "");
  const auto added = ledger.add(dateless, undated, kVersions);
  ASSERT_FALSE(added);
  EXPECT_EQ(added.error().code, ErrorCode::kInvalid);
  EXPECT_EQ(ledger.info()->reports, 0);
  EXPECT_TRUE(ledger.add(dateless, reading("r1"), kVersions));  // the reading found one in the dateline
  EXPECT_EQ(ledger.info()->first, "2006-12-01");
  EXPECT_TRUE(*ledger.has(dateless, kVersions));
}

TEST_F(LedgerTest, AReadingThatDoesNotFitItsReportLeavesNothing) {
  Ledger ledger = made();
  std::string outside = reading("r1");
  outside.replace(outside.find("[0, 10]"), 7, "[0, 11]");
  EXPECT_EQ(ledger.add(report("r1", "2006-12-01", kText), outside, kVersions).error().code, ErrorCode::kMalformed);
  EXPECT_FALSE(ledger.add(report("r2", "2006-12-01", kText), reading("r1"), kVersions));
  EXPECT_EQ(ledger.info()->reports, 0);
}

TEST_F(LedgerTest, NothingIsChangedOrRemovedByWhateverProgram) {
  { ASSERT_TRUE(made().add(report("r1", "2006-12-01", kText), reading("r1"), kVersions)); }
  EXPECT_NE(tamper(path_, "UPDATE reports SET text = 'x'"), SQLITE_OK);
  EXPECT_NE(tamper(path_, "DELETE FROM facts"), SQLITE_OK);
  EXPECT_TRUE(opened().verify()->empty());
}

TEST_F(LedgerTest, VerifyFindsWhatDoesNotHold) {
  { ASSERT_TRUE(made().add(report("r1", "2006-12-01", kText), reading("r1"), kVersions)); }
  const auto findings_after = [&](const std::string& trigger, const std::string& sql) {
    EXPECT_EQ(tamper(path_, "DROP TRIGGER " + trigger + ";" + sql), SQLITE_OK);
    return opened().verify().value();
  };
  EXPECT_EQ(findings_after("facts_no_UPDATE", "UPDATE facts SET words = 'met' || ''").size(), 0U);
  EXPECT_EQ(findings_after("audit_no_UPDATE", "UPDATE facts SET words = 'ate'"),
            (std::vector<std::string>{"report r1: the words of fact f1 are not in the text at 6-9"}));
  EXPECT_EQ(
      findings_after("reports_no_UPDATE", "UPDATE facts SET words = 'met'; UPDATE reports SET text = 'Egypt ate.'")
          .size(),
      2U);
}

TEST_F(LedgerTest, WhoOnlyReadsLeavesOneFileAndChangesNothing) {
  { ASSERT_TRUE(made().add(report("r1", "2006-12-01", kText), reading("r1"), kVersions)); }
  {
    auto reader = Ledger::open_to_read(path_);
    ASSERT_TRUE(reader);
    EXPECT_EQ(reader->load()->reports.size(), 1U);
    EXPECT_FALSE(reader->add(report("r2", "2006-12-01", kText), reading("r2"), kVersions));
  }
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()), 1);
}

TEST_F(LedgerTest, ErrorsSayWhatIsWrong) {
  EXPECT_EQ(Ledger::open_to_read(path_).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(Ledger::open_to_read(folder_.string()).error().code, ErrorCode::kMalformed);
  std::ofstream(path_) << std::string(4096, 'x');
  EXPECT_EQ(Ledger::open_to_read(path_).error().code, ErrorCode::kMalformed);
  EXPECT_FALSE(Ledger::create(path_, "again"));
  fs::remove(path_);
  EXPECT_EQ(tamper(path_, "CREATE TABLE x(y)"), SQLITE_OK);
  EXPECT_EQ(Ledger::open_to_write(path_).error().code, ErrorCode::kMalformed);
  fs::remove(path_);
  { const Ledger fresh = made(); }
  EXPECT_EQ(tamper(path_, "PRAGMA user_version = 99"), SQLITE_OK);
  EXPECT_EQ(Ledger::open_to_read(path_).error().code, ErrorCode::kWrongVersion);
}

TEST_F(LedgerTest, AFullDiskLosesNothing) {
  Ledger ledger = made();
  ASSERT_TRUE(ledger.add(report("r1", "2006-12-01", kText), reading("r1"), kVersions));
  // A page limit stands for the full disk: SQLite says the same of both.
  ASSERT_TRUE(ledger.limit_pages(40));
  Report large = report("r2", "2006-12-02", std::string(1 << 20, 'a'));
  std::string of_large = reading("r2");
  const auto added = ledger.add(large, of_large, kVersions);
  ASSERT_FALSE(added);
  EXPECT_EQ(added.error().code, ErrorCode::kUnreadable);
  EXPECT_NE(added.error().message.find("full"), std::string::npos) << added.error().message;
  EXPECT_EQ(ledger.info()->reports, 1);
  EXPECT_TRUE(ledger.verify()->empty());
}

TEST_F(LedgerTest, CorrectionsNeedTheirFactAndCountOnce) {
  Ledger ledger = made();
  ASSERT_TRUE(ledger.add(report("r1", "2006-12-01", kText), reading("r1"), kVersions));
  const Correction right{"r1", "f1", "status", "denied", "Jane Roe", "misread", "2006-12-02", ""};
  EXPECT_EQ(*ledger.add(right), Added::kNew);
  EXPECT_EQ(*ledger.add(right), Added::kKnown);
  EXPECT_FALSE(ledger.add(Correction{"r1", "f9", "status", "denied", "Jane Roe", "misread", "2006-12-02", ""}));
  EXPECT_EQ(ledger.load()->corrections.size(), 1U);
  EXPECT_TRUE(ledger.verify()->empty());
}

TEST_F(LedgerTest, TheStampChangesWithWhatIsAddedAlone) {
  Ledger ledger = made();
  EXPECT_EQ(*ledger.stamp(), "");
  std::set<std::string> stamps;
  for (const std::string id : {"r1", "r2", "r3"}) {
    ASSERT_TRUE(ledger.add(report(id, "2006-12-01", kText), reading(id), kVersions));
    stamps.insert(*ledger.stamp());
  }
  EXPECT_EQ(stamps.size(), 3U);
  ASSERT_TRUE(ledger.add(report("r3", "2006-12-01", kText), reading("r3"), kVersions));
  EXPECT_TRUE(stamps.contains(*ledger.stamp()));
  EXPECT_EQ(ledger.load()->stamp, *ledger.stamp());
}

TEST_F(LedgerTest, WhatWasAddedSinceAStampComesAlone) {
  Ledger ledger = made();
  ASSERT_TRUE(ledger.add(report("r1", "2006-12-01", kText), reading("r1"), kVersions));
  ASSERT_TRUE(ledger.add(report("r2", "2006-12-07", kText), reading("r2"), kVersions));
  const std::string before = *ledger.stamp();
  EXPECT_FALSE(ledger.added_after("no such stamp")->has_value());
  EXPECT_TRUE(ledger.added_after(before)->value().content.reports.empty());
  ASSERT_TRUE(ledger.add(report("r4", "2006-12-09", kText), reading("r4"), kVersions));
  ASSERT_TRUE(ledger.add(report("r3", "2006-12-08T10:00:00Z", kText), reading("r3"), kVersions));
  const CaseAddition added = ledger.added_after(before)->value();
  EXPECT_TRUE(added.only_new_reports);
  EXPECT_EQ(added.first_day, "2006-12-08");
  EXPECT_EQ(added.content.stamp, *ledger.stamp());
  ASSERT_EQ(added.content.reports.size(), 2U);
  EXPECT_EQ(added.content.reports[0].id, "r3");
  EXPECT_EQ(added.content.reports[0].facts.size(), 1U);
  ASSERT_EQ(added.neighbours.size(), 3U);  // those of the days beside, and no others
  EXPECT_EQ(added.neighbours[0].id, "r2");
  const std::string then = *ledger.stamp();
  ASSERT_TRUE(ledger.add(report("r1", "2006-12-05", kText), reading("r1"), kVersions));
  const CaseAddition version = ledger.added_after(then)->value();
  EXPECT_FALSE(version.only_new_reports);
  EXPECT_EQ(version.first_day, "2006-12-01");
}

TEST_F(LedgerTest, OnlyWhatWasKnownByADayIsLoadedForIt) {
  Ledger ledger = made();
  ASSERT_TRUE(ledger.add(report("r1", "2006-12-01T23:00:00Z", kText), reading("r1"), kVersions));
  ASSERT_TRUE(ledger.add(report("r2", "2006-12-02", kText), reading("r2"), kVersions));
  ASSERT_EQ(ledger.load("2006-12-01")->reports.size(), 1U);
  EXPECT_EQ(ledger.load("2006-12-01")->reports[0].facts.size(), 1U);
  EXPECT_EQ(ledger.load("2006-11-30")->reports.size(), 0U);
  EXPECT_EQ(ledger.load()->reports.size(), 2U);
}

TEST_F(LedgerTest, ReportsSinceADayComeWithTheirReadings) {
  Ledger ledger = made();
  for (const char* day : {"2006-12-01", "2006-12-03", "2006-12-02T08:00:00Z"})
    ASSERT_TRUE(ledger.add(report(day, day, kText), reading(day), kVersions));
  const auto since = ledger.load_since("2006-12-02");
  ASSERT_TRUE(since);
  ASSERT_EQ(since->reports.size(), 2U);
  EXPECT_EQ(since->reports[0].id, "2006-12-02T08:00:00Z");
  EXPECT_EQ(since->reports[1].facts.size(), 1U);
  EXPECT_EQ(since->stamp, ledger.load()->stamp);
  EXPECT_EQ(since->name, "a case");
}

TEST_F(LedgerTest, AReadingWithARegistryOutranksOneWithout) {
  Ledger ledger = made();
  Versions own = kVersions;
  own.registry = "cc";
  ASSERT_TRUE(ledger.add(report("r1", "2006-12-01", kText), reading("r1", "denied"), own));
  ASSERT_TRUE(ledger.add(report("r1", "2006-12-01", kText), reading("r1"), kVersions));
  EXPECT_TRUE(*ledger.has(report("r1", "2006-12-01", kText), own));
  own.registry = "dd";
  EXPECT_FALSE(*ledger.has(report("r1", "2006-12-01", kText), own));
  EXPECT_EQ(ledger.load()->reports[0].facts[0].status, "denied");
  EXPECT_EQ(ledger.load()->reports[0].versions.registry, "cc");
}

// What a case of schema 1 did not have.
const char* const kBackToFirst =
    "ALTER TABLE readings DROP COLUMN registry; ALTER TABLE audit DROP COLUMN stamp; "
    "PRAGMA user_version = 1";

TEST_F(LedgerTest, AnEarlierSchemaIsReadAndBroughtUpOnceItIsWrittenTo) {
  { ASSERT_TRUE(made().add(report("r1", "2006-12-01", kText), reading("r1"), kVersions)); }
  ASSERT_EQ(tamper(path_, kBackToFirst), SQLITE_OK);
  {
    auto reader = Ledger::open_to_read(path_);
    ASSERT_TRUE(reader);
    EXPECT_EQ(reader->load()->reports[0].facts.size(), 1U);
    EXPECT_EQ(*reader->stamp(), "");
  }
  Ledger ledger = opened();
  EXPECT_NE(*ledger.stamp(), "");
  EXPECT_EQ(ledger.load()->reports[0].facts.size(), 1U);
  ASSERT_TRUE(ledger.add(report("r2", "2006-12-01", kText), reading("r2"), kVersions));
  EXPECT_TRUE(ledger.verify()->empty());
}

TEST_F(LedgerTest, CompactingChangesTheSizeAlone) {
  Ledger ledger = made();
  for (int i = 0; i < 50; ++i) {
    const std::string id = fmt::format("r{}", i);
    ASSERT_TRUE(ledger.add(report(id, "2006-12-01", kText), reading(id), kVersions));
  }
  ASSERT_EQ(tamper(path_, "CREATE TABLE junk(x); INSERT INTO junk VALUES (zeroblob(1000000)); DROP TABLE junk"),
            SQLITE_OK);
  const std::string stamp = *ledger.stamp();
  const auto sizes = ledger.compact();
  ASSERT_TRUE(sizes) << sizes.error().to_string();
  EXPECT_LT(sizes->second + 1'000'000, sizes->first);
  EXPECT_EQ(sizes->second, fs::file_size(path_));
  EXPECT_EQ(*ledger.stamp(), stamp);
  EXPECT_EQ(ledger.load()->reports.size(), 50U);
  EXPECT_TRUE(ledger.verify()->empty());
  EXPECT_NE(tamper(path_, "DELETE FROM facts"), SQLITE_OK);
}

TEST_F(LedgerTest, AKillAtAnyMomentLeavesEveryReportWholeOrAbsent) {
  constexpr int kReports = 40;
  { const Ledger fresh = made(); }
  std::mt19937 random(11);
  for (int round = 0; round < 12; ++round) {
    const pid_t child = fork();
    if (child == 0) {
      auto ledger = Ledger::open_to_write(path_);
      for (int i = 0; ledger && i < kReports; ++i) {
        const std::string id = fmt::format("r{}", i);
        if (!ledger->add(report(id, "2006-12-01", kText), reading(id), kVersions)) _exit(1);
      }
      _exit(0);
    }
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 60'000));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    Ledger ledger = opened();
    EXPECT_TRUE(ledger.verify()->empty());
    const auto content = ledger.load();
    ASSERT_TRUE(content);
    for (const RecordedReport& r : content->reports) EXPECT_EQ(r.facts.size(), 1U) << r.id;
    EXPECT_EQ(ledger.info()->reports, ledger.info()->readings);
  }
  Ledger ledger = opened();
  for (int i = 0; i < kReports; ++i) {
    const std::string id = fmt::format("r{}", i);
    ASSERT_TRUE(ledger.add(report(id, "2006-12-01", kText), reading(id), kVersions));
  }
  EXPECT_EQ(ledger.info()->reports, kReports);
}

}  // namespace
}  // namespace grotius
